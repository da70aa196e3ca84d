//! An office's calendar: its working days, its sessions, and its local time.
//!
//! Weekdays come from `hours`, holidays from `holidays`. Which of these days may be booked today is `window`; who sits
//! in a session is the database's.

use std::fmt::Write as _;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::AmbiguousOffset;
use jiff::{SignedDuration, Timestamp};

use crate::domain::holidays::is_federal_holiday;
use crate::domain::hours::SESSION_MINUTES;
use crate::domain::office::Office;

/// How many days ahead a working day is looked for. Two months closed at a stretch is longer than any closure but for
/// good; such an office is answered as having none.
pub const SEARCH_DAYS_MAX: i32 = 60;

/// A session at an office: 15 minutes in which each window sees one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// When it begins by the clock on the office's wall; unique within the office.
    pub local: DateTime,
    /// The instant it begins.
    pub starts_at: Timestamp,
}

impl Office {
    /// Whether the office sees people that day: an open weekday, no federal holiday, no closure, not closed for good.
    pub fn is_working_day(&self, day: Date) -> bool {
        self.is_listed()
            && self.hours.is_open(day.weekday())
            && !self.closures.iter().any(|closure| closure.covers(day))
            && !is_federal_holiday(day, self.keeps_inauguration_day())
    }

    /// That day's sessions, earliest first; none unless it is a working day.
    ///
    /// A session whose local time is skipped by a clock change is left out. Where the clock shows a time twice, the
    /// session is the first of the two: notices and forms give wall time, so two could not be told apart, and a person
    /// who takes it for the second comes early, not late.
    pub fn sessions_on(&self, day: Date) -> Vec<Session> {
        if !self.is_working_day(day) {
            return Vec::new();
        }
        let times = self.hours.sessions(day.weekday());
        times.into_iter().filter_map(|time| self.session_at(day.to_datetime(time))).collect()
    }

    /// That instant by the clock on the office's wall.
    pub fn local(&self, instant: Timestamp) -> DateTime {
        self.zone.to_datetime(instant)
    }

    /// The instants between which a day lies at the office: from its midnight to the next. Where midnight does not exist
    /// or exists twice any choice will do, since no session is near.
    pub fn day_bounds(&self, day: Date) -> (Timestamp, Timestamp) {
        let midnight = |day: Date| {
            let zoned = self.zone.to_ambiguous_zoned_datetime(day.to_datetime(Time::midnight())).compatible();
            zoned.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
        };
        (midnight(day), midnight(day.tomorrow().unwrap_or(day)))
    }

    /// The date at the office at that instant.
    pub fn today(&self, now: Timestamp) -> Date {
        self.local(now).date()
    }

    /// When the session at that local time begins; `None` where the office has no such session that day.
    pub fn starts_at(&self, local: DateTime) -> Option<Timestamp> {
        let day = local.date();
        let held = self.is_working_day(day) && self.hours.sessions(day.weekday()).contains(&local.time());
        if held { self.session_at(local).map(|session| session.starts_at) } else { None }
    }

    /// That day or the first working day after it; `None` if there is none within [`SEARCH_DAYS_MAX`] days.
    pub fn next_working_day_from(&self, day: Date) -> Option<Date> {
        (0..=SEARCH_DAYS_MAX).map(|ahead| days_after(day, ahead)).find(|candidate| self.is_working_day(*candidate))
    }

    /// The n-th working day after that day; `None` if there are not so many within [`SEARCH_DAYS_MAX`] days.
    pub fn working_day_after(&self, day: Date, n: usize) -> Option<Date> {
        (1..=SEARCH_DAYS_MAX)
            .map(|ahead| days_after(day, ahead))
            .filter(|candidate| self.is_working_day(*candidate))
            .nth(n.checked_sub(1)?)
    }

