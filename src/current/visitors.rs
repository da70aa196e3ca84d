//! The visitor's day at an office, of both models: the list, checking in, calling to a window, served, not come.

use super::DeskError;
use crate::db::visits::{self, CheckIn};
use crate::db::{Abort, DbError, appointments, staff_acts};
use crate::domain::appointment::{Appointment, Status};
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::inquiry::RuleUsed;
use crate::domain::office::Office;
use crate::domain::rules::{Outcome, Stage};
use crate::domain::staff::Staff;
use crate::domain::visit::{Arrival, EntryError, Visit};
use crate::services::Services;
use crate::telemetry;
use crate::vault::SealedDetails;
use jiff::Timestamp;
use jiff::civil::Date;

/// Visitors of one office day read at once: as many as it can have seats.
const VISITORS_MAX: i64 = 9_600;

/// Somebody on the day's list.
pub struct Visitor {
    /// The appointment.
    pub appointment: Appointment,
    /// Who it is for.
    pub details: SealedDetails,
    /// What is stored from the check-in on.
    pub arrival: Option<Arrival>,
    /// Where the day stands.
    pub visit: Visit,
}

/// An office's appointments of a day, of both models, in order.
pub async fn visitors(services: &Services, office: &Office, day: Date) -> Result<Vec<Visitor>, DbError> {
    let (code, bounds) = (office.code.clone(), office.day_bounds(day));
    let rows = services.db.read(move |conn| visits::day(conn, &code, bounds, VISITORS_MAX)).await?;
    rows.into_iter().map(|(stored, arrival)| read(services, stored, arrival)).collect()
}

fn read(services: &Services, stored: appointments::Stored, arrival: Option<Arrival>) -> Result<Visitor, DbError> {
    let appointment = stored.appointment;
    let details = services.vault().open_details(&appointment.number, &stored.details_sealed);
    let details = details.ok_or_else(|| DbError::Failed("sealed details do not open".into()))?;
    let visit = Visit::of(&appointment, arrival.as_ref());
    let visit = visit.ok_or_else(|| DbError::Failed("an arrival does not go with its appointment".into()))?;
    Ok(Visitor { appointment, details, arrival, visit })
}

/// Opens somebody's visit for the desk of their office.
pub async fn open(services: &Services, staff: &Staff, number: &ConfirmationNumber) -> Result<Visitor, DeskError> {
    let wanted = number.clone();
    let found = services.db.read(move |conn| visits::with_appointment(conn, &wanted));
    let (stored, arrival) = found.await?.ok_or(DeskError::NotFound)?;
    if !staff.sees(&stored.appointment.office) {
        return Err(DeskError::NotFound);
    }
    Ok(read(services, stored, arrival)?)
}

/// Checks somebody in, from 15 minutes before their time until it begins; after that with a rule that lets them in.
/// Answers with the ticket's number; somebody who is checked in already keeps theirs.
pub async fn check_in(
    services: &Services,
    staff: &Staff,
    number: &ConfirmationNumber,
    admitted_by: Option<&str>,
) -> Result<i32, DeskError> {
    let visitor = open_to_serve(services, staff, number).await?;
    let now = services.clock.now();
    let expected = match visitor.visit {
        Visit::Expected(expected) => expected,
        Visit::CheckedIn(_) | Visit::Called(_) => {
            return visitor.arrival.map(|own| own.ticket_no).ok_or(DeskError::WrongState);
        }
        Visit::Served | Visit::Missed | Visit::Cancelled => return Err(DeskError::WrongState),
    };
    let directory = services.directory();
    let office = directory.office(&visitor.appointment.office).ok_or(DeskError::NotFound)?;
    // A rule lets in who is late, not who comes another day.
    if office.today(visitor.appointment.starts_at) < office.today(now) {
        return Err(DeskError::WrongState);
    }
    let late = now >= visitor.appointment.starts_at;
    let admitted_by = match admitted_by.map(str::trim).filter(|key| !key.is_empty() && late) {
        Some(key) => Some(arrival_rule(services, key)?),
        None => None,
    };
    // The ticket is drawn in the write; what is asked here is whether the door is open.
    let entry = if admitted_by.is_some() { expected.admit(1, now) } else { expected.check_in(1, now) };
    entry.map_err(|why| match why {
        EntryError::TooEarly => DeskError::TooEarly,
        EntryError::Late => DeskError::Late,
    })?;
    let (appointment, day, by) = (visitor.appointment, office.today(now), staff.name.clone());
    let ticket_no = services
        .db
        .write(move |conn| {
            if !appointments::revise(conn, &appointment, now)? {
                return Err(Abort::Refused(DeskError::Changed));
            }
            let check_in = CheckIn {
                number: &appointment.number,
                office: &appointment.office,
                day,
                at: now,
                admitted_by: admitted_by.as_ref(),
            };
            let ticket_no = visits::check_in(conn, &check_in)?;
            let act = if admitted_by.is_some() { "admit-late" } else { "check-in" };
            staff_acts::append(conn, now, &by, act, appointment.number.as_str())?;
            Ok(ticket_no)
        })
        .await?;
    telemetry::done("check-in");
    Ok(ticket_no)
}

