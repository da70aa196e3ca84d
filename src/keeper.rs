//! What must happen as time passes: offices are read again, a day's seats are made before the day opens, past free
//! seats, old idempotency keys, old guesses and what is left of old log-ins are deleted. `due` runs it at start and then
//! every minute; doing it twice changes nothing.

use crate::db::seats::{self, WantedSeat};
use crate::db::{Abort, DbError, WriteError, guesses, idempotency_keys, staff_sessions, unknown_names};
use crate::domain::guesses::DESK;
use crate::domain::office::Office;
use crate::domain::window::BookingWindow;
use crate::services::Services;
use crate::staff::SESSION_IDLE_MAX;
use crate::telemetry;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::collections::HashMap;
use std::convert::Infallible;

/// How far ahead of opening a day's seats are made.
const MAKE_AHEAD: SignedDuration = SignedDuration::from_hours(36);

/// How long an `Idempotency-Key` belongs to its request: a client that has had no answer tries again within minutes; a
/// day also covers one that was switched off overnight.
pub const KEYS_KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Does all that is due now.
pub async fn keep(services: &Services) -> Result<(), DbError> {
    services.reload_directory().await?;
    let directory = services.directory();
    for office in directory.offices() {
        keep_office(services, office).await?;
        tell_free(services, office).await?;
    }
    forget_idempotency_keys(services).await?;
    forget_staff_sessions(services).await?;
    forget_unknown_names(services).await?;
    forget_guesses(services).await
}

/// Deletes the keys of requests that nobody repeats any more. Their age runs on the machine's clock, as all waiting does.
async fn forget_idempotency_keys(services: &Services) -> Result<(), DbError> {
    let before = services.clock.wall().checked_sub(KEYS_KEPT).unwrap_or(Timestamp::MIN);
    loop {
        let expired = services.db.read(move |conn| idempotency_keys::any_before(conn, before)).await?;
        if !expired {
            return Ok(());
        }
        let written: Result<(), WriteError<Infallible>> =
            services.db.write(move |conn| Ok(idempotency_keys::delete_before(conn, before)?)).await;
        written?;
    }
}

/// Deletes the sessions that nobody uses any more. One that has lasted its longest is no longer used either.
async fn forget_staff_sessions(services: &Services) -> Result<(), DbError> {
    let before = services.clock.wall().checked_sub(SESSION_IDLE_MAX).unwrap_or(Timestamp::MIN);
    if !services.db.read(move |conn| staff_sessions::any_before(conn, before)).await? {
        return Ok(());
    }
    let written: Result<(), WriteError<Infallible>> =
        services.db.write(move |conn| Ok(staff_sessions::delete_before(conn, before)?)).await;
    Ok(written?)
}

/// Deletes the names that no account has and under which nobody has tried to log in for long.
async fn forget_unknown_names(services: &Services) -> Result<(), DbError> {
    let before = services.clock.wall().checked_sub(DESK.forget_after).unwrap_or(Timestamp::MIN);
    if !services.db.read(move |conn| unknown_names::any_before(conn, before)).await? {
        return Ok(());
    }
    let written: Result<(), WriteError<Infallible>> =
        services.db.write(move |conn| Ok(unknown_names::delete_before(conn, before)?)).await;
    Ok(written?)
}

/// Deletes the tries that no rule asks for any more.
async fn forget_guesses(services: &Services) -> Result<(), DbError> {
    let now = services.clock.wall();
    while services.db.read(move |conn| guesses::any_before(conn, now)).await? {
        let written: Result<(), WriteError<Infallible>> =
            services.db.write(move |conn| Ok(guesses::delete_before(conn, now)?)).await;
        written?;
    }
    Ok(())
}

/// Whether every day that is open for booking has its seats, at every office.
pub async fn seats_are_made(services: &Services) -> Result<bool, DbError> {
    let (directory, now) = (services.directory(), services.clock.now());
    let expected: Vec<_> = directory
        .offices()
        .map(|office| (office.code.clone(), days_with_plans(office, now, BookingWindow::at(office, now).last_day)))
        .collect();
    let made = services.db.read_long(move |conn| {
        for (office, days) in &expected {
            let plans = seats::plans(conn, office)?;
            if !days.iter().all(|(day, plan)| is_made(&plans, *day, plan)) {
                return Ok(false);
            }
        }
        Ok(true)
    });
    made.await
}

