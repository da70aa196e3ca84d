//! A field office: what the office table says of it, and what follows from that alone.
//!
//! Its days and sessions are in `calendar`, the way to it from a ZIP code in `directory`.

use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::hours::WeekHours;
use crate::domain::release::Release;

/// A field office of the immigration service.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// The processing-time code, which stands in confirmation numbers.
    pub code: OfficeCode,
    /// Its name, usually the city it serves, in English.
    pub name: String,
    /// Street address, with building and suite.
    pub street: String,
    /// City of the address.
    pub city: String,
    /// Two-letter postal code of the state or territory of the address.
    pub state: String,
    /// Five-digit ZIP code of the address.
    pub zip: String,
    /// The zone that decides its every date and clock time.
    pub zone: TimeZone,
    /// The IANA name of `zone`, such as `America/New_York`.
    pub zone_name: String,
    /// Where it is, to measure distances from.
    pub place: Coordinates,
    /// Windows that are open at the same time; 0: closed for good and not listed.
    pub windows: u8,
    /// How many of `windows` are kept for the current model and never offered in the portal.
    pub desk_windows: u8,
    /// Opening hours by weekday.
    pub hours: WeekHours,
    /// Days it is closed besides weekends and federal holidays.
    pub closures: Vec<Closure>,
    /// How seats of the portal that somebody gives back are offered again.
    pub release: Release,
    /// Where the address comes from; `unsourced` and `public-code-unverified` are approximations.
    pub source: String,
}

/// Three-digit ZIP prefixes of the area whose federal offices keep Inauguration Day (5 U.S.C. 6103(c)): the District of
/// Columbia; Montgomery and Prince George's counties in Maryland; Arlington and Fairfax counties, Alexandria and Falls
/// Church in Virginia. 201 and 206 are left out: most of their ZIPs lie in counties farther out.
const INAUGURATION_PREFIXES: [&str; 12] =
    ["200", "202", "203", "204", "205", "207", "208", "209", "220", "221", "222", "223"];

impl Office {
    /// Whether the public is shown it. An office closed for good keeps its code, for appointments made there before.
    pub fn is_listed(&self) -> bool {
        self.windows > 0
    }

    /// Windows offered in the portal.
    pub fn portal_windows(&self) -> u8 {
        self.windows.saturating_sub(self.desk_windows)
    }

    /// Whether Inauguration Day is a holiday here: only in and around Washington, DC.
    pub fn keeps_inauguration_day(&self) -> bool {
        self.zip.get(..3).is_some_and(|prefix| INAUGURATION_PREFIXES.contains(&prefix))
    }
}

/// An office's code: three ASCII capital letters, such as `NYC`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeCode(String);

/// Why a text is not an office code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfficeCodeError {
    /// There is no text.
    #[error("no office code")]
    Empty,
    /// It is not three letters from A to Z.
    #[error("an office code is three letters from A to Z")]
    NotThreeLetters,
}

impl OfficeCode {
    /// Reads a code in capital or small letters, with spaces around it.
    pub fn parse(text: &str) -> Result<Self, OfficeCodeError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(OfficeCodeError::Empty);
        }
        if text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Err(OfficeCodeError::NotThreeLetters);
        }
        Ok(Self(text.to_ascii_uppercase()))
    }

    /// The code in capital letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OfficeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A point on the earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    /// Latitude, north positive.
    pub lat: f64,
    /// Longitude, east positive.
    pub lon: f64,
}

/// Mean radius of the earth, in statute miles (6,371.0088 km, IUGG).
const EARTH_RADIUS_MILES: f64 = 3_958.761_3;

