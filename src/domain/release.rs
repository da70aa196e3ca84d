//! When a seat that somebody gives back is offered again.
//!
//! Whoever sells a seat has one to sell only if they can hand it over: cancel it, and book it in the buyer's name before
//! anybody else sees it. That needs nothing but the instant at which it is free. A delay that nobody knows takes it away.
//! The portal of 2003-2019 is not known to have had one; nor does any source give figures, so the bounds are ours.

use jiff::{SignedDuration, Timestamp};
use std::fmt;
use std::ops::RangeInclusive;

use crate::domain::window::NOTICE_MINUTES;

/// The shortest delay: well above the seconds in which somebody books who has everything typed already.
pub const DELAY_SECS_MIN: u32 = 5 * 60;
/// The longest. Long against the minutes for which a buyer and a seller can sit there and press; short against the two
/// weeks of the booking window, so that hardly a seat is lost by it.
pub const DELAY_SECS_MAX: u32 = 2 * 60 * 60;

/// How an office offers seats again that were cancelled or moved away from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Release {
    /// In the same moment.
    #[default]
    AtOnce,
    /// After a delay drawn for each.
    RandomDelay,
}

/// Why a text is no way to release seats.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a way to release seats: write at-once or random-delay")]
pub struct ReleaseError(pub String);

impl Release {
    /// Reads the word.
    pub fn parse(text: &str) -> Result<Self, ReleaseError> {
        match text.trim() {
            "at-once" => Ok(Self::AtOnce),
            "random-delay" => Ok(Self::RandomDelay),
            other => Err(ReleaseError(other.to_owned())),
        }
    }

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::RandomDelay => "random-delay",
        }
    }

    /// The whole seconds of which one is to be drawn, each as likely as the others. A seat is back before the last moment
    /// at which it can be booked; if there is no time for a delay, it is back at once.
    pub fn delay_secs(self, freed_at: Timestamp, starts_at: Timestamp) -> RangeInclusive<u32> {
        let left =
            starts_at.duration_since(freed_at).saturating_sub(SignedDuration::from_mins(NOTICE_MINUTES)).as_secs();
        let longest = u32::try_from(left.max(0)).unwrap_or(DELAY_SECS_MAX).min(DELAY_SECS_MAX);
        match self {
            Self::RandomDelay if longest >= DELAY_SECS_MIN => DELAY_SECS_MIN..=longest,
            Self::RandomDelay | Self::AtOnce => 0..=0,
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const FREED_AT: Timestamp = Timestamp::constant(1_800_000_000, 0);

    fn delays(release: Release, secs_to_start: i64) -> RangeInclusive<u32> {
        release.delay_secs(FREED_AT, FREED_AT + SignedDuration::from_secs(secs_to_start))
    }

    #[rstest]
    #[case::days_ahead(7 * 86_400, 300..=7_200)]
    #[case::just_time_for_the_longest(3_600 + 7_200, 300..=7_200)]
    #[case::a_second_less(3_600 + 7_199, 300..=7_199)]
    #[case::just_time_for_the_shortest(3_600 + 300, 300..=300)]
    #[case::no_time_for_the_shortest(3_600 + 299, 0..=0)]
    #[case::too_late_to_be_booked(1_800, 0..=0)]
    #[case::begun(-60, 0..=0)]
    fn what_is_left_bounds_the_delay(#[case] secs_to_start: i64, #[case] delay: RangeInclusive<u32>) {
        assert_eq!(delays(Release::RandomDelay, secs_to_start), delay);
        assert_eq!(delays(Release::AtOnce, secs_to_start), 0..=0);
    }

    #[rstest]
    #[case("at-once", Release::AtOnce)]
    #[case(" random-delay ", Release::RandomDelay)]
    fn the_two_words_are_read(#[case] text: &str, #[case] release: Release) {
        assert_eq!(Release::parse(text), Ok(release));
        assert_eq!(Release::parse(release.as_str()), Ok(release));
    }

    #[rstest]
    #[case("")]
    #[case("later")]
    #[case("Random-Delay")]
    fn other_words_are_refused_with_the_two_that_there_are(#[case] text: &str) {
        let why = Release::parse(text).unwrap_err().to_string();
        assert!(why.contains("at-once") && why.contains("random-delay"), "{why}");
    }

    proptest! {
        #[test]
        fn a_seat_is_never_back_too_late_to_be_booked(secs in -10_000_i64..2_000_000, nanos in 0_i64..1_000_000_000) {
            let starts_at = FREED_AT + SignedDuration::from_secs(secs);
            let freed_at = FREED_AT + SignedDuration::from_nanos(nanos);
            let delay = Release::RandomDelay.delay_secs(freed_at, starts_at);
            prop_assert!(delay.start() <= delay.end() && *delay.end() <= DELAY_SECS_MAX);
            prop_assert!(*delay.end() == 0 || *delay.start() == DELAY_SECS_MIN);
            let back = freed_at + SignedDuration::from_secs(i64::from(*delay.end()));
            prop_assert!(*delay.end() == 0 || back + SignedDuration::from_mins(NOTICE_MINUTES) <= starts_at);
        }
    }
}
