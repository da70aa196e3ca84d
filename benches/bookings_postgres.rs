//! Durable bookings on PostgreSQL in one run on one machine, two ways that take turns on one database of a throwaway
//! cluster that waits for its disk: through `Db::write`, and by `pgbench` with the very same statements, prepared, on as
//! many connections. `cargo bench --bench bookings_postgres`; with `-- --test` one quick round.

#![allow(clippy::expect_used, reason = "a bench has nobody to report an error to")]
#![allow(clippy::print_stdout, reason = "a bench prints what it has measured")]

#[allow(dead_code, reason = "the tests use all of it")]
#[allow(clippy::unwrap_used, reason = "made for tests")]
#[path = "../tests/it/support/postgres.rs"]
mod postgres;
mod support;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use infopass::db::{DatabaseUrl, Db};
use postgres::Cluster;
use support::{
    DETAILS_BYTES, FIRST_SESSION_SECS, NOW_SECS, Offices, SCATTER, SESSION_SECS, Sessions, book_together, in_order,
    median, ratio, statements,
};
use tokio::runtime::Runtime;

/// Rounds in which each way has its turn.
const ROUNDS: u64 = 8;

/// How long a turn takes.
const TURN: Duration = Duration::from_secs(5);

/// Sessions that stand ready for a turn: more than can be booked full in it.
const SESSIONS: u64 = 20_000;

/// People who book at the same time through the door; so many connections as it has serve them.
const PEOPLE: u64 = 64;

/// Numbers of pgbench's bookings begin here; they have as many characters as real ones.
const PGBENCH_FIRST: u64 = 100_000_000;

struct World {
    cluster: Cluster,
    url: String,
    db: Db,
    connections: u32,
    offices: &'static Offices,
    script: PathBuf,
    next: u64,
    next_session: u64,
}

impl World {
    fn new() -> Self {
        let cluster = Cluster::start(&[]);
        let url = cluster.database().url;
        let address: DatabaseUrl = url.parse().expect("an address");
        let config = address.serving();
        let db = Db::open(&config).expect("the database");
        db.started();
        let offices: &'static Offices = Box::leak(Box::new(Offices::store(&db)));
        let script = cluster.data().with_file_name("booking.sql");
        let mut world =
            Self { cluster, url, db, connections: config.connections_max, offices, script, next: 0, next_session: 0 };
        let (first, sessions) = world.prepare(1);
        let booking = in_order(offices, first, sessions).next().expect("a booking");
        let script = script_of(&statements::of_a_booking(&world.db, booking));
        std::fs::write(&world.script, script).expect("the script");
        world
    }

    /// Makes seats for a turn, which are not part of it; what the server owes the disk is paid before.
    fn prepare(&mut self, count: u64) -> (u64, Sessions) {
        let sessions = Sessions { first: self.next_session, count };
        self.offices.make_seats(&self.db, sessions);
        self.next_session += count;
        let first = self.next;
        self.next += sessions.seats();
        let mut conn = self.connect();
        for tidy in ["VACUUM ANALYZE", "CHECKPOINT"] {
            conn.batch_execute(tidy).expect("a tidy server");
        }
        (first, sessions)
    }

    fn connect(&self) -> PgConnection {
        PgConnection::establish(&self.url).expect("a connection")
    }

    /// Seats that somebody has.
    fn taken(&self) -> i64 {
        let count = "SELECT count(appointment_number) AS taken FROM seats";
        diesel::sql_query(count).get_result::<Taken>(&mut self.connect()).expect("a count").taken
    }

    fn through_the_door(&mut self, runtime: &Runtime, turn: Duration, count: u64) -> f64 {
        let (first, sessions) = self.prepare(count);
        book_together(runtime, &self.db, self.offices, PEOPLE, first, sessions, turn)
    }

