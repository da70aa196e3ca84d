//! Eight threads book, move, cancel and replace at random over few seats. Beside them a model in memory keeps what each
//! act answered; at the end the database and the model are equal. Once more while the keys are rotated, at processes that
//! are a step apart.

use crate::keys::beside;
use crate::support::Portal;
use crate::support::portal::FEW_SEATS;
use diesel::prelude::*;
use infopass::db::schema::{appointments, seats};
use infopass::domain::identifiers::{ConfirmationNumber, Pin};
use infopass::domain::office::{Office, OfficeCode};
use infopass::domain::person::TypedDetails;
use infopass::domain::reason::Reason;
use infopass::keys;
use infopass::keys::rotate::{Rotation, Step};
use infopass::legacy::availability::offer;
use infopass::legacy::book::{BookError, Booking, book};
use infopass::legacy::cancel::cancel;
use infopass::legacy::open_appointment::open_appointment;
use infopass::legacy::replace_notice::replace_notice;
use infopass::legacy::reschedule::{MoveError, Moved, reschedule};
use infopass::services::Services;
use infopass::view::month_number;
use jiff::Timestamp;
use jiff::civil::DateTime;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::sync::atomic::{AtomicUsize, Ordering};

const NOW: &str = "2026-11-23T10:00:00-05:00";
const THREADS: usize = 8;
/// People of one thread: each thread acts for people of its own, all want the same seats.
const PEOPLE: usize = 4;

#[derive(Clone, Debug)]
enum Act {
    Book { who: usize, time: usize },
    Move { who: usize, time: usize },
    Cancel { who: usize },
    Replace { who: usize },
    UseOldPin { who: usize },
}

fn act() -> impl Strategy<Value = Act> {
    let who = 0..PEOPLE;
    let time = 0..6usize;
    prop_oneof![
        4 => (who.clone(), time.clone()).prop_map(|(who, time)| Act::Book { who, time }),
        3 => (who.clone(), time).prop_map(|(who, time)| Act::Move { who, time }),
        2 => who.clone().prop_map(|who| Act::Cancel { who }),
        2 => who.clone().prop_map(|who| Act::Replace { who }),
        1 => who.prop_map(|who| Act::UseOldPin { who }),
    ]
}

/// What the model knows of one person.
#[derive(Clone, Default)]
struct Known {
    live: Option<Held>,
    dead_pins: Vec<(ConfirmationNumber, Pin)>,
    cancelled: Vec<String>,
}

#[derive(Clone)]
struct Held {
    number: ConfirmationNumber,
    pin: Pin,
    office: OfficeCode,
    starts_at: Timestamp,
    moves: usize,
}

/// Times of both offices: few enough that threads meet.
fn times(portal: &Portal) -> Vec<(Office, DateTime)> {
    let directory = portal.services.directory();
    let offices: Vec<Office> = directory.listed().cloned().collect();
    let mut times = Vec::new();
    for office in offices {
        let offer = portal.run(offer(&portal.services, &office)).unwrap();
        times.extend(
            offer.days.iter().flat_map(|day| offer.times(day.day)).take(3).map(|time| (office.clone(), time.local)),
        );
    }
    times
}

fn typed(thread: usize, who: usize) -> TypedDetails {
    TypedDetails {
        given_name: ["Ana", "Berta", "Clara", "Dora"][who].into(),
        family_name: ["Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis", "Siete", "Ocho"][thread].into(),
        dob_month: "7".into(),
        dob_day: "4".into(),
        dob_year: "1985".into(),
        phone: "2125550123".into(),
        zip: "10001".into(),
    }
}

struct Actor<'a> {
    /// The processes that they go to, one after the other.
    processes: &'a [Services],
    turn: usize,
    runtime: tokio::runtime::Runtime,
    thread: usize,
    times: &'a [(Office, DateTime)],
    known: Vec<Known>,
    keys: u64,
}

