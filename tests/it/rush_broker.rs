//! `infopass rush --mode broker` against the real program: what a broker gets where nothing can stop him, and where a
//! canceled seat comes back later.

use crate::support::binary::{Ended, Place, Running};
use serde_json::{Value, json};

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
fn limits_that_the_broker_obeys_are_no_broken_promise() {
    let place = Place::new();
    let running = serve(&place, &[]);
    let ended = broker(&place, &running.base, &["--arrivals", "2", "--customers", "2", "--addresses", "2"]);
    let report = report(&ended);
    assert!(report["broker"]["hoarded"]["in_all"].as_u64().unwrap() > 0, "{report}");
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
