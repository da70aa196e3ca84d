//! Servers and the command that rotates the keys are killed, again and again, at every step of a rotation, while people
//! book, move, replace and cancel, each request at another server: nobody notices. `infopass rush` keeps the ledger of what people were told and compares.

use crate::support::Person;
use crate::support::between::in_front_of;
use crate::support::binary::{Ended, Place, Running, tell_to_stop, wait_for};
use crate::support::postgres::Cluster;
use diesel::prelude::*;
use infopass::db::keys::processes;
use infopass::db::schema::{appointments, keys};
use infopass::db::{Abort, Conn, DatabaseUrl, Db};
use infopass::domain::identifiers::ConfirmationNumber;
use infopass::domain::key::{Key, KeyState};
use infopass::vault::Vault;
use jiff::Timestamp;
use serde_json::Value;
use std::convert::Infallible;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Child;
use std::time::{Duration, Instant};

const CLOCK: &str = "2026-11-23T07:00:00-05:00";

/// Seats for a few thousand people.
const OFFICES: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,20,1,Mon-Fri 08:00-15:30
NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7326,-74.1736,test,20,1,Mon-Fri 08:00-15:30
";

/// A whole run, on a slow machine.
const RUN_MAX: Duration = Duration::from_mins(10);
/// One step of a rotation, with the start of a server in it.
const STEP_MAX: Duration = Duration::from_mins(2);
/// Bookings that are there before a rotation is harmed: enough that sealing them anew takes more than one write.
const BOOKINGS: i64 = 250;

/// Servers over one database, which can be started again at the same addresses.
struct Portal {
    place: Place,
    database: String,
    offices: String,
    listen: Vec<String>,
    running: Vec<Running>,
    /// Copies of the secret file as it was before each rotation.
    stolen: Vec<PathBuf>,
}

impl Portal {
    fn start(place: Place, database: String, servers: usize) -> Self {
        let free = || TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let (offices, listen) = (place.file("offices.csv", OFFICES), (0..servers).map(|_| free()).collect());
        let mut portal = Self { place, database, offices, listen, running: Vec::new(), stolen: Vec::new() };
        portal.running = (0..servers).map(|server| portal.server(server)).collect();
        portal
    }

    /// A testers' server looks every second whether the keys have changed.
    fn server(&self, server: usize) -> Running {
        let arguments = ["serve", "--lab", "--listen", &self.listen[server], "--database", &self.database];
        let more = ["--offices", &self.offices, "--clock", CLOCK, "--limits", "off"];
        let mut command = self.place.command(arguments.into_iter().chain(more));
        command.env("RUST_LOG", "warn");
        Running::start(command)
    }

    /// Kills a server without a word and starts it again.
    fn kill_server(&mut self, server: usize) {
        let running = self.running.remove(server);
        self.kill(running);
        let again = self.server(server);
        self.running.insert(server, again);
    }

    fn kill_servers(&mut self) {
        for running in std::mem::take(&mut self.running) {
            self.kill(running);
        }
    }

    fn start_servers(&mut self) {
        self.running = (0..self.listen.len()).map(|server| self.server(server)).collect();
    }

    /// What it has told of itself goes with it, as it would after five minutes: a rotation waits so long.
    fn kill(&self, running: Running) {
        let process = format!("/{}/", running.process());
        running.kill();
        let url: DatabaseUrl = self.database.parse().unwrap();
        let db = Db::open(&url.acting()).unwrap();
        let forget = move |conn: &mut Conn| {
            for gone in processes::all(conn)?.iter().filter(|told| told.name.contains(&process)) {
                processes::forget(conn, &gone.name)?;
            }
            Ok::<(), Abort<Infallible>>(())
        };
        db.write_blocking(forget).unwrap();
        db.close();
    }

    fn command(&self, arguments: &[&str]) -> std::process::Command {
        self.place.command([arguments, &["--database", &self.database]].concat())
    }

    /// Begins to rotate, or goes on; killed once it has said this, or left to its end.
    fn rotate_until(&self, said: Option<&str>) -> String {
        let mut child = self.command(&["keys", "rotate", "--now", "--wait", "100"]).spawn().unwrap();
        let Some(said) = said else {
            let ended = wait_for(child, STEP_MAX);
            assert_eq!(ended.code, Some(0), "{ended:?}");
            return ended.stdout;
        };
        let told = read_until(&mut child, said);
        child.kill().unwrap();
        child.wait().unwrap();
        told
    }

    fn status(&self) -> String {
        let ended = self.place.run(&["keys", "status", "--database", &self.database]);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        ended.stdout
    }

