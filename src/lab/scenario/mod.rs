//! A scenario: who comes with which question, how they behave, and what the two models have to serve them with. Every
//! number has its source or the word `assumption`. The shipped ones are in `scenarios/`; how to write one is told in
//! `scenarios/README.md`.

mod error;
mod numbers;
mod read;
pub mod shipped;
#[cfg(test)]
mod tests;
mod write;
mod written;

pub use error::{OutOfBounds, ScenarioError, ScenarioReason};
pub use numbers::{Number, Unit};
pub use read::{DAYS_MAX, FILE_CHARS_MAX};

use crate::domain::office::OfficeCode;
use crate::domain::rules::Key;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Hours of a day.
pub const HOURS: usize = 24;
/// Days of a week.
pub const WEEKDAYS: usize = 7;

/// A scenario that was read and found sound.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name: small letters, digits and hyphens. A shipped one's words are `scenario-NAME` messages.
    pub name: Key,
    /// Which promises of a call-back apply: an era of the rule file.
    pub era: Key,
    /// The first day, Eastern, of which people are counted.
    pub first_day: Date,
    /// How many days people are counted, unless the run is told otherwise.
    pub days: u32,
    /// How many days people come before that, so that queues are as long as they will be, and as many after it.
    pub warm_up_days: u32,
    /// The numbers; every one is there.
    pub numbers: BTreeMap<Number, Stated>,
    /// What people ask. The shares add up to 100.
    pub questions: Vec<Question>,
    /// What they speak. The shares add up to 100.
    pub languages: Languages,
    /// When they act.
    pub hours: Hours,
    /// Where they live.
    pub offices: Offices,
    /// Rules of tier 1 that settle a call without an answer: the person has to come back with something.
    pub unanswering: Unanswering,
}

/// A number with where it is from.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The number.
    pub value: f64,
    /// The range within which it may as well be.
    pub range: Option<(f64, f64)>,
    /// Where it is from, or `assumption` and why.
    pub source: String,
    /// It was changed for this run.
    pub changed: bool,
}

/// What some people ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// A kind of the rule file.
    pub kind: Key,
    /// Of a hundred people.
    pub share: f64,
    /// Of a hundred with this question so many say that it is urgent.
    pub urgent_percent: f64,
    /// So many have the evidence at hand.
    pub evidence_percent: f64,
    /// So many have a case that was received, is pending, is decided; the others have no number at hand.
    pub cases_percent: [f64; 3],
    /// So many the voice system can tell all they want to know.
    pub voice_percent: f64,
    /// In the legacy model so many go to the portal without calling before.
    pub portal_percent: f64,
    /// Where these are from, or `assumption` and why.
    pub source: String,
}

/// What people speak, of a hundred.
#[derive(Clone, Debug, PartialEq)]
pub struct Languages {
    /// English.
    pub english: f64,
    /// Spanish.
    pub spanish: f64,
    /// Any other.
    pub other: f64,
    /// Where these are from, or `assumption` and why.
    pub source: String,
}

/// When people act, by the clock where they live: weights, which need not add up to anything.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// Monday to Sunday; federal holidays are like Sundays.
    pub days: [f64; WEEKDAYS],
    /// From midnight on.
    pub hours: [f64; HOURS],
    /// Where these are from, or `assumption` and why.
    pub source: String,
}

/// Where people live: whose office is how often theirs, of a hundred.
#[derive(Clone, Debug, PartialEq)]
pub struct Offices {
    /// Offices with a share of their own.
    pub shares: Vec<(OfficeCode, f64)>,
    /// All other offices of the table together, in equal parts; with 0 they are not part of the scenario.
    pub others: f64,
    /// Where these are from, or `assumption` and why.
    pub source: String,
}

/// Rules that settle a call without an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Unanswering {
    /// Keys of rules of tier 1.
    pub rules: Vec<Key>,
    /// Where this is from, or `assumption` and why.
    pub source: String,
}

impl Scenario {
    /// A number's value.
    pub fn value(&self, number: Number) -> f64 {
        self.numbers.get(&number).map_or(0.0, |stated| stated.value)
    }

    /// A percentage, as a part of 1.
    pub fn part(&self, number: Number) -> f64 {
        self.value(number) / 100.0
    }

    /// Changes a number for a run. Its source is no longer true, and neither is a range that it leaves: the one says from
    /// then on that it was changed, the other is forgotten.
    pub fn set(&mut self, number: Number, value: f64) -> Result<(), OutOfBounds> {
        if !number.allows(value) {
            return Err(OutOfBounds { number, value });
        }
        if let Some(stated) = self.numbers.get_mut(&number).filter(|stated| stated.value.to_bits() != value.to_bits()) {
            stated.source = format!("assumption: changed from {}", stated.value);
            stated.range = stated.range.filter(|(low, high)| (*low..=*high).contains(&value));
            stated.value = value;
            stated.changed = true;
        }
        Ok(())
    }
}
