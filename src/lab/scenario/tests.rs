//! Scenario files, good and bad: the shipped ones fit the data, and every fault is told with its line and with what would
//! be right there.

use super::*;
use crate::data::{OFFICES, RULES};
use crate::domain::office_table::parse_offices;
use crate::domain::rules::{Rules, Stage};
use std::collections::BTreeSet;
use std::fs;

mod faults;

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
