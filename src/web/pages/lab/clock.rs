//! `/{lang}/lab/clock`: the service's date, and moving it forward for all processes.

use crate::domain::diary::Stride;
use crate::domain::window::eastern_local;
use crate::tour::move_clock::{move_clock, next_event};
use crate::view::pages::lab::{ClockPage, ClockView};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the clock.
pub async fn get(visit: Visit) -> Answer {
    let clock = view(&visit).await?;
    visit.show(StatusCode::OK, &ClockPage { clock, moved: visit.query("moved").is_some() })
}

/// Moves it; an unknown stride moves nothing.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    if let Some(stride) = Stride::parse(fields.get("stride")) {
        move_clock(visit.services(), stride).await?;
    }
    // The tour has the same buttons, and goes on there.
    visit.see_other(if fields.get("back") == "tour" { "/lab/?moved=1" } else { "/lab/clock?moved=1" }, &[])
}

/// The clock as pages show it.
pub async fn view(visit: &Visit) -> Result<ClockView, WebError> {
    let dates = visit.dates()?;
    let now = visit.services().clock.now();
    let (event_at, event) = next_event(visit.services()).await?;
    let local = eastern_local(now);
    Ok(ClockView {
        now: dates.date_and_time(local),
        datetime: now.to_string(),
        event: event.as_str(),
        event_at: dates.date_and_time(eastern_local(event_at)),
        strides: Stride::ALL.map(Stride::as_str).into(),
    })
}
