//! `GET /api/v1/desk/items/{number}/seats`: the time that the system proposes for a request, and the free ones.

use super::call::DeskCall;
use super::items::{number_of, open};
use crate::current::free_seats::{free_desk_seats, free_today, proposed_seat};
use crate::db::DbError;
use crate::db::call_backs::Outcome;
use crate::domain::calendar::days_after;
use crate::domain::inquiry::Channel;
use crate::domain::office::Office;
use crate::domain::slot::write_local;
use crate::view::pages::outcome::Failure;
use crate::web::api::call::Call;
use crate::web::api::problem::invalid_one;
use crate::web::api::slots::{SlotShown, read_day};
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// Days listed at once.
const DAYS: i32 = 14;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct Seats {
    /// The office's code.
    #[schema(example = "NYC")]
    pub office: String,
    /// The time that is proposed: the first free one at least five of the office's working days after the call; for
    /// somebody at the door, the next one today. `null` if there is none in three months.
    #[schema(required = true, example = "2026-12-01T09:00")]
    pub proposed: Option<String>,
    /// The sessions with a free seat of the desk, two weeks at once; for somebody at the door, today's.
    pub seats: Vec<SlotShown>,
}

/// Shows them.
pub async fn get(desk: DeskCall) -> Answer {
    let call = &desk.call;
    let number = number_of(call)?;
    let from = match call.query("from") {
        Some(typed) => Some(read_day(&typed).ok_or_else(|| invalid_one(call, "from", "error-api-date"))?),
        None => None,
    };
    let opened = open(call, &desk.staff, &number).await?;
    let directory = call.services().directory();
    let office = directory.office(&opened.inquiry.office).ok_or(Failure::Internal)?;
    let (proposed, seats) = if opened.inquiry.channel == Channel::WalkIn {
        let free = free_today(call.services(), office).await?;
        (free.first().map(|(starts_at, _)| *starts_at), free)
    } else {
        let called = opened.calls.iter().rfind(|attempt| attempt.outcome == Outcome::Reached);
        let called_at = called.map_or_else(|| call.services().clock.now(), |attempt| attempt.at);
        let proposed = proposed_seat(call.services(), office, called_at).await?;
        (proposed, two_weeks(call, office, proposed, from).await?)
    };
    let local = |starts_at| write_local(office.local(starts_at));
    let shown = Seats {
        office: office.code.as_str().to_owned(),
        proposed: proposed.map(local),
        seats: seats.into_iter().map(|(at, free)| SlotShown { starts_at: local(at), free }).collect(),
    };
    call.answer(StatusCode::OK, &shown)
}

/// From a day on, else from the proposed one, else from today.
async fn two_weeks(
    call: &Call,
    office: &Office,
    proposed: Option<Timestamp>,
    from: Option<Date>,
) -> Result<Vec<(Timestamp, i64)>, DbError> {
    let today = office.today(call.services().clock.now());
    let from = from.unwrap_or_else(|| proposed.map_or(today, |at| office.local(at).date()));
    // Nothing is planned further ahead than two years, and a day long past has no free seat.
    let from = from.clamp(today, days_after(today, DAYS_AHEAD_MAX));
    free_desk_seats(call.services(), office, (from, days_after(from, DAYS - 1))).await
}

/// Furthest first day.
const DAYS_AHEAD_MAX: i32 = 730;
