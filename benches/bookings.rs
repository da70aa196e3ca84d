//! Durable bookings on SQLite in one run on one machine, three ways that take turns: through `Db::write`, which commits
//! for all that wait; with a commit for each; and the same statements by hand in batches of the same size, without
//! queue and savepoints, as the upper bound. `cargo bench --bench bookings`; with `-- --test` one quick round.

#![allow(clippy::disallowed_methods, reason = "the other ways are what is measured")]
#![allow(clippy::expect_used, reason = "a bench has nobody to report an error to")]
#![allow(clippy::print_stdout, reason = "a bench prints what it has measured")]

mod support;

use std::time::{Duration, Instant};

use diesel::Connection;
use diesel::connection::SimpleConnection;
use infopass::db::sqlite::WRITER_SETUP;
use infopass::db::{Abort, Conn, DatabaseUrl, Db};
use infopass::telemetry::Exporter;
use rusqlite::{OptionalExtension, params};
use support::{Booking, NOW_SECS, Offices, Sessions, book, book_together, in_order, median, rate, ratio, statements};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Rounds in which each way has its turn.
const ROUNDS: u64 = 15;

/// Sessions booked full in a turn of the two ways in groups: about a second's work.
const SESSIONS_TOGETHER: u64 = 3_000;

/// Sessions booked full in a turn with a commit for each booking.
const SESSIONS_ALONE: u64 = 800;

/// People who book at the same time: as many as a commit may hold, and fewer.
const PEOPLE: [u64; 2] = [64, 256];

/// A file with offices, filled by one of the ways.
struct World {
    folder: TempDir,
    db: Option<Db>,
    offices: &'static Offices,
    next: u64,
    next_session: u64,
}

impl World {
    fn new() -> Self {
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the file");
        let db = open(&folder);
        let offices = Box::leak(Box::new(Offices::store(&db)));
        Self { folder, db: Some(db), offices, next: 0, next_session: 0 }
    }

    fn db(&mut self) -> &Db {
        self.db.get_or_insert_with(|| open(&self.folder))
    }

    /// Makes seats for a turn, which are not part of it; the turn's bookings are numbered from the first result.
    fn prepare(&mut self, count: u64) -> (u64, Sessions) {
        let sessions = Sessions { first: self.next_session, count };
        let offices = self.offices;
        offices.make_seats(self.db(), sessions);
        self.next_session += count;
        let first = self.next;
        self.next += sessions.seats();
        (first, sessions)
    }

    /// The file, after the door is closed.
    fn file(&mut self) -> String {
        if let Some(db) = self.db.take() {
            db.close();
        }
        self.folder.path().join("infopass.db").to_string_lossy().into_owned()
    }
}

fn open(folder: &TempDir) -> Db {
    Db::open(&DatabaseUrl::file(folder.path().join("infopass.db")).serving()).expect("the database")
}

/// Everybody at once through the door.
fn together(world: &mut World, runtime: &Runtime, people: u64, count: u64) -> f64 {
    let (first, sessions) = world.prepare(count);
    let offices = world.offices;
    book_together(runtime, world.db(), offices, people, first, sessions, Duration::MAX)
}

/// One after the other, each with its own commit, on a connection with the writer's settings.
fn one_commit_each(world: &mut World, count: u64) -> f64 {
    let (first, sessions) = world.prepare(count);
    let mut conn = Conn::establish(&world.file()).expect("a connection");
    conn.batch_execute(WRITER_SETUP).expect("the writer's settings");
    let begin = Instant::now();
    for booking in in_order(world.offices, first, sessions) {
        let booked: Result<(), Failed> = conn.transaction(|conn| Ok(book(conn, &booking)?));
        booked.expect("a booking");
    }
    rate(sessions.seats(), begin.elapsed())
}

#[derive(Debug)]
struct Failed;

impl From<Abort<&'static str>> for Failed {
    fn from(_: Abort<&'static str>) -> Self {
        Self
    }
}

impl From<diesel::result::Error> for Failed {
    fn from(_: diesel::result::Error) -> Self {
        Self
    }
}

/// The statements of a booking by hand.
struct ByHand {
    texts: Vec<String>,
}

impl ByHand {
    /// In batches of a size, each in one transaction.
    fn run(&self, world: &mut World, count: u64, batch: usize) -> f64 {
        let (first, sessions) = world.prepare(count);
        let conn = rusqlite::Connection::open(world.file()).expect("a connection");
        conn.execute_batch(WRITER_SETUP).expect("the writer's settings");
        let begin = Instant::now();
        let mut bookings = in_order(world.offices, first, sessions).peekable();
        while bookings.peek().is_some() {
            conn.execute_batch("BEGIN IMMEDIATE").expect("a transaction");
            for booking in bookings.by_ref().take(batch) {
                self.book(&conn, &booking).expect("a booking");
            }
            conn.execute_batch("COMMIT").expect("a commit");
        }
        rate(sessions.seats(), begin.elapsed())
    }

