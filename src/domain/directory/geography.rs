//! Where ZIP codes lie and which offices they belong to: the four tables shipped in `data/`, in a compact form.
//!
//! These tables are ours, plain CSV without quotes and in ascending order, so that 33,791 rows are read in a few
//! milliseconds at every start and searched as they stand. Which office to show first is decided in `directory`.

use std::collections::BTreeMap;

use crate::domain::office::{Coordinates, OfficeCode};
use crate::domain::office_table::{TableError, TableReason};
use crate::domain::zip::Zip;

/// The geography of ZIP codes.
#[derive(Debug)]
pub struct Geography {
    /// Ascending by ZIP.
    zips: Vec<ZipPlace>,
    /// Ascending by prefix.
    prefix_places: Vec<PrefixPlace>,
    /// Ascending by prefix.
    prefix_offices: Vec<PrefixOffice>,
    /// Candidate offices by state.
    jurisdictions: BTreeMap<State, Vec<OfficeCode>>,
}

/// A state's two capital letters.
type State = [u8; 2];

/// A delivery area of the census: 16 bytes, of which there are tens of thousands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ZipPlace {
    zip: u32,
    lat: f32,
    lon: f32,
    pub(super) state: State,
}

/// The middle of a three-digit prefix.
#[derive(Debug)]
struct PrefixPlace {
    prefix: u32,
    place: Coordinates,
}

/// The office a three-digit prefix belongs to.
#[derive(Debug)]
pub(super) struct PrefixOffice {
    prefix: u32,
    /// The prefix's own office.
    pub(super) office: OfficeCode,
    /// Whether it was chosen as the nearest in its state, so that a ZIP's own place decides better.
    pub(super) nearest_in_state: bool,
}

impl Geography {
    /// Reads the texts of `zips.csv`, `zip3.csv`, `zip3_office.csv` and `jurisdiction_states.csv`, in this order.
    pub fn parse(zips: &str, prefixes: &str, prefix_offices: &str, jurisdictions: &str) -> Result<Self, TableError> {
        Ok(Self {
            zips: parse_zips(zips)?,
            prefix_places: parse_prefix_places(prefixes)?,
            prefix_offices: parse_prefix_offices(prefix_offices)?,
            jurisdictions: parse_jurisdictions(jurisdictions)?,
        })
    }

    /// Every ZIP that the census measures, with its middle.
    pub fn zips(&self) -> impl Iterator<Item = (Zip, Coordinates)> {
        self.zips.iter().filter_map(|place| Some((Zip::parse(&format!("{:05}", place.zip)).ok()?, place.coordinates())))
    }

    /// Where that ZIP lies; `None` for post-office boxes and the like, which the census does not measure.
    pub(super) fn zip_place(&self, zip: &Zip) -> Option<&ZipPlace> {
        let five: u32 = zip.five().parse().ok()?;
        find(&self.zips, five, |place| place.zip)
    }

    /// The middle of that ZIP's prefix.
    pub(super) fn prefix_place(&self, zip: &Zip) -> Option<Coordinates> {
        let prefix: u32 = zip.prefix().parse().ok()?;
        find(&self.prefix_places, prefix, |place| place.prefix).map(|found| found.place)
    }

    /// The office of that ZIP's prefix; `None` for unknown and military ones.
    pub(super) fn prefix_office(&self, zip: &Zip) -> Option<&PrefixOffice> {
        let prefix: u32 = zip.prefix().parse().ok()?;
        find(&self.prefix_offices, prefix, |row| row.prefix)
    }

    /// The offices that serve that state.
    pub(super) fn candidates(&self, state: State) -> &[OfficeCode] {
        self.jurisdictions.get(&state).map_or(&[], Vec::as_slice)
    }
}

impl ZipPlace {
    /// The middle of the area.
    pub(super) fn coordinates(&self) -> Coordinates {
        Coordinates { lat: f64::from(self.lat), lon: f64::from(self.lon) }
    }
}

fn find<T>(rows: &[T], key: u32, key_of: impl Fn(&T) -> u32) -> Option<&T> {
    rows.binary_search_by_key(&key, key_of).ok().and_then(|index| rows.get(index))
}

fn parse_zips(text: &str) -> Result<Vec<ZipPlace>, TableError> {
    let rows = Rows::new("zips.csv", text, ["zip", "lat", "lon", "state"])?;
    rows.ascending(|row, [zip, lat, lon, state]| {
        let zip = row.digits("zip", zip, 5)?;
        let (lat, lon) = (row.degrees("lat", lat, 90)?, row.degrees("lon", lon, 180)?);
        Ok((zip, ZipPlace { zip, lat, lon, state: row.state("state", state)? }))
    })
}

