//! Pages with the details form: who is coming, and the replacement of a lost notice.

use super::{FieldError, Page, WaitTime};
use crate::domain::person::TypedDetails;
use serde::Serialize;

/// `/{lang}/book/details`: step 1.
#[derive(Clone, Serialize)]
pub struct DetailsPage {
    /// The fields as typed.
    pub typed: TypedDetails,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// Booking goes on for another family member: phone and ZIP are kept.
    pub family: bool,
}

/// `/{lang}/replacement`: the same fields, for a lost notice.
#[derive(Clone, Serialize)]
pub struct ReplacementPage {
    /// The fields as typed.
    pub typed: TypedDetails,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// One-time key: the form makes one new PIN.
    pub form_key: String,
    /// Too many tries: the form is shown again with the time to wait.
    pub wait: Option<WaitTime>,
}

/// No live appointment has these details: one page for no match, cancelled and past.
#[derive(Clone, Serialize)]
pub struct NoMatchPage {}

/// The person has a live appointment already; says neither when nor where.
#[derive(Clone, Serialize)]
pub struct AlreadyBookedPage {}

pub(super) fn typed_sample() -> TypedDetails {
    TypedDetails {
        given_name: "Ana María".into(),
        family_name: "García <López>".into(),
        dob_month: "7".into(),
        dob_day: "4".into(),
        dob_year: "1985".into(),
        phone: "(212) 555-0123".into(),
        zip: "10001".into(),
    }
}

fn error_samples() -> Vec<FieldError> {
    let mut errors: Vec<FieldError> = crate::view::problems::every_details_error();
    errors.truncate(40);
    errors
}

impl Page for DetailsPage {
    const TEMPLATE: &'static str = "pages/details.html";
    fn samples() -> Vec<Self> {
        vec![
            Self { typed: TypedDetails::default(), errors: Vec::new(), family: false },
            Self { typed: typed_sample(), errors: error_samples(), family: true },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for ReplacementPage {
    const TEMPLATE: &'static str = "pages/replacement.html";
    fn samples() -> Vec<Self> {
        let plain = Self { typed: TypedDetails::default(), errors: Vec::new(), form_key: "key".into(), wait: None };
        vec![
            plain.clone(),
            Self { typed: typed_sample(), errors: error_samples(), ..plain.clone() },
            Self { typed: typed_sample(), wait: Some(WaitTime::of_secs(541)), ..plain },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.wait.is_some()
    }
}

impl Page for NoMatchPage {
    const TEMPLATE: &'static str = "pages/no_match.html";
    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl Page for AlreadyBookedPage {
    const TEMPLATE: &'static str = "pages/already_booked.html";
    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}