    fn pgbench(&mut self, turn: Duration, count: u64) -> f64 {
        let (first, sessions) = self.prepare(count);
        let before = self.taken();
        let codes: String = self.offices.codes().iter().map(ToString::to_string).collect();
        let defined = [
            ("i", "-1".to_owned()),
            ("clients", self.connections.to_string()),
            ("first", (PGBENCH_FIRST + first).to_string()),
            ("session0", sessions.first.to_string()),
            ("sessions", sessions.count.to_string()),
            ("offices", self.offices.codes().len().to_string()),
            ("codes", codes),
            ("details", format!("\\x{}", "a7".repeat(DETAILS_BYTES))),
        ];
        let mut arguments: Vec<String> = ["-n", "-M", "prepared", "-j", "2"].map(str::to_owned).to_vec();
        arguments.extend(["-c".to_owned(), self.connections.to_string(), "-T".to_owned(), turn.as_secs().to_string()]);
        arguments.extend(["-f".to_owned(), self.script.to_string_lossy().into_owned()]);
        arguments.extend(defined.iter().flat_map(|(name, value)| ["-D".to_owned(), format!("{name}={value}")]));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ran = self.cluster.program("pgbench", &arguments, Path::new(&self.url));
        let told = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success(), "pgbench: {told}{}", String::from_utf8_lossy(&ran.stderr));
        let number = |before: &str| told.lines().find_map(|line| line.strip_prefix(before)?.split([' ', '/']).next());
        let bookings = number("number of transactions actually processed: ").and_then(|text| text.parse().ok());
        assert_eq!(bookings, Some(self.taken() - before), "each of pgbench's transactions takes a seat: {told}");
        number("tps = ").and_then(|text| text.parse().ok()).expect("pgbench tells its speed")
    }
}

#[derive(QueryableByName)]
struct Taken {
    #[diesel(sql_type = BigInt)]
    taken: i64,
}

/// The statements as pgbench's script. It knows whole numbers only: keys and numbers are made of them by the server.
fn script_of(statements: &[String]) -> String {
    let mut script = format!(
        "\\set i :i + 1\n\
         \\set k :client_id + :i * :clients\n\
         \\set n :first + :k\n\
         \\set person :n + 1000000000000\n\
         \\set session :session0 + :k * {SCATTER} % :sessions\n\
         \\set office 1 + 3 * (:session % :offices)\n\
         \\set begins {FIRST_SESSION_SECS} + :session / :offices * {SESSION_SECS}\n\
         BEGIN;\n"
    );
    let now = NOW_SECS.to_string();
    let (number, office, begins) = ("('PGB-26-' || :n::text)", "substr(:codes::text, :office::int, 3)", ":begins");
    let (key, person) = ("sha256(int8send(:n::bigint))", "sha256(int8send(:person::bigint))");
    let (model, status) = ("'legacy'", "'booked'");
    let values: [&[&str]; 6] = [
        &[model, person, status, &now],
        // The lock, and where the key stands.
        &[],
        &["1"],
        &[
            number,
            model,
            office,
            begins,
            "'filed-case'",
            "'en'",
            status,
            "1",
            key,
            ":details::bytea",
            "1",
            &now,
            &now,
            "'2026-12-01'",
            "0",
            "substr(sha256(int8send(:n::bigint)), 1, 16)",
        ],
        &[model, person, number, "1"],
        &[number, office, begins, office, begins, &now],
    ];
    assert_eq!(statements.len(), values.len(), "the statements of a booking: {statements:#?}");
    for (statement, values) in statements.iter().zip(values) {
        let mut filled = statement.clone();
        for (at, value) in values.iter().enumerate().rev() {
            let place = format!("${}", at + 1);
            assert!(filled.contains(&place), "{place} is missing in {statement}");
            filled = filled.replace(&place, value);
        }
        assert!(!filled.contains('$'), "more values are wanted by {statement}");
        let _ = writeln!(script, "{filled};");
    }
    script + "COMMIT;\n"
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let (rounds, turn, sessions) =
        if support::quick() { (1, Duration::from_secs(1), 5_000) } else { (ROUNDS, TURN, SESSIONS) };
    let mut world = World::new();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // Round 0 warms everything up and does not count.
    for round in 0..=rounds {
        // Who goes first changes, since the tables grow.
        let (door, pgbench) = if round % 2 == 0 {
            let door = world.through_the_door(&runtime, turn, sessions);
            (door, world.pgbench(turn, sessions))
        } else {
            let pgbench = world.pgbench(turn, sessions);
            (world.through_the_door(&runtime, turn, sessions), pgbench)
        };
        if round > 0 {
            ours.push(door);
            theirs.push(pgbench);
        }
    }
    println!("{PEOPLE} people at once, {} connections (middle values):", world.connections);
    println!("  Db::write {:>7.0} bookings a second", median(&ours));
    println!("  pgbench   {:>7.0} bookings a second", median(&theirs));
    println!("  Db::write / pgbench: {}", ratio(&ours, &theirs));
}
