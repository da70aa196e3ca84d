//! Hours and promises over weekends, holidays, clock changes and year ends.

use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::office::sample;
use crate::domain::rules::{CallBackWindow, Key};
use crate::domain::window::{EASTERN, eastern_date};

mod calendar;

const UNITS: [WaitUnit; 4] = [WaitUnit::Hours, WaitUnit::WeekdayHours, WaitUnit::CallingHours, WaitUnit::BusinessDays];

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// An era that promises the same for every request, with calls from 7:00 to 18:30.
fn era(from: u32, to: u32, unit: WaitUnit) -> Era {
    let window = CallBackWindow { from, to, unit };
    Era {
        key: Key::parse("test").unwrap(),
        urgent: window,
        regular: window,
        missed_calls_max: 2,
        calls_begin: time(7, 0, 0, 0),
        calls_end: time(18, 30, 0, 0),
        text_minutes_before: None,
        operator_word: false,
        source: "assumption".to_owned(),
    }
}

#[rstest]
// 23 November 2026 is a Monday; Eastern is UTC-5.
#[case::as_it_opens("2026-11-23T08:00:00-05:00", Some("2026-11-23T20:00:00-05:00"))]
#[case::just_before("2026-11-23T07:59:59-05:00", None)]
#[case::last_second("2026-11-23T19:59:59-05:00", Some("2026-11-23T20:00:00-05:00"))]
#[case::as_it_closes("2026-11-23T20:00:00-05:00", None)]
#[case::saturday("2026-11-21T12:00:00-05:00", None)]
#[case::sunday("2026-11-22T12:00:00-05:00", None)]
#[case::thanksgiving("2026-11-26T12:00:00-05:00", None)]
#[case::day_after_thanksgiving("2026-11-27T12:00:00-05:00", Some("2026-11-27T20:00:00-05:00"))]
#[case::independence_day_observed_on_friday("2026-07-03T12:00:00-04:00", None)]
#[case::inauguration_day("2033-01-20T12:00:00-05:00", Some("2033-01-20T20:00:00-05:00"))]
#[case::first_morning_of_summer_time("2027-03-15T08:00:00-04:00", Some("2027-03-15T20:00:00-04:00"))]
#[case::first_morning_of_standard_time("2026-11-02T07:30:00-05:00", None)]
fn operators_answer_from_eight_to_eight_on_business_days(#[case] now: &str, #[case] until: Option<&str>) {
    assert_eq!(live_until(at(now)), until.map(at));
    assert_eq!(is_live(at(now)), until.is_some());
    if until.is_some() {
        assert_eq!(next_live(at(now)), at(now));
    } else {
        assert!(next_live(at(now)) > at(now));
    }
}

#[rstest]
#[case::early("2026-11-23T03:00:00-05:00", "2026-11-23T08:00:00-05:00")]
#[case::evening_before_thanksgiving("2026-11-25T20:00:00-05:00", "2026-11-27T08:00:00-05:00")]
#[case::friday_evening("2026-11-20T21:00:00-05:00", "2026-11-23T08:00:00-05:00")]
#[case::over_a_monday_holiday("2027-01-15T20:00:00-05:00", "2027-01-19T08:00:00-05:00")]
#[case::christmas_on_a_friday("2026-12-24T20:00:00-05:00", "2026-12-28T08:00:00-05:00")]
#[case::new_year_on_a_friday("2026-12-31T20:00:00-05:00", "2027-01-04T08:00:00-05:00")]
#[case::new_year_observed_the_year_before("2027-12-30T20:00:00-05:00", "2028-01-03T08:00:00-05:00")]
#[case::over_the_spring_change("2027-03-12T20:00:00-05:00", "2027-03-15T08:00:00-04:00")]
#[case::over_the_autumn_change("2026-10-30T20:00:00-04:00", "2026-11-02T08:00:00-05:00")]
fn operators_answer_again_on_the_next_business_day(#[case] now: &str, #[case] next: &str) {
    assert_eq!(next_live(at(now)), at(next));
}

