//! Rule files, good and bad: every fault is told with its line and with what would be right there.

use super::*;
use crate::data::RULES;
use crate::domain::case::CaseStatus;
use proptest::prelude::*;
use rstest::rstest;

/// The least file that is sound.
const SMALL: &str = r#"version = "1"
default_era = "2022"
documents = ["photo-id"]
[auto_desk]
reached_percent = 75
source = "assumption"
[minutes]
portal = 1
voice_system = 1
operator = 1
call_back = 1
request_form = 1
visit = 1
source = "assumption"
[[eras]]
key = "2022"
urgent = { from = 1, to = 72, unit = "hours" }
regular = { from = 1, to = 30, unit = "business-days" }
missed_calls_max = 2
calls_begin = "07:00"
calls_end = "18:30"
operator_word = false
source = "somewhere"
[[kinds]]
key = "stamp"
group = "primary"
menu = "information"
asks_urgent = true
asks_evidence = false
documents = ["photo-id"]
source = "somewhere"
[[rules]]
key = "down"
stage = "tier-1"
outcome = "take-down"
source = "somewhere"
[[rules]]
key = "visit"
stage = "tier-2"
outcome = "appointment"
source = "somewhere"
[[rules]]
key = "no"
stage = "walk-in"
outcome = "decline"
source = "somewhere"
"#;