impl Actor<'_> {
    fn services(&mut self) -> Services {
        self.turn += 1;
        self.processes[self.turn % self.processes.len()].clone()
    }

    fn one_time_key(&mut self) -> [u8; 16] {
        self.keys += 1;
        let mut key = [0; 16];
        key[..8].copy_from_slice(&self.keys.to_be_bytes());
        key[8..].copy_from_slice(&(self.thread as u64).to_be_bytes());
        key
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Book { who, time } => self.book(who, time),
            Act::Move { who, time } => self.reschedule(who, time),
            Act::Cancel { who } => self.cancel(who),
            Act::Replace { who } => self.replace(who),
            Act::UseOldPin { who } => self.use_old_pin(who),
        }
    }

    fn book(&mut self, who: usize, time: usize) {
        let one_time_key = self.one_time_key();
        let typed = typed(self.thread, who);
        let details = typed.parse(month_number, jiff::civil::date(2026, 11, 23)).unwrap();
        let (office, local) = &self.times[time];
        let booking = Booking {
            details: &details,
            typed: &typed,
            reason: Reason::Form,
            office,
            local: *local,
            language: "en",
            one_time_key: &one_time_key,
        };
        // The form is sent twice, as by a double click.
        let (one, other) = (self.services(), self.services());
        let first = self.runtime.block_on(book(&one, &booking));
        let second = self.runtime.block_on(book(&other, &booking));
        match (first, &self.known[who].live) {
            (Ok(booked), None) => {
                assert_eq!(second.unwrap().number, booked.number);
                let starts_at = office.starts_at(*local).unwrap();
                let held =
                    Held { number: booked.number, pin: booked.pin, office: office.code.clone(), starts_at, moves: 0 };
                self.known[who].live = Some(held);
            }
            (Err(BookError::AlreadyBooked), Some(_)) | (Err(BookError::Taken), None) => {
                // Somebody may have cancelled between the two clicks.
                if let (Ok(booked), None) = (second, &self.known[who].live) {
                    let starts_at = office.starts_at(*local).unwrap();
                    let held = Held {
                        number: booked.number,
                        pin: booked.pin,
                        office: office.code.clone(),
                        starts_at,
                        moves: 0,
                    };
                    self.known[who].live = Some(held);
                }
            }
            (answer, live) => panic!("{answer:?} with a live appointment: {}", live.is_some()),
        }
    }

    fn reschedule(&mut self, who: usize, time: usize) {
        let (office, local) = &self.times[time];
        let services = self.services();
        let Some(held) = &mut self.known[who].live else { return };
        let starts_at = office.starts_at(*local).unwrap();
        let same = held.office == office.code && held.starts_at == starts_at;
        match self.runtime.block_on(reschedule(&services, &held.number, &held.pin, office, *local)) {
            Ok(Moved::Unchanged) => assert!(same),
            Ok(Moved::Moved) => {
                assert!(!same && held.moves < 10);
                (held.office, held.starts_at, held.moves) = (office.code.clone(), starts_at, held.moves + 1);
            }
            Err(MoveError::Taken) => assert!(!same),
            Err(MoveError::TooManyMoves) => assert_eq!(held.moves, 10),
            Err(why) => panic!("{why}"),
        }
    }

    fn cancel(&mut self, who: usize) {
        let (one, other) = (self.services(), self.services());
        let Some(held) = self.known[who].live.take() else { return };
        self.runtime.block_on(cancel(&one, &held.number, &held.pin, None)).unwrap();
        self.runtime.block_on(cancel(&other, &held.number, &held.pin, None)).unwrap();
        self.known[who].cancelled.push(held.number.as_str().to_owned());
    }

    fn replace(&mut self, who: usize) {
        let one_time_key = self.one_time_key();
        let details = typed(self.thread, who).parse(month_number, jiff::civil::date(2026, 11, 23)).unwrap();
        let (one, other) = (self.services(), self.services());
        let replaced = self.runtime.block_on(replace_notice(&one, &details, &one_time_key)).unwrap();
        let again = self.runtime.block_on(replace_notice(&other, &details, &one_time_key)).unwrap();
        match (replaced, &mut self.known[who].live) {
            (Some(replaced), Some(held)) => {
                assert_eq!(replaced.number, held.number);
                assert!(again.unwrap().pin == replaced.pin, "one form makes one PIN");
                let old = std::mem::replace(&mut held.pin, replaced.pin);
                if old != held.pin {
                    self.known[who].dead_pins.push((replaced.number, old));
                }
            }
            (None, None) => {}
            (replaced, live) => panic!("replaced {}, live {}", replaced.is_some(), live.is_some()),
        }
    }

    fn use_old_pin(&mut self, who: usize) {
        let services = self.services();
        let live_pin = self.known[who].live.as_ref().map(|held| held.pin.clone());
        for (number, pin) in &self.known[who].dead_pins {
            let opened = self.runtime.block_on(open_appointment(&services, number, pin)).unwrap();
            assert!(opened.is_none() || live_pin.as_ref() == Some(pin), "an old PIN is dead");
        }
    }
}

/// How many acts each thread has done; the most there are once it has ended.
type Done = [AtomicUsize; THREADS];

/// Lets the threads act at some processes while something else happens; what they know at the end.
fn act_out(processes: &[Services], plans: &[Vec<Act>], portal: &Portal, beside: impl FnOnce(&Done)) -> Vec<Known> {
    let times = times(portal);
    assert_eq!(times.len(), 6);
    let done = Done::default();
    std::thread::scope(|scope| {
        let act_all = |thread: usize, plan: &[Act]| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let known = vec![Known::default(); PEOPLE];
            let mut actor = Actor { processes, turn: thread, runtime, thread, times: &times, known, keys: 0 };
            let _ends = Ends(&done[thread]);
            for act in plan {
                actor.act(act);
                done[thread].fetch_add(1, Ordering::SeqCst);
            }
            actor.known
        };
        let spawn = |(thread, plan)| scope.spawn(move || act_all(thread, plan));
        let handles: Vec<_> = plans.iter().map(Vec::as_slice).enumerate().map(spawn).collect();
        beside(&done);
        handles.into_iter().flat_map(|handle| handle.join().unwrap()).collect()
    })
}

