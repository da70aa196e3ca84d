//! Which offices there are, and which to show first to someone from a ZIP code.
//!
//! The offices come from the office table, which an operator may replace; where ZIP codes lie and which office they
//! belong to comes from `geography`, which is shipped with the program. Neither is read from disk here.

use std::sync::Arc;

use crate::domain::office::{Coordinates, Office, OfficeCode};
use crate::domain::zip::Zip;

mod geography;

pub use geography::Geography;
use geography::{PrefixOffice, ZipPlace};

/// How many offices are suggested for a ZIP code: what fits on a telephone's screen or two.
pub const SUGGESTIONS_MAX: usize = 5;

/// All offices, with the geography to choose among them.
#[derive(Clone, Debug)]
pub struct Directory {
    /// Sorted by state, then name; codes are unique.
    offices: Vec<Office>,
    geography: Arc<Geography>,
}

/// An office to offer, with the way to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion<'a> {
    /// The office.
    pub office: &'a Office,
    /// Great-circle distance in statute miles; `None` where the start is not known.
    pub miles: Option<f64>,
}

impl Directory {
    /// A directory of these offices. Of two with the same code the first is kept.
    pub fn new(mut offices: Vec<Office>, geography: Arc<Geography>) -> Self {
        offices.sort_by(|a, b| a.code.cmp(&b.code));
        offices.dedup_by(|later, earlier| later.code == earlier.code);
        offices.sort_by(|a, b| (&a.state, &a.name).cmp(&(&b.state, &b.name)));
        Self { offices, geography }
    }

    /// The office with that code, listed or not.
    pub fn office(&self, code: &OfficeCode) -> Option<&Office> {
        self.offices.iter().find(|office| office.code == *code)
    }

    /// The offices the public is shown, by state and then name.
    pub fn listed(&self) -> impl Iterator<Item = &Office> {
        self.offices.iter().filter(|office| office.is_listed())
    }

    /// All offices, those closed for good too, by state and then name.
    pub fn offices(&self) -> impl Iterator<Item = &Office> {
        self.offices.iter()
    }

