//! The only clock. `now` is the service's time, which testers may set; `wall` is the machine's, for the age of
//! cookies and limits, which a set clock must not stretch or cut.

use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Tells both times; cheap to clone, every clone tells the same.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Source>);

#[derive(Debug)]
enum Source {
    Machine { offset_secs: AtomicI64 },
    ByHand(Mutex<(Timestamp, Timestamp)>),
}

impl Clock {
    /// The machine's clock, moved by an offset.
    pub fn machine(offset: SignedDuration) -> Self {
        Self(Arc::new(Source::Machine { offset_secs: AtomicI64::new(offset.as_secs()) }))
    }

    /// A clock that stands still until it is moved by hand: for tests and for replaying a day.
    pub fn by_hand(now: Timestamp) -> Self {
        Self(Arc::new(Source::ByHand(Mutex::new((now, now)))))
    }

    /// The service's time.
    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            // An offset that leads out of the calendar (year 9999) leaves the machine's time.
            Source::Machine { offset_secs } => {
                let offset = SignedDuration::from_secs(offset_secs.load(Ordering::Relaxed));
                machine_now().checked_add(offset).unwrap_or_else(|_| machine_now())
            }
            Source::ByHand(times) => times.lock().unwrap_or_else(PoisonError::into_inner).0,
        }
    }

    /// The machine's time.
    pub fn wall(&self) -> Timestamp {
        match &*self.0 {
            Source::Machine { .. } => machine_now(),
            Source::ByHand(times) => times.lock().unwrap_or_else(PoisonError::into_inner).1,
        }
    }

    /// Moves the machine's clock to another offset: a tester has moved the service's time, here or in another process.
    pub fn set_offset(&self, offset: SignedDuration) {
        if let Source::Machine { offset_secs } = &*self.0 {
            offset_secs.store(offset.as_secs(), Ordering::Relaxed);
        }
    }

    /// Sets the service's time of a clock moved by hand; the machine's clock is left as it is.
    pub fn set_now(&self, now: Timestamp) {
        if let Source::ByHand(times) = &*self.0 {
            times.lock().unwrap_or_else(PoisonError::into_inner).0 = now;
        }
    }

    /// Lets both times of a clock moved by hand pass by.
    pub fn pass(&self, span: SignedDuration) {
        if let Source::ByHand(times) = &*self.0 {
            let mut times = times.lock().unwrap_or_else(PoisonError::into_inner);
            times.0 = times.0.checked_add(span).unwrap_or(times.0);
            times.1 = times.1.checked_add(span).unwrap_or(times.1);
        }
    }
}

/// The one place that asks the machine.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
pub fn machine_now() -> Timestamp {
    Timestamp::now()
}
