//! The testers' pages that simulate both models: what is asked for is run, watched, stopped, and made again by its link.

use crate::journeys::book;
use crate::support::{ANA, Person, Portal, Shown};
use rstest::rstest;

const NOW: &str = "2026-11-23T10:00:00-05:00";
/// A run of a moment.
const SHORT: [(&str, &str); 2] = [("days", "1"), ("replications", "1")];
/// One that goes on until it is stopped.
const LONG: [(&str, &str); 2] = [("days", "366"), ("replications", "20")];
/// Looks at a page, until which a short run is done for certain.
const LOOKS_MAX: usize = 1_000_000;

/// An office to book at, and that of the scenario with one.
fn offices() -> String {
    let some = ["code", "NYC", "SNA"];
    let table = infopass::data::OFFICES.lines().filter(|line| some.iter().any(|code| line.starts_with(code)));
    table.collect::<Vec<_>>().join("\n")
}

fn portal() -> Portal {
    Portal::with(NOW, &offices())
}

fn form(tester: &mut Person, language: &str, scenario: &str) -> Shown {
    let page = tester.open(&format!("/{language}/lab/compare?scenario={scenario}"));
    assert_eq!(page.status, 200);
    page
}

fn ask(tester: &mut Person, scenario: &str, fields: &[(&str, &str)]) -> Shown {
    let page = form(tester, "en", scenario);
    tester.send(&page, fields)
}

/// Looks until it neither waits nor runs.
fn ended(tester: &mut Person, run: &Shown) -> Shown {
    let at = run.at.replace("&watch=1", "");
    let mut looks = (0..LOOKS_MAX).map(|_| tester.open(&at));
    looks.find(|page| !page.has("form[action$='/stop']") && !page.has("progress")).expect("the run ends")
}

/// Looks until it runs.
fn begun(tester: &mut Person, run: &Shown) -> Shown {
    let mut looks = (0..LOOKS_MAX).map(|_| tester.open(&run.at));
    looks.find(|page| page.has("progress")).expect("the run begins")
}

fn stop(tester: &mut Person, run: &Shown) -> Shown {
    let pairs = run.at.split_once('?').unwrap().1.replace("&watch=1", "");
    tester.post("/en/lab/compare/stop", &pairs)
}

fn file(tester: &mut Person, run: &Shown, format: &str) -> Shown {
    let links = run.attrs(&format!("a[href*='/lab/compare/report?'][href$='format={format}']"), "href");
    tester.open(&links[0])
}

#[test]
fn without_a_laboratory_nothing_can_be_run() {
    let portal = Portal::without_lab(NOW);
    let mut tester = Person::new(&portal.base);
    for path in ["/en/lab/compare", "/es/lab/compare/run?scenario=shortage", "/en/lab/compare/report?format=json"] {
        assert_eq!(tester.open(path).status, 404, "{path}");
    }
    for path in ["/en/lab/compare", "/en/lab/compare/stop"] {
        assert_eq!(tester.post(path, "scenario=single-office&days=1").status, 404, "{path}");
    }
}

#[rstest]
#[case("en")]
#[case("es")]
fn a_tester_changes_a_number_runs_a_scenario_and_takes_its_report_along(#[case] language: &str) {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    let tour = tester.open(&format!("/{language}/lab/"));
    let page = tester.follow(&tour, &format!("/{language}/lab/compare"));
    let run = [("scenario", "single-office"), SHORT[0], SHORT[1], ("telephone.operators", "7"), ("seed", "5")];
    let run = tester.send(&page, &run);
    let wanted = "scenario=single-office&seed=5&days=1&replications=1&telephone.operators=7";
    assert_eq!(run.at, format!("/{language}/lab/compare/run?{wanted}&watch=1"));
    let done = ended(&mut tester, &run);
    assert!(done.has("svg[role=img] title"), "a chart with a name");
    assert!(done.text("section[aria-labelledby=asked]").contains('7'));

    let report = file(&mut tester, &done, "json");
    let report: serde_json::Value = serde_json::from_str(&report.body).unwrap();
    assert_eq!(report["numbers"]["telephone.operators"]["value"], 7.0);
    assert_eq!(report["comparison"]["seed"], 5);
    assert!(file(&mut tester, &done, "csv").body.starts_with("measure,group,"));
    let html = file(&mut tester, &done, "html");
    assert_eq!(html.attr("html", "lang").as_deref(), Some(language));
    let disposition = html.headers.iter().find(|(name, _)| name == "content-disposition").unwrap();
    assert!(disposition.1.starts_with("attachment; filename=\"infopass-single-office-5-"), "{}", disposition.1);
}

