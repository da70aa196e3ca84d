//! A call: the automated voice system, then the scripted operator (tier 1), as a state machine. It knows what is asked
//! and what comes next; it knows no words, no keys and no HTTP, and stores nothing. Taking a request down is `take_down`.

mod script;
#[cfg(test)]
mod tests;

pub use script::{End, Prompt, Step, Wish};

use super::screening::{Screened, screen};
use crate::domain::case::{CaseStatus, ReceiptNumber};
use crate::domain::contact_hours::{is_live, next_live};
use crate::domain::rules::{Era, Facts, Key, Kind, Rules};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// So many answers in a row that are not understood end a call.
pub const MISUNDERSTOOD_MAX: u8 = 3;
/// What is kept of a call: the last lines. A cookie holds them, so there is no room for endless calls.
pub const LINES_MAX: usize = 40;
/// Longest answer kept in what is shown of a call, in bytes.
const ANSWER_BYTES_MAX: usize = 60;

/// A line of what was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// The automated voice.
    Voice(Prompt),
    /// The operator.
    Operator(Prompt),
    /// The voice, on a case: its number, and the name of its status if it is known.
    Case(String, Option<String>),
    /// The voice: nobody answers now; seconds when somebody does again.
    Closed(i64),
    /// The operator, with a rule's text.
    Rule(String),
    /// The caller.
    You(String),
}

/// What an answer means at the step it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A wish of the main menu.
    Wish(Wish),
    /// A receipt number, with the status of its case if there is one.
    Case(ReceiptNumber, Option<CaseStatus>),
    /// Back to the main menu.
    Menu,
    /// Yes.
    Yes,
    /// No.
    No,
    /// A kind of request.
    Kind(Key),
    /// Nothing that makes sense here.
    Nothing,
}

/// What the dialogue depends on.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The era.
    pub era: &'a Era,
    /// The time.
    pub now: Timestamp,
}

/// A call as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What is asked.
    pub step: Step,
    /// What was heard so far, the newest last.
    pub lines: Vec<Line>,
    /// Grows with every answer: a form that shows an earlier question answers nothing.
    pub turn: u32,
    /// The general answer that was given last.
    pub topic: Option<Wish>,
    /// The receipt number heard.
    pub receipt: Option<String>,
    case: Option<String>,
    kind: Option<String>,
    /// The caller says that it is urgent.
    pub urgent: bool,
    /// The caller has the evidence at hand.
    pub evidence: bool,
    misunderstood: u8,
}

impl Call {
    /// Somebody has dialled.
    pub fn begin() -> Self {
        Self {
            step: Step::Purpose,
            lines: vec![Line::Voice(Prompt::Welcome), Line::Voice(Prompt::AskPurpose)],
            turn: 0,
            topic: None,
            receipt: None,
            case: None,
            kind: None,
            urgent: false,
            evidence: false,
            misunderstood: 0,
        }
    }

