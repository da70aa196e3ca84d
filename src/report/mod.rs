//! A comparison on paper: a table and a page with charts for people, JSON and CSV for programs. The same comparison
//! gives the same bytes.

mod csv;
mod html;
mod json;
mod table;

pub use csv::csv;
pub use html::html;
pub use json::json;
pub use table::table;

use crate::lab::comparison::{Finding, Group, Measure};

/// Digits that are told: more than any replication knows, and few enough that they are the same on every machine.
const DIGITS: usize = 6;

/// A finding in words; what is alike is not told.
fn sentence(finding: &Finding) -> Option<String> {
    let words = |measure: &Measure, group: &Group| format!("{} of {}", measure.as_str(), group.as_str());
    match finding {
        Finding::CurrentBetter { measure, group } => Some(format!("current better: {}", words(measure, group))),
        Finding::LegacyBetter { measure, group } => Some(format!("legacy better:  {}", words(measure, group))),
        Finding::Trade { measure, gains, loses } => Some(format!(
            "a trade:        {}: {} gain by the current model, {} lose",
            measure.as_str(),
            gains.as_str(),
            loses.as_str()
        )),
        Finding::Exchange { better, better_for, worse, worse_for } => Some(format!(
            "a trade:        the current model is better in {}, and worse in {}",
            words(better, better_for),
            words(worse, worse_for)
        )),
        Finding::Alike { .. } => None,
    }
}

/// To [`DIGITS`] significant digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_six_digits() {
        assert!((rounded(1.234_567_89) - 1.234_57).abs() < 1e-12);
        assert!((rounded(-9_876_543.2) + 9_876_540.0).abs() < 1e-6);
    }
}
