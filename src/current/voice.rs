//! A call: the automated voice system, then the scripted operator (tier 1), as a state machine. It knows what is asked
//! and what comes next; it knows no words, no keys and no HTTP, and stores nothing. Taking a request down is `take_down`.

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

/// Why somebody calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Where a case stands.
    Status,
    /// Forms.
    Forms,
    /// How long cases take.
    Times,
    /// A new address.
    Address,
    /// A card or a notice did not come.
    NotDelivered,
    /// An appointment: leads to an operator.
    Appointment,
    /// "Operator" and nothing else: leads to one in some eras only.
    Operator,
}

/// What is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Why do you call?
    Purpose,
    /// Which receipt number?
    Receipt,
    /// Did that settle it?
    Settled,
    /// The operator: what is it about?
    Kind,
    /// The operator: is it urgent?
    Urgent,
    /// The operator: is the evidence at hand?
    Evidence,
    /// The operator takes the person's details down.
    Details,
    /// Nothing: the call has ended.
    Ended(End),
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// It was settled by the voice system.
    Goodbye,
    /// The voice system gave up.
    NotUnderstood,
    /// No operator answers now.
    Closed,
    /// The operator answered by a rule.
    Answered,
}

/// Something that the voice or the operator says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the words are the messages `call-says-NAME`")]
pub enum Prompt {
    Welcome,
    AskPurpose,
    AskReceipt,
    NoReceiptNumber,
    OperatorAlone,
    NotUnderstood,
    GivenUp,
    Forms,
    Times,
    Address,
    NotDelivered,
    AskSettled,
    Goodbye,
    Connecting,
    Greeting,
    AskKind,
    AskUrgent,
    AskEvidence,
    TakesDown,
}

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
    Purpose(Purpose),
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
    pub topic: Option<Purpose>,
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

impl Purpose {
    /// Every purpose, in the order of the menu.
    pub const ALL: [Self; 7] =
        [Self::Status, Self::Forms, Self::Times, Self::Address, Self::NotDelivered, Self::Appointment, Self::Operator];

    /// The name in messages: `call-option-NAME`, `call-words-NAME`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Forms => "forms",
            Self::Times => "times",
            Self::Address => "address",
            Self::NotDelivered => "not-delivered",
            Self::Appointment => "appointment",
            Self::Operator => "operator",
        }
    }

    /// What the voice answers, where it has an answer.
    fn answer(self) -> Option<Prompt> {
        match self {
            Self::Forms => Some(Prompt::Forms),
            Self::Times => Some(Prompt::Times),
            Self::Address => Some(Prompt::Address),
            Self::NotDelivered => Some(Prompt::NotDelivered),
            Self::Status | Self::Appointment | Self::Operator => None,
        }
    }
}

impl End {
    /// Every end.
    pub const ALL: [Self; 4] = [Self::Goodbye, Self::NotUnderstood, Self::Closed, Self::Answered];

    /// The name in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goodbye => "goodbye",
            Self::NotUnderstood => "not-understood",
            Self::Closed => "closed",
            Self::Answered => "answered",
        }
    }
}

impl Step {
    /// The name in messages: `call-step-NAME`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Receipt => "receipt",
            Self::Settled => "settled",
            Self::Kind => "kind",
            Self::Urgent => "urgent",
            Self::Evidence => "evidence",
            Self::Details => "details",
            Self::Ended(end) => end.as_str(),
        }
    }

    /// Whether the operator asks.
    fn is_operators(self) -> bool {
        matches!(self, Self::Kind | Self::Urgent | Self::Evidence | Self::Details)
    }

    fn question(self) -> Option<Prompt> {
        match self {
            Self::Purpose => Some(Prompt::AskPurpose),
            Self::Receipt => Some(Prompt::AskReceipt),
            Self::Settled => Some(Prompt::AskSettled),
            Self::Kind => Some(Prompt::AskKind),
            Self::Urgent => Some(Prompt::AskUrgent),
            Self::Evidence => Some(Prompt::AskEvidence),
            Self::Details => Some(Prompt::TakesDown),
            Self::Ended(_) => None,
        }
    }
}

impl Prompt {
    /// Every prompt.
    pub const ALL: [Self; 19] = [
        Self::Welcome,
        Self::AskPurpose,
        Self::AskReceipt,
        Self::NoReceiptNumber,
        Self::OperatorAlone,
        Self::NotUnderstood,
        Self::GivenUp,
        Self::Forms,
        Self::Times,
        Self::Address,
        Self::NotDelivered,
        Self::AskSettled,
        Self::Goodbye,
        Self::Connecting,
        Self::Greeting,
        Self::AskKind,
        Self::AskUrgent,
        Self::AskEvidence,
        Self::TakesDown,
    ];

    /// The name in messages: `call-says-NAME`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::AskPurpose => "ask-purpose",
            Self::AskReceipt => "ask-receipt",
            Self::NoReceiptNumber => "no-receipt-number",
            Self::OperatorAlone => "operator-alone",
            Self::NotUnderstood => "not-understood",
            Self::GivenUp => "given-up",
            Self::Forms => "forms",
            Self::Times => "times",
            Self::Address => "address",
            Self::NotDelivered => "not-delivered",
            Self::AskSettled => "ask-settled",
            Self::Goodbye => "goodbye",
            Self::Connecting => "connecting",
            Self::Greeting => "greeting",
            Self::AskKind => "ask-kind",
            Self::AskUrgent => "ask-urgent",
            Self::AskEvidence => "ask-evidence",
            Self::TakesDown => "takes-down",
        }
    }
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
            (Step::Purpose | Step::Receipt | Step::Settled, Heard::Purpose(purpose)) => self.wish(purpose, around),
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

    fn wish(&mut self, purpose: Purpose, around: Around<'_>) {
        match purpose {
            Purpose::Status => self.ask(Step::Receipt),
            Purpose::Operator if !around.era.operator_word => {
                self.say(Line::Voice(Prompt::OperatorAlone));
                self.ask(self.step);
            }
            Purpose::Appointment | Purpose::Operator => self.connect(around.now),
            Purpose::Forms | Purpose::Times | Purpose::Address | Purpose::NotDelivered => {
                self.topic = Some(purpose);
                purpose.answer().into_iter().for_each(|prompt| self.say(Line::Voice(prompt)));
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

#[cfg(test)]
mod tests;
