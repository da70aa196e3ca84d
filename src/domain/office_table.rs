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
mod tests {
    use jiff::civil::date;
    use rstest::rstest;

    use super::*;
    use crate::domain::hours::HoursError;
    use crate::domain::office::{ClosureError, OfficeCodeError};

    const SHIPPED: &str = include_str!("../../data/offices.csv");
    const HEADER: &str = "code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours,closures";
    const NYC: &str = "NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7151,-74.0037,test,,,,";

    /// A table of New York's row with one cell replaced.
    fn with_cell(column: &str, cell: &str) -> String {
        let index = HEADER.split(',').position(|name| name == column).unwrap();
        let mut cells: Vec<&str> = NYC.split(',').collect();
        let quoted = format!("\"{cell}\"");
        cells[index] = &quoted;
        format!("{HEADER}\n{}\n", cells.join(","))
    }

    fn error(line: u64, column: Option<&str>, reason: TableReason) -> TableError {
        table_error(line, column, reason)
    }

    #[test]
    fn all_shipped_offices_are_read() {
        let offices = parse_offices(SHIPPED).unwrap();
        assert_eq!(offices.len(), 89);
        assert!(offices.iter().all(|office| (office.windows, office.desk_windows) == (4, 1)));
        assert!(offices.iter().all(|office| office.closures.is_empty()));
        let hours = |code| offices.iter().find(|office| office.code.as_str() == code).unwrap().hours.to_string();
        assert_eq!(hours("NYC"), "Mon-Fri 08:00-15:30");
        assert_eq!(hours("MIA"), "Mon-Fri 07:30-15:30");
        assert_eq!(hours("SFV"), "Mon-Fri 08:00-16:00");
        assert_eq!(hours("QNS"), "Mon-Fri 07:00-15:30");
    }

    #[test]
    fn only_washington_of_the_shipped_offices_keeps_inauguration_day() {
        let offices = parse_offices(SHIPPED).unwrap();
        let keep: Vec<_> = offices.iter().filter(|office| office.keeps_inauguration_day()).collect();
        assert_eq!(keep.iter().map(|office| office.code.as_str()).collect::<Vec<_>>(), ["WAS"]);
    }

    #[test]
    fn columns_may_stand_in_any_order_and_the_optional_ones_be_missing() {
        let text = "\u{feff}source , lon,lat,tz,zip,state,city,street,name,code\r\n\r\n\
                    test,-74.0037,40.7151,america/new_york,10278,NY,New York, 26 Federal Plaza ,New York City,nyc\r\n";
        assert_eq!(parse_offices(text).unwrap(), parse_offices(&format!("{HEADER}\n{NYC}")).unwrap());
    }

    #[test]
    fn optional_cells_are_read() {
        let row = NYC.replace(",,,,", ",12,3,Mon 09:00-10:00,2026-12-24/2026-12-26; 2027-01-04");
        let offices = parse_offices(&format!("{HEADER}\n{row}\n")).unwrap();
        let office = offices.first().unwrap();
        assert_eq!((office.windows, office.desk_windows), (12, 3));
        assert_eq!(office.hours.to_string(), "Mon 09:00-10:00");
        let days = [(date(2026, 12, 24), date(2026, 12, 26)), (date(2027, 1, 4), date(2027, 1, 4))];
        assert_eq!(office.closures, days.map(|(first, last)| Closure { first, last }));
        assert_eq!(office.zone_name, "America/New_York");
    }

    #[test]
    fn a_single_window_is_the_portals_unless_said_otherwise() {
        let desk = |text: &str| parse_offices(text).unwrap().first().unwrap().desk_windows;
        assert_eq!(desk(&with_cell("windows", "1")), 0);
        assert_eq!(desk(&with_cell("windows", "2")), 1);
        assert_eq!(desk(&with_cell("desk_windows", "0")), 0);
        assert_eq!(desk(&with_cell("desk_windows", "4")), 4);
    }

