//! Assigning an appointment: by the officer who calls back, some working days ahead, or at the door, today. The person
//! has no choice of the time; they get the same notice as in the portal.

use super::call_back::open_to_decide;
use super::decide::{Ground, decided, facts, sealed_reason};
use super::free_seats::{free_today, proposed_seat};
use super::judge::judge;
use super::open_inquiry::OpenedInquiry;
use super::{DeskError, Overtaken};
use crate::db::call_backs::Outcome as CallOutcome;
use crate::db::seats::{Windows, claim_of};
use crate::db::visits::{self, CheckIn};
use crate::db::{Abort, DbError, appointments, inquiries, inquiry_keys, person_keys, staff_acts};
use crate::domain::appointment::{Appointment, Model, Status};
use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::inquiry::{Channel, Event, Inquiry};
use crate::domain::office::Office;
use crate::domain::reason::Purpose;
use crate::domain::rules::{Outcome, Stage};
use crate::domain::staff::Staff;
use crate::domain::window::eastern_date;
use crate::keeper;
use crate::services::Services;
use crate::telemetry;
use crate::vault::{Bring, SealedDetails};
use jiff::Timestamp;
use jiff::civil::DateTime;

/// Draws of a confirmation number before giving up.
const DRAWS_MAX: usize = 10;
/// Longest text of an officer on what to bring, in characters: a line of the notice.
pub const WRITTEN_CHARS_MAX: usize = 120;

/// An appointment to assign.
#[derive(Clone, Debug, Default)]
pub struct Assignment {
    /// On what ground.
    pub ground: Ground,
    /// The office's local time that the officer chose; none for the one the system proposes.
    pub local: Option<DateTime>,
    /// What to bring.
    pub bring: Vec<Bring>,
}

/// What was assigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The confirmation number.
    pub number: ConfirmationNumber,
    /// When the visit begins.
    pub starts_at: Timestamp,
    /// The ticket of somebody who stood at the door and is checked in with it.
    pub ticket_no: Option<i32>,
}

/// Assigns an appointment to somebody who was called back.
pub async fn schedule(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    assignment: &Assignment,
) -> Result<Assigned, DeskError> {
    let opened = open_to_decide(services, staff, number, assignment.ground.shown_revision).await?;
    opened.inquiry.after(Event::Schedule)?;
    if opened.inquiry.channel == Channel::WalkIn {
        return Err(DeskError::NotFound);
    }
    let directory = services.directory();
    let office = directory.office(&opened.inquiry.office).ok_or(DeskError::NotFound)?;
    let called_at = opened.calls.iter().rfind(|call| call.outcome == CallOutcome::Reached);
    let called_at = called_at.map_or_else(|| services.clock.now(), |call| call.at);
    let starts_at = match assignment.local {
        Some(local) => chosen(services, office, local)?,
        None => proposed_seat(services, office, called_at).await?.ok_or(DeskError::Taken)?,
    };
    keeper::make_days_until(services, office, office.local(starts_at).date()).await?;
    let way = Way { stage: Stage::Tier2, outcome: Outcome::Appointment, at_door: false };
    assign(services, staff, &opened, office, starts_at, assignment, way).await
}

/// Gives somebody at the door a seat today and checks them in: they stand there.
pub async fn accept(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    assignment: &Assignment,
) -> Result<Assigned, DeskError> {
    let opened = open_to_decide(services, staff, number, assignment.ground.shown_revision).await?;
    opened.inquiry.after(Event::Schedule)?;
    if opened.inquiry.channel != Channel::WalkIn {
        return Err(DeskError::NotFound);
    }
    let directory = services.directory();
    let office = directory.office(&opened.inquiry.office).ok_or(DeskError::NotFound)?;
    let today = office.today(services.clock.now());
    let free = free_today(services, office).await?;
    let starts_at = match assignment.local {
        Some(local) if local.date() == today => chosen(services, office, local)?,
        Some(_) => return Err(DeskError::NoSuchTime),
        None => free.first().map(|(starts_at, _)| *starts_at).ok_or(DeskError::Taken)?,
    };
    let way = Way { stage: Stage::WalkIn, outcome: Outcome::Accept, at_door: true };
    assign(services, staff, &opened, office, starts_at, assignment, way).await
}

/// How an appointment is assigned.
#[derive(Clone, Copy)]
struct Way {
    stage: Stage,
    outcome: Outcome,
    /// The person is checked in at once.
    at_door: bool,
}