/// By its link alone, on another server, and by the command.
#[test]
fn a_link_gives_the_same_result_anywhere_but_runs_nothing_by_itself() {
    let (here, there) = (portal(), portal());
    there.set_now("2027-03-01T12:00:00-05:00");
    let (mut tester, mut other) = (Person::new(&here.base), Person::new(&there.base));
    let run = ask(&mut tester, "single-office", &[SHORT[0], SHORT[1], ("window.solved_percent", "62.5")]);
    let done = ended(&mut tester, &run);
    let link = done.attr("p.link a", "href").unwrap();
    assert!(done.text("p.link").ends_with(&link), "told with the server's address");

    let offered = other.open(&link);
    assert!(!offered.has("progress") && !offered.has("svg"), "a link changes nothing");
    let report = link.replace("/run?", "/report?") + "&format=json";
    assert_eq!(other.open(&report).at, link, "nor is there a report of what has not run");
    let pairs = link.split_once('?').unwrap().1;
    let again = other.post("/en/lab/compare", pairs);
    let again = ended(&mut other, &again);
    let json = file(&mut tester, &done, "json").body;
    assert!(file(&mut other, &again, "json").body == json, "on another server");

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("offices.csv"), offices()).unwrap();
    let command = std::process::Command::new(env!("CARGO_BIN_EXE_infopass"))
        .args(["compare", "single-office", "--days=1", "--replications=1", "--set=window.solved_percent=62.5"])
        .args(["--format=json", "--offices=offices.csv"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(String::from_utf8(command.stdout).unwrap().trim_end() == json.trim_end(), "by the command");
}

#[rstest]
#[case("days", "0")]
#[case("days", "367")]
#[case("replications", "many")]
#[case("seed", "-1")]
#[case("telephone.operators", "0")]
#[case("telephone.operators", "1,00")]
#[case("window.solved_percent", "100.5")]
fn what_cannot_be_run_is_said_beside_its_field_and_nothing_typed_is_lost(#[case] name: &str, #[case] value: &str) {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    for language in ["en", "es"] {
        let page = form(&mut tester, language, "shortage");
        let shown = tester.send(&page, &[("people.lunch_percent", "33"), (name, value)]);
        assert_eq!(shown.status, 422);
        let field = format!("input[name='{name}']");
        let id = shown.attr(&field, "id").unwrap();
        assert!(shown.has(&format!(".error-summary a[href='#{id}']")));
        assert_eq!(shown.attr(&field, "aria-invalid").as_deref(), Some("true"));
        assert!(shown.has(&format!("#{id}-error")));
        assert_eq!(shown.attr(&field, "value").as_deref(), Some(value));
        assert_eq!(shown.attr("input[name='people.lunch_percent']", "value").as_deref(), Some("33"));
        assert_eq!(shown.attr("input[name=scenario][checked]", "value").as_deref(), Some("shortage"));
        assert!(!shown.has("details:not([open]) [aria-invalid]"), "a field to be mended is in sight");
    }
}

#[test]
fn another_scenario_shows_its_numbers_and_keeps_those_typed() {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    for language in ["en", "es"] {
        let page = form(&mut tester, language, "shortage");
        let own = page.text("#people-contacts_a_year-hint");
        let typed = [("scenario", "single-office"), ("days", "7"), ("telephone.operators", "1,200")];
        let shown = tester.press_other(&page, "#main-form button[formaction^='/']", &typed);
        assert!(shown.at.starts_with(&format!("/{language}/lab/compare?scenario=single-office")), "{}", shown.at);
        assert_eq!(shown.attr("input[name=scenario][checked]", "value").as_deref(), Some("single-office"));
        assert_ne!(shown.text("#people-contacts_a_year-hint"), own, "the numbers of the one chosen");
        assert_eq!(shown.attr("input[name=days]", "value").as_deref(), Some("7"));
        assert_eq!(shown.attr("input[name='telephone.operators']", "value").as_deref(), Some("1,200"));
        let era = shown.attr("select[name=era] option[selected]", "value");
        assert_eq!(era, None, "the promises are those of whichever scenario is chosen");
        let run = tester.send(&shown, &[SHORT[0], SHORT[1]]);
        assert!(run.at.contains("telephone.operators=1200") && !run.at.contains("era="), "{}", run.at);
    }
}

#[test]
fn more_people_than_a_page_may_ask_for_are_refused_with_what_to_do() {
    let portal = Portal::nationwide(NOW);
    let mut tester = Person::new(&portal.base);
    let shown = ask(&mut tester, "national-2018", &LONG);
    assert_eq!(shown.status, 422);
    assert!(shown.text(".error-summary").contains("30,000,000"));
}

