//! `infopass compare` as a program: its reports, what it refuses, and how.

use crate::support::binary::{Place, wait_for};
use rstest::rstest;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

/// Two days of a hundredth of the nation: enough to have everything in it.
const SMALL: [&str; 8] = [
    "compare",
    "--days=2",
    "--replications=2",
    "--set=people.contacts_a_year=98000",
    "--set=telephone.lines=12",
    "--set=telephone.operators=4",
    "--set=call_backs.officers=1",
    "--seed=5",
];

fn infopass(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_infopass")).args(arguments).current_dir(folder).output().unwrap()
}

fn small(more: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = infopass(&[&SMALL, more].concat(), folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str], folder: &Path) -> String {
    let output = infopass(arguments, folder);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_same_seed_writes_the_same_bytes_on_one_thread_and_on_two() {
    assert_eq!(small(&["--format=json", "--jobs=1"]), small(&["--format=json", "--jobs=2"]));
}

#[test]
fn the_report_for_a_browser_is_one_file_in_the_language_asked_for() {
    let english = small(&["--format=html"]);
    let spanish = small(&["--format=html", "--language=es"]);
    for (code, report) in [("en", &english), ("es", &spanish)] {
        let html = scraper::Html::parse_document(report);
        assert!(html.errors.is_empty(), "{:?}", html.errors);
        assert!(report.starts_with("<!doctype html>") && report.contains(&format!("<html lang=\"{code}\">")));
        assert!(report.contains("<svg") && report.contains("<style>") && !report.contains("<script"));
        // What it says of how it is run again is how it was run.
        let changes = &SMALL[3..7];
        let again = "infopass compare national-2018 --seed 5 --days 2 --replications 2";
        assert!(report.contains(again), "{again}");
        assert!(changes.iter().all(|change| report.contains(&change.replace("--set=", "--set "))), "{changes:?}");
    }
    assert!(english.contains("not a government statistic"));
    assert!(!spanish.contains("not a government statistic"));
}

#[test]
fn a_changed_number_is_marked_in_the_report() {
    let report: serde_json::Value = serde_json::from_str(&small(&["--format=json"])).unwrap();
    assert_eq!(report["numbers"]["telephone.operators"]["value"], 4.0);
    assert_eq!(report["numbers"]["telephone.operators"]["changed"], true);
    assert_eq!(report["numbers"]["portal.no_show_percent"]["changed"], false);
    assert_eq!(report["comparison"]["replications"], 2);
}

#[test]
fn every_shipped_scenario_makes_its_report_by_one_command() {
    let folder = tempfile::tempdir().unwrap();
    let listed = String::from_utf8(infopass(&["compare", "--list"], folder.path()).stdout).unwrap();
    assert_eq!(
        listed.lines().collect::<Vec<_>>(),
        ["national-2018", "single-office", "surplus", "shortage", "brokers"]
    );
    // The national one is run in small by the other tests.
    for name in listed.lines().filter(|name| *name != "national-2018") {
        let output = infopass(&["compare", name, "--days=2", "--replications=1", "--output=report.txt"], folder.path());
        assert!(output.status.success() && output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        let report = std::fs::read_to_string(folder.path().join("report.txt")).unwrap();
        assert!(report.contains(&format!("scenario {name}, seed 1, 2 days, 1 of 1 replications")), "{report}");
        assert!(report.contains("not a government statistic"), "{report}");
    }
}

#[test]
fn what_is_shown_can_be_changed_and_run() {
    let folder = tempfile::tempdir().unwrap();
    let shown = infopass(&["compare", "single-office", "--show", "--output=own.toml"], folder.path());
    assert!(shown.status.success());
    let output = infopass(&["compare", "own.toml", "--days=2", "--replications=1"], folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_bad_scenario_is_refused_with_file_line_key_and_what_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let shown = infopass(&["compare", "single-office", "--show"], folder.path());
    let text = String::from_utf8(shown.stdout).unwrap();
    let line = text.lines().position(|line| line.starts_with("lunch_percent")).unwrap() + 1;
    let bad = text.replace("lunch_percent = { value = ", "lunch_percent = { value = 9");
    std::fs::write(folder.path().join("bad.toml"), bad).unwrap();
    let told = refused(&["compare", "bad.toml"], folder.path());
    assert!(told.contains(&format!("bad.toml: line {line}")), "{told}");
    assert!(told.contains("lunch_percent") && told.contains("100"), "{told}");
}

#[test]
fn what_there_is_not_is_refused_with_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refused(&["compare", "nowhere"], folder.path()).contains("national-2018, single-office"));
    assert!(refused(&["compare", "--set=a.b=1"], folder.path()).contains("people.contacts_a_year"));
    assert!(refused(&["compare", "--set=people.lunch_percent=101"], folder.path()).contains("100"));
    assert!(
        refused(&["compare", "--era=1999"], folder.path()).contains("no era 1999; there are 2019, 2021, 2022, 2023")
    );
    assert!(refused(&["compare", "--language=xx"], folder.path()).contains("there are en, es"));
    assert!(refused(&["compare", "--output=no/such/folder/report"], folder.path()).contains("no/such/folder"));
}

#[test]
fn a_run_that_fails_leaves_the_report_that_was_there_and_one_that_ends_replaces_it() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.txt");
    std::fs::write(&report, "the last one\n".repeat(2_000)).unwrap();
    refused(&["compare", "single-office", "--era=1999", "--output=report.txt"], folder.path());
    assert!(std::fs::read_to_string(&report).unwrap().starts_with("the last one"));
    let arguments = ["compare", "single-office", "--days=1", "--replications=1", "--output=report.txt"];
    assert!(infopass(&arguments, folder.path()).status.success());
    let text = std::fs::read_to_string(&report).unwrap();
    assert!(text.starts_with("scenario single-office") && !text.contains("the last one"), "{text}");
}

/// Processor time that a process has used, in hundredths of a second (proc(5), fields 14 and 15).
fn used(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields = stat.rsplit(')').next().unwrap().split_whitespace();
    fields.skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

#[rstest]
#[case("-INT")]
#[case("-TERM")]
fn a_run_that_is_told_to_stop_keeps_what_is_done_and_says_so(#[case] signal: &str) {
    let place = Place::new();
    let arguments = ["compare", "single-office", "--days=1", "--replications=10000", "--jobs=1", "--output=report.txt"];
    let child = place.command(arguments).spawn().unwrap();
    // Many times as long as the first replication takes, and far from all of them.
    while used(child.id()) < 500 {
        std::thread::yield_now();
    }
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
    let ended = wait_for(child, Duration::from_mins(1));
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(
        ended.stderr.contains("ended early: ") && ended.stderr.contains(" of 10000 replications"),
        "{}",
        ended.stderr
    );
    let report = std::fs::read_to_string(place.path("report.txt")).unwrap();
    assert!(report.lines().next().unwrap().ends_with(" of 10000 replications"), "{report}");
}
