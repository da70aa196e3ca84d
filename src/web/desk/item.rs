//! `/desk/items/{number}`: one request. Also shown again when a form of it was not done, with all that was typed.

use super::guard::Desk;
use super::item_page::page;
use super::problems::Problem;
use crate::current::open_inquiry::open_for_staff;
use crate::domain::identifiers::ServiceItemNumber;
use crate::view::pages::desk::item::DeskItemPage;
use crate::view::pages::outcome::Failure;
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use actix_web::web::Path;

/// Which form of the page was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A button, or none.
    #[default]
    Button,
    /// Answered by telephone.
    Answer,
    /// Refused.
    Refuse,
    /// An appointment.
    Appointment,
    /// The field office's refusal.
    Office,
}

impl Form {
    /// What the ids of its inputs begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Button => "item",
            Self::Answer => "answer",
            Self::Refuse => "refuse",
            Self::Appointment => "appointment",
            Self::Office => "office",
        }
    }
}

/// What was typed and chosen in a form.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// In which.
    pub form: Form,
    /// `rule`
    pub rule: String,
    /// `reason`
    pub reason: String,
    /// `slot`
    pub slot: String,
    /// The keys of the documents that were ticked; none if the form has not been sent.
    pub documents: Option<Vec<String>>,
    /// `bring`
    pub bring: String,
}

/// Shows a request.
pub async fn get(desk: Desk, number: Path<String>) -> Answer {
    let number = ServiceItemNumber::parse(&number).map_err(|_| Failure::NotFound)?;
    let page = open(&desk, &number, &Typed::default()).await?;
    let did = desk.query("did").and_then(|did| did_key(&did));
    desk.show(StatusCode::OK, &DeskItemPage { did, ..page })
}

/// Shows it again because something was not done.
pub async fn show_again(desk: &Desk, number: &ServiceItemNumber, problem: Problem, typed: Typed) -> Answer {
    let shown = open(desk, number, &typed).await?;
    // A form that is no longer there: what was typed into it is shown, and its errors have nowhere to be.
    let offered = match typed.form {
        Form::Button => true,
        Form::Office => shown.office_refusal.is_some(),
        Form::Answer | Form::Refuse | Form::Appointment => shown.deciding.is_some(),
    };
    let page = if offered {
        DeskItemPage { problem: problem.above, errors: problem.errors, ..shown }
    } else {
        let words = [typed.reason, typed.bring].into_iter().filter(|text| !text.is_empty());
        let above = problem.above.or(Some("desk-problem-impossible"));
        DeskItemPage { problem: above, typed: words.collect(), ..shown }
    };
    desk.show(problem.status, &page)
}

async fn open(desk: &Desk, number: &ServiceItemNumber, typed: &Typed) -> Result<DeskItemPage, WebError> {
    let opened = open_for_staff(desk.services(), &desk.staff, number).await?.ok_or(Failure::NotFound)?;
    page(desk, &opened, typed).await
}

fn did_key(did: &str) -> Option<&'static str> {
    Some(match did {
        "text-sent" => "desk-did-text-sent",
        "reached" => "desk-did-reached",
        "missed" => "desk-did-missed",
        "closed" => "desk-did-closed",
        "answer" => "desk-did-answer",
        "appointment" => "desk-did-appointment",
        "refuse" => "desk-did-refuse",
        "refuse-by-office" => "desk-did-refuse-by-office",
        _ => return None,
    })
}
