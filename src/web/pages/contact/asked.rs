//! Where a request by form stands: which steps are answered. Computed from the answers on every page, as for a booking.

use super::parts::yes_no;
use super::telling::{OfficeBy, Person, read_person};
use crate::domain::directory::Directory;
use crate::domain::name::{Name, NameError};
use crate::domain::rules::{Group, Kind};
use crate::view::pages::FieldError;
use crate::web::cookies::RequestAnswers;
use crate::web::errors::WebError;
use crate::web::visit::Visit;

/// Digits of an account's number.
const ACCOUNT_DIGITS: usize = 12;

/// The steps, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who asks?
    Asker,
    /// Which type?
    Type,
    /// Details.
    Details,
    /// Check your answers.
    Review,
}

impl Step {
    /// The step's address below the language.
    pub fn path(self) -> &'static str {
        match self {
            Self::Asker => "/contact/request",
            Self::Type => "/contact/request/type",
            Self::Details => "/contact/request/details",
            Self::Review => "/contact/request/review",
        }
    }
}

/// The answers, read: what is valid is here, what is not is none.
pub struct Asked<'a> {
    asker: bool,
    /// What is asked for.
    pub kind: Option<&'a Kind>,
    /// Who for.
    pub person: Option<Person<'a>>,
    /// What the person says of the kind's own questions; no where the kind does not ask.
    pub says: Option<(bool, bool)>,
}

impl<'a> Asked<'a> {
    /// Reads the answers as of now.
    pub fn read(visit: &'a Visit, directory: &'a Directory, answers: &RequestAnswers) -> Self {
        let kind = written_kind(visit, &answers.kind);
        Self {
            asker: asker_errors(answers).is_empty(),
            kind,
            person: read_person(visit, directory, answers, OfficeBy::Zip).ok(),
            says: kind.and_then(|kind| says(kind, answers).ok()),
        }
    }

    /// The first step that is not answered; the review when all are.
    pub fn first_open(&self) -> Step {
        if !self.asker {
            Step::Asker
        } else if self.kind.is_none() {
            Step::Type
        } else if self.person.is_none() || self.says.is_none() {
            Step::Details
        } else {
            Step::Review
        }
    }
}

/// Sends a person who opened a later step to the first unanswered one instead.
pub fn turn_back(visit: &Visit, asked: &Asked<'_>, step: Step) -> Result<(), WebError> {
    let open = asked.first_open();
    if open < step { Err(WebError::instead(visit.see_other(open.path(), &[])?)) } else { Ok(()) }
}

/// A kind that may be asked for in writing or at a door; questions by telephone may not.
pub fn written_kind<'a>(visit: &'a Visit, key: &str) -> Option<&'a Kind> {
    visit.services().rules.kind(key).filter(|kind| kind.group != Group::ByPhone)
}

/// What is wrong with who asks.
pub fn asker_errors(answers: &RequestAnswers) -> Vec<FieldError> {
    let mut errors = Vec::new();
    match answers.asker.as_str() {
        "self" => {}
        "representative" => errors.extend(representative_error(answers)),
        _ => errors.push(FieldError { field: "asker", anchor: "asker-1", key: "error-asker-missing".into() }),
    }
    let account: String = answers.account.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let sound = account.is_empty() || (account.len() == ACCOUNT_DIGITS && account.bytes().all(|b| b.is_ascii_digit()));
    if !sound {
        errors.push(FieldError::new("account", "error-account-shape"));
    }
    errors
}

/// What is wrong with the name of whoever asks for somebody else.
fn representative_error(answers: &RequestAnswers) -> Option<FieldError> {
    let key = match Name::parse(&answers.representative) {
        Ok(_) if !answers.is_representative_too_long() => return None,
        Err(NameError::Empty) => "error-representative-empty",
        Ok(_) | Err(_) => "error-representative-name",
    };
    Some(FieldError::new("representative", key))
}

/// What the person says of a kind's own questions: urgent, evidence at hand.
pub fn says(kind: &Kind, answers: &RequestAnswers) -> Result<(bool, bool), Vec<FieldError>> {
    both_said(answers, (kind.asks_urgent, kind.asks_evidence))
}

/// The same, where each question is asked or not.
pub fn both_said(answers: &RequestAnswers, (urgent, evidence): (bool, bool)) -> Result<(bool, bool), Vec<FieldError>> {
    let said = |asked: bool, text: &str| if asked { yes_no(text) } else { Some(false) };
    let missing = |field, anchor, key: &str| FieldError { field, anchor, key: key.into() };
    match (said(urgent, &answers.urgent), said(evidence, &answers.evidence)) {
        (Some(urgent), Some(evidence)) => Ok((urgent, evidence)),
        (urgent, evidence) => {
            let urgent = urgent.is_none().then(|| missing("urgent", "urgent-yes", "error-urgent-missing"));
            let evidence = evidence.is_none().then(|| missing("evidence", "evidence-yes", "error-evidence-missing"));
            Err(urgent.into_iter().chain(evidence).collect())
        }
    }
}
