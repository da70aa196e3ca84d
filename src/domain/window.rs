//! The booking window: from when and up to which day the portal offers an office's seats.
//!
//! Sourced: appointments could be booked for the same day and the next 14, and a day opened at 00:01 Eastern. Our rules:
//! the hour's notice, and that the window reaches on to a working day, since new dates came each working day.
//! Whether a seat in the window is free is not known here.

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, time};
use jiff::tz::{self, TimeZone};
use jiff::{SignedDuration, Timestamp};

use crate::domain::calendar::{SEARCH_DAYS_MAX, days_after};
use crate::domain::office::Office;

/// How many minutes ahead of its start a session can still be booked: time to print the notice and get there.
pub const NOTICE_MINUTES: i64 = 60;

/// How many days ahead of the Eastern date the window reaches, before it is rolled forward.
pub const WINDOW_DAYS: i32 = 14;

/// How long after midnight Eastern a day opens, in minutes.
const OPENING_MINUTES: i64 = 1;

/// The zone by which all offices' days open and the contact centre works. The zone database is compiled in, so the
/// look-up succeeds (a test checks); standard time would stand in for it.
pub static EASTERN: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("America/New_York").unwrap_or_else(|_| TimeZone::fixed(tz::offset(-5))));

/// What may be booked at an office at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookingWindow {
    /// The first instant at which a bookable session may begin.
    pub opens: Timestamp,
    /// The last bookable day, by the office's date.
    pub last_day: Date,
}

impl BookingWindow {
    /// The window of that office now: sessions that begin in [`NOTICE_MINUTES`] or later, up to [`WINDOW_DAYS`] after
    /// the Eastern date of one minute ago, and on to the office's next working day.
    pub fn at(office: &Office, now: Timestamp) -> Self {
        let notice = SignedDuration::from_mins(NOTICE_MINUTES);
        let opens = now.checked_add(notice).unwrap_or(Timestamp::MAX);
        Self { opens, last_day: last_day(office, opened_date(now)) }
    }

    /// Whether a session that begins then is in the window.
    pub fn contains(&self, office: &Office, starts_at: Timestamp) -> bool {
        starts_at >= self.opens && office.local(starts_at).date() <= self.last_day
    }

    /// The first day of the window, by the office's date. Its sessions may all have begun.
    pub fn first_day(&self, office: &Office) -> Date {
        office.today(self.opens)
    }

    /// The next instant at which this office's window reaches further: 00:01 Eastern, today or some days on.
    pub fn next_opening(office: &Office, now: Timestamp) -> Timestamp {
        let opened = opened_date(now);
        let reached = last_day(office, opened);
        // A window rolled forward stands still for as many days as it was rolled, at most SEARCH_DAYS_MAX.
        (1..=SEARCH_DAYS_MAX + 1)
            .map(|ahead| days_after(opened, ahead))
            .find(|day| last_day(office, *day) > reached)
            .and_then(opening)
            .unwrap_or(Timestamp::MAX)
    }

    /// The instants of the window at its office: from its opening to the midnight after its last day.
    pub fn span(&self, office: &Office) -> (Timestamp, Timestamp) {
        (self.opens, office.day_bounds(self.last_day).1)
    }

    /// Two weeks from today at the office: the day the portal opens nearest to.
    pub fn target_day(office: &Office, now: Timestamp) -> Date {
        days_after(office.today(now), WINDOW_DAYS)
    }
}

/// The day that the portal opens on: of the days with a free time, in their order, the one nearest to the target day; on
/// a tie the earlier. `days_off_target` is negative before the target.
pub fn nearest_to_target<T>(days: impl IntoIterator<Item = T>, days_off_target: impl Fn(&T) -> i32) -> Option<T> {
    days.into_iter().min_by_key(|day| days_off_target(day).unsigned_abs())
}

/// The date and time of day in the Eastern zone, by which the contact centre works.
pub fn eastern_local(now: Timestamp) -> DateTime {
    EASTERN.to_datetime(now)
}

/// The date in the Eastern zone.
pub fn eastern_date(now: Timestamp) -> Date {
    EASTERN.to_datetime(now).date()
}

/// The Eastern date whose 00:01 came last.
fn opened_date(now: Timestamp) -> Date {
    let delay = SignedDuration::from_mins(OPENING_MINUTES);
    eastern_date(now.checked_sub(delay).unwrap_or(Timestamp::MIN))
}

/// 00:01 Eastern of that date; the clock never changes then.
fn opening(day: Date) -> Option<Timestamp> {
    EASTERN.to_timestamp(day.to_datetime(time(0, 1, 0, 0))).ok()
}

