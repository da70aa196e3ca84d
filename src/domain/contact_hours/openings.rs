//! When it is open: one stretch on every business day, counted from the clock in the East.

use super::{LIVE_BEGINS, LIVE_ENDS};
use crate::domain::calendar::days_after;
use crate::domain::holidays::is_federal_holiday;
use crate::domain::rules::Era;
use crate::domain::window::{EASTERN, eastern_date};
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};

/// How many days ahead a wait is counted: twenty times the longest of any era. What a rule file asks for beyond ends
/// there, so that no figure in it can hold up a request.
pub(super) const WAIT_DAYS_MAX: i32 = 1_000;

/// A stretch of one day, its end not included.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) opens: Timestamp,
    pub(super) closes: Timestamp,
}

impl Stretch {
    pub(super) fn contains(&self, now: Timestamp) -> bool {
        self.opens <= now && now < self.closes
    }
}

/// Stretches in their order, at most one a day.
pub(super) trait Openings {
    /// Those from the day of that instant on, or from so many days later on; up to [`WAIT_DAYS_MAX`] days after it.
    fn since(&self, instant: Timestamp, skipped_days: i32) -> impl Iterator<Item = Stretch>;
}

/// Hours of every business day.
#[derive(Clone, Copy)]
pub(super) enum Hours {
    /// Operators answer.
    Live,
    /// Officers call, between these times.
    Calls(Time, Time),
    /// Day and night.
    WholeDays,
}

impl Hours {
    pub(super) fn calls(era: &Era) -> Self {
        Self::Calls(era.calls_begin, era.calls_end)
    }

    /// That day's stretch.
    pub(super) fn on(self, day: Date) -> Option<Stretch> {
        if !is_business_day(day) {
            return None;
        }
        let (opens, closes) = match self {
            Self::Live => (eastern(day, LIVE_BEGINS), eastern(day, LIVE_ENDS)),
            Self::Calls(begin, end) => (eastern(day, begin), eastern(day, end)),
            Self::WholeDays => (midnight(day), midnight(days_after(day, 1))),
        };
        (opens < closes).then_some(Stretch { opens, closes })
    }
}

impl Openings for Hours {
    fn since(&self, instant: Timestamp, skipped_days: i32) -> impl Iterator<Item = Stretch> {
        let first = eastern_date(instant);
        (skipped_days..=WAIT_DAYS_MAX).filter_map(move |ahead| self.on(days_after(first, ahead)))
    }
}

/// Whether that is one of Monday to Friday and no federal holiday. Inauguration Day, which only Washington keeps, counts:
/// the centre serves the whole country.
pub fn is_business_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_federal_holiday(day, false)
}

/// The midnight with which the last day begins to which a wait from that instant is counted.
pub(super) fn last_midnight(instant: Timestamp) -> Timestamp {
    midnight(days_after(eastern_date(instant), WAIT_DAYS_MAX))
}

/// The Eastern midnight with which a day begins.
pub(super) fn midnight(day: Date) -> Timestamp {
    eastern(day, Time::midnight())
}

/// That time by the clock in the East. Clocks change on Sundays, when nothing here is open.
fn eastern(day: Date, time: Time) -> Timestamp {
    EASTERN.to_timestamp(day.to_datetime(time)).unwrap_or(Timestamp::MAX)
}