#[rstest]
#[case::as_calls_begin("2026-11-23T07:00:00-05:00", true, "2026-11-23T07:00:00-05:00")]
#[case::before("2026-11-23T06:59:59-05:00", false, "2026-11-23T07:00:00-05:00")]
#[case::last_second("2026-11-23T18:29:59-05:00", true, "2026-11-23T18:29:59-05:00")]
#[case::as_calls_end("2026-11-23T18:30:00-05:00", false, "2026-11-24T07:00:00-05:00")]
#[case::thanksgiving("2026-11-26T12:00:00-05:00", false, "2026-11-27T07:00:00-05:00")]
#[case::over_the_spring_change("2027-03-13T12:00:00-05:00", false, "2027-03-15T07:00:00-04:00")]
fn officers_call_in_the_eras_hours(#[case] now: &str, #[case] calling: bool, #[case] next: &str) {
    let era = era(0, 1, WaitUnit::Hours);
    assert_eq!(is_calling_time(&era, at(now)), calling);
    assert_eq!(next_calling_time(&era, at(now)), at(next));
}

#[rstest]
#[case::plain_hours(
    1,
    2,
    WaitUnit::Hours,
    "2026-11-20T23:00:00-05:00",
    "2026-11-21T01:00:00-05:00",
    "2026-11-21T01:00:00-05:00"
)]
#[case::plain_hours_over_the_spring_change(
    0,
    48,
    WaitUnit::Hours,
    "2027-03-13T12:00:00-05:00",
    "2027-03-15T07:00:00-04:00",
    "2027-03-15T13:00:00-04:00"
)]
#[case::seventy_two_weekday_hours_from_a_tuesday(
    24,
    72,
    WaitUnit::WeekdayHours,
    "2026-11-10T09:00:00-05:00",
    "2026-11-12T09:00:00-05:00",
    "2026-11-16T09:00:00-05:00"
)]
#[case::weekday_hours_over_thanksgiving(
    0,
    72,
    WaitUnit::WeekdayHours,
    "2026-11-25T09:00:00-05:00",
    "2026-11-25T09:00:00-05:00",
    "2026-12-01T09:00:00-05:00"
)]
#[case::weekday_hours_from_a_saturday(
    0,
    24,
    WaitUnit::WeekdayHours,
    "2026-11-21T09:00:00-05:00",
    "2026-11-23T07:00:00-05:00",
    "2026-11-24T00:00:00-05:00"
)]
#[case::weekday_hours_over_the_autumn_change(
    0,
    24,
    WaitUnit::WeekdayHours,
    "2026-10-30T12:00:00-04:00",
    "2026-10-30T12:00:00-04:00",
    "2026-11-02T12:00:00-05:00"
)]
#[case::weekday_hours_end_with_the_week(
    0,
    24,
    WaitUnit::WeekdayHours,
    "2026-11-20T00:00:00-05:00",
    "2026-11-20T07:00:00-05:00",
    "2026-11-21T00:00:00-05:00"
)]
#[case::calling_hours_within_a_day(
    1,
    2,
    WaitUnit::CallingHours,
    "2026-11-23T09:00:00-05:00",
    "2026-11-23T10:00:00-05:00",
    "2026-11-23T11:00:00-05:00"
)]
#[case::calling_hours_over_night(
    1,
    2,
    WaitUnit::CallingHours,
    "2026-11-23T18:00:00-05:00",
    "2026-11-24T07:30:00-05:00",
    "2026-11-24T08:30:00-05:00"
)]
#[case::calling_hours_from_outside(
    0,
    2,
    WaitUnit::CallingHours,
    "2026-11-20T19:00:00-05:00",
    "2026-11-23T07:00:00-05:00",
    "2026-11-23T09:00:00-05:00"
)]
#[case::calling_hours_up_to_the_end(
    0,
    1,
    WaitUnit::CallingHours,
    "2026-11-23T17:30:00-05:00",
    "2026-11-23T17:30:00-05:00",
    "2026-11-23T18:30:00-05:00"
)]
#[case::seven_business_days_over_thanksgiving(
    0,
    7,
    WaitUnit::BusinessDays,
    "2026-11-23T09:00:00-05:00",
    "2026-11-23T09:00:00-05:00",
    "2026-12-03T18:30:00-05:00"
)]
#[case::business_days_from_a_sunday(
    1,
    1,
    WaitUnit::BusinessDays,
    "2026-11-22T09:00:00-05:00",
    "2026-11-23T07:00:00-05:00",
    "2026-11-23T18:30:00-05:00"
)]
#[case::thirty_business_days_over_the_year_end(
    1,
    30,
    WaitUnit::BusinessDays,
    "2026-12-01T23:59:59-05:00",
    "2026-12-02T07:00:00-05:00",
    "2027-01-14T18:30:00-05:00"
)]
#[case::the_same_day(
    0,
    0,
    WaitUnit::BusinessDays,
    "2026-11-23T18:00:00-05:00",
    "2026-11-23T18:00:00-05:00",
    "2026-11-23T18:30:00-05:00"
)]
#[case::the_same_day_when_it_is_over(
    0,
    0,
    WaitUnit::BusinessDays,
    "2026-11-25T18:30:00-05:00",
    "2026-11-27T07:00:00-05:00",
    "2026-11-27T18:30:00-05:00"
)]
fn a_call_back_is_promised_in_the_eras_unit(
    #[case] from: u32,
    #[case] to: u32,
    #[case] unit: WaitUnit,
    #[case] received: &str,
    #[case] starts: &str,
    #[case] ends: &str,
) {
    let promised = promise(&era(from, to, unit), false, at(received));
    assert_eq!(promised, Promise { from: at(starts), by: at(ends) });
}

