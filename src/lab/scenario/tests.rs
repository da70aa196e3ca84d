//! Scenario files, good and bad: the shipped ones fit the data, and every fault is told with its line and with what would
//! be right there.

use super::*;
use crate::data::{OFFICES, RULES};
use crate::domain::office_table::parse_offices;
use crate::domain::rules::{Rules, Stage};
use rstest::rstest;
use std::collections::BTreeSet;
use std::fs;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");

/// Two questions, two offices, and every number at the least it may be.
fn small() -> String {
    let table = |table| {
        let of_table = Number::ALL.iter().filter(|number| number.place().0 == table);
        let line = |number: &Number| {
            format!("{} = {{ value = {}, source = \"assumption\" }}", number.place().1, number.bounds().0)
        };
        format!("[{table}]\n{}\n", of_table.map(line).collect::<Vec<_>>().join("\n"))
    };
    let tables: Vec<_> = read::number_tables().into_iter().map(table).collect();
    format!("{SMALL_HEAD}{}{SMALL_END}", tables.concat())
}

const SMALL_HEAD: &str = r#"name = "small"
era = "2019"
first_day = "2018-10-01"
days = 30
warm_up_days = 7
"#;

const SMALL_END: &str = r#"[[questions]]
kind = "stamp"
share = 60
urgent_percent = 5
evidence_percent = 80
cases_percent = { received = 25, pending = 60, decision-made = 10 }
voice_percent = 82
portal_percent = 4
source = "assumption"
[[questions]]
kind = "form"
share = 40
urgent_percent = 2
evidence_percent = 100
voice_percent = 10
portal_percent = 5
source = "assumption"
[languages]
english = 62
spanish = 24
other = 14
source = "assumption"
[hours]
days = [20, 19, 18, 17, 17, 6, 4]
hours = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
source = "assumption"
[offices]
shares = { NYC = 30, LOS = 20 }
others = 50
source = "assumption"
[unanswering]
rules = ["number-needed", "with-evidence"]
source = "assumption"
"#;

fn read(text: &str) -> Scenario {
    Scenario::parse(text).unwrap_or_else(|why| panic!("{why}"))
}

fn sources(scenario: &Scenario) -> Vec<&str> {
    let numbers = scenario.numbers.values().map(|stated| &stated.source);
    let questions = scenario.questions.iter().map(|question| &question.source);
    let others =
        [&scenario.languages.source, &scenario.hours.source, &scenario.offices.source, &scenario.unanswering.source];
    numbers.chain(questions).chain(others).map(String::as_str).collect()
}

#[test]
fn every_shipped_scenario_is_sound_and_has_the_name_of_its_file() {
    for (name, text) in shipped::FILES {
        let scenario = Scenario::parse(text).unwrap_or_else(|why| panic!("scenarios/{name}.toml: {why}"));
        assert_eq!(scenario.name.as_str(), name);
        assert_eq!(shipped::find(name), Some(&scenario));
    }
    assert_eq!(shipped::shipped().len(), shipped::FILES.len());
    assert_eq!(shipped::FILES[0].0, shipped::DEFAULT);
    assert_eq!(shipped::find("no-such-scenario"), None);
}

#[test]
fn every_file_of_the_folder_is_built_in() {
    let files = fs::read_dir(FOLDER).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<_> = files.filter_map(|file| file.strip_suffix(".toml").map(str::to_owned)).collect();
    let built_in: BTreeSet<_> = shipped::FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names, built_in);
}

#[test]
fn shipped_scenarios_name_only_what_the_rule_file_and_the_office_table_have() {
    let rules = Rules::parse(RULES).unwrap();
    let offices: BTreeSet<_> = parse_offices(OFFICES).unwrap().into_iter().map(|office| office.code).collect();
    for scenario in shipped::shipped() {
        let name = &scenario.name;
        assert!(rules.era(scenario.era.as_str()).is_some(), "{name}: era {}", scenario.era);
        for question in &scenario.questions {
            assert!(rules.kind(question.kind.as_str()).is_some(), "{name}: kind {}", question.kind);
        }
        for rule in &scenario.unanswering.rules {
            let of_tier_1 = rules.of_stage(Stage::Tier1).any(|other| other.key == *rule);
            assert!(of_tier_1, "{name}: rule {rule} is not one of tier 1");
        }
        for (code, _) in &scenario.offices.shares {
            assert!(offices.contains(code), "{name}: office {}", code.as_str());
        }
    }
}

#[test]
fn every_number_of_a_shipped_scenario_is_an_assumption_or_has_an_address() {
    for scenario in shipped::shipped() {
        for source in sources(scenario) {
            assert!(source.starts_with("assumption") || source.contains("http"), "{}: {source}", scenario.name);
        }
    }
}

