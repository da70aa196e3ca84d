//! The only source of randomness: the operating system's in service, a seed in tests.

use crate::domain::door_code::Serial;
use crate::domain::identifiers::{ConfirmationNumber, NUMBER_DIGITS, PIN_DIGITS, Pin, ServiceItemNumber};
use crate::domain::office::OfficeCode;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

/// Draws numbers; cheap to clone, every clone draws from the same stream.
#[derive(Clone)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// A cryptographic generator seeded by the operating system.
    pub fn from_system() -> Self {
        Self(Arc::new(Mutex::new(rand::make_rng())))
    }

    /// The same stream for the same seed: for tests.
    pub fn from_seed(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Random bytes, for keys and nonces.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut bytes);
        bytes
    }

    /// A confirmation number for a first booking at an office in a year.
    pub fn confirmation_number(&self, office: &OfficeCode, year: i16) -> ConfirmationNumber {
        ConfirmationNumber::new(office, year, self.digits::<NUMBER_DIGITS>())
    }

    /// The number of a request to the contact centre.
    pub fn service_item_number(&self) -> ServiceItemNumber {
        ServiceItemNumber::new(self.digits::<NUMBER_DIGITS>())
    }

    /// What a code on a notice calls its appointment.
    pub fn door_serial(&self) -> Serial {
        Serial(self.bytes())
    }

    /// A PIN.
    pub fn pin(&self) -> Pin {
        Pin::new(self.digits::<PIN_DIGITS>())
    }

    /// A number below a bound (at least one): for shares, as of a hundred or a thousand.
    pub fn below(&self, bound: u32) -> u32 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).random_range(0..bound.max(1))
    }

    /// A number of a range, each as likely as the others; both ends are in it.
    pub fn within(&self, range: RangeInclusive<u32>) -> u32 {
        if range.is_empty() {
            *range.start()
        } else {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).random_range(range)
        }
    }

    fn digits<const N: usize>(&self) -> [u8; N] {
        let mut rng = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::array::from_fn(|_| rng.random_range(0..10))
    }
}