fn built_in() -> Rules {
    Rules::parse(RULES).unwrap_or_else(|why| panic!("data/rules.toml: {why}"))
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

#[test]
fn the_built_in_file_is_read_with_its_eras() {
    let rules = built_in();
    assert_eq!(rules.eras.iter().map(|era| era.key.as_str()).collect::<Vec<_>>(), ["2019", "2021", "2022", "2023"]);
    assert_eq!(rules.default_era, key("2023"));
    let era = rules.era("2022").unwrap();
    assert_eq!(era.urgent, CallBackWindow { from: 1, to: 72, unit: WaitUnit::WeekdayHours });
    assert_eq!(era.regular, CallBackWindow { from: 1, to: 30, unit: WaitUnit::BusinessDays });
    assert_eq!((era.calls_begin.to_string(), era.calls_end.to_string()), ("07:00:00".into(), "18:30:00".into()));
    assert_eq!(era.missed_calls_max, 2);
    let texts: Vec<_> = rules.eras.iter().map(|era| (era.text_minutes_before, era.operator_word)).collect();
    assert_eq!(texts, [(None, true), (None, false), (None, false), (Some(30), false)]);
    for group in [Group::Primary, Group::Other, Group::ByPhone] {
        assert!(rules.kinds_of(group).count() >= 3, "{group:?}");
    }
}

#[test]
fn the_built_in_file_has_something_to_choose_for_every_stage_of_officers() {
    let rules = built_in();
    for stage in [Stage::Tier2, Stage::FieldOffice, Stage::WalkIn, Stage::Arrival] {
        assert!(rules.of_stage(stage).any(|rule| rule.by_hand), "{stage:?}");
    }
    for stage in [Stage::FieldOffice, Stage::Arrival] {
        assert!(rules.of_stage(stage).all(|rule| rule.by_hand), "{stage:?} is for officers alone");
    }
}

#[rstest]
#[case("emergency-advance-parole, evidence", "evidence urgent", None, ["emergency-taken-down", "emergency-shown", "emergency-at-the-door"])]
#[case("emergency-advance-parole, no evidence", "urgent", None, ["call-again-with-evidence", "no-evidence-of-emergency", "appointment-needed"])]
#[case("emergency-advance-parole, no hurry", "evidence", None, ["taken-down", "trip-is-not-urgent", "appointment-needed"])]
#[case("adit-stamp", "urgent", None, ["proof-needed-soon", "proof-of-status", "proof-needed-today"])]
#[case("adit-stamp", "", None, ["taken-down", "proof-of-status", "appointment-needed"])]
#[case("case-question", "", Some(CaseStatus::Pending), ["case-is-pending", "answered-by-phone", "no-visit-needed"])]
#[case("case-question", "", None, ["receipt-number-needed", "answered-by-phone", "no-visit-needed"])]
#[case("daca", "", Some(CaseStatus::Received), ["taken-down", "daca-under-way", "appointment-needed"])]
#[case("daca", "", None, ["taken-down", "visit-needed", "appointment-needed"])]
#[case("card-not-received", "urgent", None, ["card-needed-soon", "card-needed-now", "appointment-needed"])]
fn the_first_rule_that_holds_decides(
    #[case] kind: &str,
    #[case] said: &str,
    #[case] case: Option<CaseStatus>,
    #[case] expected: [&str; 3],
) {
    let rules = built_in();
    let kind = key(kind.split(',').next().unwrap());
    let (urgent, evidence) = (said.contains("urgent"), said.contains("evidence"));
    let facts = Facts { kind: &kind, urgent, evidence, case, window_free: true };
    let decided = [Stage::Tier1, Stage::Tier2, Stage::WalkIn].map(|stage| rules.decide(stage, &facts).unwrap());
    assert_eq!(decided.map(|rule| rule.key.as_str()), expected);
    let full = Facts { window_free: false, ..facts };
    assert_eq!(rules.decide(Stage::WalkIn, &full).unwrap().key, key("no-window-today"));
    assert_eq!(rules.decide(Stage::FieldOffice, &facts), None, "an officer decides there");
}

#[test]
fn a_file_with_a_byte_order_mark_and_windows_line_ends_is_read_alike() {
    let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(Rules::parse(&windows), Rules::parse(SMALL));
    assert!(Rules::parse(SMALL).is_ok());
}

/// Each case is the small file with one text replaced.
#[rstest]
#[case("version = \"1\"", "version = \"\"", 1, "`version` is empty: something must be written there")]
#[case("version = \"1\"\n", "", 1, "missing field `version`")]
#[case("version = \"1\"", "version = 1", 1, "invalid type: integer `1`, expected a string")]
#[case("version = \"1\"", "version = \"1", 1, "invalid basic string, expected `\"`")]
#[case("version = \"1\"", "version = \"1\\n\"", 1, "`version` has a line break or another control character")]
#[case(
    "version = \"1\"",
    "version = \"0123456789012345678901234567890123456789x\"",
    1,
    "`version` is longer than 40 characters"
)]
#[case("era = \"2022\"", "era = \"2020\"", 2, "\"2020\" is no era: allowed here: 2022")]
#[case("s = [\"photo-id\"]\n[", "s = [\"photo-id\",\n\"photo-id\"]\n[", 4, "the document \"photo-id\" is there twice")]
#[case(
    "s = [\"photo-id\"]\n[",
    "s = [\"Photo\"]\n[",
    3,
    "\"Photo\" is not a key: a key has 1 to 40 small letters, digits and hyphens"
)]
#[case("percent = 75", "percent = 101", 5, "`reached_percent` is 101: allowed here: 0 to 100")]
#[case("percent = 75", "percent = -1", 5, "`reached_percent` is -1: allowed here: 0 to 100")]
#[case("percent = 75", "percent = 7.5", 5, "invalid type: floating point `7.5`, expected i64")]
#[case("portal = 1", "portal = 0", 8, "`portal` is 0: allowed here: 1 to 1440")]
#[case(
    "visit = 1\nsource = \"assumption\"",
    "visit = 1\nsource = \" \"",
    14,
    "`source` is empty: something must be written there"
)]
#[case("key = \"2022\"\nurgent", "urgent", 15, "missing field `key`")]
#[case("from = 1, to = 72", "from = 73, to = 72", 17, "the wait is from 73 to 72: `from` must not be more than `to`")]
#[case("from = 1, to = 72", "from = 0, to = 72", 17, "`from` is 0: allowed here: 1 to 2160")]
#[case("to = 72", "to = 2161", 17, "`to` is 2161: allowed here: 1 to 2160")]
#[case("to = 30", "to = 131", 18, "`to` is 131: allowed here: 1 to 130")]
#[case(
    "\"business-days\"",
    "\"days\"",
    18,
    "\"days\" is no unit of a wait: allowed here: hours, weekday-hours, calling-hours, business-days"
)]
#[case("max = 2", "max = 10", 19, "`missed_calls_max` is 10: allowed here: 1 to 9")]
#[case("max = 2", "max = 0", 19, "`missed_calls_max` is 0: allowed here: 1 to 9")]
#[case("\"07:00\"", "\"7:00\"", 20, "\"7:00\" is not a time of day: write for example \"07:00\" or \"18:30\"")]
#[case("\"07:00\"", "07:00:00", 20, "invalid type: map, expected a string")]
#[case("\"18:30\"", "\"07:00\"", 21, "calls end at 07:00, but begin at 07:00: they must end later on the same day")]
#[case(
    "word = false",
    "word = false\ntext_minutes_before = 0",
    23,
    "`text_minutes_before` is 0: allowed here: 1 to 1440"
)]
#[case(
    "[[kinds]]",
    "[[eras]]\nkey = \"2022\"\nurgent = { from = 1, to = 2, unit = \"hours\" }\nregular = { from = 1, to = 2, unit = \"hours\" }\nmissed_calls_max = 2\ncalls_begin = \"07:00\"\ncalls_end = \"18:30\"\noperator_word = false\nsource = \"x\"\n[[kinds]]",
    25,
    "the era \"2022\" is there twice"
)]
#[case("\"primary\"", "\"first\"", 26, "\"first\" is no group: allowed here: primary, other, by-phone")]
#[case(
    "\"information\"",
    "\"visit\"",
    27,
    "\"visit\" is no reason of the menu: allowed here: filed-case, card-not-received, file-in-person, information, form, case-processing"
)]
#[case("asks_urgent = true", "asks_urgent = \"yes\"", 28, "invalid type: string \"yes\", expected a boolean")]
#[case(
    "documents = [\"photo-id\"]\nsource",
    "documents = [\"visa\"]\nsource",
    30,
    "\"visa\" is no document: allowed here: photo-id"
)]
#[case(
    "stage = \"tier-1\"",
    "stage = \"tier-3\"",
    34,
    "\"tier-3\" is no stage: allowed here: tier-1, tier-2, field-office, walk-in, arrival"
)]
#[case(
    "\"take-down\"",
    "\"refuse\"",
    35,
    "\"refuse\" is no outcome of this stage: allowed here: settle, take-down, take-down-urgent"
)]
#[case("key = \"down\"", "key = \"down\"\nkinds = [\"stamps\"]", 34, "\"stamps\" is no kind: allowed here: stamp")]
#[case("key = \"down\"", "key = \"down\"\nkinds = [\"stamp\", \"stamp\"]", 34, "the kind \"stamp\" is there twice")]
#[case(
    "key = \"down\"",
    "key = \"down\"\ncases = [\"lost\"]",
    34,
    "\"lost\" is no status of a case: allowed here: received, pending, decision-made"
)]
#[case(
    "key = \"down\"",
    "key = \"down\"\nby_hand = true",
    34,
    "tier-1 is a script and chooses nothing: `by_hand` cannot be true there"
)]
#[case("key = \"visit\"", "key = \"down\"", 38, "the rule \"down\" is there twice")]
#[case(
    "key = \"visit\"",
    "key = \"visit\"\nevidence = true",
    37,
    "no rule of tier-2 decides this: stamp, not urgent, without evidence, no case known, no window free; add a rule at the end that has no conditions"
)]
#[case(
    "key = \"no\"",
    "key = \"no\"\nby_hand = true",
    42,
    "no rule of walk-in decides this: stamp, not urgent, without evidence, no case known, no window free; add a rule at the end that has no conditions"
)]
fn a_fault_is_told_with_its_line(#[case] right: &str, #[case] wrong: &str, #[case] line: usize, #[case] reason: &str) {
    assert!(SMALL.contains(right), "{right}");
    let why = Rules::parse(&SMALL.replacen(right, wrong, 1)).unwrap_err();
    assert_eq!(why.to_string(), format!("line {line}: {reason}"));
}

