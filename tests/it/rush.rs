//! `infopass rush` against the real program: it finds nothing wrong with a sound portal, and what is wrong with others.

use crate::support::between::{Fate, between};
use crate::support::binary::{Ended, Place, Running};
use serde_json::Value;
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One office; its sessions of every working day from 09:00 to 09:30 have two seats each.
const ONE_OFFICE: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,3,1,Mon-Fri 09:00-09:30
";

const SERVE: [&str; 6] = ["--offices", "offices.csv", "--clock", "2026-11-23T07:00:00-05:00", "--limits", "off"];

fn serve(place: &Place) -> Running {
    place.file("offices.csv", ONE_OFFICE);
    place.serve(&SERVE)
}

fn rush(place: &Place, base: &str, arguments: &[&str]) -> Ended {
    place.run(&[&["rush", "--url", base][..], arguments].concat())
}

fn report(ended: &Ended) -> Value {
    serde_json::from_str(&ended.stdout).unwrap_or_else(|why| panic!("{why}: {ended:?}"))
}

/// All checks held, and there were some.
#[track_caller]
fn assert_holds(ended: &Ended) -> Value {
    let report = report(ended);
    assert_eq!(report["checks"]["failed"], serde_json::json!([]), "{report}");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(report["checks"]["passed"].as_u64().unwrap() > 10, "{report}");
    report
}

fn count(report: &Value, name: &str) -> u64 {
    report[name].as_u64().unwrap_or_else(|| panic!("no {name}: {report}"))
}

