//! What those who run the service see: health, readiness, metrics, request ids in the log, and a stop in good order.

use crate::journeys::{as_far_as_time, book, first_free, numbers, sign_in};
use crate::support::binary::{Place, Running};
use crate::support::portal::FEW_SEATS;
use crate::support::postgres::Cluster;
use crate::support::{ANA, Person, Portal, somebody};
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use std::time::{Duration, Instant};

const CLOCK: &str = "2026-11-23T10:00:00-05:00";

fn serve(place: &Place) -> Running {
    let offices = place.file("offices.csv", FEW_SEATS);
    place.serve(&["--offices", &offices, "--clock", CLOCK])
}

/// The value of a series, such as `name{label="value"}`; labels in the order of the alphabet.
fn metric(base: &str, series: &str) -> Option<f64> {
    let shown = Person::new(base).open("/metrics");
    assert_eq!(shown.status, 200);
    let line = shown.body.lines().find(|line| line.rsplit_once(' ').is_some_and(|(name, _)| sorted(name) == series))?;
    Some(line.rsplit_once(' ').unwrap().1.parse().unwrap())
}

/// A series with its labels sorted.
fn sorted(series: &str) -> String {
    let Some((name, labels)) = series.strip_suffix('}').and_then(|series| series.split_once('{')) else {
        return series.to_owned();
    };
    let mut labels: Vec<&str> = labels.split("\",").map(|label| label.trim_end_matches('"')).collect();
    labels.sort_unstable();
    format!("{name}{{{}\"}}", labels.join("\","))
}

/// Waits for something that must come soon.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_mins(1);
    while !is_so() {
        assert!(Instant::now() < deadline, "{what}: it does not");
    }
}

#[test]
fn a_running_server_is_healthy_and_ready() {
    let place = Place::new();
    let running = serve(&place);
    let mut person = Person::new(&running.base);
    assert_eq!(person.open("/healthz").body, "ok\n");
    let ready = person.open("/readyz");
    let told: serde_json::Value = serde_json::from_str(&ready.body).unwrap();
    let expected =
        serde_json::json!({ "database": "ok", "migrations": "ok", "seats": "ok", "keys": "ok", "ready": true });
    assert_eq!((ready.status, told), (200, expected));
}

