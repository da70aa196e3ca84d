//! Reason, office and review: steps 2, 3 and 5 of the booking.

use super::outcome::GivenTurn;
use super::{FieldError, OfficeChoice, OfficeView, Page};
use crate::domain::reason::Reason;
use serde::Serialize;

/// A reason one may choose.
#[derive(Clone, Serialize)]
pub struct ReasonChoice {
    /// The value posted as `reason`; its words are `reason-VALUE` and `reason-VALUE-hint`.
    pub value: &'static str,
    /// Chosen before.
    pub selected: bool,
}

/// `/{lang}/book/reason`: step 2.
#[derive(Clone, Serialize)]
pub struct ReasonPage {
    /// The menu.
    pub reasons: Vec<ReasonChoice>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// `/{lang}/book/office`: step 3.
#[derive(Clone, Serialize)]
pub struct OfficePage {
    /// The ZIP as typed.
    pub zip: String,
    /// Offices near the ZIP, the best first; empty for an unknown or military ZIP.
    pub suggestions: Vec<OfficeChoice>,
    /// Every office by state, shown instead of the suggestions: when asked for, or when there are none.
    pub states: Vec<StateOffices>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The offices of a state or territory.
#[derive(Clone, Serialize)]
pub struct StateOffices {
    /// Its name in the visitor's language, or its two letters if it has none.
    pub name: String,
    /// Its offices by name.
    pub offices: Vec<OfficeChoice>,
}

/// `/{lang}/book/review`: step 5, check your answers.
#[derive(Clone, Serialize)]
pub struct ReviewPage {
    /// Given name as typed.
    pub given_name: String,
    /// Family name as typed.
    pub family_name: String,
    /// Date of birth with the month in words.
    pub born: String,
    /// Phone number as people write it.
    pub phone: String,
    /// ZIP code.
    pub zip: String,
    /// The reason's value; its words are `reason-VALUE`.
    pub reason: &'static str,
    /// The office.
    pub office: OfficeView,
    /// Date with weekday, in words.
    pub date: String,
    /// Time.
    pub time: String,
    /// The office's time zone, in words.
    pub zone: String,
    /// MAC of all of the above: hidden field `answers_mac`.
    pub answers_mac: String,
    /// The answers were changed in another tab since the form was shown.
    pub changed: bool,
    /// The person's turn to book, if they were given one.
    pub turn: Option<GivenTurn>,
}

impl ReasonPage {
    /// The menu with one reason chosen, or none.
    pub fn new(chosen: Option<Reason>, errors: Vec<FieldError>) -> Self {
        let reasons = Reason::ALL
            .into_iter()
            .map(|reason| ReasonChoice { value: reason.as_str(), selected: chosen == Some(reason) })
            .collect();
        Self { reasons, errors }
    }
}

impl Page for ReasonPage {
    const TEMPLATE: &'static str = "pages/reason.html";
    fn samples() -> Vec<Self> {
        let missing = vec![FieldError { field: "reason", anchor: "reason-1", key: "error-reason-missing".into() }];
        vec![Self::new(Some(Reason::Form), Vec::new()), Self::new(None, missing)]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for OfficePage {
    const TEMPLATE: &'static str = "pages/office.html";
    fn samples() -> Vec<Self> {
        let missing = vec![FieldError { field: "office", anchor: "office-1", key: "error-office-missing".into() }];
        let near =
            Self { zip: "10001".into(), suggestions: OfficeChoice::samples(), states: Vec::new(), errors: Vec::new() };
        let states = vec![StateOffices { name: "New York".into(), offices: OfficeChoice::samples() }];
        vec![
            near.clone(),
            Self { errors: missing, ..near.clone() },
            Self { zip: "09012".into(), suggestions: Vec::new(), states, ..near },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "pages/review.html";
    fn samples() -> Vec<Self> {
        let page = Self {
            given_name: "Ana María".into(),
            family_name: "García López".into(),
            born: "July 4, 1985".into(),
            phone: "(212) 555-0123".into(),
            zip: "10001".into(),
            reason: Reason::FiledCase.as_str(),
            office: OfficeView::sample(),
            date: "Monday, December 7, 2026".into(),
            time: "9:15 AM".into(),
            zone: "Eastern Time".into(),
            answers_mac: "mac".into(),
            changed: false,
            turn: None,
        };
        let changed = Self { changed: true, given_name: String::new(), ..page.clone() };
        vec![changed, Self { turn: Some(GivenTurn::sample()), ..page.clone() }, page]
    }
}
