//! What several pages show: an office, an office to choose.

use crate::db::DbError;
use crate::domain::directory::Suggestion;
use crate::domain::office::{Office, OfficeCode};
use crate::legacy::availability::first_free_days;
use crate::services::Services;
use crate::view::dates::Dates;
use crate::view::pages::{OfficeChoice, OfficeView};
use jiff::civil::Date;
use std::collections::HashMap;

/// An office as pages show it.
pub fn office_view(office: &Office) -> OfficeView {
    OfficeView {
        code: office.code.as_str().to_owned(),
        name: office.name.clone(),
        street: office.street.clone(),
        city_line: format!("{}, {} {}", office.city, office.state, office.zip),
    }
}

/// Offices to choose from, each with its distance and first free day.
pub async fn office_choices(
    services: &Services,
    dates: &Dates,
    suggestions: &[Suggestion<'_>],
    chosen: &str,
) -> Result<Vec<OfficeChoice>, DbError> {
    let offices: Vec<&Office> = suggestions.iter().map(|suggestion| suggestion.office).collect();
    let days = first_free_days(services, &offices).await?;
    Ok(suggestions.iter().map(|suggestion| choice(dates, suggestion, &days, chosen)).collect())
}

/// The nearest offices with a free day.
pub async fn nearest_free(
    services: &Services,
    dates: &Dates,
    suggestions: &[Suggestion<'_>],
    count: usize,
) -> Result<Vec<OfficeChoice>, DbError> {
    let offices: Vec<&Office> = suggestions.iter().map(|suggestion| suggestion.office).collect();
    let days = first_free_days(services, &offices).await?;
    let free = suggestions.iter().filter(|suggestion| days.contains_key(&suggestion.office.code));
    Ok(free.take(count).map(|suggestion| choice(dates, suggestion, &days, "")).collect())
}

fn choice(dates: &Dates, suggestion: &Suggestion<'_>, days: &HashMap<OfficeCode, Date>, chosen: &str) -> OfficeChoice {
    OfficeChoice {
        office: office_view(suggestion.office),
        miles: suggestion.miles.map(|miles| dates.miles(miles)),
        first_free_day: days.get(&suggestion.office.code).map(|day| dates.date_with_weekday(*day)),
        selected: suggestion.office.code.as_str() == chosen,
    }
}
