//! `GET /api/v1/offices`: the offices, of a ZIP code the nearest first.

use super::call::Call;
use super::members::TEXT_CHARS_MAX;
use super::problem::invalid_one;
use crate::domain::directory::Suggestion;
use crate::domain::office::Office;
use crate::domain::zip::{Zip, ZipError};
use crate::legacy::availability::first_free_days;
use crate::view::problems::zip_key;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct Offices {
    /// The offices.
    pub offices: Vec<OfficeShown>,
}

/// An office.
#[derive(Serialize, ToSchema)]
#[schema(as = Office)]
pub struct OfficeShown {
    /// Its code.
    #[schema(pattern = "^[A-Z]{3}$", example = "NYC")]
    pub code: String,
    /// Its name.
    #[schema(example = "New York City")]
    pub name: String,
    /// Street, building and suite.
    pub street: String,
    /// City of the address.
    pub city: String,
    /// Two-letter postal code of the state or territory.
    #[schema(pattern = "^[A-Z]{2}$", example = "NY")]
    pub state: String,
    /// ZIP code of the address.
    #[schema(pattern = "^[0-9]{5}$", example = "10278")]
    pub zip: String,
    /// IANA name of the zone that decides its dates and times.
    #[schema(example = "America/New_York")]
    pub time_zone: String,
    /// How its cancelled times are offered again: `at-once`, or with `random-delay` each after a time that nobody is told,
    /// of five minutes to two hours.
    #[schema(pattern = "^(at-once|random-delay)$", example = "at-once")]
    pub release: String,
    /// Miles from the ZIP code, in tenths; left out where the ZIP's place is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0, example = 2.3)]
    pub miles: Option<f64>,
    /// The first day with a free time; `null` if there is none in the booking window.
    #[schema(required = true, format = Date, example = "2026-11-23")]
    pub first_free_day: Option<String>,
}

/// All listed offices in order of code; with `?zip=` those that the office page offers, in its order.
pub async fn get(call: Call) -> Answer {
    let directory = call.services().directory();
    let mut offices: Vec<Suggestion<'_>> = match call.query("zip") {
        Some(typed) if typed.chars().count() > TEXT_CHARS_MAX => {
            return Err(invalid_one(&call, "zip", zip_key(ZipError::NotFiveOrNineDigits)));
        }
        Some(typed) => match Zip::parse(&typed) {
            Ok(zip) => directory.suggestions(&zip),
            Err(why) => return Err(invalid_one(&call, "zip", zip_key(why))),
        },
        None => Vec::new(),
    };
    // A ZIP that belongs to no office still lets its people choose any.
    if offices.is_empty() {
        offices = directory.listed().map(|office| Suggestion { office, miles: None }).collect();
        offices.sort_by(|one, other| one.office.code.cmp(&other.office.code));
    }
    let codes: Vec<&Office> = offices.iter().map(|suggestion| suggestion.office).collect();
    let days = first_free_days(call.services(), &codes).await?;
    let offices =
        offices.iter().map(|suggestion| shown(suggestion, days.get(&suggestion.office.code).copied())).collect();
    call.answer(StatusCode::OK, &Offices { offices })
}

fn shown(suggestion: &Suggestion<'_>, first_free_day: Option<Date>) -> OfficeShown {
    let office = suggestion.office;
    OfficeShown {
        code: office.code.as_str().to_owned(),
        name: office.name.clone(),
        street: office.street.clone(),
        city: office.city.clone(),
        state: office.state.clone(),
        zip: office.zip.clone(),
        time_zone: office.zone_name.clone(),
        release: office.release.as_str().to_owned(),
        miles: suggestion.miles.map(|miles| (miles * 10.0).round() / 10.0),
        first_free_day: first_free_day.map(|day| day.to_string()),
    }
}
