//! The agenda: what comes, in the order of time, and at one instant in the order in which it was put down.
//!
//! A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990). Time only goes on, so an entry lies by the highest digit in
//! which its instant differs from now, and moves to a lower one as that instant comes near. Slots keep the order in
//! which they were filled, and entries of one instant always lie in one slot: their order needs no number. With 100,000
//! entries ahead this takes a quarter of a binary heap's time, and with ten no more (`benches/engine.rs`).

use super::number::index;
use std::collections::VecDeque;

/// Bits of a digit. Between 3 and 6 little changes; 5 was the quickest.
const DIGIT_BITS: u32 = 5;
/// How many values a digit has.
const VALUES: usize = 1 << DIGIT_BITS;
/// Digits of an instant of 63 bits.
const DIGITS: usize = 13;
/// A slot that was longer gives its memory back: each of the many slots is a crowd's for a moment only.
const KEPT_ENTRIES_MAX: usize = 1_024;

/// What comes.
pub struct Agenda<E> {
    now_ms: i64,
    handled: u64,
    /// What comes at this very instant.
    due: VecDeque<E>,
    /// What comes later: for each digit, from the lowest, a slot for each of its values.
    slots: Vec<Vec<(i64, E)>>,
    /// Of each digit the slots that hold anything: a bit for each, the lowest value's the lowest.
    filled: [u32; DIGITS],
    /// The digits that hold anything: a bit for each.
    digits: u32,
}

impl<E> Agenda<E> {
    /// An empty agenda at instant 0.
    pub fn new() -> Self {
        let slots = (0..DIGITS * VALUES).map(|_| Vec::new()).collect();
        Self { now_ms: 0, handled: 0, due: VecDeque::new(), slots, filled: [0; DIGITS], digits: 0 }
    }

    /// The instant of the event handled last.
    pub fn now_ms(&self) -> i64 {
        self.now_ms
    }

    /// How many events were handled.
    pub fn handled(&self) -> u64 {
        self.handled
    }

    /// Puts an event down. What should have been before now comes now.
    pub fn put(&mut self, at_ms: i64, event: E) {
        if at_ms <= self.now_ms {
            self.due.push_back(event);
            return;
        }
        let digit = ((at_ms ^ self.now_ms).ilog2()) / DIGIT_BITS;
        let value = index(at_ms >> (digit * DIGIT_BITS)) % VALUES;
        let digit_at = index(i64::from(digit));
        if let (Some(filled), Some(slot)) =
            (self.filled.get_mut(digit_at), self.slots.get_mut(digit_at * VALUES + value))
        {
            slot.push((at_ms, event));
            *filled |= 1 << value;
            self.digits |= 1 << digit;
        }
    }

    /// Takes the next event, and goes on to its instant; none if nothing is left.
    #[expect(clippy::should_implement_trait, reason = "an agenda is filled while it is read: no iterator")]
    pub fn next(&mut self) -> Option<(i64, E)> {
        let event = match self.due.pop_front() {
            Some(event) => event,
            None => self.go_on()?,
        };
        self.handled += 1;
        Some((self.now_ms, event))
    }

    /// Goes on to the next instant and takes its first event; what lies with it moves to lower digits.
    fn go_on(&mut self) -> Option<E> {
        let digit = index(i64::from(self.digits.trailing_zeros()));
        let filled = self.filled.get_mut(digit)?;
        let at = digit * VALUES + index(i64::from(filled.trailing_zeros()));
        *filled &= *filled - 1;
        if *filled == 0 {
            self.digits &= self.digits - 1;
        }
        let slot = self.slots.get_mut(at)?;
        if slot.len() == 1 {
            let (at_ms, event) = slot.pop()?;
            self.now_ms = at_ms;
            return Some(event);
        }
        let mut entries = std::mem::take(slot);
        self.now_ms = entries.iter().map(|(at_ms, _)| *at_ms).min()?;
        for (at_ms, event) in entries.drain(..) {
            self.put(at_ms, event);
        }
        // Emptied, it is filled again without asking for memory.
        if entries.capacity() <= KEPT_ENTRIES_MAX {
            *self.slots.get_mut(at)? = entries;
        }
        self.due.pop_front()
    }
}

