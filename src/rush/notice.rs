//! A notice as a page shows it, and the seat that it promises.

use super::form::{attribute_of, text_of};
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::domain::office::OfficeCode;
use crate::domain::slot::{read_local, write_local};
use jiff::civil::DateTime;
use std::fmt;

/// A session of an office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// The office.
    pub office: OfficeCode,
    /// Wall time at the office.
    pub starts_at: DateTime,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The confirmation number.
    pub number: ConfirmationNumber,
    /// The PIN.
    pub pin: Pin,
    /// Where and when.
    pub seat: Seat,
    /// Whether the sheet is valid: not of a visit that was cancelled or is past.
    pub valid: bool,
}

/// Letters of a time as forms carry it, `2026-12-07T09:15`.
const LOCAL_CHARS: usize = 16;

impl Notice {
    /// Reads the page of a notice; `None` if it is none, or one without a number, PIN, time or office.
    pub fn read(html: &str) -> Option<Self> {
        let number = ConfirmationNumber::parse(text_of(html, "confirmation-number")?).ok()?;
        let pin = Pin::parse(text_of(html, "pin")?).ok()?;
        let office = OfficeCode::parse(text_of(html, "office-code")?).ok()?;
        let starts_at = read_local(attribute_of(html, "appointment-time", "datetime")?.get(..LOCAL_CHARS)?)?;
        let valid = !attribute_of(html, "notice", "class")?.contains("notice-not-valid");
        Some(Self { number, pin, seat: Seat { office, starts_at }, valid })
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.office, write_local(self.starts_at))
    }
}
