//! The pages of the current model: the contact centre, its call, its form, a walk-in, where a request stands.

pub mod call;
pub mod request;
pub mod start;
pub mod status;
pub mod walk_in;

use super::{FieldError, Page};
use crate::domain::inquiry::RuleUsed;
use crate::domain::person::TypedDetails;
use crate::domain::rules::Kind;
use serde::Serialize;

/// A kind of request that one may choose; its words are `kind-KEY` and `kind-KEY-hint`.
#[derive(Clone, Serialize)]
pub struct KindChoice {
    /// The key.
    pub key: String,
    /// Its number in the list, from 1.
    pub number: usize,
    /// Chosen before.
    pub selected: bool,
}

/// Kinds under one heading.
#[derive(Clone, Serialize)]
pub struct KindGroup {
    /// The heading: `contact-group-NAME`.
    pub name: &'static str,
    /// The kinds.
    pub kinds: Vec<KindChoice>,
}

/// Offices under one heading of a list.
#[derive(Clone, Serialize)]
pub struct OfficeGroup {
    /// A state's name, or none for those near the ZIP.
    pub name: Option<String>,
    /// The offices.
    pub offices: Vec<OfficeOption>,
}

/// A line of a list of offices.
#[derive(Clone, Serialize)]
pub struct OfficeOption {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Who the request is for and what it is about: part of three forms.
#[derive(Clone, Default, Serialize)]
pub struct PersonForm {
    /// The details as typed.
    pub typed: TypedDetails,
    /// The receipt number as typed.
    pub receipt_number: String,
    /// What it is about.
    pub about: String,
    /// Offices to choose from; none where the ZIP tells the office.
    pub offices: Vec<OfficeGroup>,
    /// The office chosen.
    pub office: String,
    /// What is wrong, on the whole form.
    pub errors: Vec<FieldError>,
}

/// Minutes between a text and its call, where the era has texts, and whether they are wanted.
#[derive(Clone, Copy, Serialize)]
pub struct TextAhead {
    /// Minutes.
    pub minutes: u16,
    /// Wanted.
    pub wanted: bool,
}

/// The rule that decided, told with its version.
#[derive(Clone, Serialize)]
pub struct RuleShown {
    /// Its words are `rule-KEY-text`; finished here, since the rule file may have changed since.
    pub text: Option<String>,
    /// Its key.
    pub key: String,
    /// The file's version.
    pub version: String,
}

/// The person has a request that nobody has decided; says neither its number nor when.
#[derive(Clone, Serialize)]
pub struct AlreadyWaitingPage {
    /// Where what was typed can be corrected: an address below the language.
    pub back: &'static str,
    /// What is there already is an appointment, not a request.
    pub booked: bool,
}

impl RuleShown {
    /// A rule with its text, if it still has one.
    pub fn new(used: &RuleUsed, text: Option<String>) -> Self {
        Self { text, key: used.rule.as_str().to_owned(), version: used.version.clone() }
    }

    fn sample() -> Self {
        Self { text: Some("Text".into()), key: "a-rule".into(), version: "2026-11-25".into() }
    }
}

impl KindChoice {
    /// Choices in a list, numbered from `first`.
    pub fn list<'a>(kinds: impl Iterator<Item = &'a Kind>, first: usize, chosen: &str) -> Vec<Self> {
        let choice = |(number, kind): (usize, &Kind)| Self {
            key: kind.key.as_str().to_owned(),
            number: first + number,
            selected: kind.key.as_str() == chosen,
        };
        kinds.enumerate().map(choice).collect()
    }
}

impl KindGroup {
    fn samples() -> Vec<Self> {
        let kind = |key: &str, number, selected| KindChoice { key: key.into(), number, selected };
        vec![
            Self { name: "primary", kinds: vec![kind("adit-stamp", 1, false)] },
            Self { name: "other", kinds: vec![kind("deferred-action", 2, true)] },
        ]
    }
}

impl OfficeGroup {
    fn samples() -> Vec<Self> {
        let office = |code: &str, name: &str| OfficeOption { code: code.into(), name: name.into() };
        vec![
            Self { name: None, offices: vec![office("NYC", "New York City")] },
            Self { name: Some("New Jersey".into()), offices: vec![office("NEW", "Newark")] },
        ]
    }
}

impl PersonForm {
    /// Filled in, with every error there is.
    fn wrong_sample() -> Self {
        let mut errors = crate::view::problems::every_details_error();
        errors.truncate(20);
        errors.extend(every_request_error());
        Self {
            typed: super::details::typed_sample(),
            receipt_number: "MSC21".into(),
            about: "My mother <is> ill".into(),
            offices: OfficeGroup::samples(),
            office: "NEW".into(),
            errors,
        }
    }
}

/// The errors of the fields that requests add to the details.
fn every_request_error() -> Vec<FieldError> {
    vec![
        FieldError::new("office", "error-office-missing"),
        FieldError::new("receipt_number", "error-receipt-shape"),
        FieldError::new("about", "error-about-too-long"),
    ]
}

impl Page for AlreadyWaitingPage {
    const TEMPLATE: &'static str = "pages/contact_already_waiting.html";
    fn samples() -> Vec<Self> {
        [false, true].map(|booked| Self { back: "/contact/request/details", booked }).into()
    }
}