    /// Waits until something is so.
    fn until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + STEP_MAX;
        while !is_so(self) {
            assert!(Instant::now() < deadline, "{what}: it does not; {}", self.status());
        }
    }

    fn db(&self) -> Db {
        let url: DatabaseUrl = self.database.parse().unwrap();
        Db::open(&url.looking()).unwrap()
    }

    fn bookings(&self) -> i64 {
        self.db().read_blocking(|conn| appointments::table.count().get_result(conn)).unwrap()
    }

    fn steal(&mut self) {
        let copy = self.place.path(&format!("stolen-{}.key", self.stolen.len()));
        std::fs::copy(self.place.path("var/secret.key"), &copy).unwrap();
        self.stolen.push(copy);
    }

    /// Whether the secret file has a key.
    fn has_line_of(&self, id: i64) -> bool {
        let text = std::fs::read_to_string(self.place.path("var/secret.key")).unwrap();
        text.lines().any(|line| id_of(line) == id)
    }

    /// How many cells the keys that were in use in a stolen file open.
    fn opened_by(&self, stolen: &PathBuf) -> usize {
        let text = std::fs::read_to_string(stolen).unwrap();
        let ids: Vec<i64> = text.lines().map(id_of).collect();
        let (known, cells) = self
            .db()
            .read_blocking(|conn| {
                let known: Vec<(i64, String)> = keys::table.select((keys::id, keys::check_value)).load(conn)?;
                let cells: Vec<(String, Vec<u8>)> =
                    appointments::table.select((appointments::number, appointments::details_sealed)).load(conn)?;
                Ok((known, cells))
            })
            .unwrap();
        let known = known.into_iter().filter(|(id, _)| ids.contains(id));
        let keys: Vec<Key> = known
            .map(|(id, check_value)| Key { id, check_value, state: KeyState::InUse, since: Timestamp::UNIX_EPOCH })
            .collect();
        let vault = Vault::open(stolen, &keys).unwrap();
        let opens = |(number, cell): &(String, Vec<u8>)| {
            vault.open_details(&ConfirmationNumber::parse(number).unwrap(), cell).is_some()
        };
        assert!(cells.len() > 100);
        cells.iter().filter(|cell| opens(cell)).count()
    }
}

/// Which key a line of a secret file holds: one without a number is key 1.
fn id_of(line: &str) -> i64 {
    line.split_once(' ').map_or(1, |(id, _)| id.parse().unwrap())
}

/// Reads a command's standard output until a line has this in it.
fn read_until(child: &mut Child, said: &str) -> String {
    use std::io::BufRead;
    let mut told = String::new();
    let lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    for line in lines.map_while(Result::ok) {
        told += &line;
        told.push('\n');
        if line.contains(said) {
            return told;
        }
    }
    panic!("it ends without saying `{said}`: {told}");
}

/// One rotation in which the command and the servers are killed at each step, and more in which they are killed anywhere.
fn harm(portal: &mut Portal) {
    portal.until("people book", |portal| portal.bookings() >= BOOKINGS);
    // Killed when the key is drawn: nothing depends on it yet.
    portal.steal();
    portal.rotate_until(Some("is drawn"));
    portal.kill_servers();
    portal.start_servers();
    // Killed with all servers in the moment in which the new key begins to seal: everything is left to be made anew.
    portal.rotate_until(Some("seals from now on"));
    portal.kill_servers();
    let status = portal.status();
    assert!(status.contains("left under key 1: appointments "), "{status}");
    let left = status.split("appointments ").nth(1).unwrap().split(',').next().unwrap().parse::<i64>().unwrap();
    assert!(left > 100, "{status}");
    portal.start_servers();
    // The servers make it anew by themselves; they are killed in the middle of it and after.
    portal.kill_server(0);
    portal.until("all is made anew", |portal| {
        portal.status().contains("under key 1: appointments 0, requests 0, person keys 0")
    });
    portal.kill_servers();
    portal.start_servers();
    // Killed when the old key is dropped: its line is still in the file, and the next call finishes.
    assert!(portal.has_line_of(1));
    portal.rotate_until(Some("dropped: key 1"));
    portal.kill_server(0);
    let told = portal.rotate_until(None);
    assert!(!portal.has_line_of(1), "{told}");
    // Killed again and again, wherever it is just then.
    for turn in 2..4_u64 {
        portal.steal();
        for kill in 0..4 {
            let mut child = portal.command(&["keys", "rotate", "--now", "--wait", "100"]).spawn().unwrap();
            let bookings = portal.bookings();
            portal.until("people go on", |portal| portal.bookings() > bookings + kill * 3);
            let over = child.try_wait().unwrap().is_some();
            child.kill().unwrap();
            child.wait().unwrap();
            if over {
                break;
            }
            let servers = u64::try_from(portal.listen.len()).unwrap();
            portal.kill_server(usize::try_from(turn % servers).unwrap());
        }
        // What is under way is finished; where nothing is, another one is done whole.
        let told = portal.rotate_until(None);
        assert!(told.lines().last().unwrap().starts_with("done"), "{told}");
    }
}

