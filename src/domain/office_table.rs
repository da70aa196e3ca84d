//! The office table: CSV text to offices, all of them or none.
//!
//! The columns and their formats are described for operators in `data/README.md`. An error names the table, the line
//! and the column. Reading the file, and what becomes of offices that vanish from it, is done elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use csv::StringRecord;
use jiff::tz::TimeZone;

use crate::domain::hours::WeekHours;
use crate::domain::office::{Closure, Coordinates, Office, OfficeCode};

mod error;

pub use error::{TableError, TableReason};

/// Columns an office table must have.
const REQUIRED_COLUMNS: [&str; 10] = ["code", "name", "street", "city", "state", "zip", "tz", "lat", "lon", "source"];

/// Columns it may have; where one is missing, or a cell in it is empty, the default holds.
const OPTIONAL_COLUMNS: [&str; 4] = ["windows", "desk_windows", "hours", "closures"];

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

/// Reads an office table, columns in any order, a byte order mark tolerated. The first fault found refuses all of it.
pub fn parse_offices(text: &str) -> Result<Vec<Office>, TableError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let columns = Columns::parse(reader.headers().map_err(|error| malformed(&error, 1))?)?;
    let mut offices = Vec::new();
    let mut codes = BTreeSet::new();
    let mut row = StringRecord::new();
    loop {
        let line = next_line(text, reader.position());
        if !reader.read_record(&mut row).map_err(|error| malformed(&error, line))? {
            break;
        }
        let row = Row { line, cells: &row, columns: &columns };
        let office = row.office()?;
        if !codes.insert(office.code.clone()) {
            return Err(row.error("code", TableReason::Twice(office.code.to_string())));
        }
        if offices.len() == OFFICES_MAX {
            return Err(table_error(line, None, TableReason::TooManyRows(OFFICES_MAX)));
        }
        offices.push(office);
    }
    if offices.is_empty() {
        return Err(table_error(1, None, TableReason::EmptyTable));
    }
    Ok(offices)
}

/// Where each known column stands in the header.
struct Columns(BTreeMap<&'static str, usize>);

impl Columns {
    fn parse(header: &StringRecord) -> Result<Self, TableError> {
        let error = |name: &str, reason| Err(table_error(1, Some(name), reason));
        if header.is_empty() {
            return Err(table_error(1, None, TableReason::EmptyTable));
        }
        let mut columns = BTreeMap::new();
        for (index, found) in header.iter().enumerate() {
            let Some(name) = REQUIRED_COLUMNS.iter().chain(&OPTIONAL_COLUMNS).find(|name| **name == found) else {
                return error(found, TableReason::UnknownColumn);
            };
            if columns.insert(*name, index).is_some() {
                return error(name, TableReason::ColumnTwice);
            }
        }
        match REQUIRED_COLUMNS.iter().find(|name| !columns.contains_key(*name)) {
            Some(missing) => error(missing, TableReason::MissingColumn),
            None => Ok(Self(columns)),
        }
    }
}

/// One row, to read its cells by the name of their column.
struct Row<'a> {
    line: u64,
    cells: &'a StringRecord,
    columns: &'a Columns,
}

impl Row<'_> {
    fn office(&self) -> Result<Office, TableError> {
        let windows = self.optional("windows", |text| number_in(text, 1..=WINDOWS_MAX))?.unwrap_or(DEFAULT_WINDOWS);
        let desk_windows = self
            .optional("desk_windows", |text| number_in(text, 0..=WINDOWS_MAX))?
            .unwrap_or(if windows == 1 { 0 } else { DEFAULT_DESK_WINDOWS });
        if desk_windows > windows {
            return Err(self.error("desk_windows", TableReason::DeskOverWindows));
        }
        let zone = self.required("tz", NAME_LEN_MAX, zone)?;
        Ok(Office {
            code: self.required("code", NAME_LEN_MAX, |text| Ok(OfficeCode::parse(text)?))?,
            name: self.text("name", NAME_LEN_MAX)?,
            street: self.text("street", STREET_LEN_MAX)?,
            city: self.text("city", NAME_LEN_MAX)?,
            state: self.required("state", NAME_LEN_MAX, state)?,
            zip: self.required("zip", NAME_LEN_MAX, zip)?,
            zone_name: zone.iana_name().unwrap_or_default().to_owned(),
            zone,
            place: Coordinates {
                lat: self.required("lat", NAME_LEN_MAX, |text| degrees(text, 90))?,
                lon: self.required("lon", NAME_LEN_MAX, |text| degrees(text, 180))?,
            },
            windows,
            desk_windows,
            hours: self.optional("hours", |text| Ok(WeekHours::parse(text)?))?.unwrap_or_default(),
            closures: self.optional("closures", closures)?.unwrap_or_default(),
            source: self.text("source", SOURCE_LEN_MAX)?,
        })
    }

    /// A required cell, read by `parse`.
    fn required<T>(
        &self,
        column: &'static str,
        len_max: usize,
        parse: impl Fn(&str) -> Result<T, TableReason>,
    ) -> Result<T, TableError> {
        let text = self.cell(column);
        let checked = if text.is_empty() {
            Err(TableReason::EmptyCell)
        } else if text.chars().count() > len_max {
            Err(TableReason::TooLong(len_max))
        } else if text.chars().any(char::is_control) {
            Err(TableReason::ControlCharacter)
        } else {
            parse(text)
        };
        checked.map_err(|reason| self.error(column, reason))
    }

    fn text(&self, column: &'static str, len_max: usize) -> Result<String, TableError> {
        self.required(column, len_max, |text| Ok(text.to_owned()))
    }

    /// An optional cell; `None` where it is empty or the table has no such column.
    fn optional<T>(
        &self,
        column: &'static str,
        parse: impl Fn(&str) -> Result<T, TableReason>,
    ) -> Result<Option<T>, TableError> {
        let text = self.cell(column);
        if text.is_empty() {
            return Ok(None);
        }
        parse(text).map(Some).map_err(|reason| self.error(column, reason))
    }

    fn cell(&self, column: &'static str) -> &str {
        self.columns.0.get(column).and_then(|index| self.cells.get(*index)).unwrap_or_default()
    }

    fn error(&self, column: &str, reason: TableReason) -> TableError {
        table_error(self.line, Some(column), reason)
    }
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

/// The line on which the row after `position` begins: the reader steps over empty lines only as it reads on.
fn next_line(text: &str, position: &csv::Position) -> u64 {
    let rest = usize::try_from(position.byte()).ok().and_then(|start| text.get(start..)).unwrap_or_default();
    let skipped = rest.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| *byte == b'\n').count();
    position.line().saturating_add(u64::try_from(skipped).unwrap_or(u64::MAX))
}

fn malformed(error: &csv::Error, line: u64) -> TableError {
    let reason = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells, the header has {expected_len}")
        }
        _ => error.to_string(),
    };
    table_error(line, None, TableReason::Malformed(reason))
}

fn table_error(line: u64, column: Option<&str>, reason: TableReason) -> TableError {
    TableError { table: "office table", line, column: column.map(str::to_owned), reason }
}

#[cfg(test)]
mod tests;
