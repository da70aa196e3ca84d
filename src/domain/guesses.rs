//! How long whoever guesses must wait: the rules alone. Instants are the machine's.
//!
//! Two rules. What somebody guesses *at* (a number, a person's details, an account) is protected by waits that double
//! with each wrong try. Where the guesses *come from* is an allowance that refills, since many people share an address.
//! A right try is taken back and changes nothing else, so that nobody can wipe out the tries of others.

use jiff::{SignedDuration, Timestamp};

/// The desk's door, by account. A hundred passwords a day; whoever is locked out by a stranger works the same morning.
pub const DESK: Escalation =
    Escalation { free: 2, first_wait_secs: 2, wait_secs_max: 15 * 60, forget_after: SignedDuration::from_hours(24) };

/// One number, or one person's details, from everywhere: 144 tries a day however many addresses they come from. The
/// owner waits ten minutes at most when a stranger has been guessing. `SECURITY.md` has what it takes to guess a PIN.
pub const TARGET: Escalation =
    Escalation { free: 5, first_wait_secs: 2, wait_secs_max: 10 * 60, forget_after: SignedDuration::from_hours(24) };

/// One of them from one client. Stricter than [`TARGET`]: whoever guesses from one address waits longer than they make
/// the owner wait, so that the owner gets in between.
pub const TARGET_BY_CLIENT: Escalation =
    Escalation { free: 3, first_wait_secs: 5, wait_secs_max: 15 * 60, forget_after: SignedDuration::from_hours(24) };

/// Whether one person has an appointment or a request, from everywhere. Whoever books meets this question at the details
/// and at each time that has just gone, so that more are free.
pub const PERSON: Escalation = Escalation { free: 30, ..TARGET };

/// The same from one client.
pub const PERSON_BY_CLIENT: Escalation = Escalation { free: 20, ..TARGET_BY_CLIENT };

/// One client, whatever it guesses at. A shelter's or a library's people share an address and mistype: three hundred
/// wrong tries at once, and one more each second.
pub const CLIENT: Allowance = Allowance { at_once: 300 };

/// Tries so far, as they are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    /// How many count; an allowance has no need of it, and of bookings it is the part of a second that `until` has not.
    pub failures: u32,
    /// Until when nothing is tried; for an allowance, when all of it is back.
    pub until: Timestamp,
}

/// The first failures cost nothing, each further one twice the wait of the one before, up to a longest wait.
#[derive(Clone, Copy, Debug)]
pub struct Escalation {
    /// Failures that cost nothing: people mistype.
    pub free: u32,
    /// The wait after the first failure that costs something: hardly felt by a person.
    pub first_wait_secs: i64,
    /// The longest wait: minutes, since a stranger's tries make the owner wait too.
    pub wait_secs_max: i64,
    /// Failures whose wait ended so long ago are forgotten. Long enough that to pause is never quicker than to go on.
    pub forget_after: SignedDuration,
}

/// So many at once; one comes back each second.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// How many.
    pub at_once: u32,
}

/// Either.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// For what is guessed at.
    Escalation(Escalation),
    /// For where guesses come from.
    Allowance(Allowance),
}

impl Tries {
    /// None yet, or all forgotten.
    pub const NONE: Self = Self { failures: 0, until: Timestamp::UNIX_EPOCH };
}

impl Escalation {
    /// How many whole seconds are left to wait, if any.
    pub fn wait_secs(self, tries: Tries, now: Timestamp) -> Option<u32> {
        secs_until(tries.until, now)
    }

    /// One more failure.
    pub fn counted(self, tries: Tries, now: Timestamp) -> Tries {
        let forgotten = now >= self.forgotten_at(tries);
        let failures = if forgotten { 1 } else { tries.failures.saturating_add(1) };
        Tries { failures, until: later(now, self.wait_after(failures)) }
    }

    /// When nothing of these tries matters any more.
    pub fn forgotten_at(self, tries: Tries) -> Timestamp {
        later(tries.until, self.forget_after.as_secs())
    }

    fn wait_after(self, failures: u32) -> i64 {
        match failures.checked_sub(self.free + 1) {
            None => 0,
            // Two to the tenth is beyond the longest wait already.
            Some(doublings) => (self.first_wait_secs << doublings.min(10)).min(self.wait_secs_max),
        }
    }
}

impl Allowance {
    /// How many whole seconds until one more is allowed, if it is not now.
    pub fn wait_secs(self, tries: Tries, now: Timestamp) -> Option<u32> {
        let full_at = later(now, i64::from(self.at_once) - 1);
        secs_until(tries.until, full_at)
    }

    /// One more.
    pub fn counted(self, tries: Tries, now: Timestamp) -> Tries {
        Tries { failures: 0, until: later(tries.until.max(now), 1) }
    }
}

impl Rule {
    /// How many whole seconds to wait, if any.
    pub fn wait_secs(self, tries: Tries, now: Timestamp) -> Option<u32> {
        match self {
            Self::Escalation(rule) => rule.wait_secs(tries, now),
            Self::Allowance(rule) => rule.wait_secs(tries, now),
        }
    }

    /// One more try, which counts as wrong so far.
    pub fn counted(self, tries: Tries, now: Timestamp) -> Tries {
        match self {
            Self::Escalation(rule) => rule.counted(tries, now),
            Self::Allowance(rule) => rule.counted(tries, now),
        }
    }

    /// When nothing of these tries matters any more: then they are deleted.
    pub fn forgotten_at(self, tries: Tries) -> Timestamp {
        match self {
            Self::Escalation(rule) => rule.forgotten_at(tries),
            Self::Allowance(_) => tries.until,
        }
    }

    /// What a try that turned out right is taken back by, if others came in between: failures, and seconds.
    pub fn one_try(self) -> (i32, i64) {
        match self {
            Self::Escalation(_) => (1, 0),
            Self::Allowance(_) => (0, 1),
        }
    }
}

fn secs_until(until: Timestamp, now: Timestamp) -> Option<u32> {
    let left = until.as_second().saturating_sub(now.as_second());
    u32::try_from(left).ok().filter(|left| *left > 0)
}

fn later(at: Timestamp, secs: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_secs(secs)).unwrap_or(at)
}

#[cfg(test)]
mod tests;