    #[rstest]
    #[case("code", "N1C", OfficeCodeError::NotThreeLetters.into())]
    #[case("code", "", TableReason::EmptyCell)]
    #[case("name", "  ", TableReason::EmptyCell)]
    #[case("street", "26 Federal\nPlaza", TableReason::ControlCharacter)]
    #[case("state", "New York", TableReason::BadState("New York".into()))]
    #[case("state", "ny", TableReason::BadState("ny".into()))]
    #[case("zip", "1027", TableReason::BadZip("1027".into()))]
    #[case("zip", "10278-0001", TableReason::BadZip("10278-0001".into()))]
    #[case("tz", "America/Gotham", TableReason::UnknownZone("America/Gotham".into()))]
    #[case("tz", "Etc/Unknown", TableReason::UnknownZone("Etc/Unknown".into()))]
    #[case("lat", "90.1", TableReason::BadNumber { text: "90.1".into(), min: -90, max: 90 })]
    #[case("lat", "NaN", TableReason::BadNumber { text: "NaN".into(), min: -90, max: 90 })]
    #[case("lon", "-181", TableReason::BadNumber { text: "-181".into(), min: -180, max: 180 })]
    #[case("lon", "west", TableReason::BadNumber { text: "west".into(), min: -180, max: 180 })]
    #[case("windows", "0", TableReason::BadNumber { text: "0".into(), min: 1, max: 100 })]
    #[case("windows", "101", TableReason::BadNumber { text: "101".into(), min: 1, max: 100 })]
    #[case("desk_windows", "-1", TableReason::BadNumber { text: "-1".into(), min: 0, max: 100 })]
    #[case("desk_windows", "5", TableReason::DeskOverWindows)]
    #[case("hours", "Mon 9-10", HoursError::BadTime("9".into()).into())]
    #[case("closures", "2026-12-24;", ClosureError::BadDate(String::new()).into())]
    #[case("closures", "2026-12-24/2026-12-23", ClosureError::EndsBeforeStart("2026-12-24/2026-12-23".into()).into())]
    fn a_bad_cell_is_named_by_line_and_column(#[case] column: &str, #[case] cell: &str, #[case] reason: TableReason) {
        assert_eq!(parse_offices(&with_cell(column, cell)), Err(error(2, Some(column), reason)));
    }

    #[rstest]
    #[case("name", NAME_LEN_MAX)]
    #[case("street", STREET_LEN_MAX)]
    #[case("source", SOURCE_LEN_MAX)]
    fn long_cells_are_refused(#[case] column: &str, #[case] len_max: usize) {
        assert!(parse_offices(&with_cell(column, &"é".repeat(len_max))).is_ok());
        let long = with_cell(column, &"é".repeat(len_max + 1));
        assert_eq!(parse_offices(&long), Err(error(2, Some(column), TableReason::TooLong(len_max))));
    }

    #[test]
    fn too_many_closures_are_refused() {
        let many = vec!["2026-12-24"; CLOSURES_MAX + 1].join(";");
        let reason = TableReason::TooManyClosures(CLOSURES_MAX);
        assert_eq!(parse_offices(&with_cell("closures", &many)), Err(error(2, Some("closures"), reason)));
    }

    #[test]
    fn too_many_offices_are_refused() {
        let code = |n: u32| -> String {
            [n / 676, n / 26 % 26, n % 26].iter().map(|d| char::from_u32(u32::from('A') + d).unwrap()).collect()
        };
        let rows: Vec<_> = (0..=500).map(|n| NYC.replacen("NYC", &code(n), 1)).collect();
        let text = format!("{HEADER}\n{}", rows.join("\n"));
        assert_eq!(parse_offices(&text), Err(error(502, None, TableReason::TooManyRows(OFFICES_MAX))));
    }

    #[rstest]
    #[case::unknown(HEADER.replace("closures", "holidays"), Some("holidays"), TableReason::UnknownColumn)]
    #[case::missing(HEADER.replace("tz,", ""), Some("tz"), TableReason::MissingColumn)]
    #[case::twice(HEADER.replace("closures", "code"), Some("code"), TableReason::ColumnTwice)]
    #[case::nothing(String::new(), None, TableReason::EmptyTable)]
    #[case::mark_only("\u{feff}".to_owned(), None, TableReason::EmptyTable)]
    #[case::header_only(format!("{HEADER}\n\n"), None, TableReason::EmptyTable)]
    fn a_bad_header_is_line_one(#[case] text: String, #[case] column: Option<&str>, #[case] reason: TableReason) {
        assert_eq!(parse_offices(&text), Err(error(1, column, reason)));
    }

    #[rstest]
    #[case::plain("\n", 3)]
    #[case::after_empty_lines("\n\n\n", 5)]
    #[case::after_windows_line_ends("\r\n\r\n", 4)]
    fn lines_are_counted_as_in_the_file(#[case] between: &str, #[case] line: u64) {
        let twice = format!("{HEADER}\n{NYC}{between}{NYC}\n");
        assert_eq!(parse_offices(&twice), Err(error(line, Some("code"), TableReason::Twice("NYC".into()))));
        let short = format!("{HEADER}\n{NYC}{between}LOS,Los Angeles\n");
        let reason = TableReason::Malformed("2 cells, the header has 14".into());
        assert_eq!(parse_offices(&short), Err(error(line, None, reason)));
    }

    #[test]
    fn an_error_reads_as_a_sentence() {
        let error = parse_offices(&with_cell("zip", "1027")).unwrap_err();
        assert_eq!(error.to_string(), "office table, line 2, column zip: \"1027\" is not a ZIP code of this length");
        let error = parse_offices("").unwrap_err();
        assert_eq!(error.to_string(), "office table, line 1: the table is empty");
    }
}
