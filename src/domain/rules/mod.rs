//! The current model's rules as data: kinds of request, eras of the call-back, and the table by which each stage
//! decides. The file is `data/rules.toml`; its words are in `locales`, under the same keys.
//!
//! Nothing here acts: a stage asks [`Rules::decide`] and does what the rule says.

mod error;
mod table;
#[cfg(test)]
mod tests;
mod written;

pub use error::{RulesError, RulesReason};

use super::case::CaseStatus;
use super::reason::Reason;
use jiff::civil::Time;
use std::fmt;

/// A name in the rule file: small letters, digits and hyphens. Its words are messages under the same name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

/// Longest key.
pub const KEY_CHARS_MAX: usize = 40;

impl Key {
    /// Reads a key; `None` if it has other characters, none at all, or more than [`KEY_CHARS_MAX`].
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        let sound = (1..=KEY_CHARS_MAX).contains(&text.len()) && text.bytes().all(allowed);
        sound.then(|| Self(text.to_owned()))
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A rule file, read and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Stored with every decision.
    pub version: String,
    /// The era, unless the service is told another.
    pub default_era: Key,
    /// How call-backs were promised, by year.
    pub eras: Vec<Era>,
    /// What can be asked for.
    pub kinds: Vec<Kind>,
    /// What an officer can ask to be brought; each has words.
    pub documents: Vec<Key>,
    /// The table, in the order in which it decides.
    pub rules: Vec<Rule>,
    /// How a desk without people behaves.
    pub auto_desk: AutoDesk,
    /// What each contact costs a person.
    pub minutes: Minutes,
}

/// How the contact centre promised call-backs at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Era {
    /// The year it began.
    pub key: Key,
    /// The window of an urgent request.
    pub urgent: CallBackWindow,
    /// The window of any other.
    pub regular: CallBackWindow,
    /// After so many missed calls the request is closed and the person must start over.
    pub missed_calls_max: u8,
    /// Officers call from then on, Eastern, on business days.
    pub calls_begin: Time,
    /// Until then.
    pub calls_end: Time,
    /// Minutes between a text and its call; none where no text was sent.
    pub text_minutes_before: Option<u16>,
    /// Whether "operator" alone leads out of the voice system.
    pub operator_word: bool,
    /// Where this is from, or `assumption`.
    pub source: String,
}

/// From when until when after a request an officer calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallBackWindow {
    /// The least wait.
    pub from: u32,
    /// The longest wait.
    pub to: u32,
    /// What both count.
    pub unit: WaitUnit,
}

/// What a wait is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitUnit {
    /// Hours of any day.
    Hours,
    /// Hours of Monday to Friday without federal holidays, day and night.
    WeekdayHours,
    /// Hours in which officers call.
    CallingHours,
    /// Monday to Friday without federal holidays; the last one counts to its end of calls.
    BusinessDays,
}

/// Something that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its words are `kind-KEY` and `kind-KEY-hint`.
    pub key: Key,
    /// Where it is offered.
    pub group: Group,
    /// The reason of the portal's menu under which the same person would have come.
    pub menu: Reason,
    /// Whether the operator asks for an emergency.
    pub asks_urgent: bool,
    /// Whether the operator asks for evidence at hand.
    pub asks_evidence: bool,
    /// What its notice asks to be brought, by default.
    pub documents: Vec<Key>,
    /// Where this is from, or `assumption`.
    pub source: String,
}

/// Where a kind is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Among the first types of the request form.
    Primary,
    /// Under "Other" of the request form.
    Other,
    /// By telephone only: questions that need no visit.
    ByPhone,
}

