//! Whether what the portal shows is what it promised: pure rules over the ledger and what was seen.

use super::ledger::{Promise, State};
use super::notice::Seat;
use crate::domain::identifiers::ConfirmationNumber;
use std::collections::{BTreeMap, HashMap};

/// Broken promises told one by one; further ones are counted.
const TOLD_MAX: usize = 50;

/// What the portal shows for a number and its PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// This.
    Appointment {
        /// The number on the sheet.
        number: ConfirmationNumber,
        /// Where it stands; the seat that a cancelled one had is not told.
        state: State,
        /// The revision, if it is shown.
        revision: Option<u64>,
    },
    /// That there is no such appointment.
    Nothing,
    /// No answer to go by.
    Unknown(String),
}

/// Free seats by session.
pub type Free = BTreeMap<Seat, u64>;

/// What has been checked and found.
#[derive(Debug, Default, serde::Serialize)]
pub struct Verdict {
    /// Checks that held.
    pub passed: u64,
    /// What was promised and what is shown, for each that did not.
    pub failed: Vec<String>,
    /// What could not be checked, and why.
    pub unchecked: Vec<String>,
    #[serde(skip)]
    untold: u64,
}

impl Verdict {
    /// Counts a check; the line is told if it does not hold.
    pub fn check(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if holds {
            self.passed += 1;
        } else if self.failed.len() < TOLD_MAX {
            self.failed.push(otherwise());
        } else {
            self.untold += 1;
        }
    }

    /// Says how many lines were left out.
    pub fn close(&mut self) {
        if self.untold > 0 {
            self.failed.push(format!("and {} more", self.untold));
            self.untold = 0;
        }
    }

    /// One appointment against what is shown of it.
    pub fn judge(&mut self, promise: &Promise, shown: &Shown) {
        let number = &promise.number;
        let (shown_number, state, revision) = match shown {
            Shown::Appointment { number, state, revision } => (number, state, revision),
            Shown::Nothing => {
                return self.check(false, || format!("{number}: {} was promised, nothing is shown", told(promise)));
            }
            Shown::Unknown(why) => {
                return self.check(false, || format!("{number}: {} was promised, no answer ({why})", told(promise)));
            }
        };
        self.check(shown_number == number, || format!("{number}: the notice shown is of {shown_number}"));
        self.check(promise.possible().contains(state), || {
            format!("{number}: {} was promised, {} is shown", told(promise), words(state))
        });
        if let (Some(promised), Some(shown)) = (promise.revision, revision) {
            self.check(*shown >= promised, || format!("{number}: revision {promised} was told, {shown} is shown"));
        }
    }

    /// All appointments together: no number is of two people, no person has two that are live.
    pub fn judge_together(&mut self, shown: &[(&Promise, Shown)]) {
        let mut numbers: HashMap<&ConfirmationNumber, u32> = HashMap::new();
        let mut people: HashMap<u32, &ConfirmationNumber> = HashMap::new();
        for (promise, shown) in shown {
            let (number, person) = (&promise.number, promise.person);
            let other = numbers.insert(number, person);
            self.check(other.is_none(), || format!("{number}: promised to two people, {other:?} and {person}"));
            if matches!(shown, Shown::Appointment { state: State::Booked(_), .. }) {
                let other = people.insert(person, number);
                self.check(other.is_none(), || {
                    format!("person {person}: two live appointments, {number} and {other:?}")
                });
            }
        }
    }

    /// The seats that are free now against those that were free before and the appointments shown. `unknown` seats may
    /// have been taken without an answer.
    pub fn judge_seats<'a>(
        &mut self,
        (before, after): (&Free, &Free),
        shown: impl Iterator<Item = &'a Shown>,
        unknown: &[Seat],
    ) {
        let live = live_seats(shown);
        for (seat, taken) in &live {
            // A day that has opened while people were at it is in the second list only.
            let free = before.get(seat).or_else(|| after.get(seat).map(|_| taken)).copied().unwrap_or(0);
            self.check(*taken <= free, || format!("{seat}: {free} seats were free, {taken} notices are for it"));
        }
        for (seat, free_before) in before {
            let Some(free) = after.get(seat) else { continue };
            let taken = live.get(seat).copied().unwrap_or(0);
            let in_doubt = u64::try_from(unknown.iter().filter(|other| *other == seat).count()).unwrap_or(0);
            let most = free_before.saturating_sub(taken);
            self.check((most.saturating_sub(in_doubt)..=most).contains(free), || {
                format!("{seat}: {free_before} seats were free, {taken} notices are for it, {free} are free now")
            });
        }
    }

    /// How many people have won against the seats there were: none is left over while somebody goes without.
    pub fn judge_winners(&mut self, winners: u64, seats: u64, people: u64, broken_off: u64) {
        let most = seats.min(people);
        let least = most.saturating_sub(broken_off);
        self.check((least..=most).contains(&winners), || {
            format!("{people} people went for {seats} seats: {winners} won, {broken_off} broke off")
        });
    }
}

fn live_seats<'a>(shown: impl Iterator<Item = &'a Shown>) -> BTreeMap<Seat, u64> {
    let mut live = BTreeMap::new();
    for shown in shown {
        if let Shown::Appointment { state: State::Booked(seat), .. } = shown {
            *live.entry(seat.clone()).or_insert(0) += 1;
        }
    }
    live
}

fn words(state: &State) -> String {
    match state {
        State::Booked(seat) => seat.to_string(),
        State::Cancelled => "cancelled".to_owned(),
    }
}

fn told(promise: &Promise) -> String {
    let doubts = promise.possible().len() - 1;
    let more = if doubts > 0 { format!(" (or one of {doubts} outcomes of acts in doubt)") } else { String::new() };
    format!("{}{more}", words(&promise.state))
}
