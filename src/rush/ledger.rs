//! What the portal has acknowledged, and what it was asked without an answer: an act in doubt may have been done or not.

use super::notice::{Notice, Seat};
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use std::collections::BTreeSet;
use std::fmt;

/// Everything that was promised in a run.
#[derive(Default)]
pub struct Ledger {
    /// One for each acknowledged booking.
    pub promises: Vec<Promise>,
    /// Bookings that were asked for and never answered: who and where.
    pub unanswered: Vec<(u32, Seat)>,
    /// Promises that were seen broken while people were still at it.
    pub complaints: Vec<String>,
}

/// What the portal owes somebody: the last acknowledged state of an appointment, and the acts in doubt after it.
#[derive(Clone, Debug)]
pub struct Promise {
    /// Who was promised it.
    pub person: u32,
    /// The confirmation number.
    pub number: ConfirmationNumber,
    /// The last PIN that was told.
    pub pin: Pin,
    /// PINs that were replaced since.
    pub dead_pins: Vec<Pin>,
    /// The last state that was told.
    pub state: State,
    /// The highest revision that was told.
    pub revision: Option<u64>,
    /// Acts whose answer never came, in order, since the last state that was told.
    pub doubts: Vec<Act>,
    /// Seats that it had or may have had, and has no more.
    pub freed: Vec<Seat>,
}

/// Where an appointment stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is to be then and there.
    Booked(Seat),
    /// It was cancelled.
    Cancelled,
}

/// What can be done to an appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Moving it there.
    Move(Seat),
    /// Cancelling it.
    Cancel,
    /// Replacing its notice: the PIN is another one.
    Replace,
}

impl Ledger {
    /// Somebody was given a notice; its place in the ledger.
    pub fn booked(&mut self, person: u32, notice: &Notice, revision: Option<u64>) -> usize {
        self.promises.push(Promise {
            person,
            number: notice.number.clone(),
            pin: notice.pin.clone(),
            dead_pins: Vec::new(),
            state: State::Booked(notice.seat.clone()),
            revision,
            doubts: Vec::new(),
            freed: Vec::new(),
        });
        self.promises.len() - 1
    }
}

impl Promise {
    /// The portal has said where the appointment stands.
    pub fn told(&mut self, state: State, revision: Option<u64>) {
        self.freed.extend(self.freed_if(&state));
        self.state = state;
        self.revision = self.revision.max(revision);
        // A PIN that was replaced in doubt stays in doubt: what was said is not about the PIN.
        self.doubts.retain(|act| *act == Act::Replace);
    }

    /// The portal has told a new PIN.
    pub fn replaced(&mut self, pin: &Pin) {
        if *pin != self.pin {
            self.dead_pins.push(std::mem::replace(&mut self.pin, pin.clone()));
        }
        self.doubts.retain(|act| *act != Act::Replace);
    }

    /// Seats that are given back, or may be, if this is where the appointment stands now.
    pub fn freed_if(&self, state: &State) -> Vec<Seat> {
        let others = self.possible().into_iter().filter(|other| other != state);
        others.filter_map(|other| if let State::Booked(seat) = other { Some(seat) } else { None }).collect()
    }

    /// Every state in which the appointment may be without a promise being broken.
    pub fn possible(&self) -> BTreeSet<State> {
        self.possible_after(None)
    }

    /// The same when something more has been asked.
    pub fn possible_after(&self, asked: Option<&Act>) -> BTreeSet<State> {
        let mut states = BTreeSet::from([self.state.clone()]);
        for act in self.doubts.iter().chain(asked) {
            let done: Vec<State> = states.iter().map(|state| after(state, act)).collect();
            states.extend(done);
        }
        states
    }

    /// Whether the PIN that was told may have been replaced without an answer.
    pub fn pin_in_doubt(&self) -> bool {
        self.doubts.contains(&Act::Replace)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Booked(seat) => seat.fmt(f),
            Self::Cancelled => f.write_str("cancelled"),
        }
    }
}

/// A cancelled appointment stays cancelled whatever is asked afterwards.
fn after(state: &State, act: &Act) -> State {
    match (state, act) {
        (State::Booked(_), Act::Move(seat)) => State::Booked(seat.clone()),
        (State::Booked(_), Act::Cancel) => State::Cancelled,
        _ => state.clone(),
    }
}