    /// Which seats that day has, as one text: `closed`, or windows and desk windows, then each stretch of sessions with
    /// the offset before it where it changes, such as `4/1 UTC-05 08:00-12:00 13:00-15:30`. Two plans of one day are the
    /// same text exactly when their seats are the same.
    pub fn day_plan(&self, day: Date) -> String {
        let stretches = stretches(&self.sessions_on(day));
        if stretches.is_empty() {
            return "closed".to_owned();
        }
        let mut plan = format!("{}/{}", self.windows, self.desk_windows);
        let mut offset_before = None;
        for stretch in stretches {
            let offset = self.zone.to_offset(stretch.starts_at);
            // Writing to a `String` cannot fail.
            if offset_before != Some(offset) {
                let _ = write!(plan, " UTC{offset}");
            }
            let _ = write!(plan, " {}-{}", stretch.opens.strftime("%H:%M"), stretch.closes.strftime("%H:%M"));
            offset_before = Some(offset);
        }
        plan
    }

    fn session_at(&self, local: DateTime) -> Option<Session> {
        let instant = self.zone.to_ambiguous_timestamp(local);
        if let AmbiguousOffset::Gap { .. } = instant.offset() {
            return None;
        }
        Some(Session { local, starts_at: instant.earlier().ok()? })
    }
}

/// The day that many days later; the calendar's last where it ends before.
pub(crate) fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(SignedDuration::from_hours(24 * i64::from(days)))
}

/// Sessions that follow each other without a break, by the clock and in fact.
struct Stretch {
    starts_at: Timestamp,
    opens: DateTime,
    ends_at: Timestamp,
    closes: DateTime,
}

