//! The diary of one person with one question in both models: what happened when, read from what is stored, and what a
//! device remembers of calls that left nothing behind.

use crate::db::call_backs::{self, CallBack, Outcome as CallOutcome};
use crate::db::person_keys::PersonKey;
use crate::db::{DbError, appointments, inquiries, person_keys, visits};
use crate::domain::appointment::{Model, Status as VisitStatus};
use crate::domain::diary::{Outcome, What};
use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::inquiry::{Channel, Inquiry, Status};
use crate::domain::visit::Arrival;
use crate::services::Services;
use jiff::Timestamp;

/// Something in the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When; may be still to come.
    pub at: Timestamp,
    /// What.
    pub what: What,
    /// The person's own minutes that it took, by the rule file.
    pub minutes: u32,
}

/// One model's column.
#[derive(Clone, Debug)]
pub struct Diary {
    /// In order of time.
    pub entries: Vec<Entry>,
    /// How it stands.
    pub outcome: Outcome,
}

/// What a device knows of one person's tour.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The person's request, if there is one.
    pub request: Option<ServiceItemNumber>,
    /// Calls that left nothing behind.
    pub calls: Vec<Timestamp>,
}

impl Diary {
    /// Contacts up to now.
    pub fn contacts(&self, now: Timestamp) -> usize {
        self.entries.iter().filter(|entry| entry.at <= now && entry.what.is_contact()).count()
    }

    /// The person's minutes up to now.
    pub fn minutes(&self, now: Timestamp) -> u32 {
        self.entries.iter().filter(|entry| entry.at <= now).map(|entry| entry.minutes).sum()
    }

    /// When the question was, or will be, seen to: at the appointment, by telephone, at the window.
    pub fn seen_to_at(&self) -> Option<Timestamp> {
        if self.outcome == Outcome::Nothing {
            return None;
        }
        let seen = |what| matches!(what, What::Answered | What::Appointment | What::Served);
        self.entries.iter().find(|entry| seen(entry.what)).map(|entry| entry.at)
    }
}

/// A visit as stored.
type StoredVisit = Option<(appointments::Stored, Option<Arrival>)>;

/// The diary of the legacy model and that of the current one.
pub async fn diaries(services: &Services, person: Vec<PersonKey>, known: &Known) -> Result<(Diary, Diary), DbError> {
    let request = known.request.clone();
    let rows = services.db.read(move |conn| {
        let booked = person_keys::find_last(conn, Model::Legacy, &person)?;
        let legacy = match booked.and_then(|number| ConfirmationNumber::parse(&number).ok()) {
            Some(number) => visits::with_appointment(conn, &number)?,
            None => None,
        };
        let assigned = person_keys::find_last(conn, Model::Current, &person)?;
        let assigned = assigned.and_then(|number| ConfirmationNumber::parse(&number).ok());
        // The request that the device knows, else the one that led to the person's appointment.
        let found = match (&request, &assigned) {
            (Some(number), _) => inquiries::find(conn, number)?,
            (None, Some(number)) => inquiries::find_by_appointment(conn, number)?,
            (None, None) => None,
        };
        let Some(found) = found.map(|stored| stored.inquiry) else { return Ok((legacy, None)) };
        let calls = call_backs::of(conn, &found.number)?;
        let current = match &found.appointment {
            Some(number) => visits::with_appointment(conn, number)?,
            None => None,
        };
        Ok((legacy, Some((found, calls, current))))
    });
    let (legacy, current) = rows.await?;
    Ok((legacy_diary(services, legacy), current_diary(services, known, current)))
}

fn legacy_diary(services: &Services, visit: StoredVisit) -> Diary {
    let Some(visit) = visit else { return Diary { entries: Vec::new(), outcome: Outcome::NotBegun } };
    let minutes = services.rules.minutes.portal;
    let mut entries = vec![Entry { at: visit.0.appointment.created_at, what: What::Booked, minutes }];
    let outcome = add_visit(services, &mut entries, &visit);
    finished(entries, outcome)
}

fn current_diary(services: &Services, known: &Known, current: Option<(Inquiry, Vec<CallBack>, StoredVisit)>) -> Diary {
    let minutes = &services.rules.minutes;
    let by_phone = minutes.voice_system.saturating_add(minutes.operator);
    let called = |at: &Timestamp| Entry { at: *at, what: What::Called, minutes: minutes.voice_system };
    let mut entries: Vec<Entry> = known.calls.iter().map(called).collect();
    let Some((inquiry, calls, visit)) = current else {
        let outcome = if entries.is_empty() { Outcome::NotBegun } else { Outcome::Waiting };
        return finished(entries, outcome);
    };
    let (what, took) = match inquiry.channel {
        Channel::Call => (What::RequestByCall, by_phone),
        Channel::Form => (What::RequestByForm, minutes.request_form),
        Channel::WalkIn => (What::AskedAtDoor, 0),
    };
    entries.push(Entry { at: inquiry.received_at, what, minutes: took });
    entries.extend(calls.iter().map(|call| match call.outcome {
        CallOutcome::TextSent => Entry { at: call.at, what: What::Text, minutes: 0 },
        CallOutcome::Reached => Entry { at: call.at, what: What::SpokenWith, minutes: minutes.call_back },
        CallOutcome::Missed => Entry { at: call.at, what: What::CallMissed, minutes: 0 },
    }));
    let decided = inquiry.decision.as_ref().map_or(inquiry.updated_at, |decision| decision.at);
    let (what, outcome) = match inquiry.status {
        Status::Waiting | Status::Reached => (None, Outcome::Waiting),
        Status::Answered => (Some(What::Answered), Outcome::Answered),
        Status::Scheduled => (Some(What::Assigned), Outcome::Appointment),
        Status::Refused => (Some(What::Refused), Outcome::Nothing),
        Status::Closed => (Some(What::Closed), Outcome::Nothing),
    };
    entries.extend(what.map(|what| Entry { at: decided, what, minutes: 0 }));
    let outcome = match visit.filter(|_| inquiry.status == Status::Scheduled) {
        Some(visit) => add_visit(services, &mut entries, &visit),
        None => outcome,
    };
    finished(entries, outcome)
}

/// The visit itself, as far as it has come.
fn add_visit(
    services: &Services,
    entries: &mut Vec<Entry>,
    (stored, arrival): &(appointments::Stored, Option<Arrival>),
) -> Outcome {
    let appointment = &stored.appointment;
    let plain = |at, what| Entry { at, what, minutes: 0 };
    if appointment.status == VisitStatus::Cancelled {
        entries.push(plain(appointment.updated_at, What::Cancelled));
        return Outcome::Nothing;
    }
    // Who was served before the time has no appointment to come any more.
    let served_at = arrival.as_ref().and_then(|arrival| arrival.served_at);
    if served_at.is_none_or(|served| served >= appointment.starts_at) {
        entries.push(plain(appointment.starts_at, What::Appointment));
    }
    if let Some(arrival) = arrival {
        let minutes = services.rules.minutes.visit;
        entries.push(Entry { at: arrival.checked_in_at, what: What::CheckedIn, minutes });
        entries.extend(arrival.served_at.map(|at| plain(at, What::Served)));
    }
    match appointment.status {
        VisitStatus::Missed => {
            entries.push(plain(appointment.updated_at, What::Missed));
            Outcome::Nothing
        }
        VisitStatus::Served => Outcome::Answered,
        _ => Outcome::Appointment,
    }
}

fn finished(mut entries: Vec<Entry>, outcome: Outcome) -> Diary {
    entries.sort_by_key(|entry| entry.at);
    Diary { entries, outcome }
}
