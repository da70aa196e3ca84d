//! The agenda: what comes, in the order of time, and at one instant in the order in which it was put down.

use super::DAY_MS;
use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

/// What comes. Only the current day is kept in order; a later one is put in order when it begins, so that what lies weeks
/// ahead costs nothing before.
pub struct Agenda<E> {
    now_ms: i64,
    handled: u64,
    put_down: u64,
    /// The first instant that is not of the current day.
    day_ends_ms: i64,
    today: BinaryHeap<Entry<E>>,
    /// The days after the current one.
    later: VecDeque<Vec<Entry<E>>>,
}

struct Entry<E> {
    at_ms: i64,
    /// Which one it was to be put down.
    nth: u64,
    event: E,
}

impl<E> Agenda<E> {
    /// An empty agenda at instant 0.
    pub fn new() -> Self {
        Self {
            now_ms: 0,
            handled: 0,
            put_down: 0,
            day_ends_ms: DAY_MS,
            today: BinaryHeap::new(),
            later: VecDeque::new(),
        }
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
        let entry = Entry { at_ms: at_ms.max(self.now_ms), nth: self.put_down, event };
        self.put_down += 1;
        if entry.at_ms < self.day_ends_ms {
            self.today.push(entry);
            return;
        }
        let ahead = usize::try_from((entry.at_ms - self.day_ends_ms) / DAY_MS).unwrap_or(usize::MAX);
        while self.later.len() <= ahead {
            self.later.push_back(Vec::new());
        }
        if let Some(day) = self.later.get_mut(ahead) {
            day.push(entry);
        }
    }

    /// Takes the next event, and goes on to its instant; none if nothing is left.
    pub fn next(&mut self) -> Option<(i64, E)> {
        loop {
            if let Some(entry) = self.today.pop() {
                self.now_ms = entry.at_ms;
                self.handled += 1;
                return Some((entry.at_ms, entry.event));
            }
            let day = self.later.pop_front()?;
            self.day_ends_ms += DAY_MS;
            self.today = BinaryHeap::from(day);
        }
    }
}

impl<E> Default for Agenda<E> {
    fn default() -> Self {
        Self::new()
    }
}

/// The greatest is the next: a `BinaryHeap` gives its greatest first.
impl<E> Ord for Entry<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at_ms, other.nth).cmp(&(self.at_ms, self.nth))
    }
}

impl<E> PartialOrd for Entry<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<E> Eq for Entry<E> {}