fn parse_prefix_places(text: &str) -> Result<Vec<PrefixPlace>, TableError> {
    let rows = Rows::new("zip3.csv", text, ["zip3", "lat", "lon", "n"])?;
    rows.ascending(|row, [prefix, lat, lon, _]| {
        let prefix = row.digits("zip3", prefix, 3)?;
        let (lat, lon) = (row.degrees("lat", lat, 90)?, row.degrees("lon", lon, 180)?);
        let place = Coordinates { lat: f64::from(lat), lon: f64::from(lon) };
        Ok((prefix, PrefixPlace { prefix, place }))
    })
}

fn parse_prefix_offices(text: &str) -> Result<Vec<PrefixOffice>, TableError> {
    let rows = Rows::new("zip3_office.csv", text, ["zip3", "office", "share", "method"])?;
    rows.ascending(|row, [prefix, office, _, method]| {
        let prefix = row.digits("zip3", prefix, 3)?;
        let office = row.office("office", office)?;
        Ok((prefix, PrefixOffice { prefix, office, nearest_in_state: method == "nearest-in-state" }))
    })
}

fn parse_jurisdictions(text: &str) -> Result<BTreeMap<State, Vec<OfficeCode>>, TableError> {
    let rows = Rows::new("jurisdiction_states.csv", text, ["state", "codes"])?;
    let pairs = rows.ascending(|row, [state, codes]| {
        let state = row.state("state", state)?;
        let codes: Result<Vec<_>, _> = codes.split(' ').map(|code| row.office("codes", code)).collect();
        Ok((state, (state, codes?)))
    })?;
    Ok(pairs.into_iter().collect())
}

/// A plain table: a header as expected, then rows of as many cells.
struct Rows<'a, const N: usize> {
    table: &'static str,
    lines: std::str::Lines<'a>,
    columns: [&'static str; N],
}

/// Where a row stands, for its errors.
#[derive(Clone, Copy)]
struct Place {
    table: &'static str,
    line: u64,
}