    /// The kind of request that the operator heard.
    pub fn kind<'a>(&self, rules: &'a Rules) -> Option<&'a Kind> {
        rules.kind(self.kind.as_deref()?)
    }

    /// What the operator does about it, by the table.
    pub fn screened<'a>(&self, rules: &'a Rules) -> Option<Screened<'a>> {
        let kind = self.kind(rules)?;
        let case = self.case.as_deref().and_then(CaseStatus::parse);
        let facts = Facts { kind: &kind.key, urgent: self.urgent, evidence: self.evidence, case, window_free: false };
        screen(rules, &facts)
    }

    /// Goes on with what the caller said, as it was understood.
    pub fn answer(&mut self, said: &str, heard: Heard, around: Around<'_>) {
        self.turn = self.turn.saturating_add(1);
        self.say(Line::You(beginning(said)));
        let missed_before = std::mem::take(&mut self.misunderstood);
        match (self.step, heard) {
            (Step::Purpose | Step::Receipt | Step::Settled, Heard::Wish(wish)) => self.wish(wish, around),
            (Step::Receipt, Heard::Case(receipt, status)) => {
                self.receipt = Some(receipt.as_str().to_owned());
                self.case = status.map(|status| status.as_str().to_owned());
                self.say(Line::Case(receipt.as_str().to_owned(), self.case.clone()));
                self.ask(Step::Settled);
            }
            (Step::Receipt | Step::Settled, Heard::Menu) => self.ask(Step::Purpose),
            (Step::Settled, Heard::Yes) => self.end(End::Goodbye),
            (Step::Settled, Heard::No) => self.connect(around.now),
            (Step::Kind, Heard::Kind(kind)) => {
                self.kind = Some(kind.as_str().to_owned());
                (self.urgent, self.evidence) = (false, false);
                self.after_kind(around.rules);
            }
            (Step::Urgent, answer @ (Heard::Yes | Heard::No)) => {
                self.urgent = answer == Heard::Yes;
                self.after_urgent(around.rules);
            }
            (Step::Evidence, answer @ (Heard::Yes | Heard::No)) => {
                self.evidence = answer == Heard::Yes;
                self.decide(around.rules);
            }
            _ => self.not_understood(missed_before),
        }
    }

    fn wish(&mut self, wish: Wish, around: Around<'_>) {
        match wish {
            Wish::Status => self.ask(Step::Receipt),
            Wish::Operator if !around.era.operator_word => {
                self.say(Line::Voice(Prompt::OperatorAlone));
                self.ask(self.step);
            }
            Wish::Appointment | Wish::Operator => self.connect(around.now),
            Wish::Forms | Wish::Times | Wish::Address | Wish::NotDelivered => {
                self.topic = Some(wish);
                wish.answer().into_iter().for_each(|prompt| self.say(Line::Voice(prompt)));
                self.ask(Step::Settled);
            }
        }
    }

    /// To an operator, if one answers at this hour.
    fn connect(&mut self, now: Timestamp) {
        if !is_live(now) {
            self.say(Line::Closed(next_live(now).as_second()));
            self.step = Step::Ended(End::Closed);
            return;
        }
        self.say(Line::Voice(Prompt::Connecting));
        self.say(Line::Operator(Prompt::Greeting));
        self.ask(Step::Kind);
    }

    fn after_kind(&mut self, rules: &Rules) {
        if self.kind(rules).is_some_and(|kind| kind.asks_urgent) {
            self.ask(Step::Urgent);
        } else {
            self.after_urgent(rules);
        }
    }

    fn after_urgent(&mut self, rules: &Rules) {
        if self.kind(rules).is_some_and(|kind| kind.asks_evidence) {
            self.ask(Step::Evidence);
        } else {
            self.decide(rules);
        }
    }

    fn decide(&mut self, rules: &Rules) {
        match self.screened(rules) {
            Some(Screened::Settled(rule)) => {
                self.say(Line::Rule(rule.key.as_str().to_owned()));
                self.step = Step::Ended(End::Answered);
            }
            Some(Screened::TakeDown { .. }) => self.ask(Step::Details),
            // Another rule file since: the kind is asked again.
            None => self.ask(Step::Kind),
        }
    }

    fn not_understood(&mut self, missed_before: u8) {
        if matches!(self.step, Step::Details | Step::Ended(_)) {
            return;
        }
        self.misunderstood = missed_before.saturating_add(1);
        let gives_up = self.misunderstood >= MISUNDERSTOOD_MAX;
        let prompt = match self.step {
            _ if gives_up => Prompt::GivenUp,
            Step::Receipt => Prompt::NoReceiptNumber,
            _ => Prompt::NotUnderstood,
        };
        self.say(if self.step.is_operators() { Line::Operator(prompt) } else { Line::Voice(prompt) });
        if gives_up {
            self.step = Step::Ended(End::NotUnderstood);
        } else {
            self.ask(self.step);
        }
    }

    fn ask(&mut self, step: Step) {
        self.step = step;
        if let Some(prompt) = step.question() {
            self.say(if step.is_operators() { Line::Operator(prompt) } else { Line::Voice(prompt) });
        }
    }

    fn end(&mut self, end: End) {
        self.say(Line::Voice(Prompt::Goodbye));
        self.step = Step::Ended(end);
    }

    fn say(&mut self, line: Line) {
        self.lines.push(line);
        let surplus = self.lines.len().saturating_sub(LINES_MAX);
        self.lines.drain(..surplus);
    }
}

/// The beginning of an answer, on one line.
fn beginning(said: &str) -> String {
    let mut kept = String::new();
    for c in said.trim().chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')) {
        if kept.len() + c.len_utf8() > ANSWER_BYTES_MAX {
            break;
        }
        kept.push(c);
    }
    kept
}
