//! What stored appointments cost, in one run on one machine: bookings through `Db::write` on a SQLite file with ten
//! thousand and one with ten million of them, in turns; the start and the memory of the real program on a file with a
//! million, with a hundred connections open. `cargo bench --bench stored` needs 12 GB of disk and some minutes, most of
//! them to fill the files, which are deleted afterwards; with `-- --test` it is one quick round on small files.

#![allow(clippy::expect_used, reason = "a bench has nobody to report an error to")]
#![allow(clippy::print_stdout, reason = "a bench prints what it has measured")]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use infopass::db::{DatabaseUrl, Db};
use rusqlite::params;
use support::{Booking, Offices, Sessions, book_together, in_order, median, ratio, statements};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Rounds in which each file has its turn.
const ROUNDS: u64 = 10;

/// Sessions booked full in a turn, and before it to fill the caches.
const SESSIONS: u64 = 3_000;
const SESSIONS_WARM_UP: u64 = 300;

/// People who book at the same time.
const PEOPLE: u64 = 64;

/// Connections that stay open, and requests on each.
const CONNECTIONS: usize = 100;
const REQUESTS_EACH: usize = 20;

/// Starts of the program once its seats exist.
const STARTS: usize = 7;

/// Stored bookings are numbered from zero, the others from here.
const NEW_FIRST: u64 = 400_000_000;

/// How a file is filled: nothing of it need survive a crash.
const FILL_SETUP: &str = "
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA foreign_keys = OFF;
    PRAGMA cache_size = -3000000;
";

/// The seat of a past visit, which stays taken.
const PAST_SEAT: &str = "INSERT INTO seats \
    (office_code, starts_at_utc, window_no, desk, appointment_number, open_from_utc) VALUES (?, ?, ?, 0, ?, 0)";

/// A file with so many appointments whose visits are over.
struct Stored {
    path: PathBuf,
    offices: &'static Offices,
    next: u64,
    next_session: u64,
}

impl Stored {
    fn fill(folder: &Path, count: u64) -> Self {
        let path = folder.join(format!("{count}.db"));
        let begin = Instant::now();
        let db = open(&path);
        let offices: &'static Offices = Box::leak(Box::new(Offices::store(&db)));
        let one = Sessions { first: 0, count: 1 };
        offices.make_seats(&db, one);
        let texts = statements::of_a_booking(&db, in_order(offices, NEW_FIRST, one).next().expect("a booking"));
        db.close();
        let [_, _, insert, insert_key, _] = texts.as_slice() else { unreachable!("five statements") };
        let conn = rusqlite::Connection::open(&path).expect("a connection");
        conn.execute_batch(FILL_SETUP).expect("settings");
        conn.execute_batch("BEGIN").expect("a transaction");
        let mut inserts = [insert, insert_key, PAST_SEAT].map(|text| conn.prepare(text).expect("a statement"));
        for n in 0..count {
            add(&mut inserts, &offices.past_booking(n), n).expect("a row");
        }
        drop(inserts);
        conn.execute_batch("COMMIT; PRAGMA journal_mode = WAL").expect("a commit");
        conn.close().expect("the file");
        let megabytes = std::fs::metadata(&path).expect("the file").len() / 1_000_000;
        println!("{count} appointments: {megabytes} MB, filled in {:.0} s", begin.elapsed().as_secs_f64());
        Self { path, offices, next: NEW_FIRST, next_session: 1 }
    }

    /// Bookings a second on the file.
    fn turn(&mut self, runtime: &Runtime, share: u64) -> f64 {
        let db = open(&self.path);
        let mut book = |count: u64| {
            let sessions = Sessions { first: self.next_session, count };
            self.offices.make_seats(&db, sessions);
            self.next_session += count;
            let first = self.next;
            self.next += sessions.seats();
            book_together(runtime, &db, self.offices, PEOPLE, first, sessions, Duration::MAX)
        };
        book(SESSIONS_WARM_UP / share);
        let rate = book(SESSIONS / share);
        db.close();
        rate
    }

    /// A turn on a copy, so that the file stays as small as it is.
    fn turn_on_a_copy(&self, runtime: &Runtime, share: u64) -> f64 {
        let path = self.path.with_extension("copy");
        std::fs::copy(&self.path, &path).expect("a copy");
        let mut copy = Self { path, ..*self };
        copy.turn(runtime, share)
    }
}

