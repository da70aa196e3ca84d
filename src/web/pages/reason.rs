//! `/{lang}/book/reason`: step 2, why?

use crate::domain::reason::Reason;
use crate::view::pages::FieldError;
use crate::view::pages::steps::ReasonPage;
use crate::web::cookies::{self, Picked};
use crate::web::fields::Fields;
use crate::web::journey::{Journey, Nothing, Step, answers, turn_back};
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the menu.
pub async fn get(visit: Visit) -> Answer {
    // The details form came without a cookie and was given one: if it is not here now, cookies are off.
    let on_nothing = if visit.query("cookie").is_some() { Nothing::MeansCookiesOff } else { Nothing::StartsAnew };
    let answers = answers(&visit, on_nothing)?;
    let directory = visit.services().directory();
    let journey = Journey::read(&answers, &directory, visit.services().clock.now());
    turn_back(&visit, &journey, Step::Reason)?;
    visit.show_keeping(StatusCode::OK, &ReasonPage::new(journey.reason, Vec::new()), &answers)
}

/// Reads the choice.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let mut answers = answers(&visit, Nothing::MeansCookiesOff)?;
    let reason = Reason::parse(fields.get("reason"));
    if let Some(reason) = reason {
        answers.set_picked(Picked::Reason, reason.as_str());
    }
    if visit.keeps_draft() {
        return visit.see_draft(Step::Reason.path(), &[cookies::keep(&visit, &answers)]);
    }
    if reason.is_none() {
        let error = FieldError { field: "reason", anchor: "reason-1", key: "error-reason-missing".into() };
        return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &ReasonPage::new(None, vec![error]), &answers);
    }
    let directory = visit.services().directory();
    let next = Journey::read(&answers, &directory, visit.services().clock.now()).first_open();
    visit.see_other(next.path(), &[cookies::keep(&visit, &answers)])
}
