//! The centre's days worked out beforehand, for whoever asks millions of times.

use super::openings::{Hours, Openings, Stretch, WAIT_DAYS_MAX, midnight};
use super::{Promise, after_open_time, open_until, promise_by};
use crate::domain::calendar::days_after;
use crate::domain::rules::Era;
use crate::domain::window::eastern_date;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// One era's hours on some days. Its answers are those of the functions beside it, on these days without asking what the
/// clock in the East shows; on others it counts as they do.
pub struct ContactCalendar {
    era: Era,
    live: Listed,
    calls: Listed,
    whole_days: Listed,
}

impl ContactCalendar {
    /// That era's, for so many Eastern days from the first.
    pub fn new(era: &Era, first: Date, days: u16) -> Self {
        let listed = |hours| Listed::new(hours, first, i32::from(days));
        Self {
            live: listed(Hours::Live),
            calls: listed(Hours::calls(era)),
            whole_days: listed(Hours::WholeDays),
            era: era.clone(),
        }
    }

    /// The era.
    pub fn era(&self) -> &Era {
        &self.era
    }

    /// Whether operators answer now.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.live_until(now).is_some()
    }

    /// Now if operators answer, else when they next begin to.
    pub fn next_live(&self, now: Timestamp) -> Timestamp {
        after_open_time(&self.live, now, SignedDuration::ZERO)
    }

    /// Until when operators answer today; `None` if they do not now.
    pub fn live_until(&self, now: Timestamp) -> Option<Timestamp> {
        open_until(&self.live, now)
    }

    /// Whether officers make calls now.
    pub fn is_calling_time(&self, now: Timestamp) -> bool {
        self.calling_until(now).is_some()
    }

    /// Until when officers make calls today; `None` if they do not now.
    pub fn calling_until(&self, now: Timestamp) -> Option<Timestamp> {
        open_until(&self.calls, now)
    }

    /// Now if officers make calls, else when they next begin to.
    pub fn next_calling_time(&self, now: Timestamp) -> Timestamp {
        after_open_time(&self.calls, now, SignedDuration::ZERO)
    }

    /// When an officer calls back about a request.
    pub fn promise(&self, urgent: bool, received: Timestamp) -> Promise {
        promise_by(&self.era, urgent, received, &self.calls, &self.whole_days)
    }
}

/// The stretches of some days.
struct Listed {
    hours: Hours,
    /// The day after the last.
    end: Date,
    /// The midnights with which the days begin, and the one with which the last ends.
    midnights: Vec<Timestamp>,
    stretches: Vec<Stretch>,
    /// Beside each midnight how many stretches lie before it.
    before: Vec<usize>,
}

impl Listed {
    fn new(hours: Hours, first: Date, days: i32) -> Self {
        let end = days_after(first, days);
        let midnights = (0..=days).map(|ahead| midnight(days_after(first, ahead))).collect();
        let mut stretches = Vec::new();
        let mut before = vec![0];
        for ahead in 0..days {
            stretches.extend(hours.on(days_after(first, ahead)));
            before.push(stretches.len());
        }
        Self { hours, end, midnights, stretches, before }
    }

    /// Which of the days that instant is on.
    fn day_of(&self, instant: Timestamp) -> Option<usize> {
        let first = self.midnights.first()?;
        let guess = usize::try_from((instant.as_second() - first.as_second()) / (24 * 3_600)).ok()?;
        // After a clock change midnight is an hour off the multiple of a day.
        [Some(guess), guess.checked_sub(1), guess.checked_add(1)].into_iter().flatten().find(|&day| {
            let (begins, ends) = (self.midnights.get(day), self.midnights.get(day + 1));
            begins.is_some_and(|begins| *begins <= instant) && ends.is_some_and(|ends| instant < *ends)
        })
    }

    /// The stretches from one of the days on, up to another or the last.
    fn between(&self, day: usize, until: usize) -> &[Stretch] {
        let before = |day| self.before.get(day).copied().unwrap_or(self.stretches.len());
        self.stretches.get(before(day)..before(until)).unwrap_or_default()
    }
}

impl Openings for Listed {
    fn since(&self, instant: Timestamp, skipped_days: i32) -> impl Iterator<Item = Stretch> {
        let count = |days: i32| usize::try_from(days).unwrap_or_default();
        let day = self.day_of(instant);
        let listed = day.map(|day| self.between(day + count(skipped_days), day + count(WAIT_DAYS_MAX) + 1));
        // What lies beyond the list, all of it where the instant does, is counted.
        let (base, passed) = day.map_or_else(
            || (eastern_date(instant), 0),
            |day| (self.end, i32::try_from(self.midnights.len() - 1 - day).unwrap_or(WAIT_DAYS_MAX)),
        );
        let beyond = (skipped_days.max(passed)..=WAIT_DAYS_MAX)
            .filter_map(move |ahead| self.hours.on(days_after(base, ahead - passed)));
        listed.unwrap_or_default().iter().copied().chain(beyond)
    }
}