/// Tells the operators how many seats are free.
async fn tell_free(services: &Services, office: &Office) -> Result<(), DbError> {
    let now = services.clock.now();
    let (from, until) = BookingWindow::at(office, now).span(office);
    let code = office.code.clone();
    let free = services.db.read(move |conn| seats::count_free(conn, &code, from, until, now)).await?;
    telemetry::seats_free(office.code.as_str(), u32::try_from(free).unwrap_or(u32::MAX));
    Ok(())
}

/// The days of an office whose seats must exist now, with the plan of each.
pub fn due_days(office: &Office, now: Timestamp) -> Vec<(Date, String)> {
    let ahead = now.checked_add(MAKE_AHEAD).unwrap_or(now);
    days_with_plans(office, now, BookingWindow::at(office, ahead).last_day)
}

fn days_with_plans(office: &Office, now: Timestamp, last_day: Date) -> Vec<(Date, String)> {
    let days = office.today(now).series(1.day()).take_while(|day| *day <= last_day);
    days.map(|day| (day, office.day_plan(day))).collect()
}

/// The seats that a day should have: every window at every session, the last windows kept for the desk.
pub fn wanted_seats(office: &Office, day: Date) -> Vec<WantedSeat> {
    let portal = i32::from(office.portal_windows());
    let sessions = office.sessions_on(day);
    sessions
        .iter()
        .flat_map(|session| {
            (1..=i32::from(office.windows)).map(|window_no| WantedSeat {
                starts_at: session.starts_at,
                window_no,
                desk: window_no > portal,
            })
        })
        .collect()
}

/// The days that are due, and with them those further ahead that have been made before.
fn with_days_ahead(
    office: &Office,
    mut due: Vec<(Date, String)>,
    plans: &HashMap<String, String>,
) -> Vec<(Date, String)> {
    let Some(last) = due.last().map(|(day, _)| *day) else { return due };
    let ahead = plans.keys().filter_map(|day| day.parse::<Date>().ok()).filter(|day| *day > last);
    due.extend(ahead.map(|day| (day, office.day_plan(day))));
    due
}

/// Whether a day's seats were made from this plan.
fn is_made(plans: &HashMap<String, String>, day: Date, plan: &str) -> bool {
    plans.get(&day.to_string()).is_some_and(|made_from| made_from == plan)
}

/// Makes an office's seats up to a day that is further than the portal's window: officers assign times that far ahead.
/// From then on [`keep`] keeps them.
pub async fn make_days_until(services: &Services, office: &Office, last_day: Date) -> Result<(), DbError> {
    let days = days_with_plans(office, services.clock.now(), last_day);
    make_days(services, office, days).await
}

async fn keep_office(services: &Services, office: &Office) -> Result<(), DbError> {
    make_days(services, office, due_days(office, services.clock.now())).await
}

/// Makes the days that are due, and those made before whose plan has changed; forgets past ones.
async fn make_days(services: &Services, office: &Office, due: Vec<(Date, String)>) -> Result<(), DbError> {
    let now = services.clock.now();
    let code = office.code.clone();
    let plans = services.db.read(move |conn| seats::plans(conn, &code)).await?;
    let today = office.today(now);
    let due = with_days_ahead(office, due, &plans);
    let has_past = plans.keys().any(|day| *day < today.to_string());
    if due.iter().all(|(day, plan)| is_made(&plans, *day, plan)) && !has_past {
        return Ok(());
    }
    let office = office.clone();
    let written: Result<(), WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            seats::lock_plans(conn)?;
            // Another process may have done it since.
            let plans = seats::plans(conn, &office.code)?;
            for (day, plan) in due.iter().filter(|(day, plan)| !is_made(&plans, *day, plan)) {
                let wanted = wanted_seats(&office, *day);
                seats::make_day(conn, &office.code, *day, office.day_bounds(*day), plan, &wanted)?;
            }
            seats::forget_past(conn, &office.code, today, office.day_bounds(today).0)?;
            Ok::<(), Abort<Infallible>>(())
        })
        .await;
    Ok(written?)
}
