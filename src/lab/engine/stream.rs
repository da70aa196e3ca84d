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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::engine::number::whole;

    /// So many draws of each test.
    const DRAWS: u32 = 200_000;

    /// So many standard errors; a fair draw lies beyond them once in 1,700,000 times.
    const SIGMAS: f64 = 5.0;

    fn mean(values: impl Iterator<Item = f64>) -> f64 {
        values.sum::<f64>() / f64::from(DRAWS)
    }

    #[test]
    fn the_numbers_of_a_seed_never_change() {
        // The first number of SplitMix64 from 0, as its author gives it.
        assert_eq!(Stream::of(&[]).bits(), 0xe220_a839_7b1d_cdaf);
        let mut of_three = Stream::of(&[2018, 7, 3]);
        assert_eq!([of_three.bits(), of_three.bits()], [3_487_503_051_894_025_674, 3_973_931_006_324_146_685]);
        let drawn = [of_three.unit(), of_three.exponential(1.0), of_three.normal()];
        assert_eq!(
            drawn.map(f64::to_bits),
            [0.720_106_220_564_907_6, 0.785_084_149_582_059_5, 0.141_196_785_888_944_94].map(f64::to_bits)
        );
    }

    #[test]
    fn the_same_keys_give_the_same_numbers_and_any_other_keys_others() {
        let keys: [&[u64]; 12] =
            [&[], &[0], &[1], &[2], &[0, 0], &[0, 1], &[1, 0], &[1, 2], &[2, 1], &[0, 0, 0], &[1, 2, 3], &[u64::MAX]];
        let mut seen = std::collections::BTreeSet::new();
        for keys in keys {
            let (mut once, mut again) = (Stream::of(keys), Stream::of(keys));
            for _ in 0..1_000 {
                let bits = once.bits();
                assert_eq!(bits, again.bits());
                assert!(seen.insert(bits), "{keys:?} repeats what another stream has given");
            }
        }
    }

    /// Streams of neighbors, and of the same keys in another order, are held against each other draw by draw: of 64 bits
    /// 32 differ, and their uniform numbers are not correlated.
    #[test]
    fn neighbors_and_exchanged_keys_are_no_relations() {
        type Keys = fn(u64) -> [u64; 2];
        let pairs: [(Keys, Keys); 5] = [
            (|n| [n, 1], |n| [1, n]),
            (|n| [n, 1], |n| [n, 2]),
            (|n| [n, 1], |n| [n + 1, 1]),
            (|n| [n, n + 1], |n| [n + 1, n]),
            (|n| [7, n], |n| [7, n ^ (1 << 63)]),
        ];
        for (number, (left, right)) in pairs.into_iter().enumerate() {
            let (mut differing, mut product) = (0_u32, 0.0);
            for n in 2..DRAWS + 2 {
                let (mut left, mut right) = (Stream::of(&left(n.into())), Stream::of(&right(n.into())));
                differing += (left.bits() ^ right.bits()).count_ones();
                product += (left.unit() - 0.5) * (right.unit() - 0.5);
            }
            let draws = f64::from(DRAWS);
            let bits = (f64::from(differing) / draws - 32.0) / (4.0 / draws.sqrt());
            let correlation = product * 12.0 / draws.sqrt();
            assert!(bits.abs() < SIGMAS, "pair {number}: {bits} sigmas from 32 bits");
            assert!(correlation.abs() < SIGMAS, "pair {number}: {correlation} sigmas from no correlation");
        }
    }

    /// The first draw of each of many streams is as uniform as many draws of one: a hundred equal boxes, chi-square.
    #[test]
    fn the_draws_of_one_stream_and_the_first_draws_of_many_are_uniform() {
        let mut stream = Stream::of(&[4]);
        let of_one: Vec<f64> = (0..DRAWS).map(|_| stream.unit()).collect();
        let of_many = (0..DRAWS).map(|n| Stream::of(&[4, n.into(), 9]).unit()).collect();
        for draws in [of_one, of_many] {
            assert!(draws.iter().all(|draw| (0.0..1.0).contains(draw)));
            let mut boxes = [0_u32; 100];
            for draw in &draws {
                boxes[usize::try_from(whole(draw * 100.0)).unwrap()] += 1;
            }
            let expected = f64::from(DRAWS) / 100.0;
            let chi_square: f64 = boxes.iter().map(|n| (f64::from(*n) - expected).powi(2) / expected).sum();
            // 99 degrees of freedom: below 51 or above 176 once in 100,000 times each.
            assert!((51.0..176.0).contains(&chi_square), "{chi_square}");
        }
    }

    #[test]
    fn an_exponential_draw_has_its_mean_and_its_variance() {
        let mut stream = Stream::of(&[5]);
        let draws: Vec<f64> = (0..DRAWS).map(|_| stream.exponential(3.0)).collect();
        assert!(draws.iter().all(|draw| *draw >= 0.0 && draw.is_finite()));
        let error = f64::from(DRAWS).sqrt().recip();
        let of_mean = (mean(draws.iter().copied()) - 3.0) / (3.0 * error);
        // The variance of (x - 3)^2 is 8 times the variance squared.
        let of_variance = (mean(draws.iter().map(|draw| (draw - 3.0).powi(2))) - 9.0) / (9.0 * 8.0_f64.sqrt() * error);
        assert!(of_mean.abs() < SIGMAS && of_variance.abs() < SIGMAS, "{of_mean} and {of_variance} sigmas");
    }

    #[test]
    fn a_normal_draw_has_mean_0_variance_1_and_no_skew() {
        let mut stream = Stream::of(&[6]);
        let draws: Vec<f64> = (0..DRAWS).map(|_| stream.normal()).collect();
        let root = f64::from(DRAWS).sqrt();
        let moments = [1, 2, 3].map(|power| mean(draws.iter().map(|draw| draw.powi(power))));
        // The variances of x, x^2 and x^3 are 1, 2 and 15.
        let sigmas =
            [moments[0] * root, (moments[1] - 1.0) * root / 2.0_f64.sqrt(), moments[2] * root / 15.0_f64.sqrt()];
        assert!(sigmas.iter().all(|sigmas| sigmas.abs() < SIGMAS), "{sigmas:?}");
    }

    #[test]
    fn what_never_happens_does_not_and_what_always_happens_does() {
        let mut stream = Stream::of(&[7]);
        assert!((0..DRAWS).all(|_| !stream.happens(0.0) && stream.happens(1.0)));
        let often = mean((0..DRAWS).map(|_| f64::from(u8::from(stream.happens(0.25)))));
        assert!(((often - 0.25) * (f64::from(DRAWS) / 0.1875).sqrt()).abs() < SIGMAS, "{often}");
    }

    #[test]
    fn things_are_picked_by_their_shares_and_one_without_a_share_never() {
        let mut stream = Stream::of(&[8]);
        let sums = [0.0, 0.5, 0.5, 2.0];
        let mut picked = [0_u32; 4];
        for _ in 0..DRAWS {
            picked[stream.pick(&sums)] += 1;
        }
        assert_eq!([picked[0], picked[2]], [0, 0]);
        let share = f64::from(picked[1]) / f64::from(DRAWS);
        assert!(((share - 0.25) * (f64::from(DRAWS) / 0.1875).sqrt()).abs() < SIGMAS, "{share}");
        assert_eq!(stream.pick(&[]), 0);
        assert_eq!(stream.pick(&[1.0]), 0);
    }
}
