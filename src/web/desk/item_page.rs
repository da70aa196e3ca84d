//! A request as its page shows it.

use super::guard::Desk;
use super::item::{Form, Typed};
use super::queue::{grouped, href, language_name, name};
use super::rule_choices::{advice, choices, kind_name, office_of, rule_name, rule_text, slot_days, when};
use crate::current::decide::facts;
use crate::current::free_seats::{free_desk_seats, proposed_seat};
use crate::current::open_inquiry::OpenedInquiry;
use crate::db::call_backs::Outcome as CallOutcome;
use crate::domain::appointment;
use crate::domain::calendar::days_after;
use crate::domain::inquiry::{Channel, Event, Status};
use crate::domain::office::Office;
use crate::domain::rules::{Facts, Outcome, Stage};
use crate::view::dates::Dates;
use crate::view::pages::desk::item::{
    AppointmentForm, AppointmentView, CallRow, Calling, Deciding, DecisionView, DeskItemPage, DocumentChoice, Promise,
    RuleForm, Told,
};
use crate::view::{month_number, rule_words, words};
use crate::web::errors::WebError;
use jiff::Timestamp;
use jiff::civil::Date;

/// Days whose times are offered at once.
const DAYS_SHOWN: i32 = 14;

/// The page, with what was typed.
pub async fn page(desk: &Desk, opened: &OpenedInquiry, typed: &Typed) -> Result<DeskItemPage, WebError> {
    let inquiry = &opened.inquiry;
    let office = office_of(desk, &inquiry.office)?;
    let dates = desk.dates()?;
    let facts = facts(inquiry, &opened.told, opened.case, false);
    let decides = desk.staff.decides();
    let deciding = if decides && inquiry.channel != Channel::WalkIn && inquiry.after(Event::Schedule).is_ok() {
        Some(deciding(desk, &dates, &office, opened, &facts, typed).await?)
    } else {
        None
    };
    let to_come = opened
        .appointment
        .as_ref()
        .is_some_and(|booked| booked.standing(desk.services().clock.now()) == appointment::Standing::Live);
    let refusable = decides && to_come && inquiry.after(Event::RefuseByOffice).is_ok();
    let office_rules = (Stage::FieldOffice, Outcome::Refuse);
    Ok(DeskItemPage {
        bar: desk.bar(Some(&inquiry.office)),
        href: href(&inquiry.number),
        number: grouped(&inquiry.number),
        revision: inquiry.revision,
        now: when(&dates, &office, desk.services().clock.now()),
        did: None,
        problem: None,
        errors: Vec::new(),
        typed: Vec::new(),
        status_key: status_key(inquiry.status, inquiry.channel),
        at_door: inquiry.channel == Channel::WalkIn,
        open: inquiry.status.is_open(),
        urgent: inquiry.urgent,
        kind: kind_name(desk, &inquiry.kind),
        channel_key: channel_key(inquiry.channel),
        office: office.name.clone(),
        told: told(&dates, opened),
        promise: promise(desk, &dates, &office, opened),
        calls: opened
            .calls
            .iter()
            .map(|call| CallRow {
                attempt: call.attempt,
                at: when(&dates, &office, call.at),
                outcome_key: call_key(call.outcome),
                by: call.by.clone(),
            })
            .collect(),
        calling: calling(desk, opened).filter(|_| decides),
        deciding,
        office_refusal: refusable.then(|| rule_form(desk, office_rules, &facts, Form::Office, typed)),
        decision: decision(desk, &dates, &office, opened),
        appointment: opened.appointment.as_ref().map(|booked| AppointmentView {
            number: booked.number.as_str().to_owned(),
            when: dates.date_and_time(office.local(booked.starts_at)),
            status_key: appointment_key(booked.status),
        }),
    })
}

fn told(dates: &Dates, opened: &OpenedInquiry) -> Told {
    let told = &opened.told;
    let details = opened.details(month_number);
    let (born, phone, phone_href) = details.map_or_else(
        || (String::new(), told.typed.phone.clone(), String::new()),
        |details| (dates.date(details.born.date()), details.phone.display(), format!("tel:{}", details.phone.as_str())),
    );
    Told {
        name: name(told),
        born,
        phone,
        phone_href,
        zip: told.typed.zip.clone(),
        language: language_name(&opened.inquiry.language),
        representative: told.representative.clone(),
        account: told.account.clone(),
        receipt: told.receipt.clone(),
        about: told.about.clone(),
        urgent: told.urgent,
        evidence: told.evidence,
    }
}

fn promise(desk: &Desk, dates: &Dates, office: &Office, opened: &OpenedInquiry) -> Promise {
    let inquiry = &opened.inquiry;
    Promise {
        received: when(dates, office, inquiry.received_at),
        from: when(dates, office, inquiry.due_from),
        by: when(dates, office, inquiry.due_by),
        overdue: inquiry.is_overdue(desk.services().clock.now()),
        era: words::plain(desk.language, &rule_words::era_key(&inquiry.era)),
        text_ahead: inquiry.text_ahead,
    }
}

/// The buttons of a call, while the person waits for one.
fn calling(desk: &Desk, opened: &OpenedInquiry) -> Option<Calling> {
    let inquiry = &opened.inquiry;
    if inquiry.channel == Channel::WalkIn || inquiry.status != Status::Waiting {
        return None;
    }
    let services = desk.services();
    let era = services.rules.era(inquiry.era.as_str()).unwrap_or(&services.era);
    Some(Calling {
        text: inquiry.text_ahead && era.text_minutes_before.is_some(),
        last: inquiry.missed_calls.saturating_add(1) >= era.missed_calls_max,
    })
}

