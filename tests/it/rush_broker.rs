//! `infopass rush --mode broker` against the real program: what a broker gets where nothing can stop him, and where a
//! canceled seat comes back later.

use crate::support::between::{Fate, between};
use crate::support::binary::{Ended, Place, Running};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Two sessions of two seats on each of ten working days.
const ONE_OFFICE: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,3,1,Mon-Fri 09:00-09:30
";

fn serve(place: &Place, more: &[&str]) -> Running {
    place.file("offices.csv", ONE_OFFICE);
    place.serve(&[&["--offices", "offices.csv", "--clock", "2026-11-23T07:00:00-05:00"], more].concat())
}

/// Long enough to book forty seats, and nobody else comes unless they are asked for.
fn broker(place: &Place, base: &str, arguments: &[&str]) -> Ended {
    let always = ["rush", "--mode", "broker", "--url", base, "--office", "NYC", "--hoard-seconds", "4"];
    place.run(&[&always[..], &["--resale-seconds", "2", "--format", "json"], arguments].concat())
}

/// All that was promised is shown.
#[track_caller]
fn report(ended: &Ended) -> Value {
    let report: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|why| panic!("{why}: {ended:?}"));
    assert_eq!(report["checks"]["failed"], json!([]), "{report}");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(report["errors"], json!({}), "{report}");
    report
}

#[test]
fn where_seats_come_back_at_once_each_is_passed_on_by_pages_and_by_programs() {
    for through in ["api", "pages"] {
        let place = Place::new();
        let running = serve(&place, &["--limits", "off"]);
        let arguments = ["--arrivals", "0", "--customers", "5", "--addresses", "3", "--through", through];
        let report = report(&broker(&place, &running.base, &arguments));
        let broker = &report["broker"];
        assert_eq!((&broker["free_before"], &broker["hoarded"]["in_all"]), (&json!(40), &json!(40)), "{report}");
        let by_address = broker["hoarded"]["by_address"].as_array().unwrap();
        assert_eq!(by_address.len(), 3);
        assert!(by_address.iter().all(|count| count.as_u64().unwrap() > 0), "all his addresses book: {report}");
        let resales = &broker["resales"];
        assert_eq!((&resales["tried"], &resales["succeeded"]), (&json!(5), &json!(5)), "{report}");
        assert_eq!((&report["bookings"], &report["cancellations"]), (&json!(45), &json!(5)), "{report}");
        assert_eq!(place.run(&["check"]).stdout, "ok\n");
    }
}

