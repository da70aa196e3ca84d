//! A desk that nobody sits at (`--auto-desk`): calls back, decides by the rule file, sees to who stands at the door, and
//! receives visitors (`auto_visitors`). For testers who have no one to play the officer. The same seed and the same
//! requests make the same calls.

use super::decide::{Ground, answer, decline, facts, refuse};
use super::open_inquiry::open_for_staff;
use super::schedule::{Assignment, accept, schedule};
use super::{DeskError, auto_visitors, call_back, free_seats};
use crate::db::DbError;
use crate::db::call_backs::{self, Outcome as CallOutcome};
use crate::db::inquiries::{self, Wanted};
use crate::domain::contact_hours::{Promise, next_calling_time};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::{Channel, Inquiry, Status};
use crate::domain::rules::{Era, Kind, Outcome, Stage};
use crate::domain::staff::{Role, Staff, StaffName};
use crate::random::Random;
use crate::services::Services;
use crate::vault::Bring;
use jiff::{SignedDuration, Timestamp};

/// Requests looked at in one turn: a laboratory's, not a nation's.
const REQUESTS_MAX: i64 = 10_000;
/// Of a thousand.
const PERMILLE: u32 = 1_000;

/// What the auto desk does next about a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Text,
    Call,
    Decide,
}

/// Does all that the desk would have done by now.
pub async fn work(services: &Services, seed: u64) -> Result<(), DbError> {
    let staff = Staff { name: StaffName::auto_desk(), role: Role::Admin, office: None };
    auto_visitors::work(services, &staff).await?;
    let now = services.clock.now();
    for (stored, at, next) in plan(services, seed).await? {
        if at > now {
            continue;
        }
        let inquiry = stored.inquiry;
        let done = match next {
            Next::Text => record(services, &staff, &inquiry, CallOutcome::TextSent).await,
            Next::Call => call(services, &staff, seed, &inquiry).await,
            Next::Decide => decide(services, &staff, &inquiry).await,
        };
        match done {
            // Somebody at the desk was faster, or nothing can be assigned now: the next turn sees.
            Ok(()) | Err(DeskError::Changed | DeskError::Taken | DeskError::AlreadyBooked | DeskError::NotFound) => {}
            Err(DeskError::Db(why)) => return Err(why),
            Err(why) => tracing::warn!(item = %inquiry.number, why = %why, "the auto desk could not decide"),
        }
    }
    Ok(())
}

/// Whether nothing is left to do by now.
pub async fn idle(services: &Services, seed: u64) -> Result<bool, DbError> {
    let now = services.clock.now();
    Ok(plan(services, seed).await?.iter().all(|(_, at, _)| *at > now))
}

/// When the auto desk acts next, if there is anything to do.
pub async fn next_act(services: &Services, seed: u64) -> Result<Option<Timestamp>, DbError> {
    let now = services.clock.now();
    let calls = plan(services, seed).await?.into_iter().map(|(_, at, _)| at).filter(|at| *at > now).min();
    Ok([calls, auto_visitors::next_act(services).await?].into_iter().flatten().min())
}

/// Every open request with what is to be done about it next, and when; in the order of time.
async fn plan(services: &Services, seed: u64) -> Result<Vec<(inquiries::Stored, Timestamp, Next)>, DbError> {
    let rows = services.db.read_long(|conn| {
        let mut open = inquiries::open(conn, &Wanted { office: None, at_door: false }, REQUESTS_MAX)?;
        open.extend(inquiries::open(conn, &Wanted { office: None, at_door: true }, REQUESTS_MAX)?);
        let mut rows = Vec::new();
        for stored in open {
            let calls = call_backs::of(conn, &stored.inquiry.number)?;
            rows.push((stored, calls.iter().filter(|call| call.outcome == CallOutcome::TextSent).count()));
        }
        Ok(rows)
    });
    let mut planned: Vec<_> = rows
        .await?
        .into_iter()
        .map(|(stored, texts)| {
            let (at, next) = next(services, seed, &stored.inquiry, texts);
            (stored, at, next)
        })
        .collect();
    planned.sort_by_key(|(stored, at, _)| (*at, stored.inquiry.number.clone()));
    Ok(planned)
}

