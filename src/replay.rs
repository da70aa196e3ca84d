//! The bookings of a portal for the laboratory (`infopass compare --from-database`): when each was made, where, when the
//! visit is, what for, and how it ended. Nothing else of an appointment is read, so that nothing personal can come out,
//! and no secret file is needed. It looks only, also beside a running server.

use crate::db::appointments::{Booking, LastRead, bookings_after};
use crate::db::{Db, DbConfig, DbError, OpenError, offices};
use crate::domain::appointment::Status;
use crate::domain::calendar::days_after;
use crate::domain::office::Office;
use crate::domain::window::{EASTERN, eastern_date};
use crate::lab::run::{Recorded, RecordedEnding};
use crate::lab::scenario::DAYS_MAX;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use thiserror::Error;

/// What a replay stands on.
#[derive(Debug)]
pub struct Replay {
    /// The portal's own office table.
    pub offices: Vec<Office>,
    /// Every booking.
    pub bookings: Vec<Recorded>,
}

/// Eastern days on which bookings were made, both included; without one, from the first or until the last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Made {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// How much is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bookings at all.
    pub bookings_max: usize,
    /// Bookings read at once.
    pub page_rows: u32,
}

impl Limits {
    /// The whole country booked one to two million times a year. Each booking takes about 100 bytes of memory.
    pub const SHIPPED: Self = Self { bookings_max: 2_000_000, page_rows: 10_000 };
}

/// Why there is nothing to replay.
#[derive(Debug, Error)]
pub enum ReplayError {
    /// The database did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// There is no booking.
    #[error("nobody has booked in this portal, or nobody in the days of --from and --until")]
    NoBookings,
    /// There are too many bookings.
    #[error("there are more than {0} bookings: take a part of them with --from and --until")]
    TooMany(usize),
    /// They lie too far apart.
    #[error(
        "the bookings were made over {0} days, and {DAYS_MAX} can be simulated: take a part with --from and --until"
    )]
    TooLong(u32),
}

/// Reads offices and bookings. Each page is a read of its own: a server that books meanwhile is not held up, and what it
/// books may be among them or not.
pub fn read(database: &DbConfig, made: Made, limits: Limits) -> Result<Replay, ReplayError> {
    let db = Db::open(database)?;
    let offices = db.read_blocking(offices::all)?;
    let mut bookings = Vec::new();
    let mut next = Some(LastRead::default());
    while let Some(after) = next {
        let page = |conn: &mut _| bookings_after(conn, &after, made.bounds(), limits.page_rows.into());
        let (page, follows) = db.read_blocking(page)?;
        bookings.extend(page.into_iter().map(recorded));
        if bookings.len() > limits.bookings_max {
            return Err(ReplayError::TooMany(limits.bookings_max));
        }
        next = follows;
    }
    let days = days(&bookings).ok_or(ReplayError::NoBookings)?;
    if days > DAYS_MAX { Err(ReplayError::TooLong(days)) } else { Ok(Replay { offices, bookings }) }
}

impl Made {
    /// The instants, the second of them no longer part of it.
    fn bounds(self) -> (Timestamp, Timestamp) {
        let midnight = |day: Date| EASTERN.to_timestamp(day.to_datetime(Time::midnight())).ok();
        let from = self.from.and_then(midnight).unwrap_or(Timestamp::MIN);
        let until = self.until.and_then(|day| midnight(days_after(day, 1))).unwrap_or(Timestamp::MAX);
        (from, until)
    }
}

/// An appointment that was moved is one booking: made when it was first booked, for the time it was moved to last.
fn recorded(booking: Booking) -> Recorded {
    Recorded {
        booked_at: booking.created_at,
        office: booking.office,
        starts_at: booking.starts_at,
        reason: booking.reason,
        ending: match booking.status {
            Status::Booked => RecordedEnding::Open,
            Status::Cancelled => RecordedEnding::Cancelled,
            Status::Arrived | Status::Served => RecordedEnding::Came,
            Status::Missed => RecordedEnding::Missed,
        },
    }
}

/// How many days there are from the first booking to the last; none without one.
fn days(bookings: &[Recorded]) -> Option<u32> {
    let made = || bookings.iter().map(|booking| booking.booked_at);
    let days = eastern_date(made().max()?) - eastern_date(made().min()?);
    u32::try_from(days.get_days()).ok().map(|days| days + 1)
}
