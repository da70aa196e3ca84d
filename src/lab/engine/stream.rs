//! Chance. Each person has a stream of their own for each purpose, so that what one does changes nobody else's luck, and
//! the same person has the same luck in both models: common random numbers.

use rand_xoshiro::SplitMix64;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// 2 to the power of -53: the distance between two uniform numbers.
const STEP: f64 = 1.0 / 9_007_199_254_740_992.0;

/// A stream of chance.
#[derive(Clone)]
pub struct Stream(SplitMix64);

impl Stream {
    /// The stream of these keys: the same for the same keys, and no relation to that of others. The first is the seed.
    pub fn of(keys: &[u64]) -> Self {
        let mixed = keys.iter().fold(0_u64, |state, key| SplitMix64::seed_from_u64(state ^ *key).next_u64());
        Self(SplitMix64::seed_from_u64(mixed))
    }

    /// A whole number of 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Uniform from 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        super::number::real(self.0.next_u64() >> 11) * STEP
    }

    /// Whether something happens that happens so often, from 0 (never) to 1 (always).
    pub fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Exponential with that mean.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -libm::log(1.0 - self.unit()) * mean
    }

    /// Standard normal (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        radius * libm::cos(2.0 * std::f64::consts::PI * self.unit())
    }

    /// Which of some things, given the sums of their shares up to each of them; the last if the sums end below the draw.
    pub fn pick(&mut self, sums: &[f64]) -> usize {
        let drawn = self.unit() * sums.last().copied().unwrap_or(0.0);
        sums.partition_point(|sum| *sum <= drawn).min(sums.len().saturating_sub(1))
    }
}
