//! `/{lang}/contact/walk-in`: somebody stands at an office without an appointment.

use super::{KindGroup, PersonForm};
use crate::view::pages::{FieldError, Page};
use serde::Serialize;

/// The office sees nobody any more today.
#[derive(Clone, Serialize)]
pub struct OfficeClosed {
    /// Its name.
    pub office: String,
    /// The next day it is open, in words.
    pub next_day: Option<String>,
}

/// `/{lang}/contact/walk-in`
#[derive(Clone, Serialize)]
pub struct WalkInPage {
    /// What is asked for.
    pub groups: Vec<KindGroup>,
    /// `yes`, `no` or nothing.
    pub urgent: String,
    /// `yes`, `no` or nothing.
    pub evidence: String,
    /// The person; its offices are those one may stand at.
    pub person: PersonForm,
    /// The office is closed.
    pub closed: Option<OfficeClosed>,
}

impl Page for WalkInPage {
    const TEMPLATE: &'static str = "pages/contact_walk_in.html";
    fn samples() -> Vec<Self> {
        let person = PersonForm { offices: super::OfficeGroup::samples(), ..PersonForm::default() };
        let page =
            Self { groups: KindGroup::samples(), urgent: String::new(), evidence: String::new(), person, closed: None };
        let mut wrong = PersonForm::wrong_sample();
        let missing = |field, anchor, key: &str| FieldError { field, anchor, key: key.into() };
        wrong.errors.push(missing("kind", "kind-1", "error-type-missing"));
        wrong.errors.push(missing("urgent", "urgent-yes", "error-urgent-missing"));
        wrong.errors.push(missing("evidence", "evidence-yes", "error-evidence-missing"));
        let closed = |next_day: Option<&str>| {
            Some(OfficeClosed { office: "New York City".into(), next_day: next_day.map(str::to_owned) })
        };
        vec![
            page.clone(),
            Self { person: wrong, ..page.clone() },
            Self { closed: closed(Some("Monday, November 30, 2026")), urgent: "yes".into(), ..page.clone() },
            Self { closed: closed(None), evidence: "no".into(), ..page },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.person.errors.is_empty()
    }
}