impl<E> Default for Agenda<E> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::stream::Stream;
    use super::*;
    use crate::lab::engine::DAY_MS;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn all<E>(agenda: &mut Agenda<E>) -> Vec<(i64, E)> {
        std::iter::from_fn(|| agenda.next()).collect()
    }

    #[test]
    fn what_is_put_down_at_one_instant_comes_in_the_order_in_which_it_was_put_down() {
        let mut agenda = Agenda::new();
        for event in 0..100 {
            agenda.put(5 * DAY_MS, event);
            agenda.put(7, -event);
        }
        let came: Vec<_> = all(&mut agenda).into_iter().map(|(_, event)| event).collect();
        let expected: Vec<_> = (0..100).map(|event| -event).chain(0..100).collect();
        assert_eq!(came, expected);
    }

    #[test]
    fn what_is_put_down_for_this_instant_comes_after_what_was_already_there() {
        let mut agenda = Agenda::new();
        agenda.put(10, "first");
        agenda.put(10, "second");
        assert_eq!(agenda.next(), Some((10, "first")));
        agenda.put(10, "third");
        agenda.put(11, "later");
        assert_eq!(all(&mut agenda), [(10, "second"), (10, "third"), (11, "later")]);
    }

    #[test]
    fn what_should_have_been_before_now_comes_now() {
        let mut agenda = Agenda::new();
        agenda.put(1_000, "now");
        agenda.next();
        agenda.put(3, "late");
        agenda.put(-1, "later");
        assert_eq!(all(&mut agenda), [(1_000, "late"), (1_000, "later")]);
        assert_eq!(agenda.now_ms(), 1_000);
    }

    #[test]
    fn the_last_instant_of_all_can_be_put_down_and_takes_no_room_before() {
        let mut agenda = Agenda::new();
        agenda.put(i64::MAX, "end");
        agenda.put(400 * DAY_MS, "next year");
        assert_eq!(all(&mut agenda), [(400 * DAY_MS, "next year"), (i64::MAX, "end")]);
    }

    #[test]
    fn an_empty_agenda_stays_where_it_is_and_can_be_filled_again() {
        let mut agenda = Agenda::new();
        assert_eq!(agenda.next(), None);
        agenda.put(DAY_MS, 1);
        assert_eq!(agenda.next(), Some((DAY_MS, 1)));
        assert_eq!(agenda.next(), None);
        assert_eq!((agenda.now_ms(), agenda.handled()), (DAY_MS, 1));
        agenda.put(2 * DAY_MS, 2);
        assert_eq!(agenda.next(), Some((2 * DAY_MS, 2)));
        assert_eq!(agenda.handled(), 2);
    }

    #[test]
    fn a_crowd_of_one_day_comes_in_order() {
        let mut stream = Stream::of(&[1]);
        let mut agenda = Agenda::new();
        let mut expected: Vec<_> =
            (0..20_000).map(|n| (i64::try_from(stream.bits() % 86_400_000).unwrap(), n)).collect();
        for (at_ms, event) in &expected {
            agenda.put(*at_ms, *event);
        }
        expected.sort_unstable();
        assert_eq!(all(&mut agenda), expected);
    }

    /// How far ahead something is put down: near instants are the most frequent, and equal ones too.
    fn ahead() -> impl Strategy<Value = i64> {
        prop_oneof![0..3_i64, 0..40_i64, 0..2_000_i64, 0..DAY_MS, 0..60 * DAY_MS]
    }

    proptest! {
        /// Some are put down, some taken, in turns: as from a set by instant and number.
        #[test]
        fn whatever_is_put_down_in_between_the_order_is_that_of_instant_and_putting_down(
            steps in prop::collection::vec((prop::collection::vec(ahead(), 0..5), 0..5_usize), 0..60),
        ) {
            let mut agenda = Agenda::new();
            let mut model = BTreeSet::new();
            let mut number = 0_u64;
            for (puts, takes) in steps {
                for ahead in puts {
                    let at_ms = agenda.now_ms() + ahead;
                    agenda.put(at_ms, number);
                    model.insert((at_ms, number));
                    number += 1;
                }
                for _ in 0..takes {
                    prop_assert_eq!(agenda.next(), model.pop_first());
                }
            }
            let rest: Vec<_> = model.into_iter().collect();
            prop_assert_eq!(all(&mut agenda), rest);
            prop_assert_eq!(agenda.handled(), number);
        }
    }
}
