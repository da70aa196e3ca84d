//! Means of replications and how sure they are.

/// How often everything is simulated, each time with other chance.
pub const REPLICATIONS: u32 = 30;

/// Student's t for a two-sided interval of 99.9 % and 29 degrees of freedom.
const T: f64 = 3.659;

/// A mean, and half of the interval in which the true one lies 999 times in a thousand.
#[derive(Clone, Copy, Debug)]
pub struct Estimate {
    pub mean: f64,
    pub half_width: f64,
}

impl Estimate {
    /// Of one value from each replication.
    pub fn of(values: &[f64]) -> Self {
        let count = f64::from(REPLICATIONS);
        assert_eq!(values.len(), usize::try_from(REPLICATIONS).unwrap());
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
        Self { mean, half_width: T * (variance / count).sqrt() }
    }

    pub fn holds(self, value: f64) -> bool {
        (self.mean - value).abs() <= self.half_width
    }

    /// Whether two means may be of the same thing: their difference lies in its own interval (Welch 1947; of the degrees
    /// of freedom the least that they can be, which makes the interval no narrower).
    pub fn agrees(self, other: Self) -> bool {
        (self.mean - other.mean).abs() <= self.half_width.hypot(other.half_width)
    }
}