impl Coordinates {
    /// Great-circle distance in statute miles, by the haversine formula; the same to the last bit on every machine, which
    /// the sines of its own library would not be.
    pub fn miles_to(&self, other: &Self) -> f64 {
        let square_of_half_sine = |degrees: f64| {
            let sine = libm::sin(degrees.to_radians() / 2.0);
            sine * sine
        };
        let cosines = libm::cos(self.lat.to_radians()) * libm::cos(other.lat.to_radians());
        let haversine = square_of_half_sine(other.lat - self.lat) + cosines * square_of_half_sine(other.lon - self.lon);
        // Rounding can carry it past 1 for points at opposite ends, where the arcsine is not a number.
        2.0 * EARTH_RADIUS_MILES * libm::asin(libm::sqrt(haversine).min(1.0))
    }
}

/// Days on which an office is closed, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The first closed day.
    pub first: Date,
    /// The last closed day, the first or later.
    pub last: Date,
}

/// Why a text is not a closure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClosureError {
    /// A date is not `YYYY-MM-DD`.
    #[error("\"{0}\" is not a date: write it as 2026-12-24")]
    BadDate(String),
    /// The last day is before the first.
    #[error("\"{0}\" ends before it starts")]
    EndsBeforeStart(String),
}

impl Closure {
    /// Reads one day, `2026-12-24`, or first and last day, `2026-12-24/2026-12-26`.
    pub fn parse(text: &str) -> Result<Self, ClosureError> {
        let text = text.trim();
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let closure = Self { first: parse_date(first)?, last: parse_date(last)? };
        if closure.last < closure.first {
            return Err(ClosureError::EndsBeforeStart(text.to_owned()));
        }
        Ok(closure)
    }

