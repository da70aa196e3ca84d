//! A thousand people go for one seat at the same moment: one has it, 999 are told clearly that it has gone, on a file and
//! on a database server with three processes.

use crate::support::binary::{Place, Running};
use crate::support::postgres::Cluster;
use serde_json::Value;

const CLOCK: &str = "2026-11-23T07:00:00-05:00";

/// One window, one session a day: each session has one seat.
const ONE_SEAT: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,1,0,Mon-Fri 09:00-09:15
";

const PEOPLE: &str = "1000";

/// Everybody presses at once; the report of what they were told.
fn race(place: &Place, servers: &[Running], through: &str) -> Value {
    let urls: Vec<&str> = servers.iter().map(|server| server.base.as_str()).collect();
    let arguments = ["rush", "--url", &urls.join(","), "--mode", "one-seat", "--people", PEOPLE, "--seats", "1"];
    let more = ["--office", "NYC", "--slot", "2026-12-07T09:00", "--through", through, "--format", "json"];
    let ended = place.run(&[&arguments[..], &more].concat());
    let report: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|why| panic!("{why}: {ended:?}"));
    assert_eq!(report["checks"]["failed"], serde_json::json!([]), "{report}");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    report
}

fn one_has_it_and_all_others_are_told(report: &Value) {
    assert_eq!(report["bookings"], 1, "{report}");
    assert_eq!(report["refusals"], serde_json::json!({ "slot-taken": 999 }), "{report}");
    assert_eq!(report["errors"], serde_json::json!({}), "{report}");
}

fn serve(place: &Place, offices: &str, database: &str) -> Running {
    place.serve(&["--offices", offices, "--database", database, "--clock", CLOCK, "--limits", "off"])
}

#[test]
fn of_a_thousand_programs_after_one_seat_of_a_file_one_wins() {
    let place = Place::new();
    let (offices, database) = (place.file("offices.csv", ONE_SEAT), format!("sqlite:{}", place.argument("x.db")));
    let servers = [serve(&place, &offices, &database)];
    one_has_it_and_all_others_are_told(&race(&place, &servers, "api"));
    let check = place.run(&["check", "--database", &database]);
    assert_eq!(check.stdout, "ok\n", "{check:?}");
}

#[test]
fn of_a_thousand_programs_after_one_seat_of_three_processes_one_wins() {
    let database = Cluster::shared().database();
    let place = Place::new();
    let offices = place.file("offices.csv", ONE_SEAT);
    let servers: Vec<Running> = (0..3).map(|_| serve(&place, &offices, &database.url)).collect();
    one_has_it_and_all_others_are_told(&race(&place, &servers, "api"));
    let check = place.run(&["check", "--database", &database.url]);
    assert_eq!(check.stdout, "ok\n", "{check:?}");
    // Each of them had a third of the people.
    for server in &servers {
        let shown = crate::support::Person::new(&server.base).open("/metrics").body;
        let series = r#"infopass_http_requests_total{route="/api/v1/appointments",method="POST","#;
        let told: u64 = shown
            .lines()
            .filter(|line| line.starts_with(series))
            .filter_map(|line| line.rsplit_once(' ')?.1.parse::<u64>().ok())
            .sum();
        assert!((300..=400).contains(&told), "{told}:\n{shown}");
    }
}
