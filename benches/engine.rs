//! The laboratory's engine beside SimPy and ciw, in one run: M/M/10 with 200,000 customers, one every minute, served for
//! nine on the average. An event is a customer's coming or the end of a service, two for each customer, however many
//! more steps a simulator makes of them. Then the agenda alone, with 100,000 entries ahead, beside the binary heap of the
//! standard library. Before them a year of the whole country in both models, on one core, with its memory. `cargo bench
//! --bench engine`; with `-- --test` one quick round.

#![allow(clippy::expect_used, reason = "a bench has nobody to report an error to")]
#![allow(clippy::print_stdout, reason = "a bench prints what it has measured")]

mod support;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use infopass::app::built_in_geography;
use infopass::data;
use infopass::domain::office_table::parse_offices;
use infopass::domain::rules::Rules;
use infopass::lab::engine::agenda::Agenda;
use infopass::lab::engine::number::{minutes_ms, real};
use infopass::lab::engine::station::{Coming, Station};
use infopass::lab::engine::stream::Stream;
use infopass::lab::run::{Ground, Options, Watch, compare};
use infopass::lab::scenario::shipped::{DEFAULT, find};
use support::{median, quick, ratio};

const ROUNDS: u64 = 5;
const CUSTOMERS: u64 = 200_000;
const SERVERS: u32 = 10;
const BETWEEN_MINUTES: f64 = 1.0;
const SERVICE_MINUTES: f64 = 9.0;

/// Entries ahead.
const AHEAD: u32 = 100_000;
/// They lie so far ahead on the average: four hours.
const AHEAD_MINUTES: f64 = 240.0;

/// What a simulator came to.
#[derive(Clone)]
struct Came {
    events_a_second: f64,
    /// The mean wait, which shows that all simulate the same; in theory 6.02.
    wait_minutes: f64,
}

enum Event {
    Comes,
    Done,
}

