//! `GET /api/v1/desk/day` and `POST …/day/close`: an office's visitors of a day, of both models, and its end.

use super::call::{DeskCall, DeskPosted, named_office, needed_office};
use super::members::{CLOSE, DAY, DAY_OFFICE};
use super::refusals::refused;
use super::visits::VisitorShown;
use crate::current::visitors::{close_day, visitors};
use crate::domain::office::Office;
use crate::web::api::call::Call;
use crate::web::api::problem::invalid_one;
use crate::web::api::slots::read_day;
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct VisitorsDay {
    /// The office.
    #[schema(example = "NYC")]
    pub office: String,
    /// The day, by the office's date.
    #[schema(format = Date)]
    pub day: String,
    /// Its visitors, in order of their times.
    pub visitors: Vec<VisitorShown>,
}

/// The end of a day.
#[derive(Serialize, ToSchema)]
pub struct DayClosed {
    /// The office.
    #[schema(example = "NYC")]
    pub office: String,
    /// The day, by the office's date.
    #[schema(format = Date)]
    pub day: String,
    /// How many had not come and are marked so.
    #[schema(minimum = 0)]
    pub missed: usize,
}

/// Shows the day's list.
pub async fn get(desk: DeskCall) -> Answer {
    let call = &desk.call;
    let directory = call.services().directory();
    let office = needed_office(call, desk.office(&directory)?)?;
    let day = day_of(call, office, call.query("day"))?;
    let found = visitors(call.services(), office, day).await?;
    let shown = VisitorsDay {
        office: office.code.as_str().to_owned(),
        day: day.to_string(),
        visitors: found.iter().map(|visitor| VisitorShown::of(call, visitor)).collect::<Result<_, WebError>>()?,
    };
    call.answer(StatusCode::OK, &shown)
}

/// Ends the day: whoever's time has begun and who has not come is marked so. Doing it again marks whoever is left.
pub async fn close(desk: DeskPosted) -> Answer {
    let (call, staff) = (&desk.posted.call, &desk.staff);
    let mut fields = desk.posted.fields(&CLOSE);
    let (named, day) = (fields.optional(&DAY_OFFICE), fields.optional(&DAY));
    fields.finish()?;
    let directory = call.services().directory();
    let office = needed_office(call, named_office(call, staff, &directory, named)?)?;
    let day = day_of(call, office, day)?;
    let missed = close_day(call.services(), staff, office, day).await.map_err(|why| refused(call, why))?;
    call.answer(StatusCode::OK, &DayClosed { office: office.code.as_str().to_owned(), day: day.to_string(), missed })
}

fn day_of(call: &Call, office: &Office, typed: Option<String>) -> Result<Date, WebError> {
    match typed {
        Some(typed) => read_day(&typed).ok_or_else(|| invalid_one(call, "day", "error-api-date")),
        None => Ok(office.today(call.services().clock.now())),
    }
}
