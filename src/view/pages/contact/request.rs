//! The request form: who asks, which type, the details, check your answers.

use super::{KindGroup, PersonForm, RuleShown, TextAhead};
use crate::view::pages::{FieldError, OfficeView, Page};
use serde::Serialize;

/// `/{lang}/contact/request`: step 1.
#[derive(Clone, Serialize)]
pub struct AskerPage {
    /// `self`, `representative` or nothing.
    pub asker: String,
    /// Who asks for somebody else.
    pub representative: String,
    /// The account number.
    pub account: String,
    /// Texts before the call.
    pub text_ahead: Option<TextAhead>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// `/{lang}/contact/request/type`: step 2.
#[derive(Clone, Serialize)]
pub struct TypePage {
    /// The types.
    pub groups: Vec<KindGroup>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// `/{lang}/contact/request/details`: step 3.
#[derive(Clone, Serialize)]
pub struct RequestDetailsPage {
    /// The type chosen: `kind-KEY`.
    pub kind: String,
    /// The type asks whether it is urgent.
    pub asks_urgent: bool,
    /// The type asks for evidence.
    pub asks_evidence: bool,
    /// `yes`, `no` or nothing.
    pub urgent: String,
    /// `yes`, `no` or nothing.
    pub evidence: String,
    /// The person.
    pub person: PersonForm,
}

/// `/{lang}/contact/request/review`: step 4.
#[derive(Clone, Serialize)]
pub struct RequestReviewPage {
    /// Who asks for somebody else; empty for oneself.
    pub representative: String,
    /// The account number; may be empty.
    pub account: String,
    /// Texts before the call.
    pub text_ahead: Option<TextAhead>,
    /// The type: `kind-KEY`.
    pub kind: String,
    /// Whether it is urgent, where that is asked.
    pub urgent: Option<bool>,
    /// Whether the evidence is at hand, where that is asked.
    pub evidence: Option<bool>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth in words.
    pub born: String,
    /// Phone as people write it.
    pub phone: String,
    /// ZIP code.
    pub zip: String,
    /// Receipt number; may be empty.
    pub receipt_number: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Whose officers answer.
    pub office: OfficeView,
    /// The office was chosen, since the ZIP does not tell one.
    pub office_chosen: bool,
    /// MAC of the answers: hidden field `answers_mac`.
    pub answers_mac: String,
    /// The answers were changed in another tab since the form was shown.
    pub changed: bool,
}

/// The form was sent, and a rule answers it: nothing is filed.
#[derive(Clone, Serialize)]
pub struct RequestSettledPage {
    /// The type: `kind-KEY`.
    pub kind: String,
    /// The rule.
    pub rule: RuleShown,
}

impl Page for AskerPage {
    const TEMPLATE: &'static str = "pages/contact_request.html";
    fn samples() -> Vec<Self> {
        let page = Self {
            asker: String::new(),
            representative: String::new(),
            account: String::new(),
            text_ahead: Some(TextAhead { minutes: 30, wanted: false }),
            errors: Vec::new(),
        };
        let missing = FieldError { field: "asker", anchor: "asker-1", key: "error-asker-missing".into() };
        let wrong = vec![
            FieldError::new("representative", "error-representative-empty"),
            FieldError::new("account", "error-account-shape"),
        ];
        vec![
            page.clone(),
            Self { errors: vec![missing], text_ahead: None, ..page.clone() },
            Self {
                asker: "representative".into(),
                representative: "Bo <b>".into(),
                account: "12".into(),
                errors: wrong,
                ..page.clone()
            },
            Self { asker: "self".into(), ..page },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for TypePage {
    const TEMPLATE: &'static str = "pages/contact_request_type.html";
    fn samples() -> Vec<Self> {
        let missing = FieldError { field: "kind", anchor: "kind-1", key: "error-type-missing".into() };
        vec![
            Self { groups: KindGroup::samples(), errors: Vec::new() },
            Self { groups: KindGroup::samples(), errors: vec![missing] },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for RequestDetailsPage {
    const TEMPLATE: &'static str = "pages/contact_request_details.html";
    fn samples() -> Vec<Self> {
        let page = Self {
            kind: "adit-stamp".into(),
            asks_urgent: false,
            asks_evidence: false,
            urgent: String::new(),
            evidence: String::new(),
            person: PersonForm::default(),
        };
        let mut wrong = PersonForm::wrong_sample();
        let missing = |field, anchor, key: &str| FieldError { field, anchor, key: key.into() };
        wrong.errors.push(missing("urgent", "urgent-yes", "error-urgent-missing"));
        wrong.errors.push(missing("evidence", "evidence-yes", "error-evidence-missing"));
        let asks = Self { asks_urgent: true, asks_evidence: true, person: wrong, ..page.clone() };
        vec![page, Self { urgent: "yes".into(), evidence: "no".into(), ..asks.clone() }, asks]
    }
    fn has_errors(&self) -> bool {
        !self.person.errors.is_empty()
    }
}

impl Page for RequestReviewPage {
    const TEMPLATE: &'static str = "pages/contact_request_review.html";
    fn samples() -> Vec<Self> {
        let page = Self {
            representative: String::new(),
            account: String::new(),
            text_ahead: Some(TextAhead { minutes: 30, wanted: true }),
            kind: "adit-stamp".into(),
            urgent: Some(true),
            evidence: Some(false),
            given_name: "Ana María".into(),
            family_name: "García López".into(),
            born: "July 4, 1985".into(),
            phone: "(212) 555-0123".into(),
            zip: "10001".into(),
            receipt_number: "MSC2190000001".into(),
            about: "My mother <is> ill".into(),
            office: OfficeView::sample(),
            office_chosen: true,
            answers_mac: "mac".into(),
            changed: false,
        };
        let bare = Self {
            representative: "Bo Diaz".into(),
            account: "123456789012".into(),
            text_ahead: None,
            urgent: None,
            evidence: None,
            given_name: String::new(),
            receipt_number: String::new(),
            about: String::new(),
            office_chosen: false,
            changed: true,
            ..page.clone()
        };
        vec![page, bare]
    }
}

impl Page for RequestSettledPage {
    const TEMPLATE: &'static str = "pages/contact_request_settled.html";
    fn samples() -> Vec<Self> {
        vec![Self { kind: "adit-stamp".into(), rule: RuleShown::sample() }]
    }
}
