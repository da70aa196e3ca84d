//! `/{lang}/contact/request`: step 1, who asks?

use super::asked::{Asked, Step, asker_errors};
use super::parts::{kept, text_ahead};
use crate::view::pages::FieldError;
use crate::view::pages::contact::request::AskerPage;
use crate::view::pages::outcome::TimedOut;
use crate::web::cookies::{self, RequestAnswers};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;

/// Shows the form, filled with what is kept.
pub async fn get(visit: Visit) -> Answer {
    let answers = fresh::<RequestAnswers>(&visit).unwrap_or_else(|| RequestAnswers::new(&visit));
    visit.show_keeping(StatusCode::OK, &page(&visit, &answers, Vec::new()), &answers)
}

/// Reads the form.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let mut answers: RequestAnswers = kept(&visit, TimedOut::Request, None)?;
    answers.set_asker(fields.get("asker"), fields.get("representative"), fields.get("account"));
    answers.text_ahead = !fields.get("text_ahead").is_empty();
    if visit.keeps_draft() {
        return visit.see_other(Step::Asker.path(), &[cookies::keep(&visit, &answers)]);
    }
    let errors = asker_errors(&answers);
    if !errors.is_empty() {
        return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &answers, errors), &answers);
    }
    let directory = visit.services().directory();
    let next = Asked::read(&visit, &directory, &answers).first_open();
    visit.see_other(next.path(), &[cookies::keep(&visit, &answers)])
}

fn page(visit: &Visit, answers: &RequestAnswers, errors: Vec<FieldError>) -> AskerPage {
    AskerPage {
        asker: answers.asker.clone(),
        representative: answers.representative.clone(),
        account: answers.account.clone(),
        text_ahead: text_ahead(visit, answers.text_ahead),
        errors,
    }
}
