//! `/{lang}/contact/status`: where a request stands, for the person.

use super::{RuleShown, TextAhead};
use crate::domain::person::TypedDetails;
use crate::view::pages::{FieldError, OfficeView, Page, WaitTime};
use serde::Serialize;

/// An instant: for programs and in words.
#[derive(Clone, Serialize)]
pub struct Moment {
    /// For `<time datetime>`.
    pub datetime: String,
    /// Date with weekday, time and zone, finished.
    pub text: String,
}

/// A text or a call so far.
#[derive(Clone, Serialize)]
pub struct Attempt {
    /// `text-sent`, `reached` or `missed`: `status-attempt-NAME`.
    pub outcome: &'static str,
    /// When, in the East.
    pub when: String,
}

/// The appointment that an officer assigned.
#[derive(Clone, Serialize)]
pub struct AssignedVisit {
    /// `live`, `checked-in`, `cancelled` or `past`.
    pub state: &'static str,
    /// When, at the office.
    pub when: Moment,
    /// Message keys of what to bring.
    pub bring: Vec<String>,
    /// What else, in the officer's words.
    pub bring_written: Vec<String>,
    /// The ticket of somebody who is checked in.
    pub ticket: Option<i32>,
}

/// Where the request stands.
#[derive(Clone, Serialize)]
pub struct StatusPage {
    /// The request was taken down just now.
    pub taken: bool,
    /// `4821-9375`
    pub number: String,
    /// The same as it is read to somebody.
    pub number_aloud: String,
    /// The kind, finished: a request outlives the rule file it was made under.
    pub kind: String,
    /// `call`, `form` or `walk-in`: `status-channel-NAME`.
    pub channel: &'static str,
    /// Goes before others.
    pub urgent: bool,
    /// Whose officers see it.
    pub office: OfficeView,
    /// When it was asked, in the East; for a walk-in at the office.
    pub received: String,
    /// Call not before; of a walk-in, since when one waits.
    pub due_from: Moment,
    /// Call promised by; of a walk-in, until when one waits.
    pub due_by: Moment,
    /// Whose promise that is, finished.
    pub era: String,
    /// `waiting`, `overdue`, `reached`, `answered`, `scheduled`, `refused` or `closed`: `status-NAME…`, and of a walk-in
    /// `status-walk-in-NAME…`.
    pub stand: String,
    /// A text comes before the call.
    pub text_ahead: Option<TextAhead>,
    /// Texts and calls so far.
    pub attempts: Vec<Attempt>,
    /// So many missed calls close the request.
    pub missed_calls_max: u8,
    /// The rule that decided.
    pub rule: Option<RuleShown>,
    /// An officer decided otherwise than the table advises.
    pub overridden: bool,
    /// The rule by which it was taken down.
    pub taken_by: RuleShown,
    /// The appointment.
    pub visit: Option<AssignedVisit>,
}

/// Number and date of birth.
#[derive(Clone, Default, Serialize)]
pub struct StatusFormPage {
    /// The number as typed.
    pub service_item_number: String,
    /// Its three fields of the date of birth are used.
    pub typed: TypedDetails,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// Too many tries: how long to wait.
    pub wait: Option<WaitTime>,
}

impl StatusPage {
    fn sample() -> Self {
        let moment = |text: &str| Moment { datetime: "2026-12-01T07:00-05:00".into(), text: text.into() };
        Self {
            taken: false,
            number: "4821-9375".into(),
            number_aloud: "four, eight, two, one; nine, three, seven, five".into(),
            kind: "Proof of status".into(),
            channel: "call",
            urgent: false,
            office: OfficeView::sample(),
            received: "Monday, November 23, 2026, 10:00 AM".into(),
            due_from: moment("Tuesday, December 1, 2026, 7:00 AM, Eastern Standard Time"),
            due_by: moment("Friday, December 4, 2026, 6:30 PM, Eastern Standard Time"),
            era: "since September 2023".into(),
            stand: "waiting".into(),
            text_ahead: Some(TextAhead { minutes: 30, wanted: true }),
            attempts: Vec::new(),
            missed_calls_max: 2,
            rule: None,
            overridden: false,
            taken_by: RuleShown { text: None, ..RuleShown::sample() },
            visit: None,
        }
    }
}

impl Page for StatusPage {
    const TEMPLATE: &'static str = "pages/contact_status.html";
    fn samples() -> Vec<Self> {
        let page = Self::sample();
        let attempt = |outcome| Attempt { outcome, when: "Tuesday, December 1, 2026, 9:00 AM".into() };
        let visit = AssignedVisit {
            state: "live",
            when: Moment {
                datetime: "2026-12-08T09:15-05:00".into(),
                text: "Tuesday, December 8, 2026, 9:15 AM, Eastern Standard Time".into(),
            },
            bring: vec!["document-photo-id".into()],
            bring_written: vec!["The <blue> letter".into()],
            ticket: None,
        };
        let rule = Some(RuleShown::sample());
        let at_door = Self { channel: "walk-in", text_ahead: None, stand: "walk-in-waiting".into(), ..page.clone() };
        let scheduled =
            Self { stand: "scheduled".into(), visit: Some(visit.clone()), rule: rule.clone(), ..page.clone() };
        vec![
            Self { taken: true, urgent: true, ..page.clone() },
            Self {
                stand: "overdue".into(),
                text_ahead: None,
                attempts: vec![attempt("text-sent"), attempt("missed")],
                ..page.clone()
            },
            Self { stand: "reached".into(), attempts: vec![attempt("reached")], ..page.clone() },
            Self { stand: "answered".into(), rule: rule.clone(), ..page.clone() },
            Self { overridden: true, ..scheduled.clone() },
            Self { visit: Some(AssignedVisit { state: "cancelled", ..visit.clone() }), ..scheduled.clone() },
            Self { visit: Some(AssignedVisit { state: "past", ..visit.clone() }), ..scheduled.clone() },
            Self { visit: Some(AssignedVisit { state: "checked-in", ticket: Some(7), ..visit.clone() }), ..scheduled },
            Self { stand: "refused".into(), rule: rule.clone(), ..page.clone() },
            Self { stand: "closed".into(), attempts: vec![attempt("missed"), attempt("missed")], ..page },
            at_door.clone(),
            Self {
                stand: "walk-in-scheduled".into(),
                visit: Some(AssignedVisit { state: "checked-in", ticket: Some(7), ..visit.clone() }),
                rule: rule.clone(),
                ..at_door.clone()
            },
            Self {
                stand: "walk-in-scheduled".into(),
                visit: Some(AssignedVisit { state: "past", ..visit }),
                rule: rule.clone(),
                ..at_door.clone()
            },
            Self { stand: "walk-in-refused".into(), rule, ..at_door.clone() },
            Self { stand: "walk-in-closed".into(), ..at_door },
        ]
    }
}

impl Page for StatusFormPage {
    const TEMPLATE: &'static str = "pages/contact_status_form.html";
    fn samples() -> Vec<Self> {
        let wrong = vec![
            FieldError::new("service_item_number", "error-item-check-digit"),
            FieldError { field: "dob", anchor: "dob_day", key: "error-birth-empty".into() },
        ];
        vec![
            Self::default(),
            Self { service_item_number: "<1>".into(), errors: wrong, ..Self::default() },
            Self { wait: Some(WaitTime::of_secs(541)), ..Self::default() },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.wait.is_some()
    }
}
