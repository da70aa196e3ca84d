//! Who stands at the office's door, and what is still free there today.

use super::super::Page;
use super::{Advice, Bar, FormError, RuleChoices, SlotDay};
use serde::Serialize;

/// `/desk/walk-ins`
#[derive(Clone, Serialize)]
pub struct DeskWalkInsPage {
    /// Who is logged in.
    pub bar: Bar,
    /// The office's name.
    pub office: String,
    /// The office's date and time.
    pub now: String,
    /// Whom the desk has just let in.
    pub accepted: Option<Accepted>,
    /// What else has just been done: a message.
    pub did: Option<&'static str>,
    /// Why it was not done: a message.
    pub problem: Option<&'static str>,
    /// What is wrong with a form.
    pub errors: Vec<FormError>,
    /// Words that were typed into a form that is no longer offered.
    pub typed: Vec<String>,
    /// The desk's free times of today.
    pub today: SlotDay,
    /// Those who stand there, in the order of the queue.
    pub people: Vec<WalkIn>,
}

/// Somebody who was let in.
#[derive(Clone, Serialize)]
pub struct Accepted {
    /// The ticket.
    pub ticket_no: i32,
    /// The clock time of the visit.
    pub time: String,
    /// Confirmation number.
    pub number: String,
}

/// Somebody at the door.
#[derive(Clone, Serialize)]
pub struct WalkIn {
    /// The service item number: where the forms go, and what their ids end with.
    pub id: String,
    /// The same in two groups.
    pub number: String,
    /// Every form carries it.
    pub revision: i64,
    /// The person.
    pub name: String,
    /// The person's language.
    pub language: String,
    /// What for.
    pub kind: String,
    /// In their words; may be empty.
    pub about: String,
    /// It goes before others.
    pub urgent: bool,
    /// They have the evidence at hand.
    pub evidence: bool,
    /// Since when they stand there.
    pub since: String,
    /// What the table says.
    pub advice: Option<Advice>,
    /// Today's times, the chosen one marked.
    pub slots: SlotDay,
    /// Rules to let them in by.
    pub accept: RuleChoices,
    /// As typed.
    pub accept_reason: String,
    /// Rules to send them away by.
    pub decline: RuleChoices,
    /// As typed.
    pub decline_reason: String,
}

impl Page for DeskWalkInsPage {
    const TEMPLATE: &'static str = "pages/desk_walk_ins.html";

    fn samples() -> Vec<Self> {
        let [officer, admin, operator] = Bar::samples();
        let day = || SlotDay::samples(true).remove(0);
        let none = || SlotDay { slots: Vec::new(), ..day() };
        let person = |id: &str, urgent: bool| WalkIn {
            id: id.into(),
            number: "1234-5678".into(),
            revision: 1,
            name: "Ana García".into(),
            language: "English".into(),
            kind: "Proof of status".into(),
            about: if urgent { "About".into() } else { String::new() },
            urgent,
            evidence: urgent,
            since: "9:15 AM".into(),
            advice: urgent.then(|| Advice { outcome_key: "desk-outcome-decline", ..Advice::sample() }),
            slots: if urgent { day() } else { none() },
            accept: RuleChoices::sample(urgent),
            accept_reason: "reason".into(),
            decline: RuleChoices::sample(urgent),
            decline_reason: "reason".into(),
        };
        let empty = Self {
            bar: officer,
            office: "New York City".into(),
            now: "December 7, 2026, 9:15 AM".into(),
            accepted: None,
            did: None,
            problem: None,
            errors: Vec::new(),
            typed: Vec::new(),
            today: none(),
            people: Vec::new(),
        };
        let full =
            Self { today: day(), people: vec![person("12345678", true), person("87654321", false)], ..empty.clone() };
        let error = |id: &str, key| FormError::new(format!("{id}-12345678"), key);
        let errors = vec![
            error("accept-slot", "error-desk-taken"),
            error("accept-reason", "error-desk-reason-missing"),
            error("decline-rule", "error-desk-rule-missing"),
            error("decline-reason", "error-desk-reason-too-long"),
        ];
        vec![
            Self {
                accepted: Some(Accepted { ticket_no: 7, time: "9:15 AM".into(), number: "NYC-26-4821-9375".into() }),
                ..empty.clone()
            },
            Self { did: Some("desk-did-declined"), bar: admin, ..full.clone() },
            Self { bar: operator, ..full.clone() },
            Self { errors, ..full.clone() },
            Self { problem: Some("desk-problem-changed"), typed: vec!["typed".into()], ..full },
            empty,
        ]
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}
