//! What all of a run share, and how each visit is written down.

use super::Options;
use super::api::{Done, Told};
use super::client::Trouble;
use super::journey::Ending;
use super::ledger::Ledger;
use super::notice::{Notice, Seat};
use super::people::Person;
use super::scene::Scene;
use super::tally::Tally;
use super::target::Targets;
use std::cell::{Cell, OnceCell, RefCell};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How soon somebody who sleeps hears that the run is to end.
const NAP: Duration = Duration::from_millis(250);

/// One run.
pub struct Run {
    /// How the load is made.
    pub options: Options,
    /// At whom.
    pub targets: Targets,
    /// The portal as it was found before.
    pub scene: OnceCell<Scene>,
    /// What is counted.
    pub tally: RefCell<Tally>,
    /// What was promised.
    pub ledger: RefCell<Ledger>,
    next: Cell<u32>,
    stopped: Cell<bool>,
    began: Cell<Instant>,
    /// Begins every idempotency key: another run of the same seed is not taken for this one.
    key: String,
}

impl Run {
    /// A run that has not begun.
    pub fn new(options: Options, targets: Targets, key: String) -> Self {
        Self {
            options,
            targets,
            scene: OnceCell::new(),
            tally: RefCell::default(),
            ledger: RefCell::default(),
            next: Cell::new(0),
            stopped: Cell::new(false),
            began: Cell::new(Instant::now()),
            key,
        }
    }

    /// From now on.
    pub fn begin(&self) {
        self.began.set(Instant::now());
    }

    /// Nobody new comes; those who are there finish.
    pub fn stop(&self) {
        self.stopped.set(true);
    }

    /// Sleeps, but not on when it is told to end early.
    pub async fn pause(&self, long: Duration) {
        let until = Instant::now() + long;
        while Instant::now() < until && !self.was_stopped() {
            sleep(until.duration_since(Instant::now()).min(NAP)).await;
        }
    }

    /// Whether somebody told it to end early.
    pub fn was_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// The next who comes; nobody after the last, or when the time is up.
    pub fn next_person(&self) -> Option<u32> {
        let index = self.next.get();
        let late = self.options.lasting.is_some_and(|lasting| self.began.get().elapsed() >= lasting);
        if index >= self.options.people || late || self.stopped.get() {
            return None;
        }
        self.next.set(index + 1);
        Some(index)
    }

    /// Who that is.
    pub fn person(&self, index: u32) -> Person {
        let scene = self.scene.get();
        let (home, languages) =
            scene.map_or((None, &[][..]), |scene| (scene.home.as_deref(), scene.languages.as_slice()));
        Person::new(self.options.seed, index, home, languages)
    }

    /// What begins a person's idempotency keys.
    pub fn key(&self, index: u32) -> String {
        format!("rush-{}-{index}", self.key)
    }

    /// A promise was seen broken.
    pub fn complain(&self, line: String) {
        self.ledger.borrow_mut().complaints.push(line);
    }

    /// Somebody has a notice; its place in the ledger.
    pub fn booked(&self, index: u32, notice: &Notice, revision: Option<u64>) -> usize {
        self.tally.borrow_mut().bookings += 1;
        self.ledger.borrow_mut().booked(index, notice, revision)
    }

    /// Somebody goes without.
    pub fn refused(&self, why: &str) {
        let mut tally = self.tally.borrow_mut();
        if why == "already-booked" {
            tally.already_booked += 1;
        } else {
            tally.gave_up += 1;
        }
    }

    /// Somebody's visit broke off.
    pub fn broke_off(&self, why: &Trouble) {
        let mut tally = self.tally.borrow_mut();
        tally.broken_off += 1;
        // All other kinds were counted when they happened.
        if why.kind.starts_with("unexpected") || why.kind.starts_with("redirects") {
            tally.error(&why.kind);
        }
    }

    /// A booking may have been made without an answer that says so.
    pub fn unanswered(&self, index: u32, seat: Option<Seat>) {
        self.ledger.borrow_mut().unanswered.extend(seat.map(|seat| (index, seat)));
    }

    /// Writes down how a visit by pages ended; the place in the ledger.
    pub fn take_ending(
        &self,
        index: u32,
        ending: Result<Ending, Trouble>,
        in_doubt: Option<Seat>,
    ) -> Result<Option<usize>, Trouble> {
        match ending {
            Ok(Ending::Booked(notice)) => Ok(Some(self.booked(index, &notice, None))),
            Ok(Ending::Refused(why)) => {
                self.refused(why);
                Ok(None)
            }
            Err(why) => {
                self.unanswered(index, in_doubt);
                Err(why)
            }
        }
    }

    /// Writes down how a visit by a program ended; the place in the ledger.
    pub fn take_booking(
        &self,
        index: u32,
        done: Result<Done<Told>, Trouble>,
        in_doubt: Option<Seat>,
    ) -> Result<Option<usize>, Trouble> {
        match done {
            Ok(Done::Done(Told { number, pin: Some(pin), seat, revision, .. })) => {
                let notice = Notice { number, pin, seat, valid: true };
                Ok(Some(self.booked(index, &notice, revision)))
            }
            Ok(Done::Done(told)) => {
                self.complain(format!("{}: was booked, and no PIN was told", told.number));
                Ok(None)
            }
            Ok(Done::Refused(why)) => {
                self.refused(&why);
                Ok(None)
            }
            Err(why) => {
                self.unanswered(index, in_doubt);
                Err(why)
            }
        }
    }
}