#[test]
fn a_day_without_seats_is_not_ready_until_the_keeper_has_made_them() {
    let portal = Portal::with(CLOCK, FEW_SEATS);
    let ready = || Person::new(&portal.base).open("/readyz");
    assert_eq!(ready().status, 200);
    portal.by_hand("DELETE FROM office_days WHERE day = '2026-12-07'");
    let shown = ready();
    assert_eq!(shown.status, 503);
    assert!(shown.body.contains(r#""seats":"some days of the open window have none""#), "{}", shown.body);
    assert!(shown.headers.iter().any(|(name, _)| name == "retry-after"));
    portal.set_now(CLOCK);
    assert_eq!(ready().status, 200);
}

#[test]
fn a_database_server_that_is_gone_is_not_ready_but_the_process_is_healthy() {
    let mut cluster = Cluster::start(&[]);
    let database = cluster.database();
    let place = Place::new();
    let offices = place.file("offices.csv", FEW_SEATS);
    let running = place.serve(&["--offices", &offices, "--clock", CLOCK, "--database", &database.url]);
    let open = |path| Person::new(&running.base).open(path);
    assert_eq!(open("/readyz").status, 200);
    cluster.crash();
    let shown = open("/readyz");
    assert_eq!(shown.status, 503);
    assert!(shown.body.contains(r#""database":"does not answer""#), "{}", shown.body);
    assert_eq!(open("/healthz").status, 200);
    cluster.start_server();
    let shown = open("/readyz");
    assert_eq!(shown.status, 200, "{} {}", shown.body, running.terminate().stderr);
}

#[test]
fn what_people_do_is_counted() {
    let place = Place::new();
    let running = serve(&place);
    let count = |series: &str| metric(&running.base, series).unwrap_or_default();
    let is =
        |series: &str, expected: f64| assert!((count(series) - expected).abs() < 1e-9, "{series}: {}", count(series));
    let free_at_first = count(r#"infopass_seats_free{office="NYC"}"#);
    assert!(free_at_first > 10.0);

    let mut ana = Person::new(&running.base);
    let (number, _) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    sign_in(&mut Person::new(&running.base), "es", &number, "000000");
    let form = ana.open("/en/replacement");
    ana.send(&form, &somebody("Nobody"));
    let ask = ana.open("/en/appointment/cancel");
    ana.send(&ask, &[]);

    is(r#"infopass_acts_total{act="book"}"#, 1.0);
    is(r#"infopass_acts_total{act="cancel"}"#, 1.0);
    is(r#"infopass_refusals_total{act="replace-notice",reason="no-match"}"#, 1.0);
    let posted = r#"infopass_http_requests_total{method="POST",route="/{lang}/appointment",status="404"}"#;
    is(posted, 1.0);
    let timed = r#"infopass_http_request_duration_seconds_count{route="/{lang}/book/review"}"#;
    assert!(count(timed) >= 2.0);
    assert!(count("infopass_write_batch_size_count") >= 2.0);
    assert!(count("infopass_write_duration_seconds_count") >= 2.0);
    is("infopass_write_queue_depth", 0.0);
    is("infopass_write_oldest_age_seconds", 0.0);
    is(r#"infopass_pool_connections{state="max"}"#, 8.0);
    is(r#"infopass_pool_connections{state="busy"}"#, 0.0);
}

#[test]
fn a_request_has_one_id_in_its_answer_and_in_the_log() {
    let place = Place::new();
    let running = serve(&place);
    let ids: Vec<String> = ["/en/", "/healthz", "/nowhere"]
        .map(|path| {
            let shown = Person::new(&running.base).open(path);
            shown.headers.iter().find(|(name, _)| name == "x-request-id").expect(path).1.clone()
        })
        .into();
    let log = running.terminate().stderr;
    for id in ids {
        assert_eq!(id.len(), 12);
        let lines: Vec<&str> = log.lines().filter(|line| line.contains(&id)).collect();
        assert_eq!(lines.len(), 1, "{log}");
        let line: serde_json::Value = serde_json::from_str(lines[0]).unwrap();
        assert!(line["fields"]["micros"].is_u64() && line["fields"]["status"].is_u64(), "{line}");
    }
}

#[test]
fn a_booking_in_flight_is_finished_before_a_stopped_server_ends() {
    let place = Place::new();
    let running = serve(&place);
    let mut person = Person::new(&running.base);
    let times = as_far_as_time(&mut person, "en", &ANA, "NYC");
    let review = person.send(&times, &[("slot", &first_free(&times))]);
    let (action, body) = review.filled(&[]);
    let cookies: Vec<String> = person.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();

    // Whoever backs the file up may hold it for a moment.
    let mut holder = SqliteConnection::establish(&place.argument("var/infopass.db")).unwrap();
    holder.batch_execute("BEGIN IMMEDIATE").unwrap();
    let base = running.base.clone();
    let booking = std::thread::spawn(move || {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        let request = config.new_agent().post(format!("{base}{action}")).header("Cookie", cookies.join("; "));
        request.header("Content-Type", "application/x-www-form-urlencoded").send(body.as_bytes()).unwrap()
    });
    until("the booking waits", || metric(&running.base, "infopass_write_queue_depth").unwrap_or_default() >= 1.0);
    let base = running.base.clone();
    let stopping = std::thread::spawn(move || running.terminate());
    // It takes no new connections any more, and still has not answered.
    let address = base.strip_prefix("http://").unwrap();
    until("the server stops listening", || std::net::TcpStream::connect(address).is_err());
    assert!(!booking.is_finished());
    holder.batch_execute("COMMIT").unwrap();

    let answer = booking.join().unwrap();
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.headers()["location"], "/en/notice?did=booked");
    assert_eq!(stopping.join().unwrap().code, Some(0));
    let check = place.run(&["check"]);
    assert_eq!(check.stdout.trim(), "ok", "{check:?}");
}
