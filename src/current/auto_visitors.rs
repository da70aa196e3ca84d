//! The counter of an office that nobody sits at (`--auto-desk`): everybody comes ten minutes before their time, is called
//! when it begins, and is done when the session ends. Whoever has not been checked in by the end of it, since nobody was
//! there to do so, has not come.

use super::DeskError;
use super::visitors::{call, check_in, miss, serve};
use crate::db::{DbError, appointments, visits};
use crate::domain::appointment::{Appointment, Status};
use crate::domain::hours::SESSION_MINUTES;
use crate::domain::office::OfficeCode;
use crate::domain::staff::Staff;
use crate::domain::visit::Arrival;
use crate::services::Services;
use jiff::{SignedDuration, Timestamp};

/// How long before their time people come.
const COMES_BEFORE: SignedDuration = SignedDuration::from_mins(10);
/// How long a visit takes, and how long somebody is waited for.
const SESSION: SignedDuration = SignedDuration::from_mins(SESSION_MINUTES);
/// How far back visits are looked for that have not ended: the counter may have been closed overnight.
const LOOKS_BACK: SignedDuration = SignedDuration::from_hours(24);
/// The window to which everybody is called.
const WINDOW_NO: i32 = 1;
/// Visitors of one office looked at in one turn.
const VISITORS_MAX: i64 = 2_000;

/// What the counter does next with somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    CheckIn,
    Call,
    Serve,
    Miss,
}

/// Does all that the counter would have done by now.
pub async fn work(services: &Services, staff: &Staff) -> Result<(), DbError> {
    let now = services.clock.now();
    for (appointment, at, next) in plan(services).await? {
        if at > now {
            continue;
        }
        let number = &appointment.number;
        let done = match next {
            Next::CheckIn => check_in(services, staff, number, None).await.map(drop),
            Next::Call => call(services, staff, number, WINDOW_NO).await,
            Next::Serve => serve(services, staff, number).await,
            Next::Miss => miss(services, staff, number).await,
        };
        match done {
            Err(DeskError::Db(why)) => return Err(why),
            Err(why) if !matches!(why, DeskError::Changed | DeskError::WrongState) => {
                tracing::warn!(item = %number, why = %why, "the auto desk could not receive a visitor");
            }
            // Somebody at the desk was faster.
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// When the counter acts next, if there is anybody to come or to go.
pub async fn next_act(services: &Services) -> Result<Option<Timestamp>, DbError> {
    let now = services.clock.now();
    let soon = now.checked_add(COMES_BEFORE).unwrap_or(now);
    let offices = offices(services);
    let coming = services.db.read_long(move |conn| {
        let mut starts = Vec::new();
        for office in &offices {
            starts.extend(appointments::next_start(conn, office, soon)?);
        }
        Ok(starts)
    });
    let coming = coming.await?.into_iter().filter_map(|starts_at| starts_at.checked_sub(COMES_BEFORE).ok());
    let here = plan(services).await?.into_iter().map(|(_, at, _)| at);
    Ok(here.chain(coming).filter(|at| *at > now).min())
}

/// Who is due at any office, with what is next and when; in the order of time.
async fn plan(services: &Services) -> Result<Vec<(Appointment, Timestamp, Next)>, DbError> {
    let now = services.clock.now();
    let from = now.checked_sub(LOOKS_BACK).unwrap_or(now);
    let until = now.checked_add(COMES_BEFORE).unwrap_or(now).checked_add(LOOKS_BACK).unwrap_or(now);
    let offices = offices(services);
    let rows = services.db.read_long(move |conn| {
        let mut rows = Vec::new();
        for office in &offices {
            rows.extend(visits::day(conn, office, (from, until), VISITORS_MAX)?);
        }
        Ok(rows)
    });
    let planned = rows.await?.into_iter().filter_map(|(stored, arrival)| {
        let (at, next) = next(&stored.appointment, arrival.as_ref(), now)?;
        Some((stored.appointment, at, next))
    });
    let mut planned: Vec<_> = planned.collect();
    planned.sort_by_key(|(appointment, at, _)| (*at, appointment.number.clone()));
    Ok(planned)
}

fn next(appointment: &Appointment, arrival: Option<&Arrival>, now: Timestamp) -> Option<(Timestamp, Next)> {
    let starts_at = appointment.starts_at;
    let later = |at: Timestamp| at.checked_add(SESSION).unwrap_or(at);
    match (appointment.status, arrival) {
        (Status::Booked, None) if starts_at > now => Some((starts_at.checked_sub(COMES_BEFORE).ok()?, Next::CheckIn)),
        (Status::Booked, None) => Some((later(starts_at), Next::Miss)),
        (Status::Arrived, Some(Arrival { called: None, checked_in_at, .. })) => {
            Some((starts_at.max(*checked_in_at), Next::Call))
        }
        (Status::Arrived, Some(Arrival { called: Some((called_at, _)), .. })) => Some((later(*called_at), Next::Serve)),
        _ => None,
    }
}

fn offices(services: &Services) -> Vec<OfficeCode> {
    services.directory().offices().map(|office| office.code.clone()).collect()
}