#[test]
fn people_who_walk_the_portal_win_as_many_times_as_there_are_seats_and_the_check_finds_each() {
    let place = Place::new();
    let running = serve(&place);
    // Two sessions of two seats on each of ten working days.
    let arguments = ["--people", "60", "--office", "NYC", "--seats", "40", "--concurrency", "16", "--format", "json"];
    let report = assert_holds(&rush(&place, &running.base, &arguments));
    assert_eq!(
        (count(&report, "bookings"), count(&report, "gave_up"), count(&report, "people")),
        (40, 20, 60),
        "{report}"
    );
    assert_eq!(report["errors"], serde_json::json!({}), "{report}");
    assert!(count(&report, "requests") > 13 * 40, "{report}");
    assert!(count(&report["refusals"], "nothing-free") >= 20, "{report}");
    assert!(report["latency_ms"]["by_step"]["booking"]["count"].as_u64().unwrap() >= 40, "{report}");
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn programs_book_as_people_do() {
    let place = Place::new();
    let running = serve(&place);
    let report = assert_holds(&rush(
        &place,
        &running.base,
        &["--mode", "api", "--people", "50", "--office", "NYC", "--format", "json"],
    ));
    assert_eq!((count(&report, "bookings"), count(&report, "gave_up")), (40, 10), "{report}");
}

#[test]
fn one_session_is_won_as_many_times_as_it_has_seats_by_pages_and_by_programs() {
    let place = Place::new();
    let running = serve(&place);
    for (seed, through) in [("1", "api"), ("2", "pages")] {
        let mode = ["--mode", "one-seat", "--people", "30", "--through", through, "--seed", seed, "--format", "json"];
        let report = assert_holds(&rush(&place, &running.base, &mode));
        assert_eq!((count(&report, "bookings"), count(&report, "gave_up")), (2, 28), "{report}");
        assert_eq!(count(&report["refusals"], "slot-taken"), 28, "{report}");
    }
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn whatever_is_done_in_whatever_order_the_portal_keeps_what_it_has_said() {
    let place = Place::new();
    let running = serve(&place);
    let report = assert_holds(&rush(
        &place,
        &running.base,
        &["--mode", "mixed", "--people", "60", "--office", "NYC", "--concurrency", "16", "--format", "json"],
    ));
    for act in ["bookings", "moves", "cancellations", "replacements"] {
        assert!(count(&report, act) > 0, "no {act}: {report}");
    }
    assert_eq!(count(&report, "broken_off"), 0, "{report}");
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn seats_that_come_back_later_are_no_broken_promise() {
    let place = Place::new();
    place.file("offices.csv", ONE_OFFICE);
    let running = place.serve(&[&SERVE[..], &["--release", "random-delay"]].concat());
    let mode = ["--mode", "mixed", "--people", "30", "--office", "NYC", "--concurrency", "8", "--format", "json"];
    let report = assert_holds(&rush(&place, &running.base, &mode));
    assert!(count(&report, "moves") > 0 && count(&report, "cancellations") > 0, "{report}");
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn too_few_winners_are_a_broken_check() {
    let place = Place::new();
    let running = serve(&place);
    let ended = rush(&place, &running.base, &["--people", "3", "--office", "NYC", "--seats", "2"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.stdout.contains("BROKEN 3 people went for 2 seats: 3 won"), "{}", ended.stdout);
    assert_eq!(ended.stderr, "", "the progress bar is for terminals");
}

#[test]
fn a_table_names_every_step_and_closes_with_the_checks() {
    let place = Place::new();
    let running = serve(&place);
    let ended = rush(&place, &running.base, &["--people", "4"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    for words in ["bookings", "doorway", "details-sent", "booking", "notice", "p99", "checks held, 0 did not"] {
        assert!(ended.stdout.contains(words), "no {words} in {}", ended.stdout);
    }
}

#[test]
fn load_is_not_aimed_at_other_machines() {
    let place = Place::new();
    for url in ["http://192.0.2.1:8080", "http://0.0.0.0:8080"] {
        let ended = rush(&place, url, &[]);
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{ended:?}");
        assert!(ended.stderr.contains("loopback") && ended.stderr.contains("--allow-remote"), "{ended:?}");
    }
    let ended = rush(&place, "https://127.0.0.1:8080", &[]);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.stderr.contains("http://"), "{ended:?}");
}

#[test]
fn a_portal_that_is_not_there_is_no_broken_promise() {
    let place = Place::new();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ended = rush(&place, &format!("http://{nobody}"), &[]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{ended:?}");
    assert!(ended.stderr.contains("connection-refused"), "{ended:?}");
}

/// Everybody in every mode over a portal whose answers get lost, and which is away now and then.
fn bad_days(line: &str, number: usize) -> Fate {
    match number % 9 {
        3 if line.starts_with("POST") => Fate::LoseAnswer,
        6 => Fate::Answer("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n".into()),
        _ => Fate::Pass,
    }
}

#[test]
fn lost_answers_and_a_portal_that_is_away_are_ridden_out() {
    let place = Place::new();
    let running = serve(&place);
    let base = between(&running.base, bad_days);
    for (seed, mode) in [("1", "journey"), ("2", "mixed"), ("3", "api")] {
        let arguments = [
            "--mode",
            mode,
            "--seed",
            seed,
            "--people",
            "12",
            "--concurrency",
            "4",
            "--ride-out",
            "20",
            "--format",
            "json",
        ];
        let report = assert_holds(&rush(&place, &base, &arguments));
        assert_eq!(count(&report, "broken_off"), 0, "{report}");
        assert!(count(&report["errors"], "status-503") > 0, "{report}");
        assert!(count(&report["errors"], "connection-broken") > 0, "{report}");
    }
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn without_riding_out_what_is_in_doubt_is_told_from_what_is_broken() {
    let place = Place::new();
    let running = serve(&place);
    // Every third act, also those by which the check looks for what is in doubt: it asks again.
    let acts = AtomicUsize::new(0);
    let base = between(&running.base, move |line, _| {
        let is_act = line.starts_with("POST") && !line.contains("/view");
        if is_act && acts.fetch_add(1, Ordering::Relaxed) % 3 == 2 { Fate::LoseAnswer } else { Fate::Pass }
    });
    for (seed, mode) in [("1", "mixed"), ("2", "api")] {
        let arguments = ["--mode", mode, "--seed", seed, "--people", "14", "--concurrency", "4", "--format", "json"];
        let report = assert_holds(&rush(&place, &base, &arguments));
        assert!(count(&report, "broken_off") > 0, "{report}");
        assert!(count(&report, "bookings") > 0, "{report}");
    }
}

#[test]
fn a_notice_that_was_never_stored_is_found() {
    let place = Place::new();
    let running = serve(&place);
    let told = r#"{"confirmation_number":"NYC-26-0000-0000","pin":"123456","status":"booked","revision":1,"office":"NYC","starts_at":"2026-12-07T09:00"}"#;
    let lie = format!("HTTP/1.1 201 Created\r\nContent-Length: {}\r\n\r\n{told}", told.len());
    let base = between(&running.base, move |line, _| {
        if line.starts_with("POST /api/v1/appointments HTTP") { Fate::Answer(lie.clone()) } else { Fate::Pass }
    });
    let ended = rush(&place, &base, &["--mode", "api", "--people", "2", "--office", "NYC"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    for words in [
        "BROKEN NYC-26-0000-0000: NYC 2026-12-07T09:00 was promised, nothing is shown",
        "BROKEN NYC-26-0000-0000: promised to two people, ",
    ] {
        assert!(ended.stdout.contains(words), "no {words} in {}", ended.stdout);
    }
}

#[test]
fn a_cancellation_that_was_never_done_is_found() {
    let place = Place::new();
    let running = serve(&place);
    let base = between(&running.base, |line, _| {
        let number = line.strip_prefix("POST /api/v1/appointments/").and_then(|rest| rest.split_once("/cancel "));
        let Some((number, _)) = number else { return Fate::Pass };
        let told = format!(
            r#"{{"confirmation_number":"{number}","status":"cancelled","revision":2,"office":"NYC","starts_at":"2026-12-07T09:00"}}"#
        );
        Fate::Answer(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{told}", told.len()))
    });
    let ended = rush(&place, &base, &["--mode", "mixed", "--people", "30", "--office", "NYC"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.stdout.contains(": cancelled was promised, NYC 2026-1"), "{}", ended.stdout);
}