fn add(inserts: &mut [rusqlite::Statement<'_>; 3], booking: &Booking, n: u64) -> rusqlite::Result<()> {
    let [insert, insert_key, seat] = inserts;
    let (new, visit) = (&booking.new, &booking.new.appointment);
    let (number, office, begins) = (visit.number.as_str(), visit.office.as_str(), visit.starts_at.as_second());
    let (model, updated) = (visit.model.as_str(), visit.updated_at.as_second());
    insert.execute(params![
        number,
        model,
        office,
        begins,
        visit.purpose.as_str(),
        visit.language,
        visit.status.as_str(),
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
    insert_key.execute(params![model, booking.person_key, number, new.key_id])?;
    seat.execute(params![office, begins, support::past_window(n), number])?;
    Ok(())
}

fn open(path: &Path) -> Db {
    Db::open(&DatabaseUrl::file(path).serving()).expect("the database")
}

/// The program on a file; it is killed when it is dropped.
struct Program {
    child: Child,
    address: String,
    started_in: Duration,
}

impl Program {
    fn start(database: &Path) -> Self {
        let begin = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_infopass"))
            .args(["serve", "--listen", "127.0.0.1:0", "--limits", "off", "--clock", "2026-12-01T12:00:00Z"])
            .args(["--database", &format!("sqlite:{}", database.display())])
            .args(["--secret-file", &database.with_extension("key").to_string_lossy()])
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
        stdout.read_line(&mut line).expect("a line");
        let started_in = begin.elapsed();
        let address = line.trim().strip_prefix("listening on http://").expect("an address").to_owned();
        Self { child, address, started_in }
    }

    /// A line of what the system tells of the process, such as `VmRSS`, in MB.
    fn memory(&self, name: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("Linux");
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).expect("a line");
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
        kilobytes / 1_000.0
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks for a page on a connection that stays open.
fn get(stream: &mut BufReader<TcpStream>, path: &str) {
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    stream.get_mut().write_all(request.as_bytes()).expect("a request");
    let (mut length, mut line) = (0, String::new());
    while line != "\r\n" {
        line.clear();
        stream.read_line(&mut line).expect("an answer");
        let lower = line.to_ascii_lowercase();
        if let Some(told) = lower.strip_prefix("content-length:") {
            length = told.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("a page");
}

fn start_and_memory(stored: &Stored) {
    let first = Program::start(&stored.path).started_in;
    let mut program = Program::start(&stored.path);
    let mut starts = vec![program.started_in.as_secs_f64()];
    for _ in 1..STARTS {
        drop(program);
        program = Program::start(&stored.path);
        starts.push(program.started_in.as_secs_f64());
    }
    println!("start: {:.2} s the first time, then {:.3} s (middle of {STARTS})", first.as_secs_f64(), median(&starts));
    println!("memory after start: {:.1} MB", program.memory("VmRSS"));
    let mut open: Vec<_> =
        (0..CONNECTIONS).map(|_| BufReader::new(TcpStream::connect(&program.address).expect("a connection"))).collect();
    for _ in 0..REQUESTS_EACH {
        for stream in &mut open {
            for path in ["/en/", "/es/", "/en/about", "/en/questions", "/en/book/details", "/readyz"] {
                get(stream, path);
            }
        }
    }
    println!(
        "memory with {CONNECTIONS} connections after {} requests: {:.1} MB, at most {:.1} MB",
        CONNECTIONS * REQUESTS_EACH * 6,
        program.memory("VmRSS"),
        program.memory("VmHWM")
    );
}

fn main() {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the files");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let (rounds, share, few, million, many) =
        if support::quick() { (1, 30, 1_000, 5_000, 20_000) } else { (ROUNDS, 1, 10_000, 1_000_000, 10_000_000) };
    start_and_memory(&Stored::fill(folder.path(), million));
    let few = Stored::fill(folder.path(), few);
    let mut many = Stored::fill(folder.path(), many);
    let (mut with_few, mut with_many) = (Vec::new(), Vec::new());
    // Round 0 warms everything up and does not count.
    for round in 0..=rounds {
        let turns = (few.turn_on_a_copy(&runtime, share), many.turn(&runtime, share));
        if round > 0 {
            with_few.push(turns.0);
            with_many.push(turns.1);
        }
    }
    println!("bookings a second: {:.0} with few stored, {:.0} with many", median(&with_few), median(&with_many));
    println!("  many / few: {}", ratio(&with_many, &with_few));
}