    /// Whether the office is closed that day for this reason.
    pub fn covers(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl fmt::Display for Closure {
    /// The text that [`Closure::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        if self.last == self.first { Ok(()) } else { write!(f, "/{}", self.last) }
    }
}

/// Ten characters exactly: the library also reads times and other forms of ISO 8601, which would be dropped in silence.
fn parse_date(text: &str) -> Result<Date, ClosureError> {
    let bad = || ClosureError::BadDate(text.to_owned());
    let shape = |(index, byte): (usize, u8)| if matches!(index, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() != 10 || !text.bytes().enumerate().all(shape) {
        return Err(bad());
    }
    text.parse().map_err(|_| bad())
}

/// An office for the tests of this layer: New York's, moved to that zone.
#[cfg(test)]
pub(crate) fn sample(zone_name: &str) -> Office {
    Office {
        code: OfficeCode("NYC".to_owned()),
        name: "New York City".to_owned(),
        street: "26 Federal Plaza".to_owned(),
        city: "New York".to_owned(),
        state: "NY".to_owned(),
        zip: "10278".to_owned(),
        zone: TimeZone::get(zone_name).unwrap(),
        zone_name: zone_name.to_owned(),
        place: Coordinates { lat: 40.7151, lon: -74.0037 },
        windows: 4,
        desk_windows: 1,
        hours: WeekHours::default(),
        closures: Vec::new(),
        release: Release::AtOnce,
        source: "test".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("NYC")]
    #[case("nyc")]
    #[case(" Nyc ")]
    fn a_code_is_read_in_any_case(#[case] text: &str) {
        assert_eq!(OfficeCode::parse(text).unwrap().as_str(), "NYC");
        assert_eq!(OfficeCode::parse(text).unwrap().to_string(), "NYC");
    }

    #[rstest]
    #[case("", OfficeCodeError::Empty)]
    #[case("NY", OfficeCodeError::NotThreeLetters)]
    #[case("NYCX", OfficeCodeError::NotThreeLetters)]
    #[case("NY1", OfficeCodeError::NotThreeLetters)]
    #[case("N C", OfficeCodeError::NotThreeLetters)]
    #[case("ñy", OfficeCodeError::NotThreeLetters)]
    fn other_texts_are_no_code(#[case] text: &str, #[case] error: OfficeCodeError) {
        assert_eq!(OfficeCode::parse(text), Err(error));
    }

    #[rstest]
    // Published great-circle distances, each to within one per cent.
    #[case::new_york_to_los_angeles((40.7128, -74.0060), (34.0522, -118.2437), 2445.0)]
    #[case::london_to_paris((51.5074, -0.1278), (48.8566, 2.3522), 213.5)]
    #[case::guam_to_honolulu_over_the_date_line((13.4443, 144.7937), (21.3069, -157.8583), 3794.0)]
    #[case::pole_to_pole((90.0, 0.0), (-90.0, 0.0), 12436.8)]
    #[case::opposite_ends((0.0, 0.0), (0.0, 180.0), 12436.8)]
    fn distances_are_statute_miles(#[case] from: (f64, f64), #[case] to: (f64, f64), #[case] miles: f64) {
        let point = |(lat, lon)| Coordinates { lat, lon };
        let found = point(from).miles_to(&point(to));
        assert!((found - miles).abs() < miles / 100.0, "{found}");
    }

    #[rstest]
    #[case::district("20529", true)]
    #[case::fairfax("22031", true)]
    #[case::silver_spring("20910", true)]
    #[case::baltimore("21227", false)]
    #[case::norfolk("23502", false)]
    #[case::new_york("10278", false)]
    fn inauguration_day_is_kept_around_washington(#[case] zip: &str, #[case] kept: bool) {
        let office = Office { zip: zip.to_owned(), ..sample("America/New_York") };
        assert_eq!(office.keeps_inauguration_day(), kept);
    }

    #[rstest]
    #[case(4, 1, 3, true)]
    #[case(1, 1, 0, true)]
    #[case(0, 0, 0, false)]
    #[case::closed_with_a_desk_left_over(0, 1, 0, false)]
    fn the_portal_has_the_windows_the_desk_leaves(
        #[case] windows: u8,
        #[case] desk_windows: u8,
        #[case] portal: u8,
        #[case] listed: bool,
    ) {
        let office = Office { windows, desk_windows, ..sample("America/New_York") };
        assert_eq!((office.portal_windows(), office.is_listed()), (portal, listed));
    }

    #[test]
    fn a_closure_covers_both_its_ends() {
        let closure = Closure::parse("2026-12-24/2026-12-26").unwrap();
        assert!(!closure.covers(date(2026, 12, 23)));
        assert!(closure.covers(date(2026, 12, 24)) && closure.covers(date(2026, 12, 26)));
        assert!(!closure.covers(date(2026, 12, 27)));
    }

    #[rstest]
    #[case("2026-02-29", ClosureError::BadDate("2026-02-29".into()))]
    #[case("24.12.2026", ClosureError::BadDate("24.12.2026".into()))]
    #[case("2026-12-24T10", ClosureError::BadDate("2026-12-24T10".into()))]
    #[case("20261224", ClosureError::BadDate("20261224".into()))]
    #[case("", ClosureError::BadDate(String::new()))]
    #[case("2026-12-24/", ClosureError::BadDate(String::new()))]
    #[case("2026-12-24/2026-12-23", ClosureError::EndsBeforeStart("2026-12-24/2026-12-23".into()))]
    fn a_bad_closure_says_what_is_wrong(#[case] text: &str, #[case] error: ClosureError) {
        assert_eq!(Closure::parse(text), Err(error));
    }

    proptest! {
        #[test]
        fn reading_a_written_closure_changes_nothing(year in 2000_i16..2100, month in 1_i8..=12, day in 1_i8..=28, length in 0_i32..400) {
            let first = date(year, month, day);
            let last = first.saturating_add(jiff::Span::new().days(length));
            let closure = Closure { first, last };
            prop_assert_eq!(Closure::parse(&closure.to_string()), Ok(closure));
        }

        #[test]
        fn distance_is_the_same_both_ways(a in (-90.0..90.0, -180.0..180.0), b in (-90.0..90.0, -180.0..180.0)) {
            let (a, b) = (Coordinates { lat: a.0, lon: a.1 }, Coordinates { lat: b.0, lon: b.1 });
            prop_assert!((a.miles_to(&b) - b.miles_to(&a)).abs() < 1e-6);
            prop_assert!(a.miles_to(&b) <= 12_437.0);
        }
    }
}