impl<'a, const N: usize> Rows<'a, N> {
    fn new(table: &'static str, text: &'a str, columns: [&'static str; N]) -> Result<Self, TableError> {
        let mut lines = text.lines();
        if lines.next().is_some_and(|header| header.split(',').eq(columns)) {
            return Ok(Self { table, lines, columns });
        }
        let reason = TableReason::Malformed(format!("the header must be {}", columns.join(",")));
        Err(Place { table, line: 1 }.error(None, reason))
    }

    /// Reads each row to a key and a value, and sees that the keys ascend.
    fn ascending<K: Ord, T>(
        self,
        read: impl Fn(Place, [&'a str; N]) -> Result<(K, T), TableError>,
    ) -> Result<Vec<T>, TableError> {
        let mut values = Vec::with_capacity(self.lines.clone().count());
        let mut key_before = None;
        for (line, text) in (2..).zip(self.lines) {
            let place = Place { table: self.table, line };
            let mut cells = text.split(',');
            let row = std::array::from_fn(|_| cells.next());
            if cells.next().is_some() || row.contains(&None) {
                let reason = TableReason::Malformed(format!("not {N} cells"));
                return Err(place.error(None, reason));
            }
            let row = row.map(Option::unwrap_or_default);
            let (key, value) = read(place, row)?;
            if key_before.is_some_and(|before| before >= key) {
                let [column, text] =
                    [self.columns.first(), row.first()].map(|first| first.copied().unwrap_or_default());
                return Err(place.error(Some(column), TableReason::OutOfOrder(text.to_owned())));
            }
            values.push(value);
            key_before = Some(key);
        }
        Ok(values)
    }
}

impl Place {
    fn error(self, column: Option<&str>, reason: TableReason) -> TableError {
        TableError { table: self.table, line: self.line, column: column.map(str::to_owned), reason }
    }

    fn digits(self, column: &str, text: &str, count: usize) -> Result<u32, TableError> {
        let digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = if digits { text.parse().ok() } else { None };
        number.ok_or_else(|| self.error(Some(column), TableReason::BadZip(text.to_owned())))
    }

    fn degrees(self, column: &str, text: &str, limit: i16) -> Result<f32, TableError> {
        let range = f32::from(-limit)..=f32::from(limit);
        let bad = || TableReason::BadNumber { text: text.to_owned(), min: -limit, max: limit };
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| self.error(Some(column), bad()))
    }

    fn state(self, column: &str, text: &str) -> Result<State, TableError> {
        let letters =
            State::try_from(text.as_bytes()).ok().filter(|letters| letters.iter().all(u8::is_ascii_uppercase));
        letters.ok_or_else(|| self.error(Some(column), TableReason::BadState(text.to_owned())))
    }

    fn office(self, column: &str, text: &str) -> Result<OfficeCode, TableError> {
        OfficeCode::parse(text).map_err(|error| self.error(Some(column), error.into()))
    }
}

/// The shipped geography, for the tests of this directory.
#[cfg(test)]
pub(super) fn shipped() -> Geography {
    Geography::parse(
        include_str!("../../../data/zips.csv"),
        include_str!("../../../data/zip3.csv"),
        include_str!("../../../data/zip3_office.csv"),
        include_str!("../../../data/jurisdiction_states.csv"),
    )
    .unwrap()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::office_table::parse_offices;

    fn zip(text: &str) -> Zip {
        Zip::parse(text).unwrap()
    }

    #[test]
    fn the_shipped_tables_are_read() {
        let geography = shipped();
        assert_eq!(geography.zips.len(), 33_791);
        assert_eq!((geography.prefix_places.len(), geography.prefix_offices.len()), (916, 916));
        assert_eq!(geography.jurisdictions.len(), 56);
        assert_eq!(size_of::<ZipPlace>(), 16);
    }

    #[test]
    fn every_office_they_name_is_in_the_shipped_office_table_and_every_prefix_has_a_place() {
        let geography = shipped();
        let offices = parse_offices(include_str!("../../../data/offices.csv")).unwrap();
        let named =
            geography.prefix_offices.iter().map(|row| &row.office).chain(geography.jurisdictions.values().flatten());
        for code in named {
            assert!(offices.iter().any(|office| office.code == *code), "{code}");
        }
        let prefixes = geography.prefix_offices.iter().map(|row| row.prefix);
        assert!(prefixes.eq(geography.prefix_places.iter().map(|row| row.prefix)));
        assert!(geography.zips.iter().all(|place| !geography.candidates(place.state).is_empty()));
    }

    #[test]
    fn a_zip_is_found_by_its_five_digits() {
        let geography = shipped();
        let place = geography.zip_place(&zip("10001-1234")).unwrap();
        assert_eq!(place.state, *b"NY");
        assert!((place.coordinates().lat - 40.7507).abs() < 1e-4);
        assert_eq!(geography.zip_place(&zip("10008")), None);
        assert!(geography.prefix_place(&zip("10008")).is_some());
        assert!(geography.prefix_office(&zip("09012")).is_none());
        assert_eq!(geography.candidates(*b"ZZ"), []);
    }

    #[rstest]
    #[case("zip,lat,lon\n", 1, None, "the header must be zip,lat,lon,state")]
    #[case("", 1, None, "the header must be zip,lat,lon,state")]
    #[case("zip,lat,lon,state\n00601,18.1,-66.7\n", 2, None, "not 4 cells")]
    #[case("zip,lat,lon,state\n00601,18.1,-66.7,PR,\n", 2, None, "not 4 cells")]
    #[case("zip,lat,lon,state\n00601,18.1,-66.7,PR\n602,18.1,-66.7,PR\n", 3, Some("zip"), "not a ZIP code")]
    #[case("zip,lat,lon,state\n00601,99,-66.7,PR\n", 2, Some("lat"), "from -90 to 90")]
    #[case("zip,lat,lon,state\n00601,18.1,x,PR\n", 2, Some("lon"), "from -180 to 180")]
    #[case("zip,lat,lon,state\n00601,18.1,-66.7,pr\n", 2, Some("state"), "not a two-letter state")]
    #[case("zip,lat,lon,state\n00601,18.1,-66.7,PR\n00601,18.1,-66.7,PR\n", 3, Some("zip"), "ascending order")]
    fn a_bad_row_is_named_by_line_and_column(
        #[case] zips: &str,
        #[case] line: u64,
        #[case] column: Option<&str>,
        #[case] reason: &str,
    ) {
        let error = parse_zips(zips).unwrap_err();
        assert_eq!((error.table, error.line, error.column.as_deref()), ("zips.csv", line, column));
        assert!(error.to_string().contains(reason), "{error}");
    }

    #[rstest]
    #[case(
        "zip3_office.csv, line 2, column office: an office code is three letters from A to Z",
        "100,NEWY,1,override",
        "NY,NYC"
    )]
    #[case("jurisdiction_states.csv, line 2, column codes: no office code", "100,NYC,1,override", "NY,")]
    #[case("jurisdiction_states.csv, line 2: not a row of this table: not 2 cells", "100,NYC,1,override", "NY")]
    fn the_other_tables_name_themselves(#[case] message: &str, #[case] prefix_row: &str, #[case] state_row: &str) {
        let error = Geography::parse(
            "zip,lat,lon,state\n",
            "zip3,lat,lon,n\n",
            &format!("zip3,office,share,method\n{prefix_row}\n"),
            &format!("state,codes\n{state_row}\n"),
        );
        assert_eq!(error.unwrap_err().to_string(), message);
    }
}