#[test]
fn brokers_are_said_to_be_no_history_of_infopass() {
    let brokers = shipped::find("brokers").unwrap();
    let source = &brokers.numbers[&Number::BrokerPercent].source;
    assert!(source.contains("Spain") && source.contains("not for InfoPass"), "{source}");
    let with_brokers = shipped::shipped().iter().filter(|scenario| scenario.value(Number::BrokerPercent) > 0.0);
    assert_eq!(with_brokers.map(|scenario| scenario.name.as_str()).collect::<Vec<_>>(), ["brokers"]);
}

#[test]
fn the_table_of_the_read_me_has_every_number_with_its_unit_and_bounds() {
    let text = fs::read_to_string(format!("{FOLDER}/README.md")).unwrap();
    let rows: Vec<_> = text.lines().filter(|line| row_of_number(line)).collect();
    let row = |number: &Number| {
        let (least, most) = number.bounds();
        format!("| `{number}` | {} | {least} to {most} | ", number.unit().as_str().replace('-', " "))
    };
    assert_eq!(rows.len(), Number::ALL.len());
    for (written, number) in rows.iter().zip(Number::ALL) {
        assert!(written.starts_with(&row(number)), "{written}\nmust begin with\n{}", row(number));
    }
}

/// Whether a line of the read-me is about a number: `| `table.key` | ...`.
fn row_of_number(line: &str) -> bool {
    let key = line.strip_prefix("| `").and_then(|rest| rest.split('`').next()).unwrap_or_default();
    read::number_tables().iter().any(|table| key.strip_prefix(table).is_some_and(|rest| rest.starts_with('.')))
}

#[test]
fn the_read_me_tells_of_every_shipped_scenario() {
    let text = fs::read_to_string(format!("{FOLDER}/README.md")).unwrap();
    for (name, _) in shipped::FILES {
        assert!(text.contains(&format!("| `{name}` | ")), "{name}");
    }
}

#[test]
fn a_scenario_that_is_written_and_read_again_is_the_same() {
    let mut quoted = read(&small());
    quoted.languages.source = r#"assumption: "about" C:\ ñ"#.to_owned();
    for scenario in shipped::shipped().iter().chain([&read(&small()), &quoted]) {
        assert_eq!(&read(&scenario.to_toml()), scenario);
    }
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    assert_eq!(read(&format!("\u{feff}{}", small())), read(&small()));
}

#[test]
fn cases_that_are_not_written_are_none() {
    assert!(read(&small()).questions[1].cases_percent.iter().all(|percent| *percent == 0.0));
}

#[test]
fn a_number_has_one_name_and_is_found_by_it() {
    for number in Number::ALL {
        assert_eq!(Number::parse(&number.to_string()), Some(*number));
    }
    assert_eq!(Number::parse("people.nothing"), None);
}

#[test]
fn a_number_can_be_set_to_both_ends_of_its_bounds_and_not_beyond() {
    for number in Number::ALL.iter().copied() {
        let mut scenario = read(&small());
        let (least, most) = number.bounds();
        for value in [least - 1.0, most + 1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(scenario.set(number, value).is_err(), "{number} = {value}");
            assert_eq!(scenario, read(&small()), "{number} = {value}");
        }
        for value in [most, least] {
            assert_eq!(scenario.set(number, value), Ok(()));
            assert_eq!(scenario.value(number).to_bits(), value.to_bits());
        }
    }
}

#[test]
fn a_number_out_of_bounds_is_told_with_what_is_allowed() {
    let why = read(&small()).set(Number::VoiceMinutes, 0.0).unwrap_err();
    assert_eq!(why.to_string(), "`telephone.voice_minutes` cannot be 0: allowed here: 0.1 to 120 minutes");
}

#[test]
fn a_changed_number_says_so_and_keeps_its_range_only_within_it() {
    let text = small().replace("lunch_percent = { value = 0,", "lunch_percent = { value = 15, low = 10, high = 20,");
    let mut scenario = read(&text);
    scenario.set(Number::LunchPercent, 15.0).unwrap();
    assert_eq!(scenario, read(&text), "the same number is no change");

    scenario.set(Number::LunchPercent, 20.0).unwrap();
    let range = Some((10.0, 20.0));
    let source = "assumption: changed from 15".to_owned();
    assert_eq!(scenario.numbers[&Number::LunchPercent], Stated { value: 20.0, range, source, changed: true });

    scenario.set(Number::LunchPercent, 21.0).unwrap();
    assert_eq!(scenario.numbers[&Number::LunchPercent].range, None);
}

