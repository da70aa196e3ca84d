//! Opening hours: which weekdays an office opens, from when to when, and the sessions that fit in.
//!
//! Text such as `Mon-Fri 08:00-15:30` is the one form they are written in, in the office table and in the database.
//! Nothing here knows a date, a zone or a holiday; that is `calendar`.

use std::collections::BTreeMap;
use std::fmt;

use jiff::SignedDuration;
use jiff::civil::{Time, Weekday, time};

/// Length of an appointment's session, in minutes. Sourced: InfoPass sessions were 15 minutes long.
pub const SESSION_MINUTES: i64 = 15;

/// Longest text accepted, in bytes: seven days with three ranges each fit twice.
pub const HOURS_LEN_MAX: usize = 300;

/// The hours of an office that names none: Monday to Friday, 8:00 to 15:30.
const DEFAULT_HOURS: &str = "Mon-Fri 08:00-15:30";

/// Names of the weekdays in the text form, Monday first.
const DAY_NAMES: [(&str, Weekday); 7] = [
    ("Mon", Weekday::Monday),
    ("Tue", Weekday::Tuesday),
    ("Wed", Weekday::Wednesday),
    ("Thu", Weekday::Thursday),
    ("Fri", Weekday::Friday),
    ("Sat", Weekday::Saturday),
    ("Sun", Weekday::Sunday),
];

/// Opening hours by weekday; each day has zero or more ranges, in order, that do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekHours {
    /// Ranges by days after Monday; a day without a key is closed.
    days: BTreeMap<i8, Vec<OpenRange>>,
}

/// One stretch of opening, `opens` before `closes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenRange {
    opens: Time,
    closes: Time,
}

/// Why a text is not a week's opening hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// There is no text, or nothing between two semicolons.
    #[error("no opening hours: write for example \"{DEFAULT_HOURS}\"")]
    Empty,
    /// The text is longer than [`HOURS_LEN_MAX`].
    #[error("longer than {HOURS_LEN_MAX} characters")]
    TooLong,
    /// A day is none of `Mon Tue Wed Thu Fri Sat Sun`.
    #[error("\"{0}\" is not a day: write Mon, Tue, Wed, Thu, Fri, Sat or Sun")]
    UnknownDay(String),
    /// A range of days runs backwards.
    #[error("the days \"{0}\" run backwards: weeks begin on Monday")]
    DaysBackwards(String),
    /// A day is given in two places.
    #[error("{0} is given twice")]
    DayTwice(&'static str),
    /// The days have no times after them.
    #[error("\"{0}\" has no times")]
    NoTimes(String),
    /// A time is not `HH:MM` from 00:00 to 23:59.
    #[error("\"{0}\" is not a time: write hours and minutes such as 08:00")]
    BadTime(String),
    /// A range is not two times joined by a hyphen.
    #[error("\"{0}\" is not a range: write for example 08:00-15:30")]
    BadRange(String),
    /// A range ends when or before it starts.
    #[error("\"{0}\" does not end after it starts")]
    EndNotAfterStart(String),
    /// A range starts before the one written before it has ended.
    #[error("\"{0}\" starts before the range before it ends")]
    RangesOverlap(String),
}

impl WeekHours {
    /// Reads text such as `Mon-Tue,Thu-Fri 08:00-12:00 13:00-15:30; Wed 08:00-12:00`.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        if text.len() > HOURS_LEN_MAX {
            return Err(HoursError::TooLong);
        }
        let mut days = BTreeMap::new();
        for entry in text.split(';') {
            let mut words = entry.split_whitespace();
            let day_list = words.next().ok_or(HoursError::Empty)?;
            let ranges = parse_ranges(words)?;
            if ranges.is_empty() {
                return Err(HoursError::NoTimes(day_list.to_owned()));
            }
            for (name, weekday) in parse_day_list(day_list)? {
                let day = weekday.to_monday_zero_offset();
                if days.insert(day, ranges.clone()).is_some() {
                    return Err(HoursError::DayTwice(name));
                }
            }
        }
        Ok(Self { days })
    }

    /// When the sessions of that weekday begin, earliest first. The last ends when its range closes or before: one that
    /// would end later does not exist.
    pub fn sessions(&self, weekday: Weekday) -> Vec<Time> {
        self.ranges(weekday).iter().flat_map(|range| range.sessions()).collect()
    }

    /// Whether the office opens that weekday for at least one session.
    pub fn is_open(&self, weekday: Weekday) -> bool {
        self.ranges(weekday).iter().any(|range| range.sessions().next().is_some())
    }

    fn ranges(&self, weekday: Weekday) -> &[OpenRange] {
        self.days.get(&weekday.to_monday_zero_offset()).map_or(&[], Vec::as_slice)
    }
}

