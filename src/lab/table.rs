//! The rule file's decisions for every question of a scenario, worked out once: a run asks for them millions of times.

use super::run::{Ground, LabError};
use super::scenario::Scenario;
use crate::domain::case::CaseStatus;
use crate::domain::rules::{Facts, Group, Key, Outcome, Rules, Stage};

/// Where a person's case stands: received, pending, decided, or no number at hand.
pub const CASES: [Option<CaseStatus>; 4] =
    [Some(CaseStatus::Received), Some(CaseStatus::Pending), Some(CaseStatus::DecisionMade), None];

/// What an officer could find in a person's case, who was told to come back with a number.
const CASE_PREPARED: u8 = 1;
/// No number at hand.
const CASE_UNKNOWN: u8 = 3;

/// What is known of a person when a stage decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Which question of the scenario.
    pub question: u8,
    /// They say that it is urgent.
    pub urgent: bool,
    /// They have the evidence at hand.
    pub evidence: bool,
    /// Which of [`CASES`].
    pub case: u8,
}

impl Known {
    /// The same person once they have the evidence and the number.
    #[must_use]
    pub fn prepared(self) -> Self {
        Self { evidence: true, case: if self.case == CASE_UNKNOWN { CASE_PREPARED } else { self.case }, ..self }
    }
}

/// What tier 1 does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier1 {
    /// Answers.
    Answer,
    /// Tells the person what to come back with.
    ComeBack,
    /// Takes a request down.
    TakeDown {
        /// It goes before others.
        urgent: bool,
    },
}

/// What an officer does, on the telephone and at a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Officer {
    /// Answers; a call would do.
    Answer,
    /// Sees the person.
    Visit,
    /// Refuses.
    Refuse,
}

/// What all stages do with a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The scripted operator.
    pub tier1: Tier1,
    /// The officer.
    pub officer: Officer,
    /// At the door: accepted if a window is free, and if none is.
    pub accepted: [bool; 2],
}

/// All decisions.
pub struct Table {
    decisions: Vec<Decision>,
    on_form: Vec<bool>,
}

impl Table {
    /// Asks the rules about every question in every way it can be asked.
    pub fn new(ground: &Ground, scenario: &Scenario) -> Result<Self, LabError> {
        let rules = &ground.rules;
        for rule in &scenario.unanswering.rules {
            let known = rules.rule(rule.as_str()).is_some_and(|rule| rule.stage == Stage::Tier1);
            if !known {
                let known: Vec<&str> = rules.of_stage(Stage::Tier1).map(|rule| rule.key.as_str()).collect();
                return Err(LabError::UnknownRule { rule: rule.to_string(), known: known.join(", ") });
            }
        }
        let mut table = Self { decisions: Vec::new(), on_form: Vec::new() };
        for question in &scenario.questions {
            let kind = rules.kind(question.kind.as_str());
            let kind = kind.ok_or_else(|| {
                let known: Vec<&str> = rules.kinds.iter().map(|kind| kind.key.as_str()).collect();
                LabError::UnknownKind { kind: question.kind.to_string(), known: known.join(", ") }
            })?;
            table.on_form.push(kind.group != Group::ByPhone);
            for urgent in [false, true] {
                for evidence in [false, true] {
                    for case in CASES {
                        let facts = Facts { kind: &kind.key, urgent, evidence, case, window_free: true };
                        table.decisions.push(decide(rules, &scenario.unanswering.rules, &facts));
                    }
                }
            }
        }
        Ok(table)
    }

    /// What is done with such a person.
    pub fn decision(&self, known: Known) -> Decision {
        let at = usize::from(known.question) * 16
            + usize::from(known.urgent) * 8
            + usize::from(known.evidence) * 4
            + usize::from(known.case.min(CASE_UNKNOWN));
        let nobody = Decision { tier1: Tier1::Answer, officer: Officer::Answer, accepted: [false; 2] };
        self.decisions.get(at).copied().unwrap_or(nobody)
    }

    /// Whether the request form has the question.
    pub fn is_on_form(&self, question: u8) -> bool {
        self.on_form.get(usize::from(question)).copied().unwrap_or(false)
    }
}

fn decide(rules: &Rules, unanswering: &[Key], facts: &Facts<'_>) -> Decision {
    let tier1 = match rules.decide(Stage::Tier1, facts) {
        Some(rule) => match rule.outcome {
            Outcome::TakeDown { urgent } => Tier1::TakeDown { urgent },
            _ if unanswering.contains(&rule.key) => Tier1::ComeBack,
            _ => Tier1::Answer,
        },
        None => Tier1::Answer,
    };
    let officer = match rules.decide(Stage::Tier2, facts).map(|rule| rule.outcome) {
        Some(Outcome::Appointment) => Officer::Visit,
        Some(Outcome::Refuse) => Officer::Refuse,
        _ => Officer::Answer,
    };
    let accepted = [true, false].map(|window_free| {
        let rule = rules.decide(Stage::WalkIn, &Facts { window_free, ..*facts });
        rule.is_some_and(|rule| rule.outcome == Outcome::Accept)
    });
    Decision { tier1, officer, accepted }
}