/// How far the window reaches once that Eastern date has opened. An office without a working day in sight keeps the
/// plain 14 days: nothing can be booked on them.
fn last_day(office: &Office, opened: Date) -> Date {
    let plain = days_after(opened, WINDOW_DAYS);
    office.next_working_day_from(plain).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::office::{Closure, sample};

    const ZONES: [&str; 6] = [
        "America/New_York",
        "America/Anchorage",
        "America/Phoenix",
        "America/Puerto_Rico",
        "Pacific/Honolulu",
        "Pacific/Guam",
    ];

    fn instant(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn eastern_time_is_found() {
        assert_eq!(EASTERN.iana_name(), Some("America/New_York"));
    }

    #[rstest]
    // 23 November 2026 is a Monday; Eastern is UTC-5.
    #[case::before_the_day_opens("2026-11-24T00:00:59-05:00", date(2026, 12, 7))]
    #[case::as_the_day_opens("2026-11-24T00:01:00-05:00", date(2026, 12, 8))]
    #[case::midnight("2026-11-24T00:00:00-05:00", date(2026, 12, 7))]
    #[case::end_of_day("2026-11-24T23:59:59-05:00", date(2026, 12, 8))]
    #[case::summer_before("2026-07-08T00:00:59-04:00", date(2026, 7, 21))]
    #[case::summer_after("2026-07-08T00:01:00-04:00", date(2026, 7, 22))]
    #[case::day_of_spring_change("2027-03-14T00:01:00-05:00", date(2027, 3, 29))]
    #[case::day_of_autumn_change("2026-11-01T00:01:00-04:00", date(2026, 11, 16))]
    fn the_last_day_moves_at_one_past_midnight_eastern(#[case] now: &str, #[case] last_day: Date) {
        for zone in ZONES {
            assert_eq!(BookingWindow::at(&sample(zone), instant(now)).last_day, last_day, "{zone}");
        }
    }

    #[rstest]
    #[case::thanksgiving("2026-11-12T12:00:00-05:00", date(2026, 11, 27))]
    #[case::saturday_to_monday("2026-11-14T12:00:00-05:00", date(2026, 11, 30))]
    #[case::sunday_to_monday("2026-11-15T12:00:00-05:00", date(2026, 11, 30))]
    #[case::christmas_on_a_friday("2026-12-11T12:00:00-05:00", date(2026, 12, 28))]
    #[case::new_year_on_a_friday("2026-12-18T12:00:00-05:00", date(2027, 1, 4))]
    #[case::new_year_observed_the_year_before("2027-12-17T12:00:00-05:00", date(2028, 1, 3))]
    #[case::martin_luther_king_weekend("2027-01-02T12:00:00-05:00", date(2027, 1, 19))]
    #[case::leap_day("2028-02-15T12:00:00-05:00", date(2028, 2, 29))]
    #[case::over_a_leap_day("2028-02-16T12:00:00-05:00", date(2028, 3, 1))]
    fn the_last_day_rolls_forward_to_a_working_day(#[case] now: &str, #[case] last_day: Date) {
        assert_eq!(BookingWindow::at(&sample("America/New_York"), instant(now)).last_day, last_day);
    }

    #[test]
    fn a_closure_rolls_one_office_only() {
        let now = instant("2026-11-23T12:00:00-05:00");
        let closed =
            Office { closures: vec![Closure::parse("2026-12-07/2026-12-08").unwrap()], ..sample("America/New_York") };
        assert_eq!(BookingWindow::at(&closed, now).last_day, date(2026, 12, 9));
        assert_eq!(BookingWindow::next_opening(&closed, now), instant("2026-11-26T00:01:00-05:00"));
    }

    #[test]
    fn guam_is_a_day_ahead_of_the_date_that_opens_it() {
        let guam = sample("Pacific/Guam");
        // Monday noon Eastern is Tuesday, 3 in the morning, at the office.
        let now = instant("2026-11-23T12:00:00-05:00");
        let window = BookingWindow::at(&guam, now);
        assert_eq!(guam.today(now), date(2026, 11, 24));
        assert_eq!(window.first_day(&guam), date(2026, 11, 24));
        assert_eq!(window.last_day, date(2026, 12, 7));
        assert_eq!(BookingWindow::target_day(&guam, now), date(2026, 12, 8));
        // The last day there begins when it is still the day before in New York.
        assert!(window.contains(&guam, guam.starts_at(date(2026, 12, 7).at(15, 15, 0, 0)).unwrap()));
        assert!(!window.contains(&guam, guam.starts_at(date(2026, 12, 8).at(8, 0, 0, 0)).unwrap()));
    }

    #[test]
    fn a_session_is_bookable_up_to_an_hour_before_it_begins() {
        let office = sample("America/New_York");
        let starts_at = office.starts_at(date(2026, 11, 23).at(9, 0, 0, 0)).unwrap();
        let open = |now| BookingWindow::at(&office, instant(now)).contains(&office, starts_at);
        assert!(open("2026-11-23T08:00:00-05:00"));
        assert!(!open("2026-11-23T08:00:01-05:00"));
        assert!(!open("2026-11-23T09:30:00-05:00"));
        // Two weeks after Saturday the 7th is a Saturday, so the window reaches on to this Monday.
        assert!(open("2026-11-07T00:01:00-05:00"));
        assert!(!open("2026-11-07T00:00:59-05:00"));
    }

    #[test]
    fn the_first_day_is_tomorrow_within_an_hour_of_midnight() {
        let office = sample("America/New_York");
        let first = |now| BookingWindow::at(&office, instant(now)).first_day(&office);
        assert_eq!(first("2026-11-23T22:59:59-05:00"), date(2026, 11, 23));
        assert_eq!(first("2026-11-23T23:00:00-05:00"), date(2026, 11, 24));
    }

    #[rstest]
    #[case::next_midnight("2026-11-23T12:00:00-05:00", "2026-11-24T00:01:00-05:00")]
    #[case::in_the_first_minute("2026-11-24T00:00:30-05:00", "2026-11-24T00:01:00-05:00")]
    #[case::at_the_opening("2026-11-24T00:01:00-05:00", "2026-11-25T00:01:00-05:00")]
    // On Saturday 14 November the window has rolled to Monday 30, which Sunday and Monday do not move.
    #[case::standing_still("2026-11-14T12:00:00-05:00", "2026-11-17T00:01:00-05:00")]
    #[case::over_the_spring_change("2027-03-13T12:00:00-05:00", "2027-03-16T00:01:00-04:00")]
    fn the_next_opening_is_when_the_last_day_grows(#[case] now: &str, #[case] opening: &str) {
        assert_eq!(BookingWindow::next_opening(&sample("America/New_York"), instant(now)), instant(opening));
    }

    #[test]
    fn an_office_closed_for_good_has_a_window_with_nothing_in_it() {
        let office = Office { windows: 0, ..sample("America/New_York") };
        let now = instant("2026-11-23T12:00:00-05:00");
        let window = BookingWindow::at(&office, now);
        assert_eq!(window.last_day, date(2026, 12, 7));
        assert!(office.sessions_on(window.last_day).is_empty());
        assert_eq!(BookingWindow::next_opening(&office, now), instant("2026-11-24T00:01:00-05:00"));
    }

    #[rstest]
    #[case::the_target_itself(&[-3, 0, 1], Some(0))]
    #[case::a_tie_is_the_earlier(&[-9, -2, 2, 9], Some(-2))]
    #[case::after_it(&[-3, 2], Some(2))]
    #[case::nothing_free(&[], None)]
    fn the_portal_opens_on_the_free_day_nearest_to_two_weeks(#[case] free: &[i32], #[case] opened: Option<i32>) {
        assert_eq!(nearest_to_target(free.iter().copied(), |off| *off), opened);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for now in [Timestamp::MIN, Timestamp::MAX] {
            let office = sample("Pacific/Guam");
            let _ = (BookingWindow::at(&office, now), BookingWindow::next_opening(&office, now));
        }
    }

    proptest! {
        /// Over 12 years, clock changes and year ends included.
        #[test]
        fn the_window_only_grows_and_grows_at_the_next_opening(zone in 0..ZONES.len(), hours in 0_i64..105_000, seconds in 0_i64..3600) {
            let office = sample(ZONES[zone]);
            let now = Timestamp::from_second(1_735_689_600 + hours * 3600 + seconds).unwrap();
            let window = BookingWindow::at(&office, now);
            let opening = BookingWindow::next_opening(&office, now);
            prop_assert!(opening > now);
            let just_before = opening.checked_sub(SignedDuration::from_nanos(1)).unwrap();
            prop_assert_eq!(BookingWindow::at(&office, just_before).last_day, window.last_day);
            prop_assert!(BookingWindow::at(&office, opening).last_day > window.last_day);
            prop_assert!(office.is_working_day(window.last_day));
        }

        #[test]
        fn every_session_of_the_window_prints_as_it_was_chosen(zone in 0..ZONES.len(), days in 0_i64..4400) {
            let office = sample(ZONES[zone]);
            let now = Timestamp::from_second(1_735_689_600 + days * 86_400).unwrap();
            let window = BookingWindow::at(&office, now);
            let mut day = window.first_day(&office);
            let mut count = 0;
            while day <= window.last_day {
                for session in office.sessions_on(day) {
                    prop_assert_eq!(office.local(office.starts_at(session.local).unwrap()), session.local);
                    count += usize::from(window.contains(&office, session.starts_at));
                }
                day = day.tomorrow().unwrap();
            }
            prop_assert!(count >= 30 * 7, "two weeks with Christmas and New Year have more than {count}");
        }
    }
}
