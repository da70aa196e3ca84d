//! Between whole numbers and fractions: the only place of the laboratory where they are converted.

#![expect(clippy::as_conversions, reason = "there is no other conversion; each is bounded as its text says")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "as each text says"
)]

use super::MINUTE_MS;

/// A count as a fraction: exact below 2^53, more than any run counts.
pub fn real(count: u64) -> f64 {
    count as f64
}

/// Milliseconds as a fraction: exact for 285,000 years.
pub fn real_ms(ms: i64) -> f64 {
    ms as f64
}

/// Minutes as the nearest whole milliseconds; what is no number or out of range becomes the nearest bound.
pub fn minutes_ms(minutes: f64) -> i64 {
    (minutes * MINUTE_MS as f64).round() as i64
}

/// Milliseconds as minutes.
pub fn ms_minutes(ms: i64) -> f64 {
    ms as f64 / MINUTE_MS as f64
}

/// The whole part of a number that is not negative; a negative one becomes 0.
pub fn whole(value: f64) -> u64 {
    value as u64
}

/// A fraction with half of its digits: for what is stored for millions.
pub fn narrow(value: f64) -> f32 {
    value as f32
}

/// A small whole number as a place in a list; of a negative or greater one its lowest bits.
pub fn index(value: i64) -> usize {
    value as usize
}
