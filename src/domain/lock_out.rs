//! How long a name at the desk must wait after failed log-ins: the rule alone. Instants are the machine's.

use jiff::{SignedDuration, Timestamp};

/// Failures in a row that cost nothing: people mistype, and hold the shift key.
pub const FREE_FAILURES: u32 = 2;
/// The wait after the first failure that costs something; each further one is twice as long. Hardly felt by a person,
/// and by a program after a few tries.
pub const FIRST_WAIT_SECS: i64 = 2;
/// The longest wait: a hundred guesses a day, while whoever is locked out by somebody else's guesses can work the
/// same morning.
pub const WAIT_SECS_MAX: i64 = 15 * 60;
/// Failures that are longer ago than this, counted from the end of their wait, are forgotten.
pub const FORGET_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// Failed log-ins in a row under one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockOut {
    /// How many.
    pub failures: u32,
    /// Until when nothing is tried.
    pub until: Timestamp,
}

impl LockOut {
    /// No failures.
    pub const NONE: Self = Self { failures: 0, until: Timestamp::UNIX_EPOCH };

    /// How many whole seconds are left to wait, if any.
    pub fn wait_secs(self, now: Timestamp) -> Option<u32> {
        let left = self.until.as_second().saturating_sub(now.as_second());
        u32::try_from(left).ok().filter(|left| *left > 0)
    }

    /// One more failure.
    #[must_use]
    pub fn failed(self, now: Timestamp) -> Self {
        let failures = self.as_of(now).failures.saturating_add(1);
        let until = now.checked_add(SignedDuration::from_secs(wait_after(failures))).unwrap_or(now);
        Self { failures, until }
    }

    /// Without what is forgotten by now.
    fn as_of(self, now: Timestamp) -> Self {
        if now.duration_since(self.until) >= FORGET_AFTER { Self::NONE } else { self }
    }
}

fn wait_after(failures: u32) -> i64 {
    match failures.checked_sub(FREE_FAILURES + 1) {
        None => 0,
        // Two to the tenth is beyond the longest wait already.
        Some(doublings) => (FIRST_WAIT_SECS << doublings.min(10)).min(WAIT_SECS_MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + secs).unwrap()
    }

    #[test]
    fn two_failures_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let mut lock = LockOut::NONE;
        let mut waits = Vec::new();
        let mut now = at(0);
        for _ in 0..14 {
            lock = lock.failed(now);
            waits.push(lock.wait_secs(now).unwrap_or(0));
            now = lock.until;
            assert_eq!(lock.wait_secs(now), None, "the wait is over");
        }
        assert_eq!(waits, [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds_and_ends() {
        let lock = LockOut { failures: 5, until: at(8) };
        assert_eq!([0, 1, 7, 8, 9].map(|secs| lock.wait_secs(at(secs))), [Some(8), Some(7), Some(1), None, None]);
    }

    #[test]
    fn old_failures_are_forgotten() {
        let day = FORGET_AFTER.as_secs();
        let lock = LockOut { failures: 9, until: at(0) };
        assert_eq!(lock.failed(at(day - 1)).failures, 10);
        assert_eq!(lock.failed(at(day)).failures, 1);
    }

    #[test]
    fn no_number_of_failures_is_too_large() {
        let lock = LockOut { failures: u32::MAX, until: at(0) }.failed(at(0));
        assert_eq!((lock.failures, lock.wait_secs(at(0))), (u32::MAX, Some(900)));
    }
}