async fn deciding(
    desk: &Desk,
    dates: &Dates,
    office: &Office,
    opened: &OpenedInquiry,
    facts: &Facts<'_>,
    typed: &Typed,
) -> Result<Deciding, WebError> {
    let form = |outcome, form| rule_form(desk, (Stage::Tier2, outcome), facts, form, typed);
    Ok(Deciding {
        advice: advice(desk, Stage::Tier2, facts),
        answer: form(Outcome::Answer, Form::Answer),
        refuse: form(Outcome::Refuse, Form::Refuse),
        appointment: appointment_form(
            desk,
            dates,
            office,
            opened,
            form(Outcome::Appointment, Form::Appointment),
            typed,
        )
        .await?,
    })
}

/// The rules of an outcome, with what was typed if it was this form.
fn rule_form(desk: &Desk, of: (Stage, Outcome), facts: &Facts<'_>, form: Form, typed: &Typed) -> RuleForm {
    let (rule, reason) =
        if typed.form == form { (typed.rule.as_str(), typed.reason.clone()) } else { ("", String::new()) };
    RuleForm { rules: choices(desk, of, facts, rule), reason }
}

async fn appointment_form(
    desk: &Desk,
    dates: &Dates,
    office: &Office,
    opened: &OpenedInquiry,
    ground: RuleForm,
    typed: &Typed,
) -> Result<AppointmentForm, WebError> {
    let services = desk.services();
    let now = services.clock.now();
    let called_at = opened.calls.iter().rfind(|call| call.outcome == CallOutcome::Reached).map_or(now, |call| call.at);
    let proposed = proposed_seat(services, office, called_at).await?;
    let asked = desk.query("from").and_then(|from| from.parse::<Date>().ok());
    let first = first_day(office, asked, proposed, now);
    let free = free_desk_seats(services, office, (first, days_after(first, DAYS_SHOWN - 1))).await?;
    let own = href(&opened.inquiry.number);
    let kind = services.rules.kind(opened.inquiry.kind.as_str());
    let asked_for = |key: &str| match typed.documents.as_ref().filter(|_| typed.form == Form::Appointment) {
        Some(ticked) => ticked.iter().any(|document| document == key),
        None => kind.is_some_and(|kind| kind.documents.iter().any(|document| document.as_str() == key)),
    };
    let chosen = if typed.form == Form::Appointment { typed.slot.as_str() } else { "" };
    Ok(AppointmentForm {
        ground,
        proposed: proposed.map(|starts_at| dates.date_and_time(office.local(starts_at))),
        days: slot_days(dates, office, &free, chosen),
        query: asked.map(|_| format!("?from={first}")).unwrap_or_default(),
        later: Some(days_after(first, DAYS_SHOWN))
            .filter(|next| *next <= last_day(office, now))
            .map(|next| format!("{own}?from={next}#other-times")),
        earlier: asked.map(|_| format!("{own}#other-times")),
        documents: services
            .rules
            .documents
            .iter()
            .map(|key| DocumentChoice {
                key: key.as_str().to_owned(),
                name: words::plain(desk.language, &rule_words::document_key(key)),
                checked: asked_for(key.as_str()),
            })
            .collect(),
        bring: if typed.form == Form::Appointment { typed.bring.clone() } else { String::new() },
    })
}

/// The first day whose times are offered: the one asked for, within a year, else that of the time proposed.
fn first_day(office: &Office, asked: Option<Date>, proposed: Option<Timestamp>, now: Timestamp) -> Date {
    let today = office.today(now);
    let first = asked.or_else(|| proposed.map(|starts_at| office.local(starts_at).date())).unwrap_or(today);
    first.clamp(today, last_day(office, now))
}

/// The last day from which times are offered.
fn last_day(office: &Office, now: Timestamp) -> Date {
    const DAYS_AHEAD_MAX: i32 = 365;
    days_after(office.today(now), DAYS_AHEAD_MAX)
}

fn decision(desk: &Desk, dates: &Dates, office: &Office, opened: &OpenedInquiry) -> Option<DecisionView> {
    let decision = opened.inquiry.decision.as_ref()?;
    let used = decision.rule.as_ref();
    Some(DecisionView {
        at: dates.short_date_and_time(office.local(decision.at)),
        by: decision.by.clone(),
        rule: used.map(|used| rule_name(desk, &used.rule)),
        text: used.map(|used| rule_text(desk, &used.rule)).unwrap_or_default(),
        version: used.map(|used| used.version.clone()).unwrap_or_default(),
        overridden: decision.overridden.as_ref().map(|rule| rule_name(desk, rule)),
        reason: opened.told.override_reason.clone(),
    })
}

fn status_key(status: Status, channel: Channel) -> &'static str {
    match status {
        Status::Waiting if channel == Channel::WalkIn => "desk-status-at-door",
        Status::Waiting => "desk-status-waiting",
        Status::Reached => "desk-status-reached",
        Status::Answered => "desk-status-answered",
        Status::Scheduled => "desk-status-scheduled",
        Status::Refused => "desk-status-refused",
        Status::Closed => "desk-status-closed",
    }
}

fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "desk-channel-call",
        Channel::Form => "desk-channel-form",
        Channel::WalkIn => "desk-channel-walk-in",
    }
}

fn call_key(outcome: CallOutcome) -> &'static str {
    match outcome {
        CallOutcome::TextSent => "desk-call-text-sent",
        CallOutcome::Reached => "desk-call-reached",
        CallOutcome::Missed => "desk-call-missed",
    }
}

fn appointment_key(status: appointment::Status) -> &'static str {
    match status {
        appointment::Status::Booked => "desk-appointment-booked",
        appointment::Status::Cancelled => "desk-appointment-cancelled",
        appointment::Status::Arrived => "desk-appointment-arrived",
        appointment::Status::Served => "desk-appointment-served",
        appointment::Status::Missed => "desk-appointment-missed",
    }
}
