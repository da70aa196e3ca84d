//! Tables good and bad: what is read, and the line and column of what is not.

use jiff::civil::date;
use rstest::rstest;

use super::*;
use crate::domain::hours::HoursError;
use crate::domain::office::{ClosureError, OfficeCodeError};
use crate::domain::release::ReleaseError;

const SHIPPED: &str = include_str!("../../../data/offices.csv");
const HEADER: &str = "code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours,closures,release";
const NYC: &str = "NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7151,-74.0037,test,,,,,";

const NYC_ONLY_WHAT_MUST_BE: &str = "code,name,street,city,state,zip,tz,lat,lon,source\n\
    NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7151,-74.0037,test\n";

/// A table of New York's row with one cell replaced.
fn with_cell(column: &str, cell: &str) -> String {
    let index = HEADER.split(',').position(|name| name == column).unwrap();
    let mut cells: Vec<&str> = NYC.split(',').collect();
    let quoted = format!("\"{cell}\"");
    cells[index] = &quoted;
    format!("{HEADER}\n{}\n", cells.join(","))
}

fn error(line: u64, column: Option<&str>, reason: TableReason) -> TableError {
    FORMAT.error(line, column, reason)
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
    let row = NYC.replace(",,,,,", ",12,3,Mon 09:00-10:00,2026-12-24/2026-12-26; 2027-01-04,random-delay");
    let offices = parse_offices(&format!("{HEADER}\n{row}\n")).unwrap();
    let office = offices.first().unwrap();
    assert_eq!((office.windows, office.desk_windows), (12, 3));
    assert_eq!(office.hours.to_string(), "Mon 09:00-10:00");
    let days = [(date(2026, 12, 24), date(2026, 12, 26)), (date(2027, 1, 4), date(2027, 1, 4))];
    assert_eq!(office.closures, days.map(|(first, last)| Closure { first, last }));
    assert_eq!(office.zone_name, "America/New_York");
    assert_eq!(office.release, Release::RandomDelay);
}

#[rstest]
#[case::no_column(NYC_ONLY_WHAT_MUST_BE, None)]
#[case::empty_cell(&with_cell("release", ""), None)]
#[case::at_once(&with_cell("release", "at-once"), Some(Release::AtOnce))]
#[case::random_delay(&with_cell("release", "random-delay"), Some(Release::RandomDelay))]
fn an_offices_own_word_on_release_counts_more_than_the_operators(#[case] text: &str, #[case] own: Option<Release>) {
    for given in [Release::AtOnce, Release::RandomDelay] {
        let offices = parse_offices_releasing(text, given).unwrap();
        assert_eq!(offices.first().unwrap().release, own.unwrap_or(given));
    }
    assert_eq!(parse_offices(text).unwrap().first().unwrap().release, own.unwrap_or(Release::AtOnce));
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
#[case("release", "later", ReleaseError("later".into()).into())]
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
    let reason = TableReason::Malformed("2 cells, the header has 15".into());
    assert_eq!(parse_offices(&short), Err(error(line, None, reason)));
}

#[test]
fn an_error_reads_as_a_sentence() {
    let error = parse_offices(&with_cell("zip", "1027")).unwrap_err();
    assert_eq!(error.to_string(), "office table, line 2, column zip: \"1027\" is not a ZIP code of this length");
    let error = parse_offices("").unwrap_err();
    assert_eq!(error.to_string(), "office table, line 1: the table is empty");
}
