//! `/{lang}/book/office`: step 3, where? The ZIP's own office first, then by distance; any office may be chosen.

use super::parts::office_choices;
use crate::domain::directory::{Directory, Suggestion};
use crate::domain::zip::Zip;
use crate::view::pages::steps::{OfficePage, StateOffices};
use crate::view::pages::{FieldError, OfficeChoice};
use crate::view::state_name;
use crate::web::cookies::{self, Answers, Picked};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::journey::{Journey, Nothing, Step, answers, turn_back};
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;
use std::collections::BTreeMap;

/// Shows the offices near the ZIP, or all of them (`?all=1`).
pub async fn get(visit: Visit) -> Answer {
    let answers = answers(&visit, Nothing::StartsAnew)?;
    let directory = visit.services().directory();
    let journey = Journey::read(&answers, &directory, visit.services().clock.now());
    turn_back(&visit, &journey, Step::Office)?;
    let page = page(&visit, &directory, &answers, Vec::new()).await?;
    visit.show_keeping(StatusCode::OK, &page, &answers)
}

/// Reads the choice. Another office means other times: a time that was picked is picked anew.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let mut answers = answers(&visit, Nothing::MeansCookiesOff)?;
    let directory = visit.services().directory();
    let typed = fields.get("office");
    let office = directory.listed_office(typed);
    if let Some(office) = office {
        if answers.office != office.code.as_str() {
            answers.slot.clear();
        }
        answers.set_picked(Picked::Office, office.code.as_str());
    }
    if visit.keeps_draft() {
        let path = if visit.query("all").is_some() { "/book/office?all=1" } else { Step::Office.path() };
        return visit.see_draft(path, &[cookies::keep(&visit, &answers)]);
    }
    if office.is_none() {
        let key = if typed.is_empty() { "error-office-missing" } else { "error-office-unknown" };
        let error = FieldError { field: "office", anchor: "office-1", key: key.into() };
        let page = page(&visit, &directory, &answers, vec![error]).await?;
        return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &page, &answers);
    }
    let next = Journey::read(&answers, &directory, visit.services().clock.now()).first_open();
    visit.see_other(next.path(), &[cookies::keep(&visit, &answers)])
}

async fn page(
    visit: &Visit,
    directory: &Directory,
    answers: &Answers,
    errors: Vec<FieldError>,
) -> Result<OfficePage, WebError> {
    let dates = visit.dates()?;
    let mut near = Zip::parse(&answers.typed.zip).map(|zip| directory.suggestions(&zip)).unwrap_or_default();
    let states = if near.is_empty() || visit.query("all").is_some() {
        states(visit, directory, &answers.office).await?
    } else {
        Vec::new()
    };
    // An office farther away that was chosen before stays in sight.
    let chosen = directory.listed_office(&answers.office).filter(|_| !near.is_empty());
    if let Some(office) = chosen.filter(|office| !near.iter().any(|other| other.office.code == office.code)) {
        near.push(Suggestion { office, miles: None });
    }
    let suggestions = office_choices(visit.services(), &dates, &near, &answers.office).await?;
    Ok(OfficePage { zip: answers.typed.zip.trim().to_owned(), suggestions, states, errors })
}

/// Every office, by state in the order of the states' names in the visitor's language.
async fn states(visit: &Visit, directory: &Directory, chosen: &str) -> Result<Vec<StateOffices>, WebError> {
    let all: Vec<Suggestion<'_>> = directory.listed().map(|office| Suggestion { office, miles: None }).collect();
    let choices = office_choices(visit.services(), &*visit.dates()?, &all, chosen).await?;
    let mut states: BTreeMap<String, Vec<OfficeChoice>> = BTreeMap::new();
    for (suggestion, choice) in all.iter().zip(choices) {
        states.entry(state_name(visit.language, &suggestion.office.state)).or_default().push(choice);
    }
    Ok(states.into_iter().map(|(name, offices)| StateOffices { name, offices }).collect())
}
