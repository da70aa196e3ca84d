//! What any discrete-event simulation is made of: an agenda of what comes (`agenda`), stations at which people wait and
//! are served (`station`), and streams of chance (`stream`). Nothing here knows an office or a telephone.
//!
//! Time is whole milliseconds, so that it adds up alike on every machine.

pub mod agenda;
pub mod number;
pub mod station;
pub mod stream;

/// Milliseconds in a second.
pub const SECOND_MS: i64 = 1_000;
/// Milliseconds in a minute.
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
/// Milliseconds in an hour.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Milliseconds in a day of 24 hours.
pub const DAY_MS: i64 = 24 * HOUR_MS;