/// The first place where the text stands is changed; the fault must be in the line with the marked text.
#[rstest]
#[case::unknown_key(
    "days = 30",
    "days = 30\ndayz = 30",
    "dayz",
    "`dayz` is not known: allowed here: name, era, first_day, days, warm_up_days, people, travel, telephone, portal, call_backs, window, cost, questions, languages, hours, offices, unanswering"
)]
#[case::unknown_key_of_a_table(
    "[travel]",
    "[travel]\nmiles = 3",
    "miles = 3",
    "`travel.miles` is not known: allowed here: half_weight_miles, road_factor, miles_an_hour, mile_cents"
)]
#[case::unknown_key_of_a_number(
    "lines = { value = 1,",
    "lines = { valeu = 1,",
    "valeu",
    "`telephone.lines.valeu` is not known: allowed here: value, low, high, source"
)]
#[case::unknown_key_of_a_question(
    "share = 60",
    "shares = 60",
    "shares = 60",
    "`questions.shares` is not known: allowed here: kind, share, urgent_percent, evidence_percent, cases_percent, voice_percent, portal_percent, source"
)]
#[case::unknown_language(
    "other = 14",
    "french = 14",
    "french",
    "`languages.french` is not known: allowed here: english, spanish, other, source"
)]
#[case::unknown_case_status(
    "received = 25",
    "lost = 25",
    "lost",
    "`questions.cases_percent.lost` is not known: allowed here: received, pending, decision-made"
)]
#[case::missing_key("era = \"2019\"\n", "", "name", "`era` is missing")]
#[case::missing_number(
    "road_factor = { value = 1, source = \"assumption\" }\n",
    "",
    "[travel]",
    "`travel.road_factor` is missing"
)]
#[case::missing_value("lines = { value = 1, ", "lines = { ", "lines", "`telephone.lines.value` is missing")]
#[case::missing_share("share = 60\n", "", "[[questions]]", "`questions.share` is missing")]
#[case::text_for_a_number(
    "lines = { value = 1,",
    "lines = { value = \"many\",",
    "many",
    "`telephone.lines.value` must be a number in decimal digits"
)]
#[case::number_in_other_digits(
    "lines = { value = 1,",
    "lines = { value = 0x10,",
    "0x10",
    "`telephone.lines.value` must be a number in decimal digits"
)]
#[case::number_without_a_source(
    "lines = { value = 1, source = \"assumption\" }",
    "lines = 1",
    "lines",
    "`telephone.lines` must be a table"
)]
#[case::number_for_a_text("name = \"small\"", "name = 7", "name", "`name` must be a text in quotation marks")]
#[case::text_for_a_list(
    "rules = [\"number-needed\", \"with-evidence\"]",
    "rules = \"number-needed\"",
    "rules =",
    "`unanswering.rules` must be a list"
)]
#[case::part_of_a_day("days = 30", "days = 30.5", "30.5", "`days` must be a whole number")]
#[case::no_days("days = 30", "days = 0", "days = 0", "`days` is 0: allowed here: 1 to 3660")]
#[case::long_warm_up("warm_up_days = 7", "warm_up_days = 121", "121", "`warm_up_days` is 121: allowed here: 0 to 120")]
#[case::out_of_bounds(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 100.5,",
    "100.5",
    "`people.lunch_percent.value` is 100.5: allowed here: 0 to 100 percent"
)]
#[case::below_bounds(
    "miles_an_hour = { value = 1,",
    "miles_an_hour = { value = -1,",
    "value = -1",
    "`travel.miles_an_hour.value` is -1: allowed here: 1 to 200 miles an hour"
)]
#[case::range_out_of_bounds(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 0, high = 101,",
    "101",
    "`people.lunch_percent.high` is 101: allowed here: 0 to 100 percent"
)]
#[case::not_a_number(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = nan,",
    "nan",
    "`people.lunch_percent.value` is NaN: allowed here: 0 to 100 percent"
)]
#[case::infinite(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = inf,",
    "inf",
    "`people.lunch_percent.value` is inf: allowed here: 0 to 100 percent"
)]
#[case::range_backwards(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 9, high = 3,",
    "low = 9",
    "`people.lunch_percent` has a range from 9 to 3: `low` must not be more than `high`"
)]
#[case::outside_of_its_range(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 3, high = 9,",
    "low = 3",
    "`people.lunch_percent` is 0: it must lie in its own range, 3 to 9"
)]
#[case::half_a_range(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 0,",
    "low = 0",
    "`people.lunch_percent` has only one of `low` and `high`: write both or none"
)]
#[case::questions_not_a_hundred(
    "share = 60",
    "share = 59.5",
    "[[questions]]",
    "the shares of all questions add up to 99.5: they must add up to 100"
)]
#[case::languages_not_a_hundred(
    "other = 14",
    "other = 15",
    "[languages]",
    "the shares of languages add up to 101: they must add up to 100"
)]
#[case::offices_not_a_hundred(
    "others = 50",
    "others = 49",
    "shares = {",
    "the shares of offices and `others` add up to 99: they must add up to 100"
)]
#[case::cases_over_a_hundred(
    "pending = 60",
    "pending = 66",
    "pending = 66",
    "the percentages of cases add up to 101: they must not be more than 100 together"
)]
#[case::share_below_none("share = 60", "share = -60", "-60", "`questions.share` is -60: allowed here: 0 to 100")]
#[case::kind_twice("kind = \"form\"", "kind = \"stamp\" # twice", "# twice", "`questions.kind` has \"stamp\" twice")]
#[case::kind_malformed(
    "kind = \"form\"",
    "kind = \"Form 1\"",
    "Form 1",
    "`questions.kind` is \"Form 1\": allowed are 1 to 40 small letters, digits and hyphens"
)]
#[case::rule_twice(
    "\"with-evidence\"",
    "\"number-needed\"",
    "rules =",
    "`unanswering.rules` has \"number-needed\" twice"
)]
#[case::office_in_small_letters(
    "LOS = 20",
    "los = 20",
    "los",
    "`offices.shares` has \"los\": an office code has three capital letters, such as NYC"
)]
#[case::office_with_four_letters(
    "LOS = 20",
    "LOSA = 20",
    "LOSA",
    "`offices.shares` has \"LOSA\": an office code has three capital letters, such as NYC"
)]
#[case::office_twice("LOS = 20", "NYC = 20", "NYC = 20", "duplicate key")]
#[case::empty_source(
    "rules = [\"number-needed\", \"with-evidence\"]\nsource = \"assumption\"",
    "rules = []\nsource = \" \"",
    "source = \" \"",
    "`unanswering.source` must have 1 to 500 characters, no line break or other control character among them"
)]
#[case::source_with_a_line_break(
    "lines = { value = 1, source = \"assumption\"",
    "lines = { value = 1, source = \"two\\nlines\"",
    "two",
    "`telephone.lines.source` must have 1 to 500 characters, no line break or other control character among them"
)]
#[case::negative_weight("days = [20,", "days = [-20,", "-20", "`hours.days` is -20: allowed here: 0 to 1000000000")]
#[case::weight_not_a_number("days = [20,", "days = [nan,", "nan", "`hours.days` is NaN: allowed here: 0 to 1000000000")]
#[case::no_weights(
    "days = [20, 19, 18, 17, 17, 6, 4]",
    "days = [0, 0, 0, 0, 0, 0, 0]",
    "days = [0",
    "all numbers of `hours.days` are 0: at least one must be more"
)]
#[case::six_weekdays(
    "days = [20, ",
    "days = [",
    "days = [",
    "`hours.days` has 6 numbers: it must have 7, from Monday to Sunday"
)]
#[case::day_that_is_none(
    "2018-10-01",
    "2018-02-30",
    "2018-02-30",
    "`first_day` is \"2018-02-30\": write a day from 2000-01-01 to 2099-12-31, such as \"2018-10-01\""
)]
#[case::day_too_early(
    "2018-10-01",
    "1999-12-31",
    "1999-12-31",
    "`first_day` is \"1999-12-31\": write a day from 2000-01-01 to 2099-12-31, such as \"2018-10-01\""
)]
fn a_fault_is_told_with_its_line_and_what_is_allowed(
    #[case] from: &str,
    #[case] to: &str,
    #[case] marked: &str,
    #[case] reason: &str,
) {
    let sound = small();
    assert!(sound.contains(from), "{from}");
    let text = sound.replacen(from, to, 1);
    let line = 1 + text.lines().position(|line| line.contains(marked)).unwrap();
    assert_eq!(Scenario::parse(&text).unwrap_err().to_string(), format!("line {line}: {reason}"));
}

#[test]
fn a_scenario_without_questions_is_refused() {
    let text = small();
    let (before, questions) = text.split_once("[[questions]]").unwrap();
    let (_, after) = questions.split_once("[languages]").unwrap();
    let why = Scenario::parse(&format!("questions = []\n{before}[languages]{after}")).unwrap_err();
    assert_eq!(why.to_string(), "line 1: `questions` has no entry: at least one is needed");
}

#[test]
fn a_file_that_is_too_long_is_not_read() {
    let text = "#".repeat(FILE_CHARS_MAX + 1);
    let why = Scenario::parse(&text).unwrap_err();
    assert_eq!(why.to_string(), "line 1: the file has more than 300000 characters");
}
