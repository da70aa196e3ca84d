//! The program is killed, again and again, at any moment, while people book, move, replace and cancel. Whatever it has
//! acknowledged is there afterwards, nothing is half done: `infopass rush` keeps the ledger and compares.

use crate::support::binary::{Place, Running, tell_to_stop, wait_for};
use crate::support::postgres::{Cluster, Database};
use serde_json::Value;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const CLOCK: &str = "2026-11-23T07:00:00-05:00";

/// Two offices with seats for a few thousand people: some sessions are hotly wanted, none is scarce.
const OFFICES: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,20,1,Mon-Fri 08:00-15:30
NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7326,-74.1736,test,20,1,Mon-Fri 08:00-15:30
";

const KILLS: u64 = 30;
const DATABASE_CRASHES: u64 = 5;

/// People come until the last kill is done; more than could come meanwhile.
const PEOPLE: &str = "1000000";
/// How long rush waits for a server that is away: longer than any start takes.
const RIDE_OUT_SECS: &str = "60";
/// A whole run, on a slow machine.
const RUSH_MAX: Duration = Duration::from_mins(10);
/// Acts that a server is given before it is killed, at most.
const ACTS_MAX: u64 = 60;

/// A server that can be started again at the same address.
struct Portal<'a> {
    place: &'a Place,
    database: String,
    offices: String,
    listen: String,
}

impl<'a> Portal<'a> {
    fn new(place: &'a Place, database: String) -> Self {
        // A port that was free a moment ago; it has to be the same one each time.
        let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        Self { place, database, offices: place.file("offices.csv", OFFICES), listen }
    }

    fn start(&self) -> Running {
        let arguments = ["serve", "--listen", &self.listen, "--database", &self.database, "--offices", &self.offices];
        let more = ["--clock", CLOCK, "--limits", "off"];
        let mut command = self.place.command(arguments.into_iter().chain(more));
        command.env("RUST_LOG", "warn");
        Running::start(command)
    }

    /// Lets people come while `harm` is done; afterwards everything promised must hold.
    fn suffers(&self, harm: impl FnOnce(&AtomicBool)) -> Value {
        let url = format!("http://{}", self.listen);
        let arguments = ["rush", "--url", &url, "--mode", "mixed", "--people", PEOPLE, "--concurrency", "24"];
        let more = ["--seed", "7", "--ride-out", RIDE_OUT_SECS, "--format", "json"];
        let crowd_is_there = AtomicBool::new(true);
        let rush = self.place.command([&arguments[..], &more].concat()).spawn().unwrap();
        let process = rush.id();
        let ended = std::thread::scope(|scope| {
            let rush = scope.spawn(|| {
                let ended = wait_for(rush, RUSH_MAX);
                crowd_is_there.store(false, Ordering::Relaxed);
                ended
            });
            harm(&crowd_is_there);
            tell_to_stop(process);
            rush.join().unwrap()
        });
        let report: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|why| panic!("{why}: {ended:?}"));
        assert_eq!(report["checks"]["failed"], serde_json::json!([]), "{report}");
        assert_eq!(ended.code, Some(0), "{ended:?}");
        for act in ["bookings", "moves", "cancellations", "replacements"] {
            assert!(report[act].as_u64().unwrap() >= 10, "hardly any {act}: {report}");
        }
        report
    }

    fn is_sound(&self) {
        let check = self.place.run(&["check", "--database", &self.database]);
        assert_eq!((check.code, check.stdout.as_str()), (Some(0), "ok\n"), "{check:?}");
    }
}

/// The sum of a server's metrics whose lines begin so and have this in them; `None` while it does not answer.
fn counted(base: &str, metric: &str, label: &str) -> Option<u64> {
    let config = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(20))).build();
    let shown = config.new_agent().get(format!("{base}/metrics")).call().ok()?.body_mut().read_to_string().ok()?;
    let counts = shown.lines().filter(|line| line.starts_with(metric) && line.contains(label));
    Some(counts.filter_map(|line| line.rsplit_once(' ')?.1.parse::<u64>().ok()).sum())
}

