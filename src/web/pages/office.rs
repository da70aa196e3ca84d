//! `/{lang}/book/office`: step 3, where? The ZIP's own office first, then by distance; any office may be chosen.

use super::parts::office_choices;
use crate::domain::directory::{Directory, Suggestion};
use crate::domain::zip::Zip;
use crate::view::pages::FieldError;
use crate::view::pages::steps::{OfficePage, StateOffices};
use crate::web::cookies::{self, Answers, Picked};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::journey::{Journey, Nothing, Step, answers, listed_office, turn_back};
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

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
    let office = listed_office(&directory, typed);
    if let Some(office) = office {
        if answers.office != office.code.as_str() {
            answers.slot.clear();
        }
        answers.set_picked(Picked::Office, office.code.as_str());
    }
    if visit.keeps_draft() {
        let path = if visit.query("all").is_some() { "/book/office?all=1" } else { Step::Office.path() };
        return visit.see_other(path, &[cookies::keep(&visit, &answers)]);
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
    let zip = Zip::parse(&answers.typed.zip).ok();
    let near = zip.as_ref().map(|zip| directory.suggestions(zip)).unwrap_or_default();
    let zip = answers.typed.zip.trim().to_owned();
    if near.is_empty() || visit.query("all").is_some() {
        let all: Vec<Suggestion<'_>> = directory.listed().map(|office| Suggestion { office, miles: None }).collect();
        let choices = office_choices(visit.services(), &dates, &all, &answers.office).await?;
        let mut states: Vec<StateOffices> = Vec::new();
        for (suggestion, choice) in all.iter().zip(choices) {
            match states.last_mut() {
                Some(last) if last.state == suggestion.office.state => last.offices.push(choice),
                _ => states.push(StateOffices { state: suggestion.office.state.clone(), offices: vec![choice] }),
            }
        }
        // With `?all=1` the near ones stay known to the page: it does not say that the ZIP is unknown.
        let suggestions = office_choices(visit.services(), &dates, &near, &answers.office).await?;
        return Ok(OfficePage { zip, suggestions, states, errors });
    }
    let suggestions = office_choices(visit.services(), &dates, &near, &answers.office).await?;
    Ok(OfficePage { zip, suggestions, states: Vec::new(), errors })
}