    fn book(&self, conn: &rusqlite::Connection, booking: &Booking) -> rusqlite::Result<()> {
        let [remove_dead, key_state, insert, insert_key, claim] = self.texts.as_slice() else {
            return Err(rusqlite::Error::InvalidQuery);
        };
        let (new, visit) = (&booking.new, &booking.new.appointment);
        let (number, office, begins) = (visit.number.as_str(), visit.office.as_str(), visit.starts_at.as_second());
        let (model, status, updated) = (visit.model.as_str(), visit.status.as_str(), visit.updated_at.as_second());
        conn.prepare_cached(remove_dead)?.execute(params![model, booking.person_key, status, NOW_SECS])?;
        let _state: Option<String> =
            conn.prepare_cached(key_state)?.query_row(params![new.key_id], |row| row.get(0)).optional()?;
        let added = conn.prepare_cached(insert)?.execute(params![
            number,
            model,
            office,
            begins,
            visit.purpose.as_str(),
            visit.language,
            status,
            visit.revision,
            new.booking_key,
            new.details_sealed,
            new.key_id,
            updated,
            updated,
            visit.moves_day.to_string(),
            visit.moves_count,
            visit.serial.0,
        ])?;
        let keyed = conn.prepare_cached(insert_key)?.execute(params![model, booking.person_key, number, new.key_id])?;
        let claimed = conn.prepare_cached(claim)?.execute(params![number, office, begins, office, begins, NOW_SECS])?;
        if [added, keyed, claimed] == [1; 3] { Ok(()) } else { Err(rusqlite::Error::QueryReturnedNoRows) }
    }
}

/// Writes and commits so far, from the service's own metrics.
fn commits(exporter: &Exporter) -> (f64, f64) {
    let told = exporter.render();
    let value = |name: &str| -> f64 {
        let line = told.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|value| value.trim().parse().ok()).unwrap_or_default()
    };
    (value("infopass_write_batch_size_sum"), value("infopass_write_batch_size_count"))
}

/// What one number of people did in each round.
#[derive(Default)]
struct Measured {
    together: Vec<f64>,
    alone: Vec<f64>,
    by_hand: Vec<f64>,
    batches: Vec<f64>,
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let exporter = Exporter::install().expect("the metrics");
    let (rounds, share) = if support::quick() { (1, 20) } else { (ROUNDS, 1) };
    let mut listened = World::new();
    let (first, sessions) = listened.prepare(1);
    let booking = in_order(listened.offices, first, sessions).next().expect("a booking");
    let by_hand = ByHand { texts: statements::of_a_booking(listened.db(), booking) };
    for people in PEOPLE {
        let mut measured = Measured::default();
        let [mut group, mut each, mut hand] = [World::new(), World::new(), World::new()];
        // Round 0 warms everything up and does not count.
        for round in 0..=rounds {
            let before = commits(&exporter);
            let together = together(&mut group, &runtime, people, SESSIONS_TOGETHER / share);
            let after = commits(&exporter);
            exporter.tidy();
            // The seats' writes are a few among thousands.
            let batch = (after.0 - before.0) / (after.1 - before.1);
            let whole = format!("{batch:.0}").parse().unwrap_or(1).max(1);
            let by_hand = by_hand.run(&mut hand, SESSIONS_TOGETHER / share, whole);
            let alone = one_commit_each(&mut each, SESSIONS_ALONE / share);
            if round > 0 {
                measured.together.push(together);
                measured.by_hand.push(by_hand);
                measured.alone.push(alone);
                measured.batches.push(batch);
            }
        }
        tell(people, &measured);
    }
}

fn tell(people: u64, measured: &Measured) {
    let Measured { together, alone, by_hand, batches } = measured;
    println!("{people} people at once, {} bookings in a commit (middle values):", median(batches).round());
    println!("  Db::write          {:>7.0} bookings a second", median(together));
    println!("  one commit each    {:>7.0} bookings a second", median(alone));
    println!("  by hand in batches {:>7.0} bookings a second", median(by_hand));
    println!("  Db::write / one commit each:    {}", ratio(together, alone));
    println!("  Db::write / by hand in batches: {}", ratio(together, by_hand));
}
