//! Federal holidays and the days on which they are observed (5 U.S.C. 6103, Executive Order 11582).
//!
//! Right for every year from 2003 to 2040 as the law stands. Days the President gives once (24 December of some years,
//! days of mourning) are out of scope: the office table takes them as closures.

use jiff::civil::{Date, Weekday};

/// A federal holiday of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Which one it is.
    pub name: HolidayName,
    /// The day the law names.
    pub date: Date,
    /// The day offices that work Monday to Friday are closed for it: `date`, or the Friday before a Saturday, or the
    /// Monday after a Sunday. For New Year's Day it can lie in the year before.
    pub observed: Date,
}

/// The federal holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayName {
    /// 1 January.
    NewYearsDay,
    /// Birthday of Martin Luther King, Jr.: third Monday of January.
    MartinLutherKingDay,
    /// 20 January after a presidential election, in and around Washington, DC, only.
    InaugurationDay,
    /// Third Monday of February.
    WashingtonsBirthday,
    /// Last Monday of May.
    MemorialDay,
    /// 19 June, since 2021.
    Juneteenth,
    /// 4 July.
    IndependenceDay,
    /// First Monday of September.
    LaborDay,
    /// Second Monday of October.
    ColumbusDay,
    /// 11 November.
    VeteransDay,
    /// Fourth Thursday of November.
    ThanksgivingDay,
    /// 25 December.
    ChristmasDay,
}

/// How the law names a day.
#[derive(Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, which of its weekdays (-1: the last), and the weekday.
    Nth(i8, i8, Weekday),
}

/// 5 U.S.C. 6103(a), in the order of the year.
const RULES: [(HolidayName, Rule); 11] = [
    (HolidayName::NewYearsDay, Rule::Fixed(1, 1)),
    (HolidayName::MartinLutherKingDay, Rule::Nth(1, 3, Weekday::Monday)),
    (HolidayName::WashingtonsBirthday, Rule::Nth(2, 3, Weekday::Monday)),
    (HolidayName::MemorialDay, Rule::Nth(5, -1, Weekday::Monday)),
    (HolidayName::Juneteenth, Rule::Fixed(6, 19)),
    (HolidayName::IndependenceDay, Rule::Fixed(7, 4)),
    (HolidayName::LaborDay, Rule::Nth(9, 1, Weekday::Monday)),
    (HolidayName::ColumbusDay, Rule::Nth(10, 2, Weekday::Monday)),
    (HolidayName::VeteransDay, Rule::Fixed(11, 11)),
    (HolidayName::ThanksgivingDay, Rule::Nth(11, 4, Weekday::Thursday)),
    (HolidayName::ChristmasDay, Rule::Fixed(12, 25)),
];

/// The year Juneteenth became a holiday (Public Law 117-17).
const JUNETEENTH_SINCE: i16 = 2021;

/// Inauguration Day comes "each fourth year after 1965".
const INAUGURATION_BASE: i16 = 1965;

/// The holidays of that year that all federal offices keep, in order. `year` is that of the date the law names: New
/// Year's Day of a year may be observed on 31 December of the year before. Empty for a year out of the calendar's range.
pub fn federal_holidays(year: i16) -> Vec<Holiday> {
    let in_law = |name: HolidayName| name != HolidayName::Juneteenth || year >= JUNETEENTH_SINCE;
    RULES
        .iter()
        .filter(|(name, _)| in_law(*name))
        .filter_map(|(name, rule)| {
            let date = rule.date(year)?;
            Some(Holiday { name: *name, date, observed: observed(date)? })
        })
        .collect()
}

/// Inauguration Day of that year, if it has one: 20 January, and where that is a Sunday the Monday after. There is no
/// day in lieu of a Saturday, and none where it falls on another holiday (5 U.S.C. 6103(c)).
pub fn inauguration_day(year: i16) -> Option<Holiday> {
    if year <= INAUGURATION_BASE || (year - INAUGURATION_BASE) % 4 != 0 {
        return None;
    }
    let date = Date::new(year, 1, 20).ok()?;
    let observed = if date.weekday() == Weekday::Sunday { date.tomorrow().ok()? } else { date };
    Some(Holiday { name: HolidayName::InaugurationDay, date, observed })
}

/// Whether federal offices are closed that day for a holiday. Both the day the law names and the day it is observed
/// count, for offices that open on a weekend. `inauguration`: the office keeps Inauguration Day
/// (`Office::keeps_inauguration_day`).
pub fn is_federal_holiday(day: Date, inauguration: bool) -> bool {
    let falls_on = |holiday: &Holiday| holiday.date == day || holiday.observed == day;
    federal_holidays(day.year()).iter().any(falls_on)
        || is_new_year_eve_observed(day)
        || (inauguration && inauguration_day(day.year()).as_ref().is_some_and(falls_on))
}

/// 31 December where New Year's Day is a Saturday.
fn is_new_year_eve_observed(day: Date) -> bool {
    day.month() == 12 && day.day() == 31 && day.weekday() == Weekday::Friday
}

/// The Friday before a Saturday (5 U.S.C. 6103(b)(1)), the Monday after a Sunday (Executive Order 11582), else the day.
fn observed(date: Date) -> Option<Date> {
    match date.weekday() {
        Weekday::Saturday => date.yesterday().ok(),
        Weekday::Sunday => date.tomorrow().ok(),
        _ => Some(date),
    }
}