#[rstest]
#[case("key = \"stamp\"", "kee = \"stamp\"", 25, &["unknown field `kee`", "`key`", "`asks_evidence`"])]
#[case("key = \"no\"", "key = \"no\"\nkey = \"no\"", 44, &["duplicate key"])]
fn what_the_reader_of_toml_says_is_told_with_its_line(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] line: usize,
    #[case] parts: &[&str],
) {
    let why = Rules::parse(&SMALL.replacen(right, wrong, 1)).unwrap_err();
    assert_eq!(why.line, line, "{why}");
    assert!(parts.iter().all(|part| why.to_string().contains(part)), "{why}");
}

#[test]
fn lists_without_end_and_without_beginning_are_refused() {
    let rule = "[[rules]]\nkey = \"KEY\"\nstage = \"arrival\"\noutcome = \"admit\"\nsource = \"x\"\n";
    let many: String = (0..table::RULES_MAX).map(|number| rule.replace("KEY", &format!("r{number}"))).collect();
    let why = Rules::parse(&format!("{SMALL}{many}")).unwrap_err();
    assert_eq!(why.reason, RulesReason::TooMany { list: "rules", max: table::RULES_MAX });
    assert!(why.line > SMALL.lines().count(), "{why}");
    let none = SMALL.split("[[rules]]").next().unwrap();
    let none = none.replace("[auto_desk]", "rules = []\n[auto_desk]");
    assert_eq!(Rules::parse(&none).unwrap_err().reason, RulesReason::None("rules"));
    let long = "#".repeat(table::FILE_CHARS_MAX + 1);
    assert_eq!(Rules::parse(&long).unwrap_err().reason, RulesReason::FileTooLong(table::FILE_CHARS_MAX));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = Rules::parse(&text);
    }

    #[test]
    fn no_change_of_a_sound_file_makes_it_panic(at in 0..SMALL.len(), len in 0_usize..60, put in "[\\PC\n\"=\\[\\]{}]{0,6}") {
        let end = (at + len).min(SMALL.len());
        let text = format!("{}{put}{}", &SMALL[..at], &SMALL[end..]);
        if let Err(why) = Rules::parse(&text) {
            prop_assert!((1..=text.lines().count() + 1).contains(&why.line), "{}", why);
            prop_assert_eq!(why.to_string().lines().count(), 1);
        }
    }
}