fn next(services: &Services, seed: u64, inquiry: &Inquiry, texts: usize) -> (Timestamp, Next) {
    if inquiry.status == Status::Reached || inquiry.channel == Channel::WalkIn {
        return (inquiry.updated_at, Next::Decide);
    }
    let era = services.rules.era(inquiry.era.as_str()).unwrap_or(&services.era);
    let call_at = call_at(era, seed, inquiry);
    let before = era.text_minutes_before.filter(|_| inquiry.text_ahead && texts <= usize::from(inquiry.missed_calls));
    match before {
        Some(minutes) => {
            let text_at = call_at.checked_sub(SignedDuration::from_mins(minutes.into())).unwrap_or(call_at);
            (text_at.max(inquiry.received_at), Next::Text)
        }
        None => (call_at, Next::Call),
    }
}

/// The call falls somewhere in the window that was promised, and the second in the second half of it.
fn call_at(era: &Era, seed: u64, inquiry: &Inquiry) -> Timestamp {
    let promised = Promise { from: inquiry.due_from, by: inquiry.due_by };
    let drawn = draw(seed, &inquiry.number, inquiry.missed_calls).below(PERMILLE);
    let at = promised.call_at(era.missed_calls_max, inquiry.missed_calls, drawn, PERMILLE);
    next_calling_time(era, at.max(inquiry.updated_at))
}

/// A stream of its own for each call: it does not matter which request is looked at first.
fn draw(seed: u64, number: &ServiceItemNumber, call: u8) -> Random {
    let number: u64 = number.as_str().parse().unwrap_or_default();
    Random::from_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (number << 8) ^ u64::from(call))
}

async fn call(services: &Services, staff: &Staff, seed: u64, inquiry: &Inquiry) -> Result<(), DeskError> {
    let stream = draw(seed, &inquiry.number, inquiry.missed_calls);
    let _when = stream.below(PERMILLE);
    let reached = stream.below(100) < u32::from(services.rules.auto_desk.reached_percent);
    record(services, staff, inquiry, if reached { CallOutcome::Reached } else { CallOutcome::Missed }).await
}

async fn record(services: &Services, staff: &Staff, inquiry: &Inquiry, what: CallOutcome) -> Result<(), DeskError> {
    call_back::record(services, staff, &inquiry.number, inquiry.revision, what).await.map(drop)
}

/// Does what the table says.
async fn decide(services: &Services, staff: &Staff, inquiry: &Inquiry) -> Result<(), DeskError> {
    let opened = open_for_staff(services, staff, &inquiry.number).await?.ok_or(DeskError::NotFound)?;
    let at_door = inquiry.channel == Channel::WalkIn;
    let stage = if at_door { Stage::WalkIn } else { Stage::Tier2 };
    let directory = services.directory();
    let office = directory.office(&inquiry.office).ok_or(DeskError::NotFound)?;
    let window_free = at_door && !free_seats::free_today(services, office).await?.is_empty();
    let rule = services
        .rules
        .decide(stage, &facts(inquiry, &opened.told, opened.case, window_free))
        .ok_or(DeskError::RuleMissing)?;
    let ground =
        Ground { shown_revision: inquiry.revision, rule: Some(rule.key.as_str().to_owned()), reason: String::new() };
    let bring = services.rules.kind(inquiry.kind.as_str()).map(bring).unwrap_or_default();
    let assignment = Assignment { ground: ground.clone(), local: None, bring };
    match rule.outcome {
        Outcome::Answer => answer(services, staff, &inquiry.number, &ground).await,
        Outcome::Appointment => schedule(services, staff, &inquiry.number, &assignment).await.map(drop),
        Outcome::Accept => accept(services, staff, &inquiry.number, &assignment).await.map(drop),
        Outcome::Decline => decline(services, staff, &inquiry.number, &ground).await,
        _ => refuse(services, staff, &inquiry.number, &ground).await,
    }
}

/// What a kind's notice asks to be brought, unless an officer says otherwise.
fn bring(kind: &Kind) -> Vec<Bring> {
    kind.documents.iter().map(|document| Bring::Listed(document.as_str().to_owned())).collect()
}
