//! Whether what the portal shows is what it promised: pure rules over the ledger and what was seen.

use super::ledger::{Promise, State};
use super::notice::Seat;
use crate::domain::identifiers::ConfirmationNumber;
use std::collections::{BTreeMap, HashMap};

/// Broken promises told one by one; further ones are counted.
const TOLD_MAX: usize = 50;

/// What a refusal by the portal's limits is called.
pub const SLOWED_DOWN: &str = "too-many-requests";

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
    /// Checks that did not hold.
    pub broken: u64,
    /// What was promised and what is shown, for each that did not; of many, the first.
    pub failed: Vec<String>,
    /// What could not be checked, and why.
    pub unchecked: Vec<String>,
    /// Appointments that the portal's limits did not let be looked at.
    #[serde(skip)]
    pub limited: u64,
}

impl Verdict {
    /// Counts a check; the line is told if it does not hold.
    pub fn check(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if holds {
            self.passed += 1;
            return;
        }
        self.broken += 1;
        if self.failed.len() < TOLD_MAX {
            self.failed.push(otherwise());
        }
    }

    /// Notes what could not be checked.
    pub fn leave(&mut self, why: String) {
        if self.unchecked.len() < TOLD_MAX {
            self.unchecked.push(why);
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
            // The portal keeps its promises and slows us down: that is told once, for the whole run.
            Shown::Unknown(why) if why.contains(SLOWED_DOWN) => {
                self.limited += 1;
                return self.leave(format!("{number}: the portal's limits did not let it be looked at"));
            }
            Shown::Unknown(why) => {
                return self.check(false, || format!("{number}: {} was promised, no answer ({why})", told(promise)));
            }
        };
        self.check(shown_number == number, || format!("{number}: the notice shown is of {shown_number}"));
        self.check(promise.possible().contains(state), || {
            format!("{number}: {} was promised, {} is shown", told(promise), state)
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
            self.check(other.is_none(), || {
                format!("{number}: promised to two people, {} and {person}", other.unwrap_or_default())
            });
            if matches!(shown, Shown::Appointment { state: State::Booked(_), .. }) {
                let other = people.insert(person, number);
                self.check(other.is_none(), || {
                    format!("person {person}: two live appointments, {number} and {}", other.unwrap_or(number))
                });
            }
        }
    }

    /// The seats that are free now against those that were free before and the appointments shown. `unsure` seats may have
    /// been taken without an answer, or given back and not be offered yet.
    pub fn judge_seats<'a>(
        &mut self,
        (before, after): (&Free, &Free),
        shown: impl Iterator<Item = &'a Shown>,
        unsure: &[Seat],
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
            let in_doubt = u64::try_from(unsure.iter().filter(|other| *other == seat).count()).unwrap_or(0);
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

fn told(promise: &Promise) -> String {
    let doubts = promise.possible().len() - 1;
    let more = if doubts > 0 { format!(" (or one of {doubts} outcomes of acts in doubt)") } else { String::new() };
    format!("{}{more}", promise.state)
}

#[cfg(test)]
mod tests {
    use super::super::ledger::{Act, Ledger};
    use super::super::notice::Notice;
    use super::*;
    use crate::domain::identifiers::Pin;
    use crate::domain::office::OfficeCode;
    use rstest::rstest;

    fn seat(starts_at: &str) -> Seat {
        Seat::read("NYC", starts_at).unwrap()
    }

    fn early() -> Seat {
        seat("2026-12-07T09:00")
    }

    fn late() -> Seat {
        seat("2026-12-08T15:00")
    }

    fn number(last: u8) -> ConfirmationNumber {
        ConfirmationNumber::new(&OfficeCode::parse("NYC").unwrap(), 2026, [0, 0, 0, 0, 0, 0, last])
    }

    fn promise(person: u32, last: u8, seat: Seat, doubts: &[Act]) -> Promise {
        let mut ledger = Ledger::default();
        let notice = Notice { number: number(last), pin: Pin::new([1; 6]), seat, valid: true };
        ledger.booked(person, &notice, Some(3));
        Promise { doubts: doubts.to_vec(), ..ledger.promises.remove(0) }
    }

    fn shows(state: State) -> Shown {
        Shown::Appointment { number: number(1), state, revision: Some(3) }
    }

    fn booked(seat: Seat) -> Shown {
        shows(State::Booked(seat))
    }

    #[rstest]
    #[case::kept(&[], booked(early()), true)]
    #[case::lost(&[], Shown::Nothing, false)]
    #[case::unanswered(&[], Shown::Unknown("status-500".into()), false)]
    #[case::moved_by_nobody(&[], booked(late()), false)]
    #[case::moved_half(&[Act::Move(late())], booked(seat("2026-12-08T09:00")), false)]
    #[case::moved_or_not(&[Act::Move(late())], booked(early()), true)]
    #[case::moved_unheard(&[Act::Move(late())], booked(late()), true)]
    #[case::cancelled_by_nobody(&[Act::Move(late())], shows(State::Cancelled), false)]
    #[case::cancelled_unheard(&[Act::Cancel], shows(State::Cancelled), true)]
    #[case::not_cancelled_after_all(&[Act::Cancel], booked(early()), true)]
    #[case::replacing_moves_nothing(&[Act::Replace], booked(late()), false)]
    #[case::cancelled_then_moved(&[Act::Cancel, Act::Move(late())], booked(late()), true)]
    #[case::another_number(&[], Shown::Appointment { number: number(2), state: State::Booked(early()), revision: None }, false)]
    #[case::went_back(&[], Shown::Appointment { number: number(1), state: State::Booked(early()), revision: Some(2) }, false)]
    #[case::went_on(&[], Shown::Appointment { number: number(1), state: State::Booked(early()), revision: Some(9) }, true)]
    fn one_appointment_is_as_promised_or_as_an_act_in_doubt_left_it(
        #[case] doubts: &[Act],
        #[case] shown: Shown,
        #[case] holds: bool,
    ) {
        let mut verdict = Verdict::default();
        verdict.judge(&promise(0, 1, early(), doubts), &shown);
        assert_eq!(verdict.failed.is_empty(), holds, "{verdict:?}");
    }

    #[test]
    fn a_cancellation_that_was_told_stays() {
        let mut cancelled = promise(0, 1, early(), &[Act::Move(late())]);
        cancelled.told(State::Cancelled, Some(5));
        assert_eq!(cancelled.possible().into_iter().collect::<Vec<_>>(), [State::Cancelled], "nothing is in doubt now");
        let mut verdict = Verdict::default();
        verdict.judge(&cancelled, &booked(early()));
        assert_eq!(verdict.failed.len(), 2, "{verdict:?}");
        assert!(verdict.failed[0].contains("cancelled was promised"), "{verdict:?}");
        assert!(verdict.failed[1].contains("revision 5 was told, 3 is shown"), "{verdict:?}");
    }

    #[test]
    fn a_seat_that_was_left_or_may_have_been_is_known() {
        let mut promise = promise(0, 1, early(), &[Act::Move(late())]);
        assert_eq!(promise.freed_if(&State::Booked(early())), [late()], "it may have been moved there and back");
        assert_eq!(promise.freed_if(&State::Cancelled), [early(), late()]);
        promise.told(State::Booked(late()), None);
        promise.told(State::Booked(late()), None);
        assert_eq!(promise.freed, [early()], "told twice, left once");
        promise.told(State::Cancelled, None);
        assert_eq!(promise.freed, [early(), late()]);
        assert_eq!(promise.freed_if(&State::Cancelled), []);
    }

    #[test]
    fn a_replaced_pin_is_dead_and_one_in_doubt_stays_in_doubt() {
        let mut promise = promise(0, 1, early(), &[Act::Replace]);
        promise.told(State::Booked(early()), None);
        assert!(promise.pin_in_doubt(), "where it stands says nothing about the PIN");
        promise.replaced(&Pin::new([2; 6]));
        assert_eq!((promise.pin_in_doubt(), promise.dead_pins.as_slice()), (false, &[Pin::new([1; 6])][..]));
        promise.replaced(&Pin::new([2; 6]));
        assert_eq!(promise.dead_pins.len(), 1, "the same answer twice");
    }

    #[rstest]
    #[case::two_people((0, 1), (1, 2), true)]
    #[case::a_number_twice((0, 1), (1, 1), false)]
    #[case::a_person_twice((0, 1), (0, 2), false)]
    fn numbers_and_people_are_single(#[case] one: (u32, u8), #[case] other: (u32, u8), #[case] holds: bool) {
        let promises = [promise(one.0, one.1, early(), &[]), promise(other.0, other.1, late(), &[])];
        let shown: Vec<_> = promises.iter().map(|promise| (promise, booked(early()))).collect();
        let mut verdict = Verdict::default();
        verdict.judge_together(&shown);
        assert_eq!(verdict.failed.is_empty(), holds, "{verdict:?}");
    }

    #[rstest]
    #[case::taken(2, &[early()], &[], 1, true)]
    #[case::given_twice(1, &[early(), early()], &[], 0, false)]
    #[case::left_taken_by_a_move(2, &[late()], &[], 1, false)]
    #[case::not_taken(2, &[early()], &[], 2, false)]
    #[case::not_open_yet(2, &[late()], &[early()], 1, true)]
    #[case::perhaps_taken(2, &[early()], &[early()], 1, true)]
    #[case::perhaps_taken_too(2, &[early()], &[early()], 0, true)]
    #[case::more_than_there_were(2, &[], &[], 3, false)]
    fn free_seats_are_those_there_were_less_those_that_notices_are_for(
        #[case] before: u64,
        #[case] notices: &[Seat],
        #[case] unknown: &[Seat],
        #[case] after: u64,
        #[case] holds: bool,
    ) {
        let shown: Vec<_> = notices.iter().cloned().map(booked).collect();
        let free = |count| Free::from([(early(), count)]);
        let mut verdict = Verdict::default();
        // The other session is as it should be.
        let elsewhere = u64::try_from(notices.iter().filter(|seat| **seat == late()).count()).unwrap();
        let (mut before, mut after) = (free(before), free(after));
        before.insert(late(), 1);
        after.insert(late(), 1 - elsewhere);
        verdict.judge_seats((&before, &after), shown.iter(), unknown);
        assert_eq!(verdict.failed.is_empty(), holds, "{verdict:?}");
    }

    #[rstest]
    #[case(3, 3, 40, 0, true)]
    #[case(2, 3, 40, 0, false)]
    #[case(4, 3, 40, 0, false)]
    #[case(2, 3, 40, 1, true)]
    #[case(5, 9, 5, 0, true)]
    fn as_many_win_as_there_are_seats(
        #[case] winners: u64,
        #[case] seats: u64,
        #[case] people: u64,
        #[case] broken_off: u64,
        #[case] holds: bool,
    ) {
        let mut verdict = Verdict::default();
        verdict.judge_winners(winners, seats, people, broken_off);
        assert_eq!(verdict.failed.is_empty(), holds, "{verdict:?}");
    }

    #[test]
    fn a_thousand_broken_promises_are_not_a_thousand_lines() {
        let mut verdict = Verdict::default();
        (0..1_000).for_each(|_| verdict.check(false, || "broken".into()));
        assert_eq!((verdict.failed.len(), verdict.broken), (TOLD_MAX, 1_000));
    }
}
