//! `/{lang}/contact/request/type`: step 2, which type of appointment?

use super::asked::{Asked, Step, turn_back, written_kind};
use super::parts::{kept, kind_groups};
use crate::view::pages::FieldError;
use crate::view::pages::contact::request::TypePage;
use crate::view::pages::outcome::TimedOut;
use crate::web::cookies::{self, RequestAnswers};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the types.
pub async fn get(visit: Visit) -> Answer {
    let answers: RequestAnswers = kept(&visit, TimedOut::Request, Some(Step::Asker.path()))?;
    let directory = visit.services().directory();
    turn_back(&visit, &Asked::read(&visit, &directory, &answers), Step::Type)?;
    let page = TypePage { groups: kind_groups(&visit, &answers.kind), errors: Vec::new() };
    visit.show_keeping(StatusCode::OK, &page, &answers)
}

/// Reads the choice.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let mut answers: RequestAnswers = kept(&visit, TimedOut::Request, None)?;
    let kind = written_kind(&visit, fields.get("kind"));
    if let Some(kind) = kind {
        // Another type may ask other questions.
        if answers.kind != kind.key.as_str() {
            answers.set_yes_no("", "");
        }
        answers.set_kind(kind.key.as_str());
    }
    if visit.keeps_draft() {
        return visit.see_draft(Step::Type.path(), &[cookies::keep(&visit, &answers)]);
    }
    if kind.is_none() {
        let error = FieldError { field: "kind", anchor: "kind-1", key: "error-type-missing".into() };
        let page = TypePage { groups: kind_groups(&visit, &answers.kind), errors: vec![error] };
        return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &page, &answers);
    }
    let directory = visit.services().directory();
    let next = Asked::read(&visit, &directory, &answers).first_open();
    visit.see_other(next.path(), &[cookies::keep(&visit, &answers)])
}