#[test]
fn an_urgent_request_has_the_urgent_window() {
    let regular = CallBackWindow { from: 0, to: 30, unit: WaitUnit::BusinessDays };
    let era = Era { regular, ..era(0, 72, WaitUnit::WeekdayHours) };
    let received = at("2026-11-23T09:00:00-05:00");
    assert_eq!(promise(&era, true, received).by, at("2026-11-27T09:00:00-05:00"));
    assert_eq!(promise(&era, false, received).by, at("2027-01-07T18:30:00-05:00"));
}

#[test]
fn an_era_without_calling_hours_and_the_ends_of_time_do_not_panic() {
    let silent = |unit| Era { calls_begin: time(12, 0, 0, 0), calls_end: time(12, 0, 0, 0), ..era(1, u32::MAX, unit) };
    for unit in UNITS {
        for era in [silent(unit), era(0, u32::MAX, unit)] {
            for now in [Timestamp::MIN, at("2026-11-23T09:00:00-05:00"), Timestamp::MAX] {
                let promised = promise(&era, true, now);
                assert!(now <= promised.from && promised.from <= promised.by);
                assert!(next_calling_time(&era, now) >= now && next_live(now) >= now);
            }
        }
    }
    assert!(!is_calling_time(&silent(WaitUnit::Hours), at("2026-11-23T12:00:00-05:00")));
}

/// Over 12 years, to the second.
fn instants() -> impl Strategy<Value = Timestamp> {
    (0_i64..380_000_000).prop_map(|secs| Timestamp::from_second(1_735_689_600 + secs).unwrap())
}

/// The open time between two instants, counted from the calendar of an office in New York.
fn weekday_time(from: Timestamp, by: Timestamp) -> SignedDuration {
    let office = sample("America/New_York");
    let mut day = office.today(from);
    let mut sum = SignedDuration::ZERO;
    while day <= office.today(by) {
        let (begins, ends) = office.day_bounds(day);
        if office.is_working_day(day) && ends > from && begins < by {
            sum += begins.max(from).duration_until(ends.min(by));
        }
        day = day.tomorrow().unwrap();
    }
    sum
}

