//! Why an act was not done: which status, which words, at which input.

use super::guard::Desk;
use crate::current::DeskError;
use crate::view::pages::desk::FormError;
use crate::view::pages::desk::gate::DeskRefusedPage;
use crate::view::pages::outcome::Failure;
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// What a page that is shown again says.
pub struct Problem {
    /// The answer's status.
    pub status: StatusCode,
    /// Above the page: a message.
    pub above: Option<&'static str>,
    /// At the inputs.
    pub errors: Vec<FormError>,
}

impl Problem {
    /// Inputs that cannot be read.
    pub fn of_inputs(errors: Vec<FormError>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, above: None, errors }
    }

    /// A form that came after the session's end, and is shown again after the log-in.
    pub fn logged_out() -> Self {
        Self { status: StatusCode::OK, above: Some("desk-problem-logged-out"), errors: Vec::new() }
    }

    fn above(key: &'static str) -> Self {
        Self { status: StatusCode::CONFLICT, above: Some(key), errors: Vec::new() }
    }
}

/// What the page says, or the answer instead of it. `id` makes the id of one of the form's inputs from its name.
pub fn problem(desk: &Desk, why: DeskError, id: impl Fn(&str) -> String) -> Result<Problem, Instead> {
    let at = |status, name: &str, key| Ok(Problem { status, above: None, errors: vec![FormError::new(id(name), key)] });
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    match why {
        DeskError::NotFound => Err(Instead::Failed(Box::new(Failure::NotFound.into()))),
        DeskError::NotAllowed => Err(Instead::Page(Box::new(refused(desk)))),
        DeskError::Db(why) => Err(Instead::Failed(Box::new(why.into()))),
        DeskError::Changed => Ok(Problem::above("desk-problem-changed")),
        DeskError::Impossible(_) | DeskError::WrongState => Ok(Problem::above("desk-problem-impossible")),
        DeskError::AlreadyBooked => Ok(Problem::above("desk-problem-already-booked")),
        DeskError::RuleMissing => at(wrong, "rule", "error-desk-rule-missing"),
        DeskError::ReasonMissing => at(wrong, "reason", "error-desk-reason-missing"),
        DeskError::NoSuchTime => at(wrong, "slot", "error-desk-no-such-time"),
        DeskError::Taken => at(StatusCode::CONFLICT, "slot", "error-desk-taken"),
        DeskError::NoSuchWindow => at(wrong, "window", "error-desk-window"),
        DeskError::TooEarly => at(wrong, "time", "error-desk-too-early"),
        DeskError::Late => at(wrong, "rule", "error-desk-late"),
    }
}

/// An answer instead of the page.
pub enum Instead {
    /// A page of its own.
    Page(Box<Answer>),
    /// An error page.
    Failed(Box<WebError>),
}

impl From<Instead> for Answer {
    fn from(instead: Instead) -> Self {
        match instead {
            Instead::Page(answer) => *answer,
            Instead::Failed(why) => Err(*why),
        }
    }
}

/// The account does not do such things.
pub fn refused(desk: &Desk) -> Answer {
    desk.show(StatusCode::FORBIDDEN, &DeskRefusedPage { bar: desk.bar(desk.staff.office.as_ref()) })
}