/// One line of the table. Empty conditions hold always.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its words are `rule-KEY` (for the desk's lists) and `rule-KEY-text` (told to the person).
    pub key: Key,
    /// Who decides by it.
    pub stage: Stage,
    /// What it decides.
    pub outcome: Outcome,
    /// The kinds it is for; empty for all.
    pub kinds: Vec<Key>,
    /// Whether the person said that it is urgent.
    pub urgent: Option<bool>,
    /// Whether the person has the evidence at hand.
    pub evidence: Option<bool>,
    /// Where the case stands; empty for any, also for none.
    pub cases: Vec<CaseStatus>,
    /// Whether a window of the desk is free today.
    pub window_free: Option<bool>,
    /// An officer must choose it: it never decides by itself.
    pub by_hand: bool,
    /// Where this is from, or `assumption`.
    pub source: String,
}

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The scripted operator.
    Tier1,
    /// The officer who calls back.
    Tier2,
    /// The field office, on an urgent request that was scheduled.
    FieldOffice,
    /// An officer at the office's door.
    WalkIn,
    /// An officer at the check-in, on somebody who comes outside the time.
    Arrival,
}

/// What a rule decides. Each stage has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Tier 1: the answer is the rule's text; nothing is taken down.
    Settle,
    /// Tier 1: a request is taken down.
    TakeDown {
        /// It goes before others.
        urgent: bool,
    },
    /// Tier 2: answered by telephone.
    Answer,
    /// Tier 2: an appointment is assigned.
    Appointment,
    /// Tier 2 or field office: no.
    Refuse,
    /// Walk-in: a seat today.
    Accept,
    /// Walk-in: no.
    Decline,
    /// Arrival: let in although it is not the time.
    Admit,
}

/// How a desk without people behaves (`--auto-desk`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AutoDesk {
    /// Of a hundred calls so many reach the person.
    pub reached_percent: u8,
    /// Where this is from, or `assumption`.
    pub source: String,
}

/// A person's own minutes for each contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// A booking in the portal.
    pub portal: u32,
    /// The voice system.
    pub voice_system: u32,
    /// Waiting for an operator and talking with one.
    pub operator: u32,
    /// An officer's call.
    pub call_back: u32,
    /// The request form.
    pub request_form: u32,
    /// A visit, without the way there.
    pub visit: u32,
    /// Where these are from, or `assumption`.
    pub source: String,
}

/// What is known when a stage decides.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// What is asked for.
    pub kind: &'a Key,
    /// The person says that it is urgent.
    pub urgent: bool,
    /// The person has the evidence at hand.
    pub evidence: bool,
    /// Where the person's case stands, if it is known.
    pub case: Option<CaseStatus>,
    /// A window of the desk is free today.
    pub window_free: bool,
}

impl Rules {
    /// The first rule of a stage whose conditions hold, of those that decide by themselves.
    pub fn decide(&self, stage: Stage, facts: &Facts<'_>) -> Option<&Rule> {
        self.of_stage(stage).find(|rule| !rule.by_hand && rule.holds(facts))
    }

    /// The rules of a stage, in order.
    pub fn of_stage(&self, stage: Stage) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.stage == stage)
    }

    /// A rule by its key.
    pub fn rule(&self, key: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.key.as_str() == key)
    }

    /// A kind by its key.
    pub fn kind(&self, key: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.key.as_str() == key)
    }

    /// The kinds of a group, in order.
    pub fn kinds_of(&self, group: Group) -> impl Iterator<Item = &Kind> {
        self.kinds.iter().filter(move |kind| kind.group == group)
    }

    /// An era by its key.
    pub fn era(&self, key: &str) -> Option<&Era> {
        self.eras.iter().find(|era| era.key.as_str() == key)
    }
}

impl Rule {
    /// Whether all its conditions hold.
    pub fn holds(&self, facts: &Facts<'_>) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(facts.kind))
            && self.urgent.is_none_or(|urgent| urgent == facts.urgent)
            && self.evidence.is_none_or(|evidence| evidence == facts.evidence)
            && (self.cases.is_empty() || facts.case.is_some_and(|case| self.cases.contains(&case)))
            && self.window_free.is_none_or(|free| free == facts.window_free)
    }
}