/// What a server has done since it started.
fn acts(base: &str) -> Option<u64> {
    counted(base, "infopass_acts_total{", "")
}

/// How many requests a server has answered with 503.
fn turned_away(base: &str) -> Option<u64> {
    counted(base, "infopass_http_requests_total{", "status=\"503\"")
}

/// Waits until one more request was answered with 503: a server that is quickly there again might not be missed by anybody.
fn wait_until_felt(base: &str, before: u64, crowd_is_there: &AtomicBool) {
    let deadline = Instant::now() + Duration::from_mins(2);
    while turned_away(base).is_none_or(|count| count <= before) {
        assert!(crowd_is_there.load(Ordering::Relaxed), "rush ended before its time");
        assert!(Instant::now() < deadline, "nobody feels the crash");
    }
}

/// Waits until a server that has done some acts has done a number more that nobody can foresee.
fn work_a_while(base: &str, done: u64, turn: u64, crowd_is_there: &AtomicBool) {
    let wanted = done + 1 + (turn * 2_654_435_761) % ACTS_MAX;
    let deadline = Instant::now() + Duration::from_mins(2);
    while acts(base).is_none_or(|acts| acts < wanted) {
        assert!(crowd_is_there.load(Ordering::Relaxed), "rush ended before its time");
        assert!(Instant::now() < deadline, "the server does nothing");
    }
}

/// Kills and starts the server [`KILLS`] times.
fn kill_again_and_again(portal: &Portal<'_>, crowd_is_there: &AtomicBool, first: Running) -> Running {
    let mut running = first;
    for turn in 0..KILLS {
        work_a_while(&running.base, 0, turn, crowd_is_there);
        running.kill();
        running = portal.start();
    }
    running
}

/// People come while the program is killed and started again and again; every promise holds.
fn survives_kills(database: String, place: &Place) {
    let portal = Portal::new(place, database);
    let mut running = Some(portal.start());
    let report = portal.suffers(|crowd_is_there| {
        running = Some(kill_again_and_again(&portal, crowd_is_there, running.take().unwrap()));
    });
    assert!(report["errors"].as_object().is_some_and(|errors| !errors.is_empty()), "no kill was felt: {report}");
    running.unwrap().kill();
    portal.is_sound();
}

#[test]
fn a_file_keeps_every_promise_through_thirty_kills() {
    let place = Place::new();
    survives_kills(format!("sqlite:{}", place.argument("infopass.db")), &place);
}

/// A cluster that waits for the disk.
fn server_database() -> (Cluster, Database) {
    let cluster = Cluster::start(&[]);
    let database = cluster.database();
    (cluster, database)
}

#[test]
fn a_server_keeps_every_promise_through_thirty_kills_of_the_program() {
    let (_cluster, database) = server_database();
    survives_kills(database.url, &Place::new());
}

#[test]
fn the_program_keeps_every_promise_through_crashes_of_the_database_server() {
    let (mut cluster, database) = server_database();
    let place = Place::new();
    let portal = Portal::new(&place, database.url);
    let running = portal.start();
    let report = portal.suffers(|crowd_is_there| {
        let mut done = 0;
        for turn in 0..DATABASE_CRASHES {
            work_a_while(&running.base, done, turn, crowd_is_there);
            let before = turned_away(&running.base).unwrap();
            cluster.crash();
            wait_until_felt(&running.base, before, crowd_is_there);
            cluster.start_server();
            done = acts(&running.base).unwrap();
        }
    });
    assert!(report["errors"]["status-503"].as_u64().is_some_and(|count| count > 0), "no crash was felt: {report}");
    assert_eq!(running.terminate().code, Some(0));
    portal.is_sound();
}
