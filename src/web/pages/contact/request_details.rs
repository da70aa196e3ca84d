//! `/{lang}/contact/request/details`: step 3, who is it for, and what about?

use super::asked::{Asked, Step, says, turn_back, written_kind};
use super::parts::kept;
use super::telling::{OfficeBy, keep_person, person_form, read_person};
use crate::domain::rules::Kind;
use crate::view::pages::FieldError;
use crate::view::pages::contact::request::RequestDetailsPage;
use crate::view::pages::outcome::TimedOut;
use crate::web::cookies::{self, RequestAnswers};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the form, filled with what is kept.
pub async fn get(visit: Visit) -> Answer {
    let answers: RequestAnswers = kept(&visit, TimedOut::Request, Some(Step::Asker.path()))?;
    let directory = visit.services().directory();
    let asked = Asked::read(&visit, &directory, &answers);
    turn_back(&visit, &asked, Step::Details)?;
    let Some(kind) = asked.kind else { return visit.see_other(Step::Type.path(), &[]) };
    visit.show_keeping(StatusCode::OK, &page(&visit, kind, &answers, Vec::new()), &answers)
}

/// Reads the form.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let mut answers: RequestAnswers = kept(&visit, TimedOut::Request, None)?;
    keep_person(&mut answers, &fields);
    answers.set_yes_no(fields.get("urgent"), fields.get("evidence"));
    if visit.keeps_draft() {
        return visit.see_draft(Step::Details.path(), &[cookies::keep(&visit, &answers)]);
    }
    let Some(kind) = written_kind(&visit, &answers.kind) else {
        return visit.see_other(Step::Type.path(), &[cookies::keep(&visit, &answers)]);
    };
    let directory = visit.services().directory();
    let mut errors = says(kind, &answers).err().unwrap_or_default();
    errors.extend(read_person(&visit, &directory, &answers, OfficeBy::Zip).err().unwrap_or_default());
    if !errors.is_empty() {
        let page = page(&visit, kind, &answers, errors);
        return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &page, &answers);
    }
    let next = Asked::read(&visit, &directory, &answers).first_open();
    visit.see_other(next.path(), &[cookies::keep(&visit, &answers)])
}

fn page(visit: &Visit, kind: &Kind, answers: &RequestAnswers, errors: Vec<FieldError>) -> RequestDetailsPage {
    let directory = visit.services().directory();
    RequestDetailsPage {
        kind: kind.key.as_str().to_owned(),
        asks_urgent: kind.asks_urgent,
        asks_evidence: kind.asks_evidence,
        urgent: answers.urgent.clone(),
        evidence: answers.evidence.clone(),
        person: person_form(visit, &directory, answers, OfficeBy::Zip, errors),
    }
}
