//! `GET /api/v1/contact/hours`: when operators answer and officers call, and what the era promises.

use super::shown::eastern;
use crate::domain::contact_hours::{is_calling_time, live_until, next_calling_time, next_live};
use crate::view::rule_words::era_key;
use crate::view::words::plain;
use crate::web::api::call::Call;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer. All times are Eastern.
#[derive(Serialize, ToSchema)]
pub struct Hours {
    /// Whether operators answer the telephone now.
    pub live: bool,
    /// Until when today; `null` if they do not answer.
    #[schema(required = true, format = DateTime, example = "2026-11-23T20:00:00-05:00")]
    pub live_until: Option<String>,
    /// From when again; `null` if they answer now.
    #[schema(required = true, format = DateTime)]
    pub next_live: Option<String>,
    /// The era whose call-backs are promised.
    #[schema(example = "2023")]
    pub era: String,
    /// The same in words.
    pub era_name: String,
    /// When officers call back.
    pub calls: CallingHours,
    /// After so many calls that do not reach the person they must start over.
    #[schema(minimum = 1)]
    pub missed_calls_max: u8,
    /// So long before a call comes a text, for those who want one; `null` where there are none.
    #[schema(required = true, minimum = 0)]
    pub text_minutes_before: Option<u16>,
}

/// When officers call back: Eastern, Monday to Friday without federal holidays.
#[derive(Serialize, ToSchema)]
pub struct CallingHours {
    /// Whether they call now.
    pub now: bool,
    /// When they next begin to; `null` if they call now.
    #[schema(required = true, format = DateTime)]
    pub next: Option<String>,
    /// From then on.
    #[schema(pattern = "^[0-9]{2}:[0-9]{2}$", example = "07:00")]
    pub begin: String,
    /// Until then.
    #[schema(pattern = "^[0-9]{2}:[0-9]{2}$", example = "18:30")]
    pub end: String,
}

/// Shows them.
pub async fn get(call: Call) -> Answer {
    let (era, now) = (&call.services().era, call.services().clock.now());
    let until = live_until(now);
    let calling = is_calling_time(era, now);
    let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let hours = Hours {
        live: until.is_some(),
        live_until: until.map(eastern),
        next_live: until.is_none().then(|| eastern(next_live(now))),
        era: era.key.as_str().to_owned(),
        era_name: plain(call.language, &era_key(&era.key)),
        calls: CallingHours {
            now: calling,
            next: (!calling).then(|| eastern(next_calling_time(era, now))),
            begin: clock(era.calls_begin),
            end: clock(era.calls_end),
        },
        missed_calls_max: era.missed_calls_max,
        text_minutes_before: era.text_minutes_before,
    };
    call.answer(StatusCode::OK, &hours)
}
