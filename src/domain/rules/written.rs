//! The rule file as it is written: the names of its fields, and the names that its values may have. Nothing is checked
//! here but that the fields are there and are text, numbers or lists.

use super::{Group, Outcome, Stage, WaitUnit};
use serde::Deserialize;
use toml::Spanned;

/// A text with its place in the file.
pub type Text = Spanned<String>;
/// A number with its place in the file.
pub type Number = Spanned<i64>;

/// All of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub version: Text,
    pub default_era: Text,
    pub documents: Vec<Text>,
    pub auto_desk: WrittenAutoDesk,
    pub minutes: WrittenMinutes,
    pub eras: Vec<Spanned<WrittenEra>>,
    pub kinds: Vec<Spanned<WrittenKind>>,
    pub rules: Vec<Spanned<WrittenRule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenAutoDesk {
    pub reached_percent: Number,
    pub source: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenMinutes {
    pub portal: Number,
    pub voice_system: Number,
    pub operator: Number,
    pub call_back: Number,
    pub request_form: Number,
    pub visit: Number,
    pub source: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenEra {
    pub key: Text,
    pub urgent: Spanned<WrittenWait>,
    pub regular: Spanned<WrittenWait>,
    pub missed_calls_max: Number,
    pub calls_begin: Text,
    pub calls_end: Text,
    pub text_minutes_before: Option<Number>,
    pub operator_word: bool,
    pub source: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenWait {
    pub from: Number,
    pub to: Number,
    pub unit: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenKind {
    pub key: Text,
    pub group: Text,
    pub menu: Text,
    pub asks_urgent: bool,
    pub asks_evidence: bool,
    pub documents: Vec<Text>,
    pub source: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRule {
    pub key: Text,
    pub stage: Text,
    pub outcome: Text,
    #[serde(default)]
    pub kinds: Vec<Text>,
    pub urgent: Option<bool>,
    pub evidence: Option<bool>,
    #[serde(default)]
    pub cases: Vec<Text>,
    pub window_free: Option<bool>,
    pub by_hand: Option<Spanned<bool>>,
    pub source: Text,
}

/// Names and what they stand for.
pub type Names<T> = [(&'static str, T)];

pub const GROUPS: [(&str, Group); 3] =
    [("primary", Group::Primary), ("other", Group::Other), ("by-phone", Group::ByPhone)];

pub const WAIT_UNITS: [(&str, WaitUnit); 4] = [
    ("hours", WaitUnit::Hours),
    ("weekday-hours", WaitUnit::WeekdayHours),
    ("calling-hours", WaitUnit::CallingHours),
    ("business-days", WaitUnit::BusinessDays),
];

pub const STAGES: [(&str, Stage); 5] = [
    ("tier-1", Stage::Tier1),
    ("tier-2", Stage::Tier2),
    ("field-office", Stage::FieldOffice),
    ("walk-in", Stage::WalkIn),
    ("arrival", Stage::Arrival),
];

/// What a stage can decide.
pub fn outcomes(stage: Stage) -> &'static Names<Outcome> {
    match stage {
        Stage::Tier1 => &[
            ("settle", Outcome::Settle),
            ("take-down", Outcome::TakeDown { urgent: false }),
            ("take-down-urgent", Outcome::TakeDown { urgent: true }),
        ],
        Stage::Tier2 => {
            &[("answer", Outcome::Answer), ("appointment", Outcome::Appointment), ("refuse", Outcome::Refuse)]
        }
        Stage::FieldOffice => &[("refuse", Outcome::Refuse)],
        Stage::WalkIn => &[("accept", Outcome::Accept), ("decline", Outcome::Decline)],
        Stage::Arrival => &[("admit", Outcome::Admit)],
    }
}
