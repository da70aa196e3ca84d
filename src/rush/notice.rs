//! A notice as a page shows it, and the seat that it promises.

use super::form::{attribute_of, elements, text_of};
use super::ledger::State;
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
        let (mut number, mut pin, mut office, mut time, mut class) = (None, None, None, None, None);
        for (id, element) in elements(html) {
            match id {
                "notice" => class = attribute_of(element, "class"),
                "confirmation-number" => number = text_of(element),
                "pin" => pin = text_of(element),
                "office-code" => office = text_of(element),
                "appointment-time" => time = attribute_of(element, "datetime"),
                _ => {}
            }
        }
        Some(Self {
            number: ConfirmationNumber::parse(number?).ok()?,
            pin: Pin::parse(pin?).ok()?,
            seat: Seat::read(office?, time?.get(..LOCAL_CHARS)?)?,
            valid: !class?.contains("notice-not-valid"),
        })
    }
}

impl Notice {
    /// Where the appointment stands. A sheet that is not valid is of a cancelled one: none is past, or at an office that
    /// has closed, while people rush.
    pub fn state(&self) -> State {
        if self.valid { State::Booked(self.seat.clone()) } else { State::Cancelled }
    }
}

impl Seat {
    /// Reads an office's code and a time such as `2026-12-07T09:15`.
    pub fn read(office: &str, starts_at: &str) -> Option<Self> {
        Some(Self { office: OfficeCode::parse(office).ok()?, starts_at: read_local(starts_at)? })
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.office, write_local(self.starts_at))
    }
}