impl Default for WeekHours {
    /// Monday to Friday, 8:00 to 15:30.
    fn default() -> Self {
        let range = OpenRange { opens: time(8, 0, 0, 0), closes: time(15, 30, 0, 0) };
        Self { days: (0..5).map(|day| (day, vec![range])).collect() }
    }
}

impl fmt::Display for WeekHours {
    /// The text that [`WeekHours::parse`] reads: days with the same hours together, in the order of their first day.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said: Vec<&[OpenRange]> = Vec::new();
        for (_, weekday) in DAY_NAMES {
            let ranges = self.ranges(weekday);
            if ranges.is_empty() || said.contains(&ranges) {
                continue;
            }
            f.write_str(if said.is_empty() { "" } else { "; " })?;
            f.write_str(&self.days_with(ranges))?;
            for range in ranges {
                write!(f, " {}-{}", range.opens.strftime("%H:%M"), range.closes.strftime("%H:%M"))?;
            }
            said.push(ranges);
        }
        Ok(())
    }
}

impl WeekHours {
    /// The list of the days that have these ranges, such as `Mon-Tue,Thu`.
    fn days_with(&self, ranges: &[OpenRange]) -> String {
        let mut runs: Vec<(&str, &str)> = Vec::new();
        let mut in_run = false;
        for (name, weekday) in DAY_NAMES {
            let same = self.ranges(weekday) == ranges;
            match runs.last_mut() {
                Some(run) if same && in_run => run.1 = name,
                _ if same => runs.push((name, name)),
                _ => {}
            }
            in_run = same;
        }
        let text =
            |(first, last): &(&str, &str)| if first == last { (*first).to_owned() } else { format!("{first}-{last}") };
        runs.iter().map(text).collect::<Vec<_>>().join(",")
    }
}

impl OpenRange {
    fn parse(text: &str) -> Result<Self, HoursError> {
        let (opens, closes) = text.split_once('-').ok_or_else(|| HoursError::BadRange(text.to_owned()))?;
        let range = Self { opens: parse_time(opens)?, closes: parse_time(closes)? };
        if range.closes <= range.opens {
            return Err(HoursError::EndNotAfterStart(text.to_owned()));
        }
        Ok(range)
    }

    /// Starts of the sessions that end by closing time. Adding stops at midnight, where `checked_add` fails.
    fn sessions(self) -> impl Iterator<Item = Time> {
        let session = SignedDuration::from_mins(SESSION_MINUTES);
        std::iter::successors(Some(self.opens), move |start| start.checked_add(session).ok())
            .take_while(move |start| start.checked_add(session).is_ok_and(|end| end <= self.closes))
    }
}

fn parse_ranges<'a>(words: impl Iterator<Item = &'a str>) -> Result<Vec<OpenRange>, HoursError> {
    let mut ranges: Vec<OpenRange> = Vec::new();
    for word in words {
        let range = OpenRange::parse(word)?;
        if ranges.last().is_some_and(|before| range.opens < before.closes) {
            return Err(HoursError::RangesOverlap(word.to_owned()));
        }
        ranges.push(range);
    }
    Ok(ranges)
}

fn parse_day_list(text: &str) -> Result<Vec<(&'static str, Weekday)>, HoursError> {
    let mut days = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (day_index(first)?, day_index(last)?);
        if last < first {
            return Err(HoursError::DaysBackwards(part.to_owned()));
        }
        days.extend(DAY_NAMES.iter().skip(first).take(last - first + 1).copied());
    }
    Ok(days)
}

fn day_index(text: &str) -> Result<usize, HoursError> {
    DAY_NAMES
        .iter()
        .position(|(name, _)| name.eq_ignore_ascii_case(text))
        .ok_or_else(|| HoursError::UnknownDay(text.to_owned()))
}

