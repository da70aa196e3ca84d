//! The writes that have been accepted and are not answered yet: how many, and since when the oldest. For operators,
//! whose first sign of a sick disk is a write that grows old.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// All of them.
#[derive(Default)]
pub(super) struct UnderWay {
    began: Mutex<BTreeSet<Began>>,
    next: AtomicU64,
}

/// When a write began, and a number, since several begin at once.
type Began = (Instant, u64);

/// One write; it is over when this is dropped.
pub(super) struct OneWrite<'a> {
    all: &'a UnderWay,
    began: Began,
}

/// The writes under way at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub writes: usize,
    /// Age of the oldest; zero if there is none.
    pub oldest: Duration,
}

impl UnderWay {
    /// A write begins.
    pub(super) fn begin(&self) -> OneWrite<'_> {
        let began = (Instant::now(), self.next.fetch_add(1, Ordering::Relaxed));
        self.lock().insert(began);
        OneWrite { all: self, began }
    }

    /// How it stands now.
    pub(super) fn waiting(&self) -> Waiting {
        let began = self.lock();
        let oldest = began.first().map_or(Duration::ZERO, |(since, _)| since.elapsed());
        Waiting { writes: began.len(), oldest }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeSet<Began>> {
        self.began.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OneWrite<'_> {
    fn drop(&mut self) {
        self.all.lock().remove(&self.began);
        crate::telemetry::write(self.began.0.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_write_is_the_one_that_began_first_and_is_not_over() {
        let all = UnderWay::default();
        assert_eq!(all.waiting(), Waiting { writes: 0, oldest: Duration::ZERO });
        let first = all.begin();
        let second = all.begin();
        let with_both = all.waiting();
        assert_eq!(with_both.writes, 2);
        assert!(with_both.oldest >= second.began.0.elapsed());
        drop(first);
        assert!(all.waiting().oldest <= second.began.0.elapsed());
        drop(second);
        assert_eq!(all.waiting().writes, 0);
    }
}
