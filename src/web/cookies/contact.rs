//! What is kept of the contact centre: a request's answers, a call, the key to a request.

use super::{ANSWERS_SECS, FIELD_BYTES_MAX, Keepable, NOTICE_SECS, cut, kept_details};
use crate::current::voice::Call;
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::person::TypedDetails;
use crate::web::visit::Visit;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Bytes kept of the name of who asks for somebody, and of what it is about: with them a request's cookie stays below
/// 3,500 bytes too. What does not fit is told to be too long.
const REPRESENTATIVE_BYTES_MAX: usize = 220;
/// See [`REPRESENTATIVE_BYTES_MAX`]: 500 letters of Latin script with their accents.
const ABOUT_BYTES_MAX: usize = 600;
/// What one character takes at most ([`cut`]): so much more is kept of a text that is too long, so that it stays so.
const CHARACTER_BYTES_MAX: usize = 6;

/// What is asked of the contact centre, as typed and picked, valid or not: by the request form, at an office's door, or
/// told to an operator.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestAnswers {
    /// `self` or `representative`.
    pub asker: String,
    /// Who asks for somebody else.
    pub representative: String,
    /// The number of an account with the agency.
    pub account: String,
    /// A text is wanted before the call.
    pub text_ahead: bool,
    /// A kind's key.
    pub kind: String,
    /// The person to be seen.
    pub typed: TypedDetails,
    /// `yes` or `no`.
    pub urgent: String,
    /// `yes` or `no`.
    pub evidence: String,
    /// A receipt number.
    pub receipt: String,
    /// What it is about.
    pub about: String,
    /// An office's code, where the ZIP does not tell one, or at a door.
    pub office: String,
    /// A service item number being typed while the language is switched.
    pub number: String,
    /// Drawn anew for every request: one form asks once.
    pub one_time_key: [u8; 16],
}

/// A call, and an answer that is being typed while the language is switched.
#[derive(Clone, Serialize, Deserialize)]
pub struct OnCall {
    /// The call.
    pub call: Call,
    /// The answer.
    pub said: String,
}

/// Opens one request.
#[derive(Clone, Serialize, Deserialize)]
pub struct InquiryKey {
    number: String,
    born: String,
}

impl Keepable for RequestAnswers {
    const NAME: &'static str = "infopass_request";
    const LASTS_SECS: i64 = ANSWERS_SECS;
}

impl Keepable for OnCall {
    const NAME: &'static str = "infopass_call";
    const LASTS_SECS: i64 = ANSWERS_SECS;
}

impl Keepable for InquiryKey {
    const NAME: &'static str = "infopass_inquiry";
    const LASTS_SECS: i64 = NOTICE_SECS;
}

impl RequestAnswers {
    /// A new form.
    pub fn new(visit: &Visit) -> Self {
        Self { one_time_key: visit.services().random.bytes(), ..Self::default() }
    }

    /// Keeps who asks, within the cookie's size.
    pub fn set_asker(&mut self, asker: &str, representative: &str, account: &str) {
        self.asker = cut(asker, FIELD_BYTES_MAX);
        self.representative = cut(representative, REPRESENTATIVE_BYTES_MAX + CHARACTER_BYTES_MAX);
        self.account = cut(account, FIELD_BYTES_MAX);
    }

    /// Keeps the person.
    pub fn set_typed(&mut self, typed: &TypedDetails) {
        self.typed = kept_details(typed);
    }

    /// Keeps what the request is about. A text that is too long stays too long.
    pub fn set_matter(&mut self, receipt: &str, about: &str) {
        (self.receipt, self.about) = (cut(receipt, FIELD_BYTES_MAX), cut(about, ABOUT_BYTES_MAX + CHARACTER_BYTES_MAX));
    }

    /// Whether the name of who asks takes more room than it may.
    pub fn is_representative_too_long(&self) -> bool {
        cut(&self.representative, REPRESENTATIVE_BYTES_MAX) != self.representative
    }

    /// Whether what it is about takes more room than it may.
    pub fn is_about_too_long(&self) -> bool {
        cut(&self.about, ABOUT_BYTES_MAX) != self.about
    }

    /// Keeps what was picked from a list.
    pub fn set_kind(&mut self, kind: &str) {
        self.kind = cut(kind, FIELD_BYTES_MAX);
    }

    /// See [`Self::set_kind`].
    pub fn set_office(&mut self, office: &str) {
        self.office = cut(office, FIELD_BYTES_MAX);
    }

    /// Keeps the answers to yes-or-no questions.
    pub fn set_yes_no(&mut self, urgent: &str, evidence: &str) {
        (self.urgent, self.evidence) = (cut(urgent, FIELD_BYTES_MAX), cut(evidence, FIELD_BYTES_MAX));
    }

    /// Keeps a service item number over a switch of language.
    pub fn set_number(&mut self, number: &str) {
        self.number = cut(number, FIELD_BYTES_MAX);
    }
}

impl OnCall {
    /// Keeps an answer over a switch of language.
    pub fn set_said(&mut self, said: &str) {
        self.said = cut(said, FIELD_BYTES_MAX);
    }
}

impl InquiryKey {
    /// The key to a request.
    pub fn new(number: &ServiceItemNumber, born: Date) -> Self {
        Self { number: number.as_str().to_owned(), born: born.to_string() }
    }

    /// Number and date of birth.
    pub fn open(&self) -> Option<(ServiceItemNumber, Date)> {
        Some((ServiceItemNumber::parse(&self.number).ok()?, self.born.parse().ok()?))
    }
}
