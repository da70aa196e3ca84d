//! `GET /api/v1/offices/{code}/slots`: an office's sessions and their free seats, read fresh.

use super::call::Call;
use super::members::TEXT_CHARS_MAX;
use super::problem::{Code, invalid, refuse_saying};
use crate::domain::slot::write_local;
use crate::legacy::availability::offer;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct Slots {
    /// The sessions, in order.
    pub slots: Vec<SlotShown>,
}

/// A session.
#[derive(Serialize, ToSchema)]
#[schema(as = Slot)]
pub struct SlotShown {
    /// The office's local time.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$", example = "2026-12-07T09:15")]
    pub starts_at: String,
    /// Free seats; 0 is full.
    #[schema(minimum = 0, example = 3)]
    pub free: i64,
}

/// The sessions of the booking window from one day to another, both included.
pub async fn get(call: Call) -> Answer {
    let directory = call.services().directory();
    let code = Some(call.part("code")).filter(|code| code.chars().count() <= TEXT_CHARS_MAX);
    let Some(office) = code.and_then(|code| directory.listed_office(code)) else {
        return Err(refuse_saying(&call, Code::NotFound, "api-no-such-office"));
    };
    let (from, to) = (call.query("from"), call.query("to"));
    let days = (from.as_deref().map(read_day), to.as_deref().map(read_day));
    let mut errors = BTreeMap::new();
    for (name, day) in [("from", days.0), ("to", days.1)] {
        if day == Some(None) {
            errors.insert(name.to_owned(), "error-api-date".to_owned());
        }
    }
    let (first, last) = (days.0.flatten().unwrap_or(Date::MIN), days.1.flatten().unwrap_or(Date::MAX));
    if first > last {
        errors.insert("to".to_owned(), "error-api-date-order".to_owned());
    }
    if !errors.is_empty() {
        return Err(invalid(&call, &errors));
    }
    let offer = offer(call.services(), office).await?;
    let days = offer.days.iter().filter(|offered| (first..=last).contains(&offered.day));
    let slots = days
        .flat_map(|offered| offer.times(offered.day))
        .map(|time| SlotShown { starts_at: write_local(time.local), free: time.free })
        .collect();
    call.answer(StatusCode::OK, &Slots { slots })
}

/// Exactly `YYYY-MM-DD`.
pub fn read_day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| day.to_string() == text)
}
