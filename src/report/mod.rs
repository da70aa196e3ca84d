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

/// Digits that are told: more than any replication knows, and few enough that they are the same on every machine.
const DIGITS: usize = 6;

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
