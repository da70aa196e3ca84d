//! Means over replications, with their confidence.

use super::comparison::Estimate;
use super::engine::number::real;

/// The 97.5 % quantiles of Student's t distribution for 1 to 30 degrees of freedom (Student 1908; any table has them).
const T: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
];
/// Those for more degrees of freedom: up to so many, this one. A greater quantile than the exact one, so that an interval
/// is never too narrow.
const T_BEYOND: [(usize, f64); 3] = [(40, 2.042), (60, 2.021), (120, 2.000)];
/// For all others.
const T_MANY: f64 = 1.980;

/// The mean of some replications with the half-width of its 95 % confidence interval; none of none.
pub fn estimate(values: &[f64]) -> Option<Estimate> {
    if values.is_empty() {
        return None;
    }
    let count = real(u64::try_from(values.len()).unwrap_or(u64::MAX));
    let mean = values.iter().sum::<f64>() / count;
    let freedom = values.len() - 1;
    let half_width = (freedom > 0).then(|| {
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        quantile(freedom) * (squares / (count - 1.0) / count).sqrt()
    });
    Some(Estimate { mean, half_width })
}

fn quantile(freedom: usize) -> f64 {
    let beyond = || T_BEYOND.iter().find(|(most, _)| freedom <= *most).map_or(T_MANY, |(_, t)| *t);
    freedom.checked_sub(1).and_then(|at| T.get(at)).copied().unwrap_or_else(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_replication_has_no_confidence_and_none_no_mean() {
        assert_eq!(estimate(&[]), None);
        assert_eq!(estimate(&[3.0]), Some(Estimate { mean: 3.0, half_width: None }));
    }

    /// The mean of 1 to 5 is 3, its standard error the root of a half, and t for four degrees of freedom 2.776.
    #[test]
    fn the_half_width_is_students() {
        let found = estimate(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        assert!((found.mean - 3.0).abs() < 1e-12);
        assert!((found.half_width.unwrap() - 2.776 * 0.5_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn more_replications_never_have_a_greater_quantile() {
        let quantiles: Vec<f64> = (1..300).map(quantile).collect();
        assert!(quantiles.is_sorted_by(|less, more| less >= more));
    }
}
