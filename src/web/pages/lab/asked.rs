//! What a tester asks the laboratory to compare: typed into the form or taken from a link, read, and made a link again.
//! Nothing in it is about a person, so that it may stand in an address.

use crate::lab::comparison::YEAR_DAYS;
use crate::lab::run::Options;
use crate::lab::runs::Work;
use crate::lab::scenario::shipped::{DEFAULT, find};
use crate::lab::scenario::{Number, Scenario};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// Days of which people may be counted.
pub const DAYS: RangeInclusive<u32> = 1..=366;
/// Replications that may be asked for.
pub const REPLICATIONS: RangeInclusive<u32> = 1..=20;
/// People of all replications together, at most: about a minute of one core in both models. The command has no such
/// limit.
pub const PEOPLE_MAX: f64 = 30_000_000.0;

/// What was typed, whatever it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    /// A shipped scenario's name.
    pub scenario: String,
    /// The seed of all chance.
    pub seed: String,
    /// Days.
    pub days: String,
    /// Replications.
    pub replications: String,
    /// Whose promises apply; empty for the scenario's own.
    pub era: String,
    /// Other values for numbers of the scenario; those left empty are not here.
    pub numbers: BTreeMap<Number, String>,
}

/// Something that cannot be run as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such scenario.
    Scenario,
    /// Not a whole number within its limits.
    Seed,
    /// Likewise.
    Days,
    /// Likewise.
    Replications,
    /// The rules have no such era.
    Era,
    /// Not a number within its bounds.
    Number(Number),
    /// Each is possible, but all together are too many people.
    TooMany,
}

/// What can be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The scenario, with what was changed.
    pub scenario: Scenario,
    /// The seed of all chance.
    pub seed: u64,
    /// Days of which people are counted.
    pub days: u32,
    /// Replications.
    pub replications: u32,
}

impl Typed {
    /// Reads fields of a form or of a link by their names; what is not there gets its usual value.
    pub fn of(field: impl Fn(&str) -> Option<String>) -> Self {
        let typed = |name: &str| field(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let or = |name: &str, usual: &str| typed(name).unwrap_or_else(|| usual.to_owned());
        let number = |number: &Number| Some((*number, typed(&number.to_string())?));
        Self {
            scenario: or("scenario", DEFAULT),
            seed: or("seed", "1"),
            days: or("days", "28"),
            replications: or("replications", "3"),
            era: or("era", ""),
            numbers: Number::ALL.iter().filter_map(number).collect(),
        }
    }

    /// As the query of a link that shows the form filled in like this.
    pub fn query(&self) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.append_pair("scenario", &self.scenario).append_pair("seed", &self.seed);
        pairs.append_pair("days", &self.days).append_pair("replications", &self.replications);
        if !self.era.is_empty() {
            pairs.append_pair("era", &self.era);
        }
        for (number, value) in &self.numbers {
            pairs.append_pair(&number.to_string(), value);
        }
        pairs.finish()
    }

    /// Reads it, or says all that is wrong.
    pub fn read(&self, known_era: impl Fn(&str) -> bool) -> Result<Asked, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let found = find(&self.scenario);
        if found.is_none() {
            wrong.push(Wrong::Scenario);
        }
        // Whatever the scenario, the numbers have the same bounds.
        let mut scenario = found.or_else(|| find(DEFAULT)).cloned();
        let seed: Option<u64> = within(&self.seed, &(0..=u64::MAX));
        let days = within(&self.days, &DAYS);
        let replications = within(&self.replications, &REPLICATIONS);
        let found = [(seed.is_some(), Wrong::Seed), (days.is_some(), Wrong::Days)];
        let found = found.into_iter().chain([(replications.is_some(), Wrong::Replications)]);
        wrong.extend(found.filter(|(found, _)| !found).map(|(_, wrong)| wrong));
        let era = crate::domain::rules::Key::parse(&self.era).filter(|era| known_era(era.as_str()));
        if let (Some(scenario), Some(era)) = (&mut scenario, &era) {
            scenario.era = era.clone();
        } else if !self.era.is_empty() && era.is_none() {
            wrong.push(Wrong::Era);
        }
        for (number, typed) in &self.numbers {
            let value: Option<f64> = read_number(typed);
            let set = scenario.as_mut().zip(value).map(|(scenario, value)| scenario.set(*number, value).is_ok());
            if set != Some(true) {
                wrong.push(Wrong::Number(*number));
            }
        }
        match (scenario, seed, days, replications) {
            (Some(scenario), Some(seed), Some(days), Some(replications)) if wrong.is_empty() => {
                let asked = Asked { scenario, seed, days, replications };
                if asked.people() > PEOPLE_MAX { Err(vec![Wrong::TooMany]) } else { Ok(asked) }
            }
            _ => Err(wrong),
        }
    }
}

fn within<T: FromStr + PartialOrd>(typed: &str, limits: &RangeInclusive<T>) -> Option<T> {
    read_number(typed).filter(|value| limits.contains(value))
}

/// Reads digits with or without the commas that the pages write between groups of three, in every language. A comma
/// anywhere else may be meant as a decimal point, so that it is refused and not guessed at.
fn read_number<T: FromStr>(typed: &str) -> Option<T> {
    if !typed.contains(',') {
        return typed.parse().ok();
    }
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = typed.split_once('.').unwrap_or((typed, ""));
    let (first, others) = whole.split_once(',')?;
    let leads = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    let grouped = leads && others.split(',').all(|group| group.len() == 3 && digits(group)) && digits(decimals);
    if grouped { typed.replace(',', "").parse().ok() } else { None }
}

