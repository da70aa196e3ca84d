//! Rules of one's own: what is wrong with them is told at start, before anything is opened.

use crate::support::binary::{Ended, Place};
use crate::support::portal::FEW_SEATS;
use infopass::data::RULES;

/// A place with a rule file that differs from the built-in one in one text.
fn place(right: &str, wrong: &str) -> Place {
    assert!(RULES.contains(right), "{right}");
    let place = Place::new();
    place.file("rules.toml", &RULES.replacen(right, wrong, 1));
    place.file("offices.csv", FEW_SEATS);
    place
}

fn line_of(text: &str) -> usize {
    1 + RULES.lines().position(|line| line == text).unwrap()
}

/// Ended with 2 and these words, and nothing was made.
fn assert_refused(place: &Place, ended: &Ended, words: &[&str]) {
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(words.iter().all(|word| ended.stderr.contains(word)), "{}", ended.stderr);
    assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    assert_eq!(ended.stdout, "");
    assert_eq!(place.names(), ["offices.csv", "rules.toml"]);
}

#[test]
fn a_bad_rule_file_is_refused_at_start_with_line_and_reason() {
    let place = place("unit = \"business-days\" }", "unit = \"days\" }");
    let line = line_of("regular = { from = 1, to = 7, unit = \"business-days\" }");
    let told = format!("rules.toml: line {line}: \"days\" is no unit of a wait: allowed here: hours, weekday-hours");
    assert_refused(&place, &place.try_serve(&["--rules", "rules.toml"]), &[&told]);
    let mut command = place.command(["serve", "--listen", "127.0.0.1:0"]);
    command.env("INFOPASS_RULES", "rules.toml");
    assert_refused(&place, &crate::support::binary::run(command), &[&told]);
}

#[test]
fn rules_without_words_are_refused_with_their_keys() {
    let place = place("key = \"taken-down\"", "key = \"my-own\"");
    let told = [
        "rules.toml: no words",
        "locales/en/rules.ftl: rule-my-own,",
        "locales/en/rules.ftl: rule-my-own-text",
        "locales/es/rules.ftl: rule-my-own-text",
    ];
    assert_refused(&place, &place.try_serve(&["--rules", "rules.toml"]), &told);
}

#[test]
fn a_rule_file_that_is_not_there_is_named() {
    let place = place("version = \"2026-11-25\"", "version = \"mine\"");
    let ended = place.try_serve(&["--rules", "none.toml"]);
    assert_refused(&place, &ended, &["none.toml: ", "No such file"]);
}

#[test]
fn an_unknown_era_is_refused_with_those_there_are() {
    let place = place("version = \"2026-11-25\"", "version = \"mine\"");
    let ended = place.try_serve(&["--era", "2020"]);
    assert_refused(&place, &ended, &["--era 2020: ", "2019, 2021, 2022, 2023"]);
}

#[test]
fn rules_of_ones_own_and_another_era_are_served() {
    let place = place("reached_percent = 75", "reached_percent = 100");
    let running = place.serve(&["--offices", "offices.csv", "--rules", "rules.toml", "--era", "2019"]);
    assert!(running.base.starts_with("http://127.0.0.1:"), "{}", running.base);
}
