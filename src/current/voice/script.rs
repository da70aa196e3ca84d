//! What a call consists of: wishes, questions, what is said, how it ends. The words are messages under the same names.

use serde::{Deserialize, Serialize};

/// Why somebody calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
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
    /// Did that answer your question?
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

impl Wish {
    /// Every wish, in the order of the menu.
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
    pub(super) fn answer(self) -> Option<Prompt> {
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
    pub(super) fn is_operators(self) -> bool {
        matches!(self, Self::Kind | Self::Urgent | Self::Evidence | Self::Details)
    }

    pub(super) fn question(self) -> Option<Prompt> {
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