#[test]
fn where_seats_come_back_later_none_is_passed_on_and_the_verdict_knows_it() {
    let place = Place::new();
    let running = serve(&place, &["--limits", "off", "--release", "random-delay"]);
    let report = report(&broker(&place, &running.base, &["--arrivals", "0", "--customers", "5", "--watchers", "2"]));
    let (broker, resales) = (&report["broker"], &report["broker"]["resales"]);
    assert_eq!(broker["release"], "random-delay");
    assert_eq!((&resales["tried"], &resales["succeeded"]), (&json!(5), &json!(0)), "{report}");
    assert_eq!((&resales["not_offered"], &resales["lost"]), (&json!(5), &json!(0)), "{report}");
    assert_eq!((&broker["watchers"]["wanted"], &broker["watchers"]["got"]), (&json!(2), &json!(0)), "{report}");
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn ordinary_people_come_meanwhile_and_everybody_is_accounted_for() {
    let place = Place::new();
    let running = serve(&place, &["--limits", "off"]);
    let arguments = ["--arrivals", "8", "--customers", "4", "--watchers", "3"];
    let report = report(&broker(&place, &running.base, &arguments));
    let broker = &report["broker"];
    let number = |value: &Value| value.as_u64().unwrap();
    let seekers = ["people_while_hoarding", "people_while_selling", "watchers"].map(|who| &broker[who]);
    for seekers in seekers {
        assert_eq!(number(&seekers["wanted"]), number(&seekers["got"]) + number(&seekers["found_nothing"]), "{report}");
    }
    assert!(number(&broker["people_while_hoarding"]["wanted"]) > 5, "{report}");
    let got: u64 = seekers.iter().map(|seekers| number(&seekers["got"])).sum();
    let resales = &broker["resales"];
    let hoarded = number(&broker["hoarded"]["in_all"]);
    assert_eq!(number(&report["bookings"]), got + hoarded + number(&resales["succeeded"]), "{report}");
    let ways = ["succeeded", "lost", "not_offered", "told_to_wait", "broken_off"].map(|way| number(&resales[way]));
    assert_eq!(ways.iter().sum::<u64>(), number(&resales["tried"]), "{report}");
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn the_pace_of_a_portal_holds_for_each_of_his_addresses_and_is_no_broken_promise() {
    for through in ["api", "pages"] {
        let place = Place::new();
        // The next booking from an address may be made an hour later, and a turn comes in a quarter of one.
        let running = serve(&place, &["--bookings-an-hour", "1"]);
        let arguments = ["--arrivals", "0", "--customers", "2", "--addresses", "5", "--through", through];
        let report = report(&broker(&place, &running.base, &arguments));
        assert_eq!(report["broker"]["hoarded"]["by_address"], json!([1, 1, 1, 1, 1]), "{report}");
        // To give a seat back costs as much as to book one: each of his other addresses has used its pace up.
        let resales = &report["broker"]["resales"];
        assert_eq!((&resales["tried"], &resales["told_to_wait"]), (&json!(2), &json!(2)), "{report}");
        assert_eq!(place.run(&["check"]).stdout, "ok\n");
    }
}

#[test]
fn told_to_wait_he_waits_and_asks_the_same_again() {
    let told = r#"{"code":"wait-for-turn"}"#;
    let wait =
        format!("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: {}\r\n\r\n{told}", told.len());
    for (through, books) in [("api", "/api/v1/appointments HTTP"), ("pages", "/book/review HTTP")] {
        let place = Place::new();
        let running = serve(&place, &["--limits", "off"]);
        let (asked, wait) = (AtomicUsize::new(0), wait.clone());
        let base = between(&running.base, move |line, _| {
            let is_booking = line.starts_with("POST") && line.contains(books);
            let is_first = is_booking && asked.fetch_add(1, Ordering::Relaxed) == 0;
            if is_first { Fate::Answer(wait.clone()) } else { Fate::Pass }
        });
        let report = report(&broker(&place, &base, &["--arrivals", "0", "--customers", "0", "--through", through]));
        let broker = &report["broker"];
        assert_eq!((&broker["waits"], &broker["waited_seconds"]), (&json!(1), &json!(1.0)), "{report}");
        assert!(broker["hoarded"]["in_all"].as_u64().unwrap() > 0, "{report}");
    }
}

#[test]
fn a_broker_wants_one_office_of_a_portal_at_an_ipv4_loopback_address() {
    let place = Place::new();
    let refused = place.run(&["rush", "--mode", "broker", "--url", "http://127.0.0.1:9"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (Some(2), ""), "{refused:?}");
    assert!(refused.stderr.contains("--office"), "{refused:?}");
    let refused = place.run(&["rush", "--mode", "broker", "--url", "http://[::1]:9", "--office", "NYC"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.stderr.contains("127.0.0.0/8"), "{refused:?}");
}

#[test]
fn the_table_tells_what_he_got() {
    let place = Place::new();
    let running = serve(&place, &["--limits", "off"]);
    let always = ["rush", "--mode", "broker", "--url", &running.base, "--office", "NYC", "--hoard-seconds", "2"];
    let ended = place.run(&[&always[..], &["--arrivals", "0", "--customers", "2"]].concat());
    for words in ["a broker at NYC, at-once", "hoarded in all", "resales tried", "watchers who got a seat"] {
        assert!(ended.stdout.contains(words), "no {words} in {}", ended.stdout);
    }
}