#[test]
fn another_language_keeps_what_was_typed_even_where_it_is_wrong() {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    let page = form(&mut tester, "en", "brokers");
    let page = tester.switch(&page, "es", &[("days", "soon"), ("portal.broker_percent", "12"), ("era", "2022")]);
    assert!(page.at.starts_with("/es/lab/compare?scenario=brokers"), "{}", page.at);
    assert_eq!((page.status, page.has(".error-summary")), (200, false), "nothing is said to be wrong yet");
    assert_eq!(page.attr("input[name=days]", "value").as_deref(), Some("soon"));
    assert_eq!(page.attr("input[name='portal.broker_percent']", "value").as_deref(), Some("12"));
    assert_eq!(page.attr("select[name=era] option[selected]", "value").as_deref(), Some("2022"));
}

#[test]
fn a_run_is_watched_stopped_and_holds_nobody_up() {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    let run = ask(&mut tester, "single-office", &LONG);
    let running = begun(&mut tester, &run);
    let refresh = |page: &Shown| page.headers.iter().any(|(name, _)| name == "refresh");
    assert!(refresh(&running), "it looks again by itself");
    assert!(!refresh(&tester.follow(&running, "/en/lab/compare/run?")), "unless that is not wanted");
    // Somebody books meanwhile.
    assert!(book(&mut Person::new(&portal.base), "en", &ANA, "NYC").has("#confirmation-number"));
    // And what is asked for next waits, and can be stopped before it begins.
    let next = ask(&mut tester, "single-office", &SHORT);
    assert!(!next.has("progress") && next.has("form[action$='/stop']"), "{}", next.body);
    let next = stop(&mut tester, &next);
    assert!(!next.has("form[action$='/stop']") && next.has("form[action='/en/lab/compare']"), "it may be run again");

    stop(&mut tester, &running);
    let stopped = ended(&mut tester, &run);
    assert!(stopped.has("form[action='/en/lab/compare'] button"), "it may be run again, wholly");
    let again = ask(&mut tester, "single-office", &SHORT);
    assert!(ended(&mut tester, &again).has("svg"));
}

#[test]
fn the_queue_is_short_and_whoever_comes_then_keeps_what_was_typed() {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    let run = ask(&mut tester, "single-office", &LONG);
    begun(&mut tester, &run);
    for seed in 0..infopass::lab::pool::WAITING_MAX {
        let waits = ask(&mut tester, "single-office", &[SHORT[0], SHORT[1], ("seed", &seed.to_string())]);
        assert_eq!(waits.status, 200);
    }
    let full = ask(&mut tester, "shortage", &[SHORT[0], SHORT[1], ("seed", "99"), ("telephone.lines", "3")]);
    assert_eq!(full.status, 503);
    assert!(full.has("[role=alert]"));
    assert_eq!(full.attr("input[name=seed]", "value").as_deref(), Some("99"));
    assert_eq!(full.attr("input[name='telephone.lines']", "value").as_deref(), Some("3"));
    // The same run again is no further one.
    assert_eq!(ask(&mut tester, "single-office", &LONG).status, 200);
    stop(&mut tester, &run);
}

#[test]
fn a_scenario_that_the_servers_own_tables_do_not_fit_says_what_is_missing() {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    let run = ask(&mut tester, "national-2018", &SHORT);
    let failed = ended(&mut tester, &run);
    assert!(failed.text("[role=alert]").contains("LOS"), "the first that is not in the table");
    let form = failed.attr("[role=alert] a", "href").unwrap();
    let form = tester.open(&form);
    assert_eq!(form.attr("input[name=scenario][checked]", "value").as_deref(), Some("national-2018"));
    assert_eq!(form.attr("input[name=days]", "value").as_deref(), Some(SHORT[0].1), "nothing typed is lost");
}

#[rstest]
#[case("/en/lab/compare/run?scenario=no-such", "/en/lab/compare?")]
#[case("/en/lab/compare/run?scenario=shortage&days=x", "/en/lab/compare?")]
fn an_address_that_says_nothing_that_can_be_run_leads_to_the_form(#[case] address: &str, #[case] to: &str) {
    let portal = portal();
    let shown = Person::new(&portal.base).open(address);
    assert_eq!(shown.status, 200);
    assert!(shown.at.starts_with(to) && shown.has(".error-summary a"), "{}", shown.at);
}

#[test]
fn a_report_in_no_format_is_not_there() {
    let portal = portal();
    let mut tester = Person::new(&portal.base);
    let run = ask(&mut tester, "single-office", &SHORT);
    let done = ended(&mut tester, &run);
    let pairs = done.at.split_once('?').unwrap().1;
    for format in ["", "&format=pdf", "&format=../etc"] {
        assert_eq!(tester.open(&format!("/en/lab/compare/report?{pairs}{format}")).status, 404, "{format}");
    }
}
