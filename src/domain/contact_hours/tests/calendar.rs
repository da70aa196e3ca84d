//! The calendar that is worked out beforehand says what the plain functions say.

use super::*;
use crate::data;
use crate::domain::calendar::days_after;
use crate::domain::rules::Rules;

/// A calendar and the functions, asked the same at the same instant.
fn assert_same(calendar: &ContactCalendar, now: Timestamp) {
    let era = calendar.era();
    assert_eq!(calendar.is_live(now), is_live(now), "{now}");
    assert_eq!(calendar.live_until(now), live_until(now), "{now}");
    assert_eq!(calendar.next_live(now), next_live(now), "{now}");
    assert_eq!(calendar.is_calling_time(now), is_calling_time(era, now), "{now}");
    assert_eq!(calendar.next_calling_time(now), next_calling_time(era, now), "{now}");
    for urgent in [true, false] {
        assert_eq!(calendar.promise(urgent, now), promise(era, urgent, now), "{now}, urgent: {urgent}");
    }
}

/// Of every era that the rule file has and of every unit.
fn all_eras() -> Vec<Era> {
    let mut eras = Rules::parse(data::RULES).unwrap().eras;
    assert_eq!(eras.len(), 4);
    eras.extend(UNITS.map(|unit| era(1, 30, unit)));
    eras
}

proptest! {
    #[test]
    fn a_calendar_says_what_the_functions_say(now in instants(), ahead in -20_i32..80, days in 0_u16..60) {
        for era in all_eras() {
            let first = days_after(eastern_date(now), ahead - i32::from(days));
            assert_same(&ContactCalendar::new(&era, first, days), now);
        }
    }
}

#[test]
fn a_calendar_says_what_the_functions_say_around_clock_changes_and_its_own_ends() {
    // Two and a half years with five clock changes.
    let (first, days) = (date(2026, 10, 1), 900);
    let changes = [date(2026, 11, 1), date(2027, 3, 14), date(2027, 11, 7), date(2028, 3, 12), date(2028, 11, 5)];
    let ends = [first, days_after(first, days.into())];
    for era in all_eras() {
        let calendar = ContactCalendar::new(&era, first, days);
        let around = changes.iter().chain(&ends).flat_map(|day| (-3..4).map(|off| days_after(*day, off)));
        for day in around {
            let midnight = EASTERN.to_timestamp(day.at(0, 0, 0, 0)).unwrap();
            for off in [-1, 0, 1] {
                assert_same(&calendar, midnight + SignedDuration::from_nanos(off));
            }
        }
    }
}

#[test]
fn a_calendar_says_what_the_functions_say_at_the_ends_of_time() {
    let silent = Era { calls_begin: time(12, 0, 0, 0), calls_end: time(12, 0, 0, 0), ..era(1, 2_000, WaitUnit::Hours) };
    for era in [silent, era(0, u32::MAX, WaitUnit::BusinessDays), era(0, u32::MAX, WaitUnit::WeekdayHours)] {
        for first in [jiff::civil::Date::MIN, date(2026, 1, 1), days_after(jiff::civil::Date::MAX, -5)] {
            let calendar = ContactCalendar::new(&era, first, 400);
            for now in [Timestamp::MIN, at("2026-11-23T09:00:00-05:00"), Timestamp::MAX] {
                assert_same(&calendar, now);
            }
        }
    }
}
