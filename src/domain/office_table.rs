//! The office table: CSV text to offices, all of them or none.
//!
//! The columns and their formats are described for operators in `data/README.md`. An error names the table, the line
//! and the column. Reading the file, and what becomes of offices that vanish from it, is done elsewhere.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::tz::TimeZone;

use crate::domain::hours::WeekHours;
use crate::domain::office::{Closure, Coordinates, Office, OfficeCode};
use crate::domain::release::Release;
use crate::domain::table::{Format, Row};

mod error;

pub use error::{TableError, TableReason};

/// Columns an office table must have.
const REQUIRED_COLUMNS: [&str; 10] = ["code", "name", "street", "city", "state", "zip", "tz", "lat", "lon", "source"];

/// Columns it may have; where one is missing, or a cell in it is empty, the default holds.
const OPTIONAL_COLUMNS: [&str; 5] = ["windows", "desk_windows", "hours", "closures", "release"];

/// Most offices in a table: several times the 89 there were. Every page of offices lists them all.
pub const OFFICES_MAX: usize = 500;
/// Longest name or city, in characters: one line of the notice.
pub const NAME_LEN_MAX: usize = 80;
/// Longest street, in characters: two lines of the notice.
pub const STREET_LEN_MAX: usize = 160;
/// Longest source, in characters: a long URL and a remark.
pub const SOURCE_LEN_MAX: usize = 500;
/// Most closures of one office: more than a year of single days.
pub const CLOSURES_MAX: usize = 400;
/// Most windows at one office: ten times a large one's. They bound the seats made for each day.
pub const WINDOWS_MAX: u8 = 100;

/// Windows of an office that names none. Our assumption: no source gives figures.
pub const DEFAULT_WINDOWS: u8 = 4;
/// Windows kept for the current model where an office names none; none at an office with a single window.
pub const DEFAULT_DESK_WINDOWS: u8 = 1;

/// What an office table looks like.
const FORMAT: Format =
    Format { table: "office table", required: &REQUIRED_COLUMNS, optional: &OPTIONAL_COLUMNS, rows_max: OFFICES_MAX };

/// Reads an office table, columns in any order, a byte order mark tolerated. The first fault found refuses all of it.
pub fn parse_offices(text: &str) -> Result<Vec<Office>, TableError> {
    parse_offices_releasing(text, Release::default())
}

/// The same; an office that does not say how its seats come back releases them in this way.
pub fn parse_offices_releasing(text: &str, release: Release) -> Result<Vec<Office>, TableError> {
    let mut codes = BTreeSet::new();
    FORMAT.read(text, |row| {
        let office = office(row, release)?;
        if !codes.insert(office.code.clone()) {
            return Err(row.error("code", TableReason::Twice(office.code.to_string())));
        }
        Ok(office)
    })
}

fn office(row: &Row<'_>, release: Release) -> Result<Office, TableError> {
    let windows = row.optional("windows", |text| number_in(text, 1..=WINDOWS_MAX))?.unwrap_or(DEFAULT_WINDOWS);
    let desk_windows = row
        .optional("desk_windows", |text| number_in(text, 0..=WINDOWS_MAX))?
        .unwrap_or(if windows == 1 { 0 } else { DEFAULT_DESK_WINDOWS });
    if desk_windows > windows {
        return Err(row.error("desk_windows", TableReason::DeskOverWindows));
    }
    let zone = row.required("tz", NAME_LEN_MAX, zone)?;
    Ok(Office {
        code: row.required("code", NAME_LEN_MAX, |text| Ok(OfficeCode::parse(text)?))?,
        name: row.text("name", NAME_LEN_MAX)?,
        street: row.text("street", STREET_LEN_MAX)?,
        city: row.text("city", NAME_LEN_MAX)?,
        state: row.required("state", NAME_LEN_MAX, state)?,
        zip: row.required("zip", NAME_LEN_MAX, zip)?,
        zone_name: zone.iana_name().unwrap_or_default().to_owned(),
        zone,
        place: Coordinates {
            lat: row.required("lat", NAME_LEN_MAX, |text| degrees(text, 90))?,
            lon: row.required("lon", NAME_LEN_MAX, |text| degrees(text, 180))?,
        },
        windows,
        desk_windows,
        hours: row.optional("hours", |text| Ok(WeekHours::parse(text)?))?.unwrap_or_default(),
        closures: row.optional("closures", closures)?.unwrap_or_default(),
        release: row.optional("release", |text| Ok(Release::parse(text)?))?.unwrap_or(release),
        source: row.text("source", SOURCE_LEN_MAX)?,
    })
}

fn state(text: &str) -> Result<String, TableReason> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(text.to_owned())
    } else {
        Err(TableReason::BadState(text.to_owned()))
    }
}

fn zip(text: &str) -> Result<String, TableReason> {
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err(TableReason::BadZip(text.to_owned()))
    }
}

fn zone(text: &str) -> Result<TimeZone, TableReason> {
    TimeZone::get(text)
        .ok()
        .filter(|zone| !zone.is_unknown() && zone.iana_name().is_some())
        .ok_or_else(|| TableReason::UnknownZone(text.to_owned()))
}

/// Degrees from `-limit` to `limit`.
fn degrees(text: &str, limit: i16) -> Result<f64, TableReason> {
    let range = f64::from(-limit)..=f64::from(limit);
    let bad = || TableReason::BadNumber { text: text.to_owned(), min: -limit, max: limit };
    text.parse().ok().filter(|number| range.contains(number)).ok_or_else(bad)
}

fn number_in(text: &str, range: RangeInclusive<u8>) -> Result<u8, TableReason> {
    let (min, max) = (i16::from(*range.start()), i16::from(*range.end()));
    let bad = || TableReason::BadNumber { text: text.to_owned(), min, max };
    text.parse().ok().filter(|number| range.contains(number)).ok_or_else(bad)
}

/// Closures parted by semicolons.
fn closures(text: &str) -> Result<Vec<Closure>, TableReason> {
    let parts: Vec<&str> = text.split(';').collect();
    if parts.len() > CLOSURES_MAX {
        return Err(TableReason::TooManyClosures(CLOSURES_MAX));
    }
    parts.into_iter().map(|part| Ok(Closure::parse(part)?)).collect()
}

#[cfg(test)]
mod tests;