/// Says that a thread has ended, however it has.
struct Ends<'a>(&'a AtomicUsize);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(usize::MAX, Ordering::SeqCst);
    }
}

/// Random plans, each tried once.
fn random_plans(cases: u32, acts: std::ops::Range<usize>, run: impl Fn(Vec<Vec<Act>>)) {
    let mut runner = TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() });
    let plans = prop::collection::vec(prop::collection::vec(act(), acts), THREADS);
    let run = |plans| {
        run(plans);
        Ok(())
    };
    runner.run(&plans, run).unwrap();
}

#[test]
fn eight_threads_of_random_acts_leave_the_database_equal_to_the_model() {
    random_plans(12, 1..40, |plans| {
        let portal = Portal::with(NOW, FEW_SEATS);
        let known = act_out(std::slice::from_ref(&portal.services), &plans, &portal, |_| {});
        compare(&portal, &known);
    });
}

/// Waits until whatever began before has ended: each thread has begun another act since.
fn let_acts_end(done: &Done) {
    let before: Vec<usize> = done.iter().map(|acts| acts.load(Ordering::SeqCst)).collect();
    for (acts, before) in done.iter().zip(before) {
        while acts.load(Ordering::SeqCst) <= before.min(usize::MAX - 1) {
            std::thread::yield_now();
        }
    }
}

/// A whole rotation; the processes learn of each step one after the other, with acts between.
fn rotate(portal: &Portal, processes: &[Services], done: &Done) {
    let follow = || {
        for process in processes {
            portal.run(keys::follow(process)).unwrap();
            let_acts_end(done);
        }
    };
    let mut rotation = Rotation::new(&processes[0]).unwrap();
    let new = portal.run(rotation.begin()).unwrap().unwrap();
    let mut step = || {
        let deadline = std::time::Instant::now() + std::time::Duration::from_mins(1);
        loop {
            match portal.run(rotation.step(true)).unwrap() {
                Step::Waits(wait) => assert!(std::time::Instant::now() < deadline, "{wait:?}"),
                done => return done,
            }
        }
    };
    follow();
    assert_eq!(step(), Step::Seals(new));
    follow();
    for process in processes {
        portal.run(keys::some(process)).unwrap();
    }
    assert_eq!(step(), Step::Dropped(vec![new - 1]));
    follow();
    assert_eq!(step(), Step::Ended(vec![new - 1]));
}

#[test]
fn the_same_at_three_processes_a_step_apart_while_the_keys_are_rotated() {
    random_plans(6, 30..60, |plans| {
        let portal = Portal::with(NOW, FEW_SEATS);
        let processes = [portal.services.clone(), beside(&portal), beside(&portal)];
        let known = act_out(&processes, &plans, &portal, |done| {
            rotate(&portal, &processes, done);
            rotate(&portal, &processes, done);
        });
        compare(&portal, &known);
        let [_, second, third] = processes;
        second.db.close();
        third.db.close();
    });
}

/// Every row there is, and nothing else, is what the acts answered.
fn compare(portal: &Portal, known: &[Known]) {
    let rows: Vec<(String, String, i64, String)> = portal
        .services
        .db
        .read_blocking(|conn| {
            appointments::table
                .select((
                    appointments::number,
                    appointments::office_code,
                    appointments::starts_at_utc,
                    appointments::status,
                ))
                .order(appointments::number)
                .load(conn)
        })
        .unwrap();
    let live = known.iter().filter_map(|known| known.live.as_ref());
    let mut expected: Vec<(String, String, i64)> = live
        .clone()
        .map(|held| (held.number.as_str().to_owned(), held.office.as_str().to_owned(), held.starts_at.as_second()))
        .collect();
    expected.sort();
    let booked: Vec<_> =
        rows.iter().filter(|row| row.3 == "booked").map(|row| (row.0.clone(), row.1.clone(), row.2)).collect();
    assert_eq!(booked, expected);
    let mut cancelled: Vec<&String> = known.iter().flat_map(|known| &known.cancelled).collect();
    cancelled.sort();
    assert_eq!(rows.iter().filter(|row| row.3 == "cancelled").map(|row| &row.0).collect::<Vec<_>>(), cancelled);
    assert_eq!(rows.len(), expected.len() + cancelled.len());

    let mut taken: Vec<(Option<String>, String, i64)> = portal
        .services
        .db
        .read_blocking(|conn| {
            seats::table
                .filter(seats::appointment_number.is_not_null())
                .select((seats::appointment_number, seats::office_code, seats::starts_at_utc))
                .load(conn)
        })
        .unwrap();
    taken.sort();
    assert_eq!(
        taken.into_iter().map(|(number, office, at)| (number.unwrap(), office, at)).collect::<Vec<_>>(),
        expected
    );
    for held in live {
        let opened = portal.run(open_appointment(&portal.services, &held.number, &held.pin)).unwrap();
        assert!(opened.is_some(), "the PIN that was told last opens");
    }
    assert_eq!(portal.check(), Vec::<String>::new());
}
