//! The contact centre's time: when somebody answers, when officers call, and by when a call-back is promised.
//!
//! All of it is Eastern, on business days: Monday to Friday without the federal holidays that every office keeps. The
//! figures of each era are the rule file's (`rules`); who is called, and whether it happens in time, is elsewhere.

use jiff::civil::{Date, Time, Weekday, time};
use jiff::{SignedDuration, Timestamp};

use crate::domain::calendar::days_after;
use crate::domain::holidays::is_federal_holiday;
use crate::domain::rules::{Era, WaitUnit};
use crate::domain::window::{EASTERN, eastern_date};

/// Operators answer from then on (lawandborder.com/calling-the-uscis-contact-center).
pub const LIVE_BEGINS: Time = time(8, 0, 0, 0);
/// Until then (the same source).
pub const LIVE_ENDS: Time = time(20, 0, 0, 0);

/// How many days ahead a wait is counted: twenty times the longest of any era. What a rule file asks for beyond ends
/// there, so that no figure in it can hold up a request.
const WAIT_DAYS_MAX: i32 = 1_000;

/// Between when and when an officer calls back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The window's start: never before the request.
    pub from: Timestamp,
    /// Its end, by which the call must have come: never before its start.
    pub by: Timestamp,
}

/// Whether operators answer now.
pub fn is_live(now: Timestamp) -> bool {
    live_until(now).is_some()
}

/// Now if operators answer, else when they next begin to.
pub fn next_live(now: Timestamp) -> Timestamp {
    after_open_time(now, SignedDuration::ZERO, live_hours)
}

/// Until when operators answer today; `None` if they do not now.
pub fn live_until(now: Timestamp) -> Option<Timestamp> {
    live_hours(eastern_date(now)).filter(|hours| hours.contain(now)).map(|hours| hours.closes)
}

/// Whether officers make calls now.
pub fn is_calling_time(era: &Era, now: Timestamp) -> bool {
    calling_hours(era, eastern_date(now)).is_some_and(|hours| hours.contain(now))
}

/// Now if officers make calls, else when they next begin to.
pub fn next_calling_time(era: &Era, now: Timestamp) -> Timestamp {
    after_open_time(now, SignedDuration::ZERO, |day| calling_hours(era, day))
}

/// When an officer calls back about a request, as that era promised it.
pub fn promise(era: &Era, urgent: bool, received: Timestamp) -> Promise {
    let window = if urgent { era.urgent } else { era.regular };
    let (from, by) = match window.unit {
        WaitUnit::Hours => (later(received, hours(window.from)), later(received, hours(window.to))),
        WaitUnit::WeekdayHours => (
            after_open_time(received, hours(window.from), whole_day),
            after_open_time(received, hours(window.to), whole_day),
        ),
        WaitUnit::CallingHours => (
            after_open_time(received, hours(window.from), |day| calling_hours(era, day)),
            after_open_time(received, hours(window.to), |day| calling_hours(era, day)),
        ),
        WaitUnit::BusinessDays => (
            if window.from == 0 { received } else { calls_of_day(era, received, window.from).opens },
            calls_of_day(era, received, window.to).closes,
        ),
    };
    // Nobody calls at night, whatever the hours are counted in.
    let from = next_calling_time(era, from.max(received)).min(by.max(received));
    Promise { from, by: by.max(from) }
}

/// Whether that is one of Monday to Friday and no federal holiday. Inauguration Day, which only Washington keeps, counts:
/// the centre serves the whole country.
pub fn is_business_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_federal_holiday(day, false)
}

/// A stretch of one day, its end not included.
#[derive(Clone, Copy)]
struct Stretch {
    opens: Timestamp,
    closes: Timestamp,
}

impl Stretch {
    fn contain(&self, now: Timestamp) -> bool {
        self.opens <= now && now < self.closes
    }
}

fn live_hours(day: Date) -> Option<Stretch> {
    stretch(day, eastern(day, LIVE_BEGINS), eastern(day, LIVE_ENDS))
}

fn calling_hours(era: &Era, day: Date) -> Option<Stretch> {
    stretch(day, eastern(day, era.calls_begin), eastern(day, era.calls_end))
}

fn whole_day(day: Date) -> Option<Stretch> {
    stretch(day, eastern(day, Time::midnight()), eastern(days_after(day, 1), Time::midnight()))
}

fn stretch(day: Date, opens: Timestamp, closes: Timestamp) -> Option<Stretch> {
    (is_business_day(day) && opens < closes).then_some(Stretch { opens, closes })
}

/// That time by the clock in the East. Clocks change on Sundays, when nothing here is open.
fn eastern(day: Date, time: Time) -> Timestamp {
    EASTERN.to_timestamp(day.to_datetime(time)).unwrap_or(Timestamp::MAX)
}

/// The first open instant, from `start` on, by which it has been open for `wait` since `start`.
fn after_open_time(start: Timestamp, wait: SignedDuration, open: impl Fn(Date) -> Option<Stretch>) -> Timestamp {
    let first = eastern_date(start);
    let mut left = wait;
    for ahead in 0..=WAIT_DAYS_MAX {
        let Some(hours) = open(days_after(first, ahead)) else { continue };
        let begins = hours.opens.max(start);
        if begins >= hours.closes {
            continue;
        }
        let room = begins.duration_until(hours.closes);
        if left <= room {
            return later(begins, left);
        }
        left = left.saturating_sub(room);
    }
    eastern(days_after(first, WAIT_DAYS_MAX), Time::midnight()).max(start)
}

/// The hours of calls of the n-th business day after the day of receipt. The 0-th is that day itself as long as it has
/// calls left, and else the first.
fn calls_of_day(era: &Era, received: Timestamp, nth: u32) -> Stretch {
    let first = eastern_date(received);
    let calls = |ahead| calling_hours(era, days_after(first, ahead));
    let found = match nth {
        0 => (0..=WAIT_DAYS_MAX).filter_map(calls).find(|hours| received < hours.closes),
        nth => (1..=WAIT_DAYS_MAX).filter_map(calls).nth(usize::try_from(nth - 1).unwrap_or(usize::MAX)),
    };
    found.unwrap_or_else(|| {
        let end = eastern(days_after(first, WAIT_DAYS_MAX), Time::midnight()).max(received);
        Stretch { opens: end, closes: end }
    })
}

fn hours(count: u32) -> SignedDuration {
    SignedDuration::from_hours(count.into())
}

fn later(instant: Timestamp, wait: SignedDuration) -> Timestamp {
    instant.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