    /// The offices to offer someone with that ZIP code, at most [`SUGGESTIONS_MAX`].
    ///
    /// First the office the ZIP belongs to: the nearest of its state's candidates, where the prefix goes by distance and
    /// the ZIP has coordinates, else the prefix's own. Then the nearest others. Offices that this directory does not
    /// list are passed over. Empty for ZIPs that belong to no office: unknown ones and military addresses.
    pub fn suggestions(&self, zip: &Zip) -> Vec<Suggestion<'_>> {
        let Some(prefix) = self.geography.prefix_office(zip) else {
            return Vec::new();
        };
        let place = self.geography.zip_place(zip);
        let first = self.first_choice(prefix, place);
        let home = place.map(ZipPlace::coordinates).or_else(|| self.geography.prefix_place(zip));
        let Some(from) = home.or_else(|| first.map(|office| office.place)) else {
            return Vec::new();
        };
        let others = self.by_distance(from, first);
        first
            .map(|office| Suggestion { office, miles: Some(from.miles_to(&office.place)) })
            .into_iter()
            .chain(others)
            .map(|suggestion| Suggestion { miles: suggestion.miles.filter(|_| home.is_some()), ..suggestion })
            .take(SUGGESTIONS_MAX)
            .collect()
    }

    /// The first of the suggestions: the office a ZIP belongs to.
    pub fn home_office(&self, zip: &Zip) -> Option<&Office> {
        let prefix = self.geography.prefix_office(zip)?;
        let place = self.geography.zip_place(zip);
        self.first_choice(prefix, place).or_else(|| {
            let home = place.map(ZipPlace::coordinates).or_else(|| self.geography.prefix_place(zip))?;
            self.by_distance(home, None).first().map(|nearest| nearest.office)
        })
    }

    /// All other listed offices, the nearest to that office first.
    pub fn nearest(&self, office: &Office) -> Vec<Suggestion<'_>> {
        self.by_distance(office.place, Some(office))
    }

    fn first_choice(&self, prefix: &PrefixOffice, place: Option<&ZipPlace>) -> Option<&Office> {
        let listed = |code: &OfficeCode| self.office(code).filter(|office| office.is_listed());
        let own = listed(&prefix.office);
        let Some(place) = place.filter(|_| prefix.nearest_in_state) else {
            return own;
        };
        let from = place.coordinates();
        // Los Angeles and Los Angeles County share a building: the prefix's own wins a tie.
        let rank = |office: &&Office| (from.miles_to(&office.place), office.code != prefix.office);
        let candidates = self.geography.candidates(place.state).iter().filter_map(listed);
        candidates.min_by(|a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal)).or(own)
    }

    /// Listed offices but that one, nearest first, and by code where equally near.
    fn by_distance(&self, from: Coordinates, but: Option<&Office>) -> Vec<Suggestion<'_>> {
        let mut measured: Vec<(f64, &Office)> = self
            .listed()
            .filter(|office| but.is_none_or(|but| but.code != office.code))
            .map(|office| (from.miles_to(&office.place), office))
            .collect();
        measured.sort_by(|(a, near), (b, far)| a.total_cmp(b).then_with(|| near.code.cmp(&far.code)));
        measured.into_iter().map(|(miles, office)| Suggestion { office, miles: Some(miles) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::office::sample;
    use crate::domain::office_table::parse_offices;

    fn shipped_offices() -> Vec<Office> {
        parse_offices(include_str!("../../data/offices.csv")).unwrap()
    }

    fn shipped() -> Directory {
        Directory::new(shipped_offices(), Arc::new(geography::shipped()))
    }

    fn code(text: &str) -> OfficeCode {
        OfficeCode::parse(text).unwrap()
    }

    fn codes<'a>(suggestions: &[Suggestion<'a>]) -> Vec<&'a str> {
        suggestions.iter().map(|suggestion| suggestion.office.code.as_str()).collect()
    }

    /// The orders were worked out apart from this code, by the spherical law of cosines.
    #[rstest]
    #[case::manhattan("10001", &["NYC", "BNY", "NEW", "QNS", "LNY"])]
    #[case::nine_digits("10001-1234", &["NYC", "BNY", "NEW", "QNS", "LNY"])]
    #[case::brooklyn("11201", &["BNY", "NYC", "NEW", "QNS", "LNY"])]
    #[case::los_angeles("90012", &["LOS", "LAC", "SFV", "SAA", "SBD"])]
    #[case::long_beach("90802", &["LAC", "SAA", "LOS", "SFV", "SBD"])]
    #[case::post_office_box_in_manhattan("10008", &["NYC", "BNY", "QNS", "NEW", "LNY"])]
    #[case::post_office_box_in_phoenix("85001", &["PHO", "TUC", "IMP", "LVG", "SND"])]
    #[case::guam("96910", &["AGA", "HHW", "ANC", "SEA", "POO"])]
    #[case::puerto_rico("00901", &["SAJ", "CHA", "CHR", "MIA", "KND"])]
    #[case::american_samoa_belongs_to_honolulu("96799", &["HHW", "AGA", "SNJ", "SFR", "SFV"])]
    #[case::washington("20001", &["WAS", "BAL", "PHI", "MTL", "NOR"])]
    fn the_office_of_the_zip_comes_first_and_then_the_nearest(#[case] zip: &str, #[case] expected: &[&str]) {
        let directory = shipped();
        let suggestions = directory.suggestions(&Zip::parse(zip).unwrap());
        assert_eq!(codes(&suggestions), expected);
        let miles: Vec<f64> = suggestions.iter().filter_map(|suggestion| suggestion.miles).collect();
        assert_eq!(miles.len(), expected.len());
        assert!(miles.iter().skip(1).is_sorted(), "{miles:?}");
    }

    #[rstest]
    #[case::unknown("00000")]
    #[case::military_europe("09012")]
    #[case::military_pacific("96201")]
    #[case::military_americas("34001")]
    fn a_zip_of_no_office_has_no_suggestions(#[case] zip: &str) {
        assert!(shipped().suggestions(&Zip::parse(zip).unwrap()).is_empty());
    }

    #[test]
    fn the_state_line_counts_where_the_prefix_goes_by_distance() {
        // Hammond, Indiana, is next door to Chicago, which is a candidate of Indiana; Cincinnati is not one of Indiana's
        // although Lawrenceburg lies beside it.
        let directory = shipped();
        let first = |zip| codes(&directory.suggestions(&Zip::parse(zip).unwrap())).first().copied();
        assert_eq!(first("46320"), Some("CHI"));
        assert_eq!(first("47025"), Some("INP"));
        assert_eq!(codes(&directory.suggestions(&Zip::parse("47025").unwrap())).get(1), Some(&"CIN"));
    }

    #[test]
    fn every_zip_that_has_an_office_has_five_suggestions_without_repeats() {
        let directory = shipped();
        for prefix in 0..1000 {
            let zip = Zip::parse(&format!("{prefix:03}01")).unwrap();
            let suggestions = directory.suggestions(&zip);
            if suggestions.is_empty() {
                assert_eq!(directory.home_office(&zip), None, "{zip}");
                continue;
            }
            assert_eq!(directory.home_office(&zip), suggestions.first().map(|first| first.office), "{zip}");
            let mut unique = codes(&suggestions);
            unique.sort_unstable();
            unique.dedup();
            assert_eq!(unique.len(), SUGGESTIONS_MAX, "{zip}");
            assert!(suggestions.iter().all(|suggestion| suggestion.miles.is_some()), "{zip}");
        }
    }

    #[test]
    fn offices_a_replaced_table_does_not_have_are_passed_over() {
        let kept = |code: &str| ["BUF", "LOS", "WAS"].contains(&code);
        let offices = shipped_offices().into_iter().filter(|office| kept(office.code.as_str())).collect();
        let directory = Directory::new(offices, Arc::new(geography::shipped()));
        let found = |zip| codes(&directory.suggestions(&Zip::parse(zip).unwrap()));
        assert_eq!(found("10001"), ["WAS", "BUF", "LOS"], "the prefix's own is gone");
        assert_eq!(found("12207"), ["BUF", "WAS", "LOS"], "a candidate of the state is left");
        assert_eq!(found("60601"), ["BUF", "WAS", "LOS"], "no candidate is left");
        let empty = Directory::new(Vec::new(), Arc::new(geography::shipped()));
        assert!(empty.suggestions(&Zip::parse("10001").unwrap()).is_empty());
    }

    #[test]
    fn an_office_closed_for_good_is_found_by_its_code_only() {
        let mut offices = shipped_offices();
        offices.iter_mut().filter(|office| office.code == code("BNY")).for_each(|office| office.windows = 0);
        let directory = Directory::new(offices, Arc::new(geography::shipped()));
        assert_eq!(directory.office(&code("BNY")).map(Office::is_listed), Some(false));
        assert_eq!((directory.offices().count(), directory.listed().count()), (89, 88));
        let found = codes(&directory.suggestions(&Zip::parse("11201").unwrap()));
        assert_eq!(found, ["NYC", "NEW", "QNS", "LNY", "MTL"]);
    }

    #[test]
    fn offices_are_listed_by_state_and_name() {
        let directory = shipped();
        let listed: Vec<_> = directory.listed().map(|office| (&office.state, &office.name)).collect();
        assert!(listed.is_sorted());
        assert_eq!(directory.listed().next().unwrap().code, code("ANC"));
        assert_eq!(directory.office(&code("XXX")), None);
    }

    #[test]
    fn the_first_of_two_offices_with_one_code_is_kept() {
        let second = Office { name: "Second".to_owned(), ..sample("America/Chicago") };
        let directory = Directory::new(vec![sample("America/New_York"), second], Arc::new(geography::shipped()));
        assert_eq!(directory.offices().map(|office| office.name.as_str()).collect::<Vec<_>>(), ["New York City"]);
    }

    #[test]
    fn the_nearest_offices_are_the_others_by_distance() {
        let directory = shipped();
        let nearest = directory.nearest(directory.office(&code("LOS")).unwrap());
        assert_eq!(nearest.len(), 88);
        assert_eq!(codes(&nearest)[..3], ["LAC", "SFV", "SAA"]);
        assert_eq!(nearest.first().unwrap().miles, Some(0.0));
    }

    #[test]
    fn without_coordinates_the_office_of_the_prefix_is_the_centre() {
        let geography = Geography::parse(
            "zip,lat,lon,state",
            "zip3,lat,lon,n",
            "zip3,office,share,method\n100,NYC,1.00,override",
            "state,codes",
        );
        let directory = Directory::new(shipped_offices(), Arc::new(geography.unwrap()));
        let suggestions = directory.suggestions(&Zip::parse("10001").unwrap());
        assert_eq!(codes(&suggestions), ["NYC", "BNY", "NEW", "QNS", "LNY"]);
        assert!(suggestions.iter().all(|suggestion| suggestion.miles.is_none()));
    }
}