impl Rule {
    fn date(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(month, nth, weekday) => {
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    /// Observed days as the Office of Personnel Management published them, by year of the holiday, in the law's order.
    const PUBLISHED: [(i16, &str); 14] = [
        (2003, "01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25"),
        (2004, "01-01 01-19 02-16 05-31 07-05 09-06 10-11 11-11 11-25 2004-12-24"),
        (2005, "2004-12-31 01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26"),
        (2006, "01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25"),
        (2010, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24"),
        (2011, "2010-12-31 01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26"),
        (2015, "01-01 01-19 02-16 05-25 07-03 09-07 10-12 11-11 11-26 12-25"),
        (2017, "01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25"),
        (2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24"),
        (2022, "2021-12-31 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"),
        (2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"),
        (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
        (2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24"),
        (2028, "2027-12-31 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"),
    ];

    #[test]
    fn observed_days_are_the_published_ones() {
        for (year, days) in PUBLISHED {
            let full = |day: &str| if day.len() == 5 { format!("{year}-{day}") } else { day.to_owned() };
            let published: Vec<Date> = days.split(' ').map(|day| full(day).parse().unwrap()).collect();
            let found: Vec<Date> = federal_holidays(year).iter().map(|holiday| holiday.observed).collect();
            assert_eq!(found, published, "{year}");
        }
    }

    /// The law again by other means: day ranges and weekdays, walked day by day.
    fn named_by_the_law(day: Date) -> bool {
        let (month, number) = (day.month(), day.day());
        match day.weekday() {
            _ if matches!((month, number), (1, 1) | (7, 4) | (11, 11) | (12, 25)) => true,
            _ if (month, number) == (6, 19) => day.year() >= 2021,
            Weekday::Monday => matches!((month, number), (1 | 2, 15..=21) | (5, 25..=31) | (9, 1..=7) | (10, 8..=14)),
            Weekday::Thursday => matches!((month, number), (11, 22..=28)),
            _ => false,
        }
    }

    #[test]
    fn every_day_from_2003_to_2040_is_a_holiday_exactly_when_the_law_says_so() {
        let mut day = date(2003, 1, 1);
        let mut holidays = 0;
        while day <= date(2040, 12, 31) {
            let friday_before = day.weekday() == Weekday::Friday && named_by_the_law(day.tomorrow().unwrap());
            let monday_after = day.weekday() == Weekday::Monday && named_by_the_law(day.yesterday().unwrap());
            let expected = named_by_the_law(day) || friday_before || monday_after;
            assert_eq!(is_federal_holiday(day, false), expected, "{day}");
            holidays += i32::from(expected && day.weekday() != Weekday::Saturday && day.weekday() != Weekday::Sunday);
            day = day.tomorrow().unwrap();
        }
        // Ten a year for 18 years, eleven for 20. New Year's Day of 2041 is a Tuesday, that of 2003 a Wednesday.
        assert_eq!(holidays, 18 * 10 + 20 * 11);
    }

    #[rstest]
    #[case::thursday(2005, Some((20, 20)))]
    #[case::tuesday(2009, Some((20, 20)))]
    #[case::sunday(2013, Some((20, 21)))]
    #[case::friday(2017, Some((20, 20)))]
    #[case::wednesday(2021, Some((20, 20)))]
    #[case::on_martin_luther_king_day(2025, Some((20, 20)))]
    #[case::saturday_has_no_day_in_lieu(2029, Some((20, 20)))]
    #[case(2033, Some((20, 20)))]
    #[case(2037, Some((20, 20)))]
    #[case(2026, None)]
    #[case(1965, None)]
    #[case(i16::MIN, None)]
    fn inauguration_day_comes_every_fourth_year(#[case] year: i16, #[case] days: Option<(i8, i8)>) {
        let found = inauguration_day(year).map(|holiday| (holiday.date, holiday.observed));
        assert_eq!(found, days.map(|(named, kept)| (date(year, 1, named), date(year, 1, kept))));
    }

    #[test]
    fn inauguration_day_is_kept_around_washington_only() {
        assert!(is_federal_holiday(date(2017, 1, 20), true));
        assert!(!is_federal_holiday(date(2017, 1, 20), false));
        assert!(!is_federal_holiday(date(2029, 1, 19), true), "no Friday in lieu of a Saturday");
        // The Monday after Sunday 20 January 2013 is Martin Luther King day, which all offices keep.
        assert!(is_federal_holiday(date(2013, 1, 21), false));
    }

    #[test]
    fn years_out_of_range_have_no_holidays() {
        assert!(federal_holidays(i16::MAX).is_empty());
        assert!(federal_holidays(i16::MIN).is_empty());
    }

    proptest! {
        #[test]
        fn no_holiday_is_observed_on_a_weekend(year in 1987_i16..=2999) {
            for holiday in federal_holidays(year) {
                prop_assert!(!matches!(holiday.observed.weekday(), Weekday::Saturday | Weekday::Sunday));
                prop_assert!(is_federal_holiday(holiday.observed, false));
                prop_assert!(is_federal_holiday(holiday.date, false));
            }
        }

        #[test]
        fn holidays_come_in_order(year in 1987_i16..=2999) {
            prop_assert!(federal_holidays(year).is_sorted_by(|a, b| a.date < b.date && a.observed < b.observed));
        }
    }
}
