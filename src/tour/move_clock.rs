//! Moving the service's time forward, for all processes: whatever is due on the way happens, in its order.

use crate::db::{Abort, DbError, WriteError, appointments, inquiries, settings};
use crate::domain::contact_hours::{live_until, next_live};
use crate::domain::diary::{Event, Stride};
use crate::domain::office::OfficeCode;
use crate::domain::visit::EARLY_MINUTES_MAX;
use crate::due;
use crate::services::Services;
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;

/// Stops on the way of one move: a bound, far above what a day in a laboratory has.
const STOPS_MAX: usize = 2_000;

/// What comes next, and when. There is always something: the contact centre's lines open and close.
pub async fn next_event(services: &Services) -> Result<(Timestamp, Event), DbError> {
    let now = services.clock.now();
    let offices: Vec<OfficeCode> = services.directory().offices().map(|office| office.code.clone()).collect();
    let rows = services.db.read_long(move |conn| {
        let dues = inquiries::next_dues(conn, now)?;
        let early = SignedDuration::from_mins(EARLY_MINUTES_MAX);
        let mut starts = Vec::new();
        for office in &offices {
            // The door of the one whose time comes next may be open already: the one after it counts then.
            starts.extend(appointments::next_start(conn, office, now)?.map(|at| (at, Event::VisitBegins)));
            let door = appointments::next_start(conn, office, now.checked_add(early).unwrap_or(now))?;
            starts.extend(door.and_then(|at| at.checked_sub(early).ok()).map(|at| (at, Event::DoorOpens)));
        }
        Ok((dues, starts))
    });
    let ([from, by], mut events) = rows.await?;
    events.extend(from.map(|at| (at, Event::CallBackDue)));
    events.extend(by.map(|at| (at, Event::PromiseEnds)));
    events.extend(due::next_act(services).await?.map(|at| (at, Event::DeskActs)));
    events.push(match live_until(now) {
        Some(closes) => (closes, Event::LinesClose),
        None => (next_live(now), Event::LinesOpen),
    });
    let next = events.into_iter().filter(|(at, _)| *at > now).min();
    Ok(next.unwrap_or((now, Event::LinesOpen)))
}

/// Moves the time and lets happen what is due on the way. Answers with the time it is then.
pub async fn move_clock(services: &Services, stride: Stride) -> Result<Timestamp, DbError> {
    let now = services.clock.now();
    let target = match stride {
        Stride::TenMinutes => now.checked_add(SignedDuration::from_mins(10)),
        Stride::Hour => now.checked_add(SignedDuration::from_hours(1)),
        Stride::Day => now.checked_add(SignedDuration::from_hours(24)),
        Stride::NextEvent => Ok(next_event(services).await?.0),
    };
    let target = target.unwrap_or(now);
    for _ in 0..STOPS_MAX {
        match due::next_act(services).await? {
            Some(at) if at < target => {
                move_to(services, at).await?;
                due::follow_the_centre(services).await?;
            }
            _ => break,
        }
    }
    move_to(services, target).await?;
    due::run(services).await?;
    Ok(services.clock.now())
}

/// Sets the time, never back. What is stored is the offset, so that every process and every restart goes on from it.
async fn move_to(services: &Services, to: Timestamp) -> Result<(), DbError> {
    let ahead = to.duration_since(services.clock.now());
    if ahead <= SignedDuration::ZERO {
        return Ok(());
    }
    // Whole seconds, and never too few.
    let secs = ahead.as_secs().saturating_add(i64::from(ahead.subsec_nanos() > 0));
    services.clock.set_now(to);
    let written: Result<i64, WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            let stored = settings::get(conn, settings::CLOCK_OFFSET)?;
            let offset: i64 = stored.and_then(|secs| secs.parse().ok()).unwrap_or(0);
            let offset = offset.saturating_add(secs);
            settings::put(conn, settings::CLOCK_OFFSET, &offset.to_string())?;
            Ok::<i64, Abort<Infallible>>(offset)
        })
        .await;
    services.clock.set_offset(SignedDuration::from_secs(written?));
    Ok(())
}
