//! The days of a run: where on its axis of milliseconds the days of the East and of each office begin, what an office has
//! for sessions, and how far its booking window reaches. All of it is asked of `domain` once and looked up afterwards.

use super::engine::DAY_MS;
use crate::domain::assigned::DAYS_SEARCHED;
use crate::domain::calendar::days_after;
use crate::domain::office::Office;
use crate::domain::window::{BookingWindow, EASTERN, NOTICE_MINUTES};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::Arc;

/// Days known before the first: an office in Guam is a day ahead, one in Hawaii hours behind.
const DAYS_BEFORE: i32 = 2;

/// The axis: instant 0 is the first midnight, Eastern.
#[derive(Clone, Debug)]
pub struct Axis {
    origin_ms: i64,
    /// The first day that is known.
    first_known: Date,
    eastern: Midnights,
}

/// When each day of a zone begins, from the first known day on.
#[derive(Clone, Debug)]
struct Midnights(Vec<i64>);

/// An office's days.
#[derive(Clone, Debug)]
pub struct OfficeDays {
    midnights: Midnights,
    /// When the sessions of each day begin; none on days it is closed.
    pub sessions: Vec<Vec<i64>>,
    /// The last day of the booking window by the Eastern day that has opened.
    window_last: Vec<usize>,
    /// The first day that an officer's call of a day can assign.
    assigned_first: Vec<Option<usize>>,
}

impl Axis {
    /// An axis that begins on that day, Eastern, and knows so many days.
    pub fn new(first: Date, days: u32) -> Self {
        let first_known = days_after(first, -DAYS_BEFORE);
        let known = i32::try_from(days).unwrap_or(i32::MAX).saturating_add(2 * DAYS_BEFORE);
        let midnight = |ahead| EASTERN.to_timestamp(days_after(first_known, ahead).to_datetime(Time::midnight()));
        let origin_ms = EASTERN.to_timestamp(first.to_datetime(Time::midnight())).map_or(0, Timestamp::as_millisecond);
        let ms = |instant: Timestamp| instant.as_millisecond() - origin_ms;
        Self {
            origin_ms,
            first_known,
            eastern: Midnights((0..known).filter_map(|ahead| midnight(ahead).ok()).map(ms).collect()),
        }
    }

    /// The instant of a place on the axis.
    pub fn timestamp(&self, at_ms: i64) -> Timestamp {
        Timestamp::from_millisecond(self.origin_ms + at_ms).unwrap_or(Timestamp::MAX)
    }

    /// The place of an instant.
    pub fn place(&self, instant: Timestamp) -> i64 {
        instant.as_millisecond() - self.origin_ms
    }

    /// How many days are known.
    pub fn days(&self) -> usize {
        self.eastern.0.len()
    }

    /// A known day's date.
    pub fn date(&self, day: usize) -> Date {
        days_after(self.first_known, i32::try_from(day).unwrap_or(i32::MAX))
    }

    /// Which day of the East it is then.
    pub fn eastern_day(&self, at_ms: i64) -> usize {
        self.eastern.day_of(at_ms)
    }

    /// When an Eastern day begins.
    pub fn eastern_midnight(&self, day: usize) -> i64 {
        self.eastern.begins(day)
    }
}

impl Midnights {
    /// The day of an instant; the first or the last known where it lies outside.
    fn day_of(&self, at_ms: i64) -> usize {
        let first = self.0.first().copied().unwrap_or(0);
        let guess = usize::try_from((at_ms - first).div_euclid(DAY_MS)).unwrap_or(0);
        let last = self.0.len().saturating_sub(1);
        let mut day = guess.min(last);
        while day > 0 && self.begins(day) > at_ms {
            day -= 1;
        }
        while day < last && self.begins(day + 1) <= at_ms {
            day += 1;
        }
        day
    }

    fn begins(&self, day: usize) -> i64 {
        self.0.get(day).copied().unwrap_or(i64::MAX)
    }
}

impl OfficeDays {
    fn new(axis: &Axis, office: &Office) -> Self {
        let dates: Vec<Date> = (0..axis.days()).map(|day| axis.date(day)).collect();
        let index = |date: Date| usize::try_from((date - axis.first_known).get_days()).unwrap_or(0);
        let place = |instant: Timestamp| axis.place(instant);
        // A minute past noon of a day its window has long opened.
        let opened = |day: usize| axis.timestamp(axis.eastern_midnight(day) + DAY_MS / 2);
        Self {
            midnights: Midnights(dates.iter().map(|date| place(office.day_bounds(*date).0)).collect()),
            sessions: dates
                .iter()
                .map(|date| office.sessions_on(*date).iter().map(|session| place(session.starts_at)).collect())
                .collect(),
            window_last: (0..axis.days()).map(|day| index(BookingWindow::at(office, opened(day)).last_day)).collect(),
            assigned_first: dates.iter().map(|date| office.first_assigned_day(*date).map(index)).collect(),
        }
    }

    /// The days of many offices; those with the same calendar share theirs.
    pub fn of(axis: &Axis, offices: &[Office]) -> Vec<Arc<Self>> {
        let mut known: HashMap<String, Arc<Self>> = HashMap::new();
        let calendar = |office: &Office| {
            let closures: Vec<String> = office.closures.iter().map(ToString::to_string).collect();
            let (zone, washington) = (&office.zone_name, office.keeps_inauguration_day());
            format!("{zone} {} {washington} {} {}", office.is_listed(), office.hours, closures.join(";"))
        };
        let days = |office: &Office| {
            let entry = known.entry(calendar(office));
            Arc::clone(entry.or_insert_with(|| Arc::new(Self::new(axis, office))))
        };
        offices.iter().map(days).collect()
    }

    /// Which day it is at the office then.
    pub fn day_of(&self, at_ms: i64) -> usize {
        self.midnights.day_of(at_ms)
    }

    /// The booking window then: the first instant a bookable session may begin, and the last day.
    pub fn window(&self, axis: &Axis, now_ms: i64) -> (i64, usize) {
        let opened = axis.eastern_day(now_ms - super::engine::MINUTE_MS);
        let last = self.window_last.get(opened).copied().unwrap_or(0);
        (now_ms + NOTICE_MINUTES * super::engine::MINUTE_MS, last)
    }

    /// The last day of the window once that Eastern day has opened.
    pub fn window_last(&self, opened: usize) -> usize {
        self.window_last.get(opened).copied().unwrap_or(0)
    }

    /// The first and the last day that an officer's call of that day can assign.
    pub fn assigned_span(&self, called: usize) -> Option<(usize, usize)> {
        let first = self.assigned_first.get(called).copied().flatten()?;
        Some((first, first + usize::try_from(DAYS_SEARCHED - 1).unwrap_or(0)))
    }

    /// The first day from that one on with a session, and its first and last session.
    pub fn open_day_from(&self, day: usize) -> Option<(usize, i64, i64)> {
        let mut days = self.sessions.iter().enumerate().skip(day);
        days.find_map(|(day, sessions)| Some((day, *sessions.first()?, *sessions.last()?)))
    }
}

/// The hour of the day and the weekday (0 Monday) of an instant in a zone, and its date.
pub fn local_hour(zone: &TimeZone, instant: Timestamp) -> (usize, usize, Date) {
    let local = zone.to_datetime(instant);
    let hour = usize::try_from(local.hour()).unwrap_or(0);
    let weekday = usize::try_from(local.weekday().to_monday_zero_offset()).unwrap_or(0);
    (hour, weekday, local.date())
}