proptest! {
    #[test]
    fn a_promise_is_in_order_and_never_earlier_for_a_later_request(
        received in instants(), later_secs in 0_i64..1_000_000, from in 0_u32..40, more in 0_u32..40, unit in 0..UNITS.len(),
    ) {
        let era = era(from, from + more, UNITS[unit]);
        let first = promise(&era, false, received);
        let second = promise(&era, false, received + SignedDuration::from_secs(later_secs));
        prop_assert!(received <= first.from && first.from <= first.by);
        prop_assert!(first.from <= second.from && first.by <= second.by);
    }

    #[test]
    fn business_days_end_with_the_calls_of_a_business_day(received in instants(), from in 0_u32..31, more in 0_u32..10) {
        let era = era(from, from + more, WaitUnit::BusinessDays);
        let by = EASTERN.to_datetime(promise(&era, false, received).by);
        prop_assert!(sample("America/New_York").is_working_day(by.date()));
        prop_assert_eq!(by.time(), era.calls_end);
        let mut between = 0;
        let mut day = eastern_date(received);
        while day < by.date() {
            day = day.tomorrow().unwrap();
            between += u32::from(is_business_day(day));
        }
        prop_assert!(between == from + more || from + more == 0);
    }

    #[test]
    fn weekday_hours_counted_back_are_the_wait(received in instants(), wait in 1_u32..200) {
        let by = promise(&era(0, wait, WaitUnit::WeekdayHours), true, received).by;
        prop_assert_eq!(weekday_time(received, by), hours(wait));
    }

    #[test]
    fn calls_promised_in_calling_hours_begin_in_them(received in instants()) {
        let era = era(0, 2, WaitUnit::CallingHours);
        let promised = promise(&era, true, received);
        prop_assert!(is_calling_time(&era, promised.from));
        prop_assert_eq!(promised.from, next_calling_time(&era, received));
    }

    #[test]
    fn the_next_live_instant_is_live_and_the_one_before_it_is_not(now in instants()) {
        let next = next_live(now);
        prop_assert!(is_live(next));
        prop_assert!(next == now || !is_live(next - SignedDuration::from_nanos(1)));
        let until = live_until(next).unwrap();
        prop_assert!(until > next && !is_live(until));
    }
}

#[test]
fn business_days_leave_out_weekends_and_observed_holidays() {
    assert!(is_business_day(date(2026, 11, 27)));
    assert!(!is_business_day(date(2026, 11, 28)));
    assert!(!is_business_day(date(2026, 7, 3)));
    assert!(!is_business_day(date(2027, 12, 31)));
    assert!(is_business_day(date(2033, 1, 20)));
}

#[rstest]
#[case::at_its_start(2, 0, 0, "2026-11-23T08:00:00Z")]
#[case::in_the_first_half(2, 0, 500, "2026-11-23T09:00:00Z")]
#[case::in_the_second_half(2, 1, 500, "2026-11-23T11:00:00Z")]
#[case::never_after_its_end(2, 1, 999, "2026-11-23T11:59:52Z")]
#[case::more_missed_than_calls(2, 7, 0, "2026-11-23T10:00:00Z")]
#[case::one_call_has_it_all(1, 0, 750, "2026-11-23T11:00:00Z")]
#[case::no_calls_are_taken_for_one(0, 3, 250, "2026-11-23T09:00:00Z")]
fn each_call_has_its_part_of_the_window(#[case] max: u8, #[case] missed: u8, #[case] drawn: u32, #[case] call: &str) {
    let promised = Promise { from: at("2026-11-23T08:00:00Z"), by: at("2026-11-23T12:00:00Z") };
    assert_eq!(promised.call_at(max, missed, drawn, 1_000), at(call));
}
