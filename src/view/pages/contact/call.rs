//! `/{lang}/contact/call`: the call so far, and what is asked now.

use super::{KindChoice, PersonForm, RuleShown, TextAhead};
use crate::view::pages::{FieldError, Page};
use serde::Serialize;

/// A line of the call.
#[derive(Clone, Serialize)]
pub struct HeardLine {
    /// `voice`, `operator` or `you`: `call-who-NAME`.
    pub who: &'static str,
    /// What was said, finished.
    pub text: String,
}

/// The call so far.
#[derive(Clone, Serialize)]
pub struct Heard {
    /// What was said before the caller's last answer: folded away, so that the question is not far down.
    pub earlier: Vec<HeardLine>,
    /// From the caller's last answer on, the newest line last.
    pub now: Vec<HeardLine>,
}

impl Heard {
    /// Splits the lines of a call.
    pub fn new(mut lines: Vec<HeardLine>) -> Self {
        let last_answer = lines.iter().rposition(|line| line.who == "you").unwrap_or(0);
        let now = lines.split_off(last_answer);
        Self { earlier: lines, now }
    }
}

/// An answer that one key gives.
#[derive(Clone, Serialize)]
pub struct KeyChoice {
    /// The key.
    pub digit: &'static str,
    /// What it means: a message.
    pub label: String,
}

/// A question of the voice system or of the operator.
#[derive(Clone, Serialize)]
pub struct CallPage {
    /// What is asked: `call-step-NAME`.
    pub step: &'static str,
    /// The call so far.
    pub heard: Heard,
    /// The keys that are answers.
    pub keys: Vec<KeyChoice>,
    /// The operator's list; then there are no keys.
    pub kinds: Vec<KindChoice>,
    /// Hidden field `turn`.
    pub turn: u32,
    /// An answer that is being typed.
    pub said: String,
    /// The general answer just given, for the agency's address: `forms`, `times`, `address`, `not-delivered`.
    pub topic: Option<&'static str>,
    /// Nothing was said.
    pub errors: Vec<FieldError>,
}

/// The operator takes the details down.
#[derive(Clone, Serialize)]
pub struct CallDetailsPage {
    /// The call so far.
    pub heard: Heard,
    /// What is asked for: `kind-KEY`.
    pub kind: String,
    /// The person.
    pub person: PersonForm,
    /// Texts before the call.
    pub text_ahead: Option<TextAhead>,
    /// Hidden field `turn`.
    pub turn: u32,
}

/// The call has ended.
#[derive(Clone, Serialize)]
pub struct CallEndedPage {
    /// How: `call-step-NAME`.
    pub end: &'static str,
    /// The call.
    pub heard: Heard,
    /// See [`CallPage::topic`].
    pub topic: Option<&'static str>,
    /// The rule by which the operator answered.
    pub rule: Option<RuleShown>,
}

fn heard() -> Heard {
    let line = |who, text: &str| HeardLine { who, text: text.into() };
    Heard::new(vec![line("voice", "Welcome."), line("you", "<1>"), line("operator", "Hello.")])
}

impl Page for CallPage {
    const TEMPLATE: &'static str = "pages/contact_call.html";
    fn samples() -> Vec<Self> {
        let key = |digit, label: &str| KeyChoice { digit, label: label.into() };
        let page = Self {
            step: "purpose",
            heard: heard(),
            keys: vec![key("1", "call-option-status"), key("0", "call-option-operator")],
            kinds: Vec::new(),
            turn: 0,
            said: String::new(),
            topic: None,
            errors: Vec::new(),
        };
        let topics = ["forms", "times", "address", "not-delivered"];
        let mut pages: Vec<Self> =
            topics.into_iter().map(|topic| Self { step: "settled", topic: Some(topic), ..page.clone() }).collect();
        let steps = ["receipt", "urgent", "evidence"];
        pages.extend(steps.map(|step| Self { step, ..page.clone() }));
        let kind = |key: &str, number, selected| KindChoice { key: key.into(), number, selected };
        let kinds = vec![kind("adit-stamp", 1, false), kind("case-question", 2, true)];
        pages.push(Self { step: "kind", keys: Vec::new(), kinds, ..page.clone() });
        let errors = vec![FieldError::new("said", "error-said-empty")];
        pages.push(Self { said: "my <case>".into(), errors, ..page.clone() });
        pages.push(page);
        pages
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for CallDetailsPage {
    const TEMPLATE: &'static str = "pages/contact_call_details.html";
    fn samples() -> Vec<Self> {
        let page = Self {
            heard: heard(),
            kind: "adit-stamp".into(),
            person: PersonForm::default(),
            text_ahead: Some(TextAhead { minutes: 30, wanted: true }),
            turn: 7,
        };
        vec![page.clone(), Self { person: PersonForm::wrong_sample(), text_ahead: None, ..page }]
    }
    fn has_errors(&self) -> bool {
        !self.person.errors.is_empty()
    }
}

impl Page for CallEndedPage {
    const TEMPLATE: &'static str = "pages/contact_call_ended.html";
    fn samples() -> Vec<Self> {
        let page = |end, rule| Self { end, heard: heard(), topic: Some("times"), rule };
        vec![
            page("goodbye", None),
            page("not-understood", None),
            page("closed", None),
            page("answered", Some(RuleShown::sample())),
        ]
    }
}