fn ours(customers: u64, seed: u64) -> Came {
    let [mut arrivals, mut services] = [0, 1].map(|purpose| Stream::of(&[seed, purpose]));
    let mut service_ends = move |now: i64| now + minutes_ms(services.exponential(SERVICE_MINUTES));
    let mut agenda = Agenda::new();
    let mut station = Station::new(SERVERS, u32::MAX);
    let mut came = 0;
    let began = Instant::now();
    agenda.put(0, Event::Comes);
    while let Some((now, event)) = agenda.next() {
        match event {
            Event::Comes => {
                came += 1;
                if came < customers {
                    agenda.put(now + minutes_ms(arrivals.exponential(BETWEEN_MINUTES)), Event::Comes);
                }
                if station.come(now, (), 0) == Coming::Served {
                    agenda.put(service_ends(now), Event::Done);
                }
            }
            Event::Done => {
                if station.done(now).is_some() {
                    agenda.put(service_ends(now), Event::Done);
                }
            }
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    assert_eq!(agenda.handled(), 2 * customers, "each comes and is served");
    let counts = station.counts(agenda.now_ms());
    let wait_minutes = counts.waited_ms / 60_000.0 / real(counts.begun);
    Came { events_a_second: real(2 * customers) / seconds, wait_minutes }
}

/// The same in a Python process of its own, which takes the time itself: its start does not count.
fn theirs(python: &Path, simulator: &str, customers: u64, seed: u64) -> Came {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/support/ten_servers.py");
    let output = Command::new(python)
        .arg(script)
        .args([simulator, &customers.to_string(), &seed.to_string()])
        .output()
        .expect("a Python process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = told.split_whitespace().map(|number| number.parse::<f64>().expect("a number"));
    let (seconds, wait_minutes) = (numbers.next().expect("seconds"), numbers.next().expect("a wait"));
    Came { events_a_second: real(2 * customers) / seconds, wait_minutes }
}

/// How far ahead entries are put down: drawn before, so that only the agenda is measured.
fn ahead() -> Vec<i64> {
    let mut stream = Stream::of(&[1]);
    (0..AHEAD).map(|_| minutes_ms(stream.exponential(AHEAD_MINUTES))).collect()
}

/// Entries a second of an agenda in which always as many lie ahead: the next is taken, and another put down.
fn agenda_holds(ahead: &[i64], turns: usize) -> f64 {
    let mut agenda = Agenda::new();
    for after in ahead {
        agenda.put(*after, [0_u32; 4]);
    }
    let began = Instant::now();
    for after in ahead.iter().cycle().take(turns) {
        let (now, event) = agenda.next().expect("as many as ever");
        agenda.put(now + after, event);
    }
    per_second(turns, began)
}

/// The same of the binary heap, which needs a number for the order at one instant.
fn heap_holds(ahead: &[i64], turns: usize) -> f64 {
    let mut heap: BinaryHeap<_> = (0_u64..).zip(ahead).map(|(nth, after)| Reverse((*after, nth, [0_u32; 4]))).collect();
    let began = Instant::now();
    for (nth, after) in (u64::from(AHEAD)..).zip(ahead.iter().cycle().take(turns)) {
        let Reverse((now, _, event)) = heap.pop().expect("as many as ever");
        heap.push(Reverse((now + after, nth, event)));
    }
    per_second(turns, began)
}

fn per_second(turns: usize, began: Instant) -> f64 {
    let seconds = began.elapsed().as_secs_f64();
    real(u64::try_from(turns).expect("a small number")) / seconds
}

/// Where `tests/run lab` has put ciw and SimPy.
fn python() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tools").join("lab/bin/python")
}

/// The default scenario as `infopass compare --replications 1 --jobs 1` runs it. First of all, while the process has
/// held nothing else: its peak is then this run's.
fn tell_national() {
    let ground = Ground {
        rules: Rules::parse(data::RULES).expect("sound rules"),
        offices: parse_offices(data::OFFICES).expect("a sound table"),
        geography: built_in_geography().expect("sound tables"),
    };
    let scenario = find(DEFAULT).expect("the default scenario");
    let days = if quick() { 7 } else { scenario.days };
    let options = Options { seed: 1, days, replications: 1, jobs: 1, sensitivity: false, recorded: None };
    let began = Instant::now();
    let comparison = compare(&ground, scenario, &options, &Watch::default()).expect("a comparison");
    let seconds = began.elapsed().as_secs_f64();
    let (totals, events) = (comparison.current_totals, comparison.current_totals.events);
    println!("{DEFAULT}, {days} days, both models, one core ({:.0} calls in a year):", totals.calls);
    println!("  {seconds:.1} s, {events:.0} events, {:.0} a second, {} at most", events / seconds, peak_memory());
}

/// The most memory this process has had at once (`VmHWM`, proc(5)).
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(|| "memory unknown".to_owned(), |peak| peak.trim().to_owned())
}

fn main() {
    tell_national();
    let (rounds, customers) = if quick() { (1, CUSTOMERS / 20) } else { (ROUNDS, CUSTOMERS) };
    let python = python();
    let is_there = python.exists();
    let simulators: &[&str] = if is_there { &["simpy", "ciw"] } else { &[] };
    let mut engine = Vec::new();
    let mut others = vec![Vec::new(); simulators.len()];
    for seed in 0..rounds {
        engine.push(ours(customers, seed));
        for (simulator, came) in simulators.iter().zip(&mut others) {
            came.push(theirs(&python, simulator, customers, seed));
        }
    }
    println!("M/M/10, {customers} customers, {} events (middle values of {rounds} rounds):", 2 * customers);
    tell("engine", &engine);
    for (simulator, came) in simulators.iter().zip(&others) {
        tell(simulator, came);
        println!("  engine / {simulator}: {}", ratio(&speeds(&engine), &speeds(came)));
    }
    if !is_there {
        println!("  SimPy and ciw are not at {}: `tests/run lab` installs them", python.display());
    }
    tell_agenda(rounds);
}

fn speeds(came: &[Came]) -> Vec<f64> {
    came.iter().map(|came| came.events_a_second).collect()
}

fn tell(simulator: &str, came: &[Came]) {
    let waits: Vec<f64> = came.iter().map(|came| came.wait_minutes).collect();
    println!(
        "  {simulator:<6} {:>11.0} events a second, mean wait {:.2} minutes",
        median(&speeds(came)),
        median(&waits)
    );
}

fn tell_agenda(rounds: u64) {
    let turns = if quick() { 100_000 } else { 3_000_000 };
    let ahead = ahead();
    let (agenda, heap): (Vec<_>, Vec<_>) =
        (0..rounds).map(|_| (agenda_holds(&ahead, turns), heap_holds(&ahead, turns))).unzip();
    println!("{AHEAD} entries ahead, {turns} times the next is taken and another put down:");
    println!("  agenda      {:>11.0} a second", median(&agenda));
    println!("  binary heap {:>11.0} a second", median(&heap));
    println!("  agenda / binary heap: {}", ratio(&agenda, &heap));
}
