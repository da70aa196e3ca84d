//! What an appointment is: its model, its status, and the rules that say what may still be done with it.

use super::door_code::Serial;
use super::hours::SESSION_MINUTES;
use super::identifiers::ConfirmationNumber;
use super::office::{Office, OfficeCode};
use super::reason::Purpose;
use jiff::{SignedDuration, Timestamp, civil::Date};

/// Moves of one appointment allowed on one Eastern day (our rule; one calendar for all offices, or moving between
/// zones would begin a new day): enough to change one's mind, too few to sweep seats.
pub const MOVES_PER_DAY_MAX: u32 = 10;

/// Which of the two models made an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Model {
    /// Booked by the person in the portal.
    Legacy,
    /// Assigned by an officer of the contact centre.
    Current,
}

impl Model {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Legacy, Self::Current];

    /// The name in storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Current => "current",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.as_str() == text)
    }
}

/// Where an appointment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Booked; live until it begins.
    Booked,
    /// Cancelled by the person or the office.
    Cancelled,
    /// The person checked in.
    Arrived,
    /// The person was served.
    Served,
    /// The person did not come.
    Missed,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Booked, Self::Cancelled, Self::Arrived, Self::Served, Self::Missed];

    /// The name in storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Cancelled => "cancelled",
            Self::Arrived => "arrived",
            Self::Served => "served",
            Self::Missed => "missed",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// An appointment without the person: whose it is lies sealed beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Its confirmation number; stays through every move.
    pub number: ConfirmationNumber,
    /// Which model made it.
    pub model: Model,
    /// The office of the visit.
    pub office: OfficeCode,
    /// When the visit begins.
    pub starts_at: Timestamp,
    /// Why the person comes.
    pub purpose: Purpose,
    /// The language it was booked in.
    pub language: String,
    /// Where it stands.
    pub status: Status,
    /// Grows with every change; a sheet of an earlier revision is stale.
    pub revision: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The Eastern day that `moves_count` counts.
    pub moves_day: Date,
    /// Moves made on `moves_day`.
    pub moves_count: u32,
    /// What the code on its notice calls it; drawn by chance, and stays.
    pub serial: Serial,
}

impl Appointment {
    /// Which issue of its notice is good.
    pub fn issue(&self) -> i64 {
        issue(self.status, self.revision)
    }
}

/// Which issue of a notice is good, from 1: every change makes a new one, but checking in, being served and not coming
/// leave the notice as it is.
pub fn issue(status: Status, revision: i64) -> i64 {
    let others = match status {
        Status::Booked | Status::Cancelled => 0,
        Status::Arrived | Status::Missed => 1,
        Status::Served => 2,
    };
    (revision - others).max(1)
}

/// What a person can still do with an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Booked and not begun: may be moved and cancelled.
    Live,
    /// Cancelled.
    Cancelled,
    /// Begun, served, missed, or the person has checked in: nothing can be changed any more.
    Past,
}

impl Appointment {
    /// Where the appointment stands at an instant.
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.status {
            Status::Cancelled => Standing::Cancelled,
            Status::Booked if self.starts_at > now => Standing::Live,
            Status::Booked | Status::Arrived | Status::Served | Status::Missed => Standing::Past,
        }
    }

    /// Whether the person has checked in and the office's day of the visit is not over: they wait to be called, or are
    /// at a window.
    pub fn is_inside(&self, office: &Office, now: Timestamp) -> bool {
        self.status == Status::Arrived && office.local(now).date() <= office.local(self.starts_at).date()
    }

    /// Whether nobody at the office needs the person's details any more: it ended, or its session is over and the person
    /// is not inside.
    pub fn is_over(&self, office: &Office, now: Timestamp) -> bool {
        match self.status {
            Status::Cancelled | Status::Served | Status::Missed => true,
            Status::Booked => now.duration_since(self.starts_at) >= SignedDuration::from_mins(SESSION_MINUTES),
            Status::Arrived => !self.is_inside(office, now),
        }
    }

    /// Moves already made on an Eastern day.
    pub fn moves_on(&self, today: Date) -> u32 {
        if self.moves_day == today { self.moves_count } else { 0 }
    }
}
