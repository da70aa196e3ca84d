//! Emulated cases: a receipt number and where the case stands, which is all that the voice system tells.

/// Where a case stands, in the voice system's three answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseStatus {
    /// The agency has it.
    Received,
    /// Somebody is at it.
    Pending,
    /// It is decided; the decision itself comes by mail only.
    DecisionMade,
}

impl CaseStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Received, Self::Pending, Self::DecisionMade];

    /// The name in storage, files and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Pending => "pending",
            Self::DecisionMade => "decision-made",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}
