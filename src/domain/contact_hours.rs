//! The contact centre's time: when somebody answers, when officers call, and by when a call-back is promised.
//!
//! All of it is Eastern, on business days: Monday to Friday without the federal holidays that every office keeps. The
//! figures of each era are the rule file's (`rules`); who is called, and whether it happens in time, is elsewhere. The
//! rules stand here once: the functions count the days as they go, a [`ContactCalendar`] looks them up.

mod calendar;
mod openings;
#[cfg(test)]
mod tests;

pub use calendar::ContactCalendar;
pub use openings::is_business_day;

use self::openings::{Hours, Openings, Stretch, last_midnight};
use crate::domain::rules::{Era, WaitUnit};
use jiff::civil::{Time, time};
use jiff::{SignedDuration, Timestamp};

/// Operators answer from then on (lawandborder.com/calling-the-uscis-contact-center).
pub const LIVE_BEGINS: Time = time(8, 0, 0, 0);
/// Until then (the same source).
pub const LIVE_ENDS: Time = time(20, 0, 0, 0);

/// Between when and when an officer calls back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The window's start: never before the request.
    pub from: Timestamp,
    /// Its end, by which the call must have come: never before its start.
    pub by: Timestamp,
}

impl Promise {
    /// When a desk that calls evenly calls: the window is cut into as many parts as there are calls, and the call after
    /// so many `missed` ones falls into the next part (into the last if there is none), `drawn` of `of` on its way
    /// through it. Officers may not be calling then: [`next_calling_time`].
    pub fn call_at(&self, missed_calls_max: u8, missed: u8, drawn: u32, of: u32) -> Timestamp {
        let window = self.from.duration_until(self.by).as_secs();
        let parts = i64::from(missed_calls_max.max(1));
        let part = i64::from(missed).min(parts - 1);
        let secs = window * part / parts + window * i64::from(drawn) / parts / i64::from(of.max(1));
        self.from.checked_add(SignedDuration::from_secs(secs)).unwrap_or(self.from)
    }
}

/// Whether operators answer now.
pub fn is_live(now: Timestamp) -> bool {
    live_until(now).is_some()
}

/// Now if operators answer, else when they next begin to.
pub fn next_live(now: Timestamp) -> Timestamp {
    after_open_time(&Hours::Live, now, SignedDuration::ZERO)
}

/// Until when operators answer today; `None` if they do not now.
pub fn live_until(now: Timestamp) -> Option<Timestamp> {
    open_until(&Hours::Live, now)
}

/// Whether officers make calls now.
pub fn is_calling_time(era: &Era, now: Timestamp) -> bool {
    open_until(&Hours::calls(era), now).is_some()
}

/// Now if officers make calls, else when they next begin to.
pub fn next_calling_time(era: &Era, now: Timestamp) -> Timestamp {
    after_open_time(&Hours::calls(era), now, SignedDuration::ZERO)
}

/// When an officer calls back about a request, as that era promised it.
pub fn promise(era: &Era, urgent: bool, received: Timestamp) -> Promise {
    promise_by(era, urgent, received, &Hours::calls(era), &Hours::WholeDays)
}

fn promise_by(
    era: &Era,
    urgent: bool,
    received: Timestamp,
    calls: &impl Openings,
    whole_days: &impl Openings,
) -> Promise {
    let window = if urgent { era.urgent } else { era.regular };
    let (from, by) = match window.unit {
        WaitUnit::Hours => (later(received, hours(window.from)), later(received, hours(window.to))),
        WaitUnit::WeekdayHours => (
            after_open_time(whole_days, received, hours(window.from)),
            after_open_time(whole_days, received, hours(window.to)),
        ),
        WaitUnit::CallingHours => {
            (after_open_time(calls, received, hours(window.from)), after_open_time(calls, received, hours(window.to)))
        }
        WaitUnit::BusinessDays => (
            if window.from == 0 { received } else { of_business_day(calls, received, window.from).opens },
            of_business_day(calls, received, window.to).closes,
        ),
    };
    // Nobody calls at night, whatever the hours are counted in.
    let from = after_open_time(calls, from.max(received), SignedDuration::ZERO).min(by.max(received));
    Promise { from, by: by.max(from) }
}

/// The end of the stretch that holds this instant.
fn open_until(open: &impl Openings, now: Timestamp) -> Option<Timestamp> {
    open.since(now, 0).next().filter(|stretch| stretch.contains(now)).map(|stretch| stretch.closes)
}

/// The first open instant, from `start` on, by which it has been open for `wait` since `start`.
fn after_open_time(open: &impl Openings, start: Timestamp, wait: SignedDuration) -> Timestamp {
    let mut left = wait;
    for stretch in open.since(start, 0) {
        let begins = stretch.opens.max(start);
        if begins >= stretch.closes {
            continue;
        }
        let room = begins.duration_until(stretch.closes);
        if left <= room {
            return later(begins, left);
        }
        left = left.saturating_sub(room);
    }
    last_midnight(start).max(start)
}

/// The hours of the n-th business day after the day of receipt. The 0-th is that day itself as long as some are left of
/// it, and else the first.
fn of_business_day(open: &impl Openings, received: Timestamp, nth: u32) -> Stretch {
    let found = match nth {
        0 => open.since(received, 0).find(|stretch| received < stretch.closes),
        nth => open.since(received, 1).nth(usize::try_from(nth - 1).unwrap_or(usize::MAX)),
    };
    found.unwrap_or_else(|| {
        let end = last_midnight(received).max(received);
        Stretch { opens: end, closes: end }
    })
}

fn hours(count: u32) -> SignedDuration {
    SignedDuration::from_hours(count.into())
}

fn later(instant: Timestamp, wait: SignedDuration) -> Timestamp {
    instant.checked_add(wait).unwrap_or(Timestamp::MAX)
}