fn stretches(sessions: &[Session]) -> Vec<Stretch> {
    let length = SignedDuration::from_mins(SESSION_MINUTES);
    let mut stretches: Vec<Stretch> = Vec::new();
    for session in sessions {
        let closes = session.local.saturating_add(length);
        let ends_at = session.starts_at.checked_add(length).unwrap_or(Timestamp::MAX);
        match stretches.last_mut() {
            Some(last) if last.closes == session.local && last.ends_at == session.starts_at => {
                (last.closes, last.ends_at) = (closes, ends_at);
            }
            _ => stretches.push(Stretch { starts_at: session.starts_at, opens: session.local, ends_at, closes }),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::hours::WeekHours;
    use crate::domain::office::{Closure, sample};

    fn instant(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn closed(office: Office, closures: &[&str]) -> Office {
        Office { closures: closures.iter().map(|text| Closure::parse(text).unwrap()).collect(), ..office }
    }

    fn with_hours(zone: &str, hours: &str) -> Office {
        Office { hours: WeekHours::parse(hours).unwrap(), ..sample(zone) }
    }

    #[rstest]
    #[case::monday(date(2026, 12, 7), true)]
    #[case::saturday(date(2026, 12, 5), false)]
    #[case::christmas(date(2026, 12, 25), false)]
    #[case::independence_day_observed(date(2026, 7, 3), false)]
    #[case::first_closed_day(date(2026, 12, 28), false)]
    #[case::last_closed_day(date(2026, 12, 29), false)]
    #[case::day_after_closure(date(2026, 12, 30), true)]
    #[case::leap_day(date(2028, 2, 29), true)]
    fn working_days_are_open_weekdays_without_holidays_and_closures(#[case] day: Date, #[case] works: bool) {
        let office = closed(sample("America/New_York"), &["2026-12-28/2026-12-29"]);
        assert_eq!(office.is_working_day(day), works);
        assert_eq!(!office.sessions_on(day).is_empty(), works);
        assert!(!Office { windows: 0, ..office }.is_working_day(day));
    }

    #[test]
    fn inauguration_day_closes_washington_and_not_baltimore() {
        let washington = Office { zip: "22031".to_owned(), ..sample("America/New_York") };
        let baltimore = Office { zip: "21227".to_owned(), ..sample("America/New_York") };
        assert!(!washington.is_working_day(date(2033, 1, 20)));
        assert!(baltimore.is_working_day(date(2033, 1, 20)));
    }

    /// The ends of days on both sides of clock changes, and zones that have none.
    #[rstest]
    #[case("America/New_York", date(2027, 3, 12), "2027-03-12T13:00:00Z", "2027-03-12T20:15:00Z")]
    #[case("America/New_York", date(2027, 3, 15), "2027-03-15T12:00:00Z", "2027-03-15T19:15:00Z")]
    #[case("America/New_York", date(2026, 10, 30), "2026-10-30T12:00:00Z", "2026-10-30T19:15:00Z")]
    #[case("America/New_York", date(2026, 11, 2), "2026-11-02T13:00:00Z", "2026-11-02T20:15:00Z")]
    #[case("America/Anchorage", date(2027, 3, 15), "2027-03-15T16:00:00Z", "2027-03-15T23:15:00Z")]
    #[case("America/Phoenix", date(2027, 3, 12), "2027-03-12T15:00:00Z", "2027-03-12T22:15:00Z")]
    #[case("America/Phoenix", date(2027, 3, 15), "2027-03-15T15:00:00Z", "2027-03-15T22:15:00Z")]
    #[case("America/Puerto_Rico", date(2027, 7, 7), "2027-07-07T12:00:00Z", "2027-07-07T19:15:00Z")]
    #[case("Pacific/Honolulu", date(2027, 7, 7), "2027-07-07T18:00:00Z", "2027-07-08T01:15:00Z")]
    #[case("Pacific/Guam", date(2027, 7, 7), "2027-07-06T22:00:00Z", "2027-07-07T05:15:00Z")]
    fn sessions_begin_at_the_right_instant(
        #[case] zone: &str,
        #[case] day: Date,
        #[case] first: &str,
        #[case] last: &str,
    ) {
        let sessions = sample(zone).sessions_on(day);
        assert_eq!(sessions.len(), 30);
        assert_eq!(sessions.first().unwrap().starts_at, instant(first));
        assert_eq!(sessions.last().unwrap().starts_at, instant(last));
    }

    #[test]
    fn a_time_that_the_clock_skips_has_no_session() {
        let office = with_hours("America/New_York", "Sun 01:30-03:30");
        let locals: Vec<_> = office.sessions_on(date(2027, 3, 14)).iter().map(|session| session.local.time()).collect();
        let expected: Vec<_> = [(1, 30), (1, 45), (3, 0), (3, 15)].map(|(h, m)| jiff::civil::time(h, m, 0, 0)).into();
        assert_eq!(locals, expected);
        assert_eq!(office.starts_at(datetime(2027, 3, 14, 2, 15, 0, 0)), None);
        assert_eq!(office.day_plan(date(2027, 3, 14)), "4/1 UTC-05 01:30-02:00 UTC-04 03:00-03:30");
    }

    #[test]
    fn a_time_that_the_clock_shows_twice_is_the_first() {
        let office = with_hours("America/New_York", "Sun 00:45-02:30");
        let one = office.starts_at(datetime(2026, 11, 1, 1, 0, 0, 0));
        assert_eq!(one, Some(instant("2026-11-01T05:00:00Z")));
        assert_eq!(office.sessions_on(date(2026, 11, 1)).len(), 7);
        assert_eq!(office.day_plan(date(2026, 11, 1)), "4/1 UTC-04 00:45-02:00 UTC-05 02:00-02:30");
    }

    #[test]
    fn only_times_on_the_grid_have_a_start() {
        let office = sample("America/New_York");
        let start = |hour, minute, second| office.starts_at(datetime(2026, 12, 7, hour, minute, second, 0));
        assert_eq!(start(9, 15, 0), Some(instant("2026-12-07T14:15:00Z")));
        assert_eq!(start(9, 15, 1), None);
        assert_eq!(start(9, 20, 0), None);
        assert_eq!(start(15, 30, 0), None);
        assert_eq!(office.starts_at(datetime(2026, 12, 6, 9, 15, 0, 0)), None);
    }

    #[test]
    fn today_is_the_offices_own_date() {
        let now = instant("2026-12-07T03:00:00Z");
        assert_eq!(sample("America/New_York").today(now), date(2026, 12, 6));
        assert_eq!(sample("Pacific/Guam").today(now), date(2026, 12, 7));
    }

    #[rstest]
    #[case::itself(date(2026, 12, 7), Some(date(2026, 12, 7)))]
    #[case::weekend(date(2026, 12, 5), Some(date(2026, 12, 7)))]
    #[case::christmas_weekend(date(2026, 12, 25), Some(date(2026, 12, 28)))]
    #[case::last_day_looked_at(date(2027, 1, 1), Some(date(2027, 3, 2)))]
    #[case::too_far(date(2026, 12, 31), None)]
    fn the_next_working_day_is_looked_for_sixty_days_ahead(#[case] from: Date, #[case] found: Option<Date>) {
        let office = closed(sample("America/New_York"), &["2026-12-31/2027-03-01"]);
        assert_eq!(office.next_working_day_from(from), found);
    }

    #[test]
    fn the_end_of_the_calendar_is_no_working_day_for_ever() {
        let office = closed(sample("America/New_York"), &["9999-01-01/9999-12-31"]);
        assert_eq!(office.next_working_day_from(Date::MAX), None);
        assert_eq!(office.day_plan(Date::MIN), "closed");
    }

    #[rstest]
    #[case::weekend(date(2026, 12, 5), "closed")]
    #[case::winter(date(2026, 12, 7), "4/1 UTC-05 08:00-12:00 13:00-15:30")]
    #[case::summer(date(2026, 7, 6), "4/1 UTC-04 08:00-12:00 13:00-15:30")]
    fn the_plan_names_windows_offset_and_stretches(#[case] day: Date, #[case] plan: &str) {
        assert_eq!(with_hours("America/New_York", "Mon-Fri 08:00-12:00 13:00-15:30").day_plan(day), plan);
    }

    #[test]
    fn hours_written_differently_with_the_same_sessions_are_one_plan() {
        let day = date(2026, 12, 7);
        let plain = with_hours("America/New_York", "Mon-Fri 08:00-15:30").day_plan(day);
        assert_eq!(with_hours("America/New_York", "Mon 08:00-12:00 12:00-15:44").day_plan(day), plain);
        assert_eq!(with_hours("America/Detroit", "Mon 08:00-15:30").day_plan(day), plain);
        assert_ne!(with_hours("America/Chicago", "Mon 08:00-15:30").day_plan(day), plain);
        assert_eq!(with_hours("America/Chicago", "Mon 08:00-08:10").day_plan(day), "closed");
    }

    const ZONES: [&str; 6] = [
        "America/New_York",
        "America/Anchorage",
        "America/Phoenix",
        "America/Puerto_Rico",
        "Pacific/Honolulu",
        "Pacific/Guam",
    ];

    proptest! {
        #[test]
        fn the_time_chosen_is_the_time_printed(zone in 0..ZONES.len(), ahead in 0..12_000, all_day in any::<bool>()) {
            let hours = if all_day { "Mon-Sun 00:00-23:59" } else { "Mon-Fri 08:00-15:30" };
            let office = with_hours(ZONES[zone], hours);
            let sessions = office.sessions_on(days_after(date(2007, 1, 1), ahead));
            for session in &sessions {
                prop_assert_eq!(office.local(session.starts_at), session.local);
                prop_assert_eq!(office.starts_at(session.local), Some(session.starts_at));
            }
            prop_assert!(sessions.is_sorted_by(|a, b| a.starts_at < b.starts_at && a.local < b.local));
        }

        #[test]
        fn plans_are_equal_exactly_when_seats_are(
            a in (0..ZONES.len(), 28_u32..36, 36_u32..62, 1_u8..3),
            b in (0..ZONES.len(), 28_u32..36, 36_u32..62, 1_u8..3),
        ) {
            let office = |(zone, opens, closes, windows): (usize, u32, u32, u8)| Office {
                windows,
                ..with_hours(ZONES[zone], &format!(
                    "Mon {:02}:{:02}-{:02}:{:02}", opens / 4, opens % 4 * 15, closes / 4, closes % 4 * 15 + 5))
            };
            let (a, b) = (office(a), office(b));
            let day = date(2027, 3, 15);
            let seats = |office: &Office| (office.windows, office.sessions_on(day));
            prop_assert_eq!(a.day_plan(day) == b.day_plan(day), seats(&a) == seats(&b));
        }
    }
}