fn arrival_rule(services: &Services, key: &str) -> Result<RuleUsed, DeskError> {
    let rule = services.rules.rule(key).filter(|rule| rule.stage == Stage::Arrival && rule.outcome == Outcome::Admit);
    let rule = rule.ok_or(DeskError::RuleMissing)?;
    Ok(RuleUsed { rule: rule.key.clone(), version: services.rules.version.clone() })
}

/// Calls somebody who waits to a window.
pub async fn call(
    services: &Services,
    staff: &Staff,
    number: &ConfirmationNumber,
    window_no: i32,
) -> Result<(), DeskError> {
    let visitor = open_to_serve(services, staff, number).await?;
    let directory = services.directory();
    let office = directory.office(&visitor.appointment.office).ok_or(DeskError::NotFound)?;
    if !(1..=i32::from(office.windows)).contains(&window_no) {
        return Err(DeskError::NoSuchWindow);
    }
    let Visit::CheckedIn(waiting) = visitor.visit else { return Err(DeskError::WrongState) };
    let called = waiting.call(window_no, services.clock.now());
    let (number, by) = (number.clone(), staff.name.clone());
    services
        .db
        .write(move |conn| {
            if !visits::call(conn, &number, called.window_no, called.at)? {
                return Err(Abort::Refused(DeskError::Changed));
            }
            staff_acts::append(conn, called.at, &by, "call-to-window", number.as_str())?;
            Ok(())
        })
        .await?;
    telemetry::done("call-to-window");
    Ok(())
}

/// The person at the window is done.
pub async fn serve(services: &Services, staff: &Staff, number: &ConfirmationNumber) -> Result<(), DeskError> {
    let visitor = open_to_serve(services, staff, number).await?;
    let Visit::Called(_) = visitor.visit else { return Err(DeskError::WrongState) };
    let (number, now, by) = (number.clone(), services.clock.now(), staff.name.clone());
    services
        .db
        .write(move |conn| {
            if !visits::serve(conn, &number, now)? {
                return Err(Abort::Refused(DeskError::Changed));
            }
            staff_acts::append(conn, now, &by, "serve", number.as_str())?;
            Ok(())
        })
        .await?;
    telemetry::done("serve");
    Ok(())
}

/// The person has not come. Whoever has checked in has.
pub async fn miss(services: &Services, staff: &Staff, number: &ConfirmationNumber) -> Result<(), DeskError> {
    let visitor = open_to_serve(services, staff, number).await?;
    let Visit::Expected(expected) = visitor.visit else { return Err(DeskError::WrongState) };
    let now = services.clock.now();
    expected.miss(now).map_err(|_| DeskError::TooEarly)?;
    write_missed(services, staff, visitor.appointment, now).await
}

/// Ends an office's day: everybody whose time has begun and who has not come is marked so. Answers how many.
pub async fn close_day(services: &Services, staff: &Staff, office: &Office, day: Date) -> Result<usize, DeskError> {
    if !staff.decides() {
        return Err(DeskError::NotAllowed);
    }
    let now = services.clock.now();
    let mut missed = 0;
    for visitor in visitors(services, office, day).await? {
        let Visit::Expected(expected) = visitor.visit else { continue };
        if expected.miss(now).is_err() {
            continue;
        }
        match write_missed(services, staff, visitor.appointment, now).await {
            Ok(()) => missed += 1,
            // They came or cancelled at this very moment.
            Err(DeskError::Changed) => {}
            Err(why) => return Err(why),
        }
    }
    Ok(missed)
}

async fn write_missed(
    services: &Services,
    staff: &Staff,
    appointment: Appointment,
    now: Timestamp,
) -> Result<(), DeskError> {
    let by = staff.name.clone();
    services
        .db
        .write(move |conn| {
            if !appointments::revise(conn, &appointment, now)? {
                return Err(Abort::Refused(DeskError::Changed));
            }
            appointments::set_status(conn, &appointment.number, Status::Missed)?;
            staff_acts::append(conn, now, &by, "no-show", appointment.number.as_str())?;
            Ok(())
        })
        .await?;
    telemetry::done("no-show");
    Ok(())
}

async fn open_to_serve(services: &Services, staff: &Staff, number: &ConfirmationNumber) -> Result<Visitor, DeskError> {
    if staff.decides() { open(services, staff, number).await } else { Err(DeskError::NotAllowed) }
}
