//! The visitor's day at the office: expected, checked in, called to a window, served; or never come.
//!
//! Each state is a type of its own with the steps that it has: somebody who checked in has no step to "did not come".

use super::appointment::{Appointment, Status};
use super::inquiry::RuleUsed;
use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

/// Nobody is let in earlier than this before their time (sourced: entry no more than 15 minutes early).
pub const EARLY_MINUTES_MAX: i64 = 15;

/// Where a visitor's day stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visit {
    /// Has an appointment and has not come yet.
    Expected(Expected),
    /// Waits with a ticket.
    CheckedIn(CheckedIn),
    /// Was called to a window.
    Called(Called),
    /// Has been there.
    Served,
    /// Did not come.
    Missed,
    /// Cancelled before.
    Cancelled,
}

/// Has an appointment and has not come yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    starts_at: Timestamp,
}

/// Waits with a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedIn {
    /// The number on the ticket.
    pub ticket_no: i32,
    /// When they checked in.
    pub at: Timestamp,
}

/// Was called to a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The number on the ticket.
    pub ticket_no: i32,
    /// Where to.
    pub window_no: i32,
    /// When.
    pub at: Timestamp,
}

/// What is stored of a visit from the check-in on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The number on the ticket.
    pub ticket_no: i32,
    /// When they checked in.
    pub checked_in_at: Timestamp,
    /// The rule that let them in outside their time.
    pub admitted_by: Option<RuleUsed>,
    /// When they were called, and to which window.
    pub called: Option<(Timestamp, i32)>,
    /// When they were done.
    pub served_at: Option<Timestamp>,
}

/// Why somebody is not checked in now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// More than [`EARLY_MINUTES_MAX`] minutes to go.
    #[error("it is more than {EARLY_MINUTES_MAX} minutes before the appointment")]
    TooEarly,
    /// The time has begun: only a rule lets them in.
    #[error("the appointment's time has begun")]
    Late,
}

/// The time has not come, so that nobody has missed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the appointment's time has not come")]
pub struct NotYet;

impl Visit {
    /// Reads where a day stands; `None` if appointment and arrival do not go together.
    pub fn of(appointment: &Appointment, arrival: Option<&Arrival>) -> Option<Self> {
        match (appointment.status, arrival) {
            (Status::Booked, None) => Some(Self::Expected(Expected { starts_at: appointment.starts_at })),
            (Status::Cancelled, None) => Some(Self::Cancelled),
            (Status::Missed, None) => Some(Self::Missed),
            (Status::Served, Some(Arrival { served_at: Some(_), .. })) => Some(Self::Served),
            (Status::Arrived, Some(Arrival { ticket_no, checked_in_at, called: None, served_at: None, .. })) => {
                Some(Self::CheckedIn(CheckedIn { ticket_no: *ticket_no, at: *checked_in_at }))
            }
            (Status::Arrived, Some(Arrival { ticket_no, called: Some((at, window_no)), served_at: None, .. })) => {
                Some(Self::Called(Called { ticket_no: *ticket_no, window_no: *window_no, at: *at }))
            }
            _ => None,
        }
    }

    /// The name of the state, for messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Expected(_) => "expected",
            Self::CheckedIn(_) => "checked-in",
            Self::Called(_) => "called",
            Self::Served => "served",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Expected {
    /// Lets the person in from 15 minutes before until the start.
    pub fn check_in(self, ticket_no: i32, now: Timestamp) -> Result<CheckedIn, EntryError> {
        if now >= self.starts_at {
            return Err(EntryError::Late);
        }
        let opens = self.starts_at.checked_sub(SignedDuration::from_mins(EARLY_MINUTES_MAX)).unwrap_or(self.starts_at);
        if now < opens { Err(EntryError::TooEarly) } else { Ok(CheckedIn { ticket_no, at: now }) }
    }

    /// Lets the person in although the time has begun, by a rule that the officer names.
    pub fn admit(self, ticket_no: i32, now: Timestamp) -> Result<CheckedIn, EntryError> {
        if now >= self.starts_at { Ok(CheckedIn { ticket_no, at: now }) } else { self.check_in(ticket_no, now) }
    }

    /// Nobody came. Only somebody who has not checked in can be missing.
    pub fn miss(self, now: Timestamp) -> Result<(), NotYet> {
        if now >= self.starts_at { Ok(()) } else { Err(NotYet) }
    }
}

impl CheckedIn {
    /// Calls the person to a window.
    pub fn call(self, window_no: i32, now: Timestamp) -> Called {
        Called { ticket_no: self.ticket_no, window_no, at: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::appointment::Model;
    use crate::domain::door_code::Serial;
    use crate::domain::identifiers::ConfirmationNumber;
    use crate::domain::office::OfficeCode;
    use crate::domain::reason::{Purpose, Reason};
    use jiff::ToSpan;
    use rstest::rstest;

    fn start() -> Timestamp {
        "2026-12-07T09:15:00-05:00".parse().unwrap()
    }

    fn appointment(status: Status) -> Appointment {
        let office = OfficeCode::parse("NYC").unwrap();
        Appointment {
            number: ConfirmationNumber::new(&office, 2026, [1, 2, 3, 4, 5, 6, 7]),
            model: Model::Legacy,
            office,
            starts_at: start(),
            purpose: Purpose::Menu(Reason::Information),
            language: "en".into(),
            status,
            revision: 1,
            created_at: start(),
            updated_at: start(),
            moves_day: jiff::civil::date(2026, 11, 24),
            moves_count: 0,
            serial: Serial([1; 16]),
        }
    }

    fn arrivals() -> [Option<Arrival>; 4] {
        let checked_in =
            Arrival { ticket_no: 7, checked_in_at: start(), admitted_by: None, called: None, served_at: None };
        let called = Arrival { called: Some((start(), 2)), ..checked_in.clone() };
        let served = Arrival { served_at: Some(start()), ..called.clone() };
        [None, Some(checked_in), Some(called), Some(served)]
    }

    #[rstest]
    #[case(Status::Booked, ["expected", "", "", ""])]
    #[case(Status::Cancelled, ["cancelled", "", "", ""])]
    #[case(Status::Missed, ["missed", "", "", ""])]
    #[case(Status::Arrived, ["", "checked-in", "called", ""])]
    #[case(Status::Served, ["", "", "", "served"])]
    fn a_day_stands_where_appointment_and_arrival_say_or_nowhere(#[case] status: Status, #[case] names: [&str; 4]) {
        let read = arrivals().map(|arrival| Visit::of(&appointment(status), arrival.as_ref()));
        assert_eq!(read.map(|visit| visit.map_or("", |visit| visit.name())), names);
    }

    #[rstest]
    #[case(-16, Err(EntryError::TooEarly))]
    #[case(-15, Ok(()))]
    #[case(-1, Ok(()))]
    #[case(0, Err(EntryError::Late))]
    #[case(90, Err(EntryError::Late))]
    fn the_door_is_open_from_fifteen_minutes_before_to_the_start(
        #[case] minutes: i64,
        #[case] expected: Result<(), EntryError>,
    ) {
        let now = start() + minutes.minutes();
        let came = || Expected { starts_at: start() };
        assert_eq!(came().check_in(1, now).map(drop), expected);
        let admitted = if minutes < -15 { Err(EntryError::TooEarly) } else { Ok(()) };
        assert_eq!(came().admit(1, now).map(drop), admitted, "a rule lets in who is late, not who is early");
        assert_eq!(came().miss(now).is_ok(), minutes >= 0);
    }
}
