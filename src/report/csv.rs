//! A comparison for programs that read tables: CSV.

use super::rounded;
use crate::lab::comparison::{Comparison, Estimate};

/// As CSV: a line for each measure of each group.
pub fn csv(comparison: &Comparison) -> String {
    let mut lines = vec![
        "measure,group,unit,legacy_mean,legacy_low,legacy_high,current_mean,current_low,current_high,difference_mean,\
         difference_low,difference_high"
            .to_owned(),
    ];
    lines.extend(comparison.rows.iter().map(|row| {
        let cells = [row.legacy, row.current, row.difference].map(|estimate| cells(estimate).join(","));
        let (measure, group, unit) = (row.measure.as_str(), row.group.as_str(), row.measure.unit().as_str());
        format!("{measure},{group},{unit},{}", cells.join(","))
    }));
    lines.join("\n")
}

/// Mean, low and high; empty where there is none.
fn cells(estimate: Option<Estimate>) -> [String; 3] {
    let Some(Estimate { mean, half_width }) = estimate else { return Default::default() };
    let bound = |sign: f64| half_width.map(|half| rounded(mean + sign * half).to_string()).unwrap_or_default();
    [rounded(mean).to_string(), bound(-1.0), bound(1.0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::samples;

    #[test]
    fn csv_has_a_line_of_twelve_cells_for_every_row() {
        let comparison = samples::comparison();
        let text = csv(&comparison);
        assert_eq!(text.lines().count(), comparison.rows.len() + 1);
        assert!(text.lines().all(|line| line.split(',').count() == 12), "{text}");
    }
}
