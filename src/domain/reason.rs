//! Why somebody comes: the kinds of service of the old menu, and the extra documents each asks for.
//!
//! Wording lives in `locales`. The list is a reconstruction (the About page says so): the first five after the respondent groups
//! of OMB 1615-0113, the sixth after accounts of visitors.

use super::appointment::Model;
use super::rules::Key;

/// What a visit is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A reason that the person picked from the portal's menu.
    Menu(Reason),
    /// A kind of request, of the current model's rule file.
    Request(Key),
}

impl Purpose {
    /// The name in storage.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Menu(reason) => reason.as_str(),
            Self::Request(kind) => kind.as_str(),
        }
    }

    /// Reads that name; which of the two it is, the model says.
    pub fn parse(model: Model, text: &str) -> Option<Self> {
        match model {
            Model::Legacy => Reason::parse(text).map(Self::Menu),
            Model::Current => Key::parse(text).map(Self::Request),
        }
    }
}

/// A kind of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// A question on a case that has been filed.
    FiledCase,
    /// A new permanent resident whose card has not come.
    CardNotReceived,
    /// Filing an application in person.
    FileInPerson,
    /// Information or other services.
    Information,
    /// A form is needed.
    Form,
    /// A notice told the person to come: case processing.
    CaseProcessing,
}

impl Reason {
    /// Every reason, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::FiledCase,
        Self::CardNotReceived,
        Self::FileInPerson,
        Self::Information,
        Self::Form,
        Self::CaseProcessing,
    ];

    /// The name used in forms, messages and storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FiledCase => "filed-case",
            Self::CardNotReceived => "card-not-received",
            Self::FileInPerson => "file-in-person",
            Self::Information => "information",
            Self::Form => "form",
            Self::CaseProcessing => "case-processing",
        }
    }

    /// Reads that name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    /// How many lines the reason adds to what to bring; their words are `reason-NAME-bring-1` and so on.
    pub fn bring_lines(self) -> u8 {
        match self {
            Self::FiledCase | Self::FileInPerson | Self::CaseProcessing => 2,
            Self::CardNotReceived => 3,
            Self::Information | Self::Form => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_reads_back_from_its_name() {
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.as_str()), Some(reason));
        }
        assert_eq!(Reason::parse("nonsense"), None);
    }
}