impl Asked {
    /// As the query of a link that runs the same again, always written the same way: it tells runs apart.
    pub fn query(&self) -> String {
        let own_era = find(self.scenario.name.as_str()).is_some_and(|shipped| shipped.era == self.scenario.era);
        let changed = self.scenario.numbers.iter().filter(|(_, stated)| stated.changed);
        let typed = Typed {
            scenario: self.scenario.name.to_string(),
            seed: self.seed.to_string(),
            days: self.days.to_string(),
            replications: self.replications.to_string(),
            era: if own_era { String::new() } else { self.scenario.era.to_string() },
            numbers: changed.map(|(number, stated)| (*number, stated.value.to_string())).collect(),
        };
        typed.query()
    }

    /// Four letters and digits that tell this from others.
    pub fn mark(&self) -> String {
        let hash = Sha256::digest(self.query().as_bytes());
        hash.iter().take(2).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
    }

    /// What the pool is given.
    pub fn work(&self) -> Work {
        let options = Options {
            seed: self.seed,
            days: self.days,
            replications: self.replications,
            jobs: 1,
            sensitivity: false,
            recorded: None,
        };
        Work { scenario: self.scenario.clone(), options }
    }

    /// People of all replications, those counted and those before and after.
    fn people(&self) -> f64 {
        let days = f64::from(self.days) + 2.0 * f64::from(self.scenario.warm_up_days);
        self.scenario.value(Number::ContactsAYear) / YEAR_DAYS * days * f64::from(self.replications)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::dates::Dates;
    use crate::view::language::Language;
    use rstest::rstest;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::of(|name| pairs.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned()))
    }

    fn read(pairs: &[(&str, &str)]) -> Result<Asked, Vec<Wrong>> {
        typed(pairs).read(|era| era == "2022")
    }

    #[test]
    fn nothing_typed_is_the_default_scenario() {
        let asked = read(&[]).unwrap();
        assert_eq!((asked.scenario.name.as_str(), asked.seed, asked.days, asked.replications), (DEFAULT, 1, 28, 3));
        assert_eq!(asked.scenario, *find(DEFAULT).unwrap());
    }

    #[test]
    fn a_link_runs_the_same_again() {
        let asked = read(&[
            ("scenario", "shortage"),
            ("seed", "18446744073709551615"),
            ("days", "7"),
            ("replications", " 2 "),
            ("era", "2022"),
            ("call_backs.reached_percent", "62.5"),
            ("telephone.operators", ""),
        ])
        .unwrap();
        let query = asked.query();
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(read(&pairs).unwrap(), asked);
        assert_eq!(read(&pairs).unwrap().query(), query);
        assert!((asked.scenario.value(Number::ReachedPercent) - 62.5).abs() < f64::EPSILON);
        assert!(query.ends_with("era=2022&call_backs.reached_percent=62.5"), "{query}");
    }

    #[test]
    fn a_value_that_is_the_scenarios_own_is_no_change() {
        let shipped = find("shortage").unwrap();
        let own = shipped.value(Number::Operators).to_string();
        let asked = read(&[("scenario", "shortage"), ("telephone.operators", &own)]).unwrap();
        assert_eq!(asked.query(), read(&[("scenario", "shortage")]).unwrap().query());
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let wrong = read(&[
            ("scenario", "no-such"),
            ("seed", "-1"),
            ("days", "0"),
            ("replications", "21"),
            ("era", "1999"),
            ("telephone.operators", "0"),
        ]);
        let number = Wrong::Number(Number::Operators);
        let all = [Wrong::Scenario, Wrong::Seed, Wrong::Days, Wrong::Replications, Wrong::Era, number];
        assert_eq!(wrong.unwrap_err(), all);
    }

    #[rstest]
    #[case("1200", Some(1200.0))]
    #[case("1,200", Some(1200.0))]
    #[case("1,200.5", Some(1200.5))]
    #[case("12,345,678", Some(12_345_678.0))]
    #[case("12.5", Some(12.5))]
    // These may be meant as 1.2, 0.5, 1.25 and so on.
    #[case("1,2", None)]
    #[case("0,500", None)]
    #[case("1,25", None)]
    #[case("1.200,5", None)]
    #[case("1.200,500", None)]
    #[case("12,34,567", None)]
    #[case("1234,567", None)]
    #[case("1,2000", None)]
    #[case(",200", None)]
    #[case("1,", None)]
    #[case("1,,200", None)]
    #[case("-1,200", None)]
    #[case("1,200e3", None)]
    #[case("1 200", None)]
    fn a_comma_is_read_between_groups_of_three_digits_only(#[case] typed: &str, #[case] read: Option<f64>) {
        assert_eq!(read_number::<f64>(typed), read);
    }

    #[test]
    fn what_a_page_writes_can_be_typed_in_every_language() {
        for language in Language::all() {
            let written = Dates::of(language).unwrap().exact(12_345_678.25);
            assert_eq!(read_number(&written), Some(12_345_678.25), "{written}");
        }
    }

    #[test]
    fn numbers_that_are_none_are_wrong() {
        for value in ["many", "1,00", "NaN", "inf", "1e9", "-0.1"] {
            let wrong = read(&[("window.solved_percent", value)]).unwrap_err();
            assert_eq!(wrong, [Wrong::Number(Number::SolvedPercent)], "{value}");
        }
    }

    #[test]
    fn more_people_than_one_may_ask_for_are_too_many() {
        assert_eq!(read(&[("days", "366"), ("replications", "20")]).unwrap_err(), [Wrong::TooMany]);
        assert!(read(&[("days", "366"), ("replications", "2")]).is_ok(), "the nation's year, twice");
    }
}