/// `08:00`, and `8:00` as people write it.
fn parse_time(text: &str) -> Result<Time, HoursError> {
    let bad = || HoursError::BadTime(text.to_owned());
    let number = |digits: &str, lengths: std::ops::RangeInclusive<usize>| {
        let digits_only = digits.bytes().all(|byte| byte.is_ascii_digit());
        if lengths.contains(&digits.len()) && digits_only { digits.parse::<i8>().ok() } else { None }
    };
    let (hour, minute) = text.split_once(':').ok_or_else(bad)?;
    let (hour, minute) = (number(hour, 1..=2).ok_or_else(bad)?, number(minute, 2..=2).ok_or_else(bad)?);
    Time::new(hour, minute, 0, 0).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn times(texts: &[&str]) -> Vec<Time> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[rstest]
    #[case::default_hours("Mon-Fri 08:00-15:30", "Mon-Fri 08:00-15:30")]
    #[case::lunch_and_half_day(
        "Mon-Tue,Thu-Fri 08:00-12:00 13:00-15:30; Wed 08:00-12:00",
        "Mon-Tue,Thu-Fri 08:00-12:00 13:00-15:30; Wed 08:00-12:00"
    )]
    #[case::same_hours_are_joined("Wed 08:00-12:00;Mon 8:00-12:00", "Mon,Wed 08:00-12:00")]
    #[case::case_and_spaces("  mon-FRI   7:30-15:30 ", "Mon-Fri 07:30-15:30")]
    #[case::whole_week("Mon-Sun 00:00-23:59", "Mon-Sun 00:00-23:59")]
    #[case::ranges_may_touch("Sat 08:00-12:00 12:00-13:00", "Sat 08:00-12:00 12:00-13:00")]
    fn hours_are_read_and_written_in_one_form(#[case] text: &str, #[case] written: &str) {
        assert_eq!(WeekHours::parse(text).unwrap().to_string(), written);
    }

    #[rstest]
    #[case("", HoursError::Empty)]
    #[case("Mon 08:00-09:00;", HoursError::Empty)]
    #[case("Mon-Fri", HoursError::NoTimes("Mon-Fri".into()))]
    #[case("Monday 08:00-09:00", HoursError::UnknownDay("Monday".into()))]
    #[case("Mon, 08:00-09:00", HoursError::UnknownDay(String::new()))]
    #[case("Fri-Mon 08:00-09:00", HoursError::DaysBackwards("Fri-Mon".into()))]
    #[case("Mon-Wed,Tue 08:00-09:00", HoursError::DayTwice("Tue"))]
    #[case("Mon 08:00-09:00; Mon 10:00-11:00", HoursError::DayTwice("Mon"))]
    #[case("Mon 08:00", HoursError::BadRange("08:00".into()))]
    #[case("Mon 08:00-24:00", HoursError::BadTime("24:00".into()))]
    #[case("Mon 08:60-09:00", HoursError::BadTime("08:60".into()))]
    #[case("Mon +8:00-09:00", HoursError::BadTime("+8:00".into()))]
    #[case("Mon 8-9", HoursError::BadTime("8".into()))]
    #[case("Mon 09:00-09:00", HoursError::EndNotAfterStart("09:00-09:00".into()))]
    #[case("Mon 10:00-09:00", HoursError::EndNotAfterStart("10:00-09:00".into()))]
    #[case("Mon 08:00-12:00 11:45-13:00", HoursError::RangesOverlap("11:45-13:00".into()))]
    #[case("Mon 13:00-14:00 08:00-09:00", HoursError::RangesOverlap("08:00-09:00".into()))]
    fn bad_hours_say_what_is_wrong(#[case] text: &str, #[case] error: HoursError) {
        assert_eq!(WeekHours::parse(text), Err(error));
    }

    #[test]
    fn hours_that_are_far_too_long_are_not_read() {
        let text = "Mon 08:00-09:00;".repeat(HOURS_LEN_MAX);
        assert_eq!(WeekHours::parse(&text), Err(HoursError::TooLong));
    }

    #[test]
    fn the_default_is_what_its_text_says() {
        assert_eq!(WeekHours::parse(DEFAULT_HOURS), Ok(WeekHours::default()));
    }

    #[test]
    fn the_last_session_ends_at_closing() {
        let sessions = WeekHours::default().sessions(Weekday::Monday);
        assert_eq!(sessions.len(), 30);
        assert_eq!(sessions.first(), times(&["08:00"]).first());
        assert_eq!(sessions.last(), times(&["15:15"]).first());
        assert!(WeekHours::default().sessions(Weekday::Saturday).is_empty());
        assert!(!WeekHours::default().is_open(Weekday::Sunday));
    }

    #[test]
    fn a_session_that_would_end_after_closing_does_not_exist() {
        let hours =
            WeekHours::parse("Mon 08:00-08:40 09:00-09:14 13:00-13:15; Tue 08:00-08:10; Wed 23:20-23:59").unwrap();
        assert_eq!(hours.sessions(Weekday::Monday), times(&["08:00", "08:15", "13:00"]));
        assert!(!hours.is_open(Weekday::Tuesday));
        assert_eq!(hours.sessions(Weekday::Wednesday), times(&["23:20", "23:35"]));
    }

    proptest! {
        #[test]
        fn reading_what_was_written_changes_nothing(
            plans in prop::collection::vec(prop::collection::btree_set(0_u16..1440, 0..7), 7),
        ) {
            let mut entries = Vec::new();
            for ((name, _), minutes) in DAY_NAMES.iter().zip(plans) {
                let times: Vec<_> = minutes.iter().map(|time| format!("{:02}:{:02}", time / 60, time % 60)).collect();
                let ranges: Vec<_> = times.chunks_exact(2).map(|pair| pair.join("-")).collect();
                if !ranges.is_empty() {
                    entries.push(format!("{name} {}", ranges.join(" ")));
                }
            }
            prop_assume!(!entries.is_empty());
            let hours = WeekHours::parse(&entries.join("; ")).unwrap();
            prop_assert_eq!(WeekHours::parse(&hours.to_string()), Ok(hours));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = WeekHours::parse(&text);
        }
    }
}
