//! The time a person picks: an office's wall time, read from a form and held against the office's calendar.

use super::office::Office;
use super::window::BookingWindow;
use jiff::Timestamp;
use jiff::civil::DateTime;
use thiserror::Error;

/// A picked time that exists in an office's calendar and lies in its booking window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The wall time at the office, as picked and as printed.
    pub local: DateTime,
    /// The same as an instant.
    pub starts_at: Timestamp,
}

/// Why a text is not a time that can be booked now. Whether it is still free only the claim can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SlotError {
    /// Nothing was picked.
    #[error("no time was chosen")]
    Empty,
    /// Not a time such as `2026-12-07T09:15`, or no session of this office begins then.
    #[error("the office has no such time")]
    NoSuchTime,
    /// It begins too soon or has passed.
    #[error("the time has passed or begins within the hour")]
    TooSoon,
    /// Its day is not open for booking yet.
    #[error("the day is not open yet")]
    NotOpenYet,
}

impl SlotError {
    /// A short name, for lists and counts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "no-time",
            Self::NoSuchTime => "no-such-time",
            Self::TooSoon => "too-soon",
            Self::NotOpenYet => "not-open-yet",
        }
    }
}

impl Slot {
    /// Reads an office's local time (`2026-12-07T09:15`) and checks it against calendar and window.
    pub fn parse(typed: &str, office: &Office, now: Timestamp) -> Result<Self, SlotError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(SlotError::Empty);
        }
        Self::at(read_local(typed).ok_or(SlotError::NoSuchTime)?, office, now)
    }

    /// Checks a local time against calendar and window.
    pub fn at(local: DateTime, office: &Office, now: Timestamp) -> Result<Self, SlotError> {
        let starts_at = office.starts_at(local).ok_or(SlotError::NoSuchTime)?;
        let window = BookingWindow::at(office, now);
        if window.contains(office, starts_at) {
            Ok(Self { local, starts_at })
        } else if starts_at < window.opens {
            Err(SlotError::TooSoon)
        } else {
            Err(SlotError::NotOpenYet)
        }
    }
}

/// Exactly `YYYY-MM-DDTHH:MM`, which is also how a slot is written.
pub fn read_local(text: &str) -> Option<DateTime> {
    let local = DateTime::strptime("%Y-%m-%dT%H:%M", text).ok()?;
    (write_local(local) == text).then_some(local)
}

/// Writes a local time as the forms carry it.
pub fn write_local(local: DateTime) -> String {
    local.strftime("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-12-07T09:15", true)]
    #[case("2026-12-07 09:15", false)]
    #[case("2026-12-07T09:15:00", false)]
    #[case("2026-12-7T9:15", false)]
    #[case("2026-02-31T09:15", false)]
    #[case("", false)]
    fn only_the_written_form_is_read(#[case] text: &str, #[case] reads: bool) {
        assert_eq!(read_local(text).is_some(), reads);
    }
}