/// Everything that a crowd was told still holds.
fn holds(ended: &Ended) {
    let report: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|why| panic!("{why}: {ended:?}"));
    assert_eq!(report["checks"]["failed"], serde_json::json!([]), "{report}");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    for act in ["bookings", "moves", "cancellations", "replacements"] {
        assert!(report[act].as_u64().unwrap() >= 10, "hardly any {act}: {report}");
    }
}

fn keeps_every_promise(mut portal: Portal) {
    let url = in_front_of(portal.listen.clone());
    let arguments = ["rush", "--url", &url, "--mode", "mixed", "--people", "1000000", "--concurrency", "8"];
    let more = ["--seed", "7", "--ride-out", "60", "--format", "json"];
    let rush = portal.place.command([&arguments[..], &more].concat()).spawn().unwrap();
    let process = rush.id();
    let rush = std::thread::spawn(move || wait_for(rush, RUN_MAX));
    harm(&mut portal);
    tell_to_stop(process);
    holds(&rush.join().unwrap());
    portal.running.drain(..).for_each(|server| assert_eq!(server.terminate().code, Some(0)));
    let check = portal.place.run(&["check", "--database", &portal.database]);
    assert_eq!((check.code, check.stdout.as_str()), (Some(0), "ok\n"), "{check:?}");
    for stolen in &portal.stolen {
        assert_eq!(portal.opened_by(stolen), 0, "{}", stolen.display());
    }
    assert!(portal.opened_by(&portal.place.path("var/secret.key")) > 100);
}

#[test]
fn servers_on_a_file_and_the_command_are_killed_at_each_step_of_a_rotation_and_nobody_notices() {
    let place = Place::new();
    let database = format!("sqlite:{}", place.argument("infopass.db"));
    keeps_every_promise(Portal::start(place, database, 1));
}

#[test]
fn two_servers_of_one_database_and_the_command_are_killed_at_each_step_of_a_rotation_and_nobody_notices() {
    let cluster = Cluster::start(&[]);
    let database = cluster.database();
    keeps_every_promise(Portal::start(Place::new(), database.url, 2));
}

#[test]
fn a_stopped_portal_is_rotated_in_one_call_and_does_not_start_with_the_old_file() {
    let place = Place::new();
    let offices = place.file("offices.csv", OFFICES);
    let few = ["--offices", &offices, "--clock", CLOCK];
    let serve_once = || {
        let running = place.serve(&few);
        assert_eq!(Person::new(&running.base).open("/readyz").status, 200);
        assert_eq!(running.terminate().code, Some(0));
    };
    serve_once();
    let (secret, old) = (place.path("var/secret.key"), place.path("old.key"));
    std::fs::copy(&secret, &old).unwrap();
    let told = place.run(&["keys", "rotate", "--now", "--wait", "0"]);
    assert_eq!(told.code, Some(0), "{told:?}");
    let lines: Vec<&str> = told.stdout.lines().collect();
    let expected = ["key 2 is drawn", "key 2 seals from now on", "dropped: key 1", "done: key 1 went out"];
    assert!(lines.len() == 4 && lines.iter().zip(expected).all(|(line, begins)| line.starts_with(begins)), "{told:?}");
    let status = place.run(&["keys", "status"]).stdout;
    assert!(status.starts_with("key 1: dropped since ") && status.contains("\nkey 2: seals since "), "{status}");
    std::fs::rename(&secret, place.path("new.key")).unwrap();
    std::fs::rename(&old, &secret).unwrap();
    for refused in [place.try_serve(&few), place.run(&["check"])] {
        assert_eq!(refused.code, Some(2), "{refused:?}");
        assert!(refused.stderr.contains("secret.key has no key 2"), "{refused:?}");
    }
    std::fs::rename(place.path("new.key"), &secret).unwrap();
    serve_once();
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
    let given_up = place.run(&["keys", "cancel"]);
    assert!(given_up.code == Some(2) && given_up.stderr.contains("no key is being loaded"), "{given_up:?}");
}
