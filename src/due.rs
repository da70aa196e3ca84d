//! Everything that happens by itself as time passes: seats, old details, new keys, the end of the day at the door, the
//! desk that nobody sits at. Runs at start, every minute, and whenever a tester moves the clock; doing it twice changes nothing.

use crate::current::{auto_desk, walk_in};
use crate::db::{DbError, settings};
use crate::door;
use crate::keeper;
use crate::keys;
use crate::purge;
use crate::services::Services;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// How often the clock is looked at. A day opens at 00:01 Eastern and its seats are made a day and a half ahead, so that
/// a minute's delay is not seen.
pub const EVERY: Duration = Duration::from_mins(1);
/// The same where testers move the clock: other processes follow within a second.
pub const EVERY_IN_LAB: Duration = Duration::from_secs(1);

/// Does all that is due now.
pub async fn run(services: &Services) -> Result<(), DbError> {
    keys::follow(services).await?;
    door::publish_keys(services).await?;
    keeper::keep(services).await?;
    purge::some(services).await?;
    keys::some(services).await?;
    follow_the_centre(services).await
}

/// What is due at the contact centre and the desk.
pub async fn follow_the_centre(services: &Services) -> Result<(), DbError> {
    walk_in::close_days_over(services).await?;
    match services.auto_desk {
        // Each turn takes one step with each request: a call, then its decision.
        Some(seed) => {
            for _ in 0..STEPS_MAX {
                auto_desk::work(services, seed).await?;
                if auto_desk::idle(services, seed).await? {
                    break;
                }
            }
            Ok(())
        }
        None => Ok(()),
    }
}

/// Steps that one request can take at one instant: a text, a call, a decision, and room for more.
const STEPS_MAX: usize = 6;

/// When something happens by itself next; the seats of coming days apart, which are made in time anyway.
pub async fn next_act(services: &Services) -> Result<Option<Timestamp>, DbError> {
    match services.auto_desk {
        Some(seed) => auto_desk::next_act(services, seed).await,
        None => Ok(None),
    }
}

/// Takes over the offset that another process has stored: all live in one time.
pub async fn follow_clock(services: &Services) -> Result<(), DbError> {
    let stored = services.db.read(|conn| settings::get(conn, settings::CLOCK_OFFSET)).await?;
    if let Some(secs) = stored.and_then(|secs| secs.parse().ok()) {
        services.clock.set_offset(SignedDuration::from_secs(secs));
    }
    Ok(())
}

/// Runs [`run`] for ever; what fails is logged and tried again at the next turn.
pub async fn run_on(services: Services, lab: bool) {
    let mut turns = tokio::time::interval(EVERY);
    let mut often = tokio::time::interval(EVERY_IN_LAB);
    for timer in [&mut turns, &mut often] {
        timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        timer.tick().await;
    }
    loop {
        let done = tokio::select! {
            _ = turns.tick() => follow_and_run(&services).await,
            _ = often.tick(), if lab => follow(&services).await,
        };
        if let Err(why) = done {
            tracing::error!(error = %why, "what is due could not be done; trying again");
        }
    }
}

async fn follow_and_run(services: &Services) -> Result<(), DbError> {
    follow_clock(services).await?;
    run(services).await
}

async fn follow(services: &Services) -> Result<(), DbError> {
    follow_clock(services).await?;
    keys::follow(services).await?;
    door::publish_keys(services).await?;
    keys::some(services).await?;
    follow_the_centre(services).await
}