/// A time that the officer chose: a session of the office that has not begun.
fn chosen(services: &Services, office: &Office, local: DateTime) -> Result<Timestamp, DeskError> {
    let starts_at = office.starts_at(local).ok_or(DeskError::NoSuchTime)?;
    if starts_at > services.clock.now() { Ok(starts_at) } else { Err(DeskError::NoSuchTime) }
}

async fn assign(
    services: &Services,
    staff: &Staff,
    opened: &OpenedInquiry,
    office: &Office,
    starts_at: Timestamp,
    assignment: &Assignment,
    way: Way,
) -> Result<Assigned, DeskError> {
    let facts = facts(&opened.inquiry, &opened.told, opened.case, true);
    let ground = &assignment.ground;
    let judged = judge(&services.rules, (way.stage, way.outcome), &facts, ground.rule.as_deref(), &ground.reason)?;
    let (status, _) = opened.inquiry.after(Event::Schedule)?;
    let sealed_reason = sealed_reason(services, opened, &judged, &ground.reason);
    let now = services.clock.now();
    for _ in 0..DRAWS_MAX {
        let new = draw(services, opened, office, starts_at, &assignment.bring);
        let number = new.appointment.number.clone();
        let changed =
            Inquiry { appointment: Some(number.clone()), ..decided(services, staff, &opened.inquiry, status, &judged) };
        let (inquiry, sealed_reason, by) = (opened.inquiry.clone(), sealed_reason.clone(), staff.name.clone());
        let day = office.today(now);
        let written = services.db.write(move |conn| {
            let visit = &new.appointment;
            if !appointments::insert(conn, &new)? {
                // The number is somebody else's, or another officer has just assigned this very request.
                let before = appointments::find_by_booking_key(conn, &[new.booking_key])?;
                return if before.is_some() { Err(Abort::Refused(DeskError::Changed)) } else { Ok(None) };
            }
            // Whoever asked is whoever comes.
            let person = inquiry_keys::of_inquiry(conn, &inquiry.number)?;
            person_keys::remove_dead(conn, visit.model, &person, now)?;
            if !person_keys::insert(conn, visit.model, &person, &visit.number)? {
                return Err(Abort::Refused(DeskError::AlreadyBooked));
            }
            if !inquiries::change(conn, &inquiry, &changed)? {
                return Err(Abort::Refused(DeskError::Changed));
            }
            if let Some((sealed, key_id)) = &sealed_reason {
                inquiries::set_details(conn, &inquiry.number, sealed, *key_id)?;
            }
            inquiry_keys::remove(conn, &inquiry.number)?;
            let act = if way.at_door { "accept-walk-in" } else { "assign-appointment" };
            staff_acts::append(conn, now, &by, act, inquiry.number.as_str())?;
            let ticket_no = if way.at_door {
                if !appointments::revise(conn, visit, now)? {
                    return Err(Abort::Refused(DeskError::Changed));
                }
                let check_in =
                    CheckIn { number: &visit.number, office: &visit.office, day, at: now, admitted_by: None };
                Some(visits::check_in(conn, &check_in)?)
            } else {
                None
            };
            // The seat last, as in a booking.
            if !claim_of(conn, Windows::Desk, &visit.office, visit.starts_at, &visit.number, now)? {
                return Err(Abort::Refused(DeskError::Taken));
            }
            Ok(Some(ticket_no))
        });
        if let Some(ticket_no) = written.await? {
            telemetry::done("assign-appointment");
            return Ok(Assigned { number, starts_at, ticket_no });
        }
    }
    Err(DbError::from(Overtaken).into())
}

fn draw(
    services: &Services,
    opened: &OpenedInquiry,
    office: &Office,
    starts_at: Timestamp,
    bring: &[Bring],
) -> appointments::NewAppointment {
    let (now, vault) = (services.clock.now(), services.vault());
    let inquiry = &opened.inquiry;
    let number = services.random.confirmation_number(&office.code, office.today(now).year());
    let mut sealed = SealedDetails::new(opened.told.typed.clone(), &services.random.pin());
    sealed.bring = bring.to_vec();
    appointments::NewAppointment {
        details_sealed: vault.seal_details(&number, &sealed, &services.random),
        key_id: vault.key_id(),
        booking_key: vault.act_keys(inquiry.number.as_str().as_bytes(), &[b"assigned"]).written,
        appointment: Appointment {
            number,
            model: Model::Current,
            office: office.code.clone(),
            starts_at,
            purpose: Purpose::Request(inquiry.kind.clone()),
            language: inquiry.language.clone(),
            status: Status::Booked,
            revision: 1,
            created_at: now,
            updated_at: now,
            moves_day: eastern_date(now),
            moves_count: 0,
            serial: services.random.door_serial(),
        },
    }
}
