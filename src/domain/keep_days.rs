//! For how long what a person told is kept after their appointment.

use jiff::{SignedDuration, Timestamp};
use std::fmt;

/// Days between an appointment, or the decision on a request that led to none, and the emptying of what was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepDays(u16);

impl KeepDays {
    /// Unless told otherwise (issue: 30 days).
    pub const DEFAULT: Self = Self(30);
    /// The desk works with the day's list until the day is over.
    pub const MIN: u16 = 1;
    /// Ten years: more is no limit.
    pub const MAX: u16 = 3_650;

    /// So many days, if that is in range.
    pub fn new(days: u16) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&days).then_some(Self(days))
    }

    /// Reads a number of days.
    pub fn parse(text: &str) -> Option<Self> {
        Self::new(text.trim().parse().ok()?)
    }

    /// How many.
    pub fn days(self) -> u16 {
        self.0
    }

    /// What was before this instant is to be emptied at `now`.
    pub fn before(self, now: Timestamp) -> Timestamp {
        now.checked_sub(SignedDuration::from_hours(24 * i64::from(self.0))).unwrap_or(Timestamp::MIN)
    }
}

impl fmt::Display for KeepDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1", Some(1))]
    #[case(" 30 ", Some(30))]
    #[case("3650", Some(3_650))]
    #[case("0", None)]
    #[case("3651", None)]
    #[case("-1", None)]
    #[case("a month", None)]
    fn days_are_a_number_in_range(#[case] text: &str, #[case] days: Option<u16>) {
        assert_eq!(KeepDays::parse(text).map(KeepDays::days), days);
    }

    #[test]
    fn thirty_days_are_kept_to_the_second() {
        let now: Timestamp = "2026-12-31T15:00:00Z".parse().unwrap();
        assert_eq!(KeepDays::DEFAULT.before(now).to_string(), "2026-12-01T15:00:00Z");
    }
}
