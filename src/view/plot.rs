//! Charts as geometry: paths and labels on a sheet 800 units wide, in whole units. A template draws them as SVG and
//! static/style.css says how each class looks: the legacy model hollow or dashed, the current one filled or solid, so
//! that nobody has to tell colors apart.

use serde::Serialize;
use std::fmt::Write;

/// The sheet's width; its height grows with what is on it.
pub const WIDTH: f64 = 800.0;
/// How many ticks an axis has, about.
const TICKS: f64 = 4.0;

/// Lines or areas of one look.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// How it looks.
    pub class: &'static str,
    /// Where it runs, as SVG's `d`.
    pub d: String,
}

/// A text at a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Label {
    /// How it stands to its place: `start`, `middle`, `end`, or `heading`, which is a start in bold.
    pub class: &'static str,
    /// From the left.
    pub x: String,
    /// The line on which it stands, from the top.
    pub y: String,
    /// The text, finished.
    pub text: String,
}

/// A chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Plot {
    /// Of whatever belongs to it; no other plot of a page has it.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What can be seen in it.
    pub description: String,
    /// The height.
    pub height: String,
    /// What is drawn, from the back to the front.
    pub paths: Vec<Path>,
    /// What is written.
    pub labels: Vec<Label>,
}

impl Plot {
    /// An empty one.
    pub fn new(id: String, title: String, description: String) -> Self {
        Self { id, title, description, ..Self::default() }
    }

    /// Writes something.
    pub fn label(&mut self, class: &'static str, (x, y): (f64, f64), text: impl Into<String>) {
        self.labels.push(Label { class, x: unit(x), y: unit(y), text: text.into() });
    }

    /// Draws straight lines from point to point.
    pub fn line(&mut self, class: &'static str, points: impl IntoIterator<Item = (f64, f64)>) {
        let mut d = String::new();
        for (x, y) in points {
            let sign = if d.is_empty() { 'M' } else { 'L' };
            // Writing to a String does not fail.
            let _ = write!(d, "{sign}{} {}", unit(x), unit(y));
        }
        if !d.is_empty() {
            self.paths.push(Path { class, d });
        }
    }

    /// Draws rectangles, each by its left, top, width and height, as one path.
    pub fn bars(&mut self, class: &'static str, bars: impl IntoIterator<Item = [f64; 4]>) {
        let mut d = String::new();
        for [left, top, width, height] in bars {
            let _ = write!(d, "M{} {}h{}v{}h-{}z", unit(left), unit(top), unit(width), unit(height), unit(width));
        }
        if !d.is_empty() {
            self.paths.push(Path { class, d });
        }
    }

    /// Draws a round mark.
    pub fn dot(&mut self, class: &'static str, (x, y): (f64, f64), radius: f64) {
        let [left, y, radius, across] = [x - radius, y, radius, 2.0 * radius].map(unit);
        let arc = format!("a{radius} {radius} 0 1 0");
        self.paths.push(Path { class, d: format!("M{left} {y}{arc} {across} 0{arc} -{across} 0z") });
    }

    /// Draws a square mark, standing on its tip.
    pub fn diamond(&mut self, class: &'static str, (x, y): (f64, f64), radius: f64) {
        let [left, y, radius] = [x - radius, y, radius].map(unit);
        let d = format!("M{left} {y}l{radius} -{radius}l{radius} {radius}l-{radius} {radius}z");
        self.paths.push(Path { class, d });
    }
}

/// A whole number of units.
pub fn unit(at: f64) -> String {
    let text = format!("{at:.0}");
    if text == "-0" { "0".to_owned() } else { text }
}

/// From values to places on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    least: f64,
    step: f64,
    most: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// An axis between two places that holds both values and has round ticks.
    pub fn new(least: f64, most: f64, (from, to): (f64, f64)) -> Self {
        let (least, most) = if most > least { (least, most) } else { (least, least + 1.0) };
        let step = round_step((most - least) / TICKS);
        Self { least: (least / step).floor() * step, step, most: (most / step).ceil() * step, from, to }
    }

    /// Where a value is.
    pub fn at(&self, value: f64) -> f64 {
        self.from + (self.to - self.from) * (value - self.least) / (self.most - self.least)
    }

    /// The ticks' values.
    pub fn ticks(&self) -> impl Iterator<Item = f64> {
        let count = unit((self.most - self.least) / self.step).parse().unwrap_or(0_u32);
        (0..=count).map(|tick| self.least + f64::from(tick) * self.step)
    }

    /// How many decimals tell the ticks apart.
    pub fn decimals(&self) -> usize {
        [1.0, 0.1, 0.01].iter().position(|whole| self.step >= whole * 0.999).unwrap_or(3)
    }
}

/// 1, 2 or 5 times a power of ten, not below the step wished for.
fn round_step(wished: f64) -> f64 {
    let mut power = 1e-6;
    while power * 10.0 <= wished {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].map(|times| times * power).into_iter().find(|step| *step >= wished * 0.999).unwrap_or(wished)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0.0, 100.0, "0 50 100", 0)]
    #[case(0.0, 38.0, "0 10 20 30 40", 0)]
    #[case(0.0, 0.7, "0 0.2 0.4 0.6 0.8", 1)]
    #[case(-12.0, 31.0, "-20 0 20 40", 0)]
    #[case(5.0, 5.0, "5 5.5 6", 1)]
    #[case(0.0, 230_000.0, "0 100000 200000 300000", 0)]
    fn an_axis_has_round_ticks_that_hold_its_values(
        #[case] least: f64,
        #[case] most: f64,
        #[case] ticks: &str,
        #[case] decimals: usize,
    ) {
        let scale = Scale::new(least, most, (0.0, 100.0));
        let found: Vec<String> =
            scale.ticks().map(|tick| format!("{tick:.1}").trim_end_matches(".0").to_owned()).collect();
        assert_eq!((found.join(" ").as_str(), scale.decimals()), (ticks, decimals));
        assert!(scale.at(least) >= 0.0 && scale.at(most) <= 100.0);
    }

    #[test]
    fn a_chart_is_drawn_in_whole_units() {
        let mut plot = Plot::new("a".into(), "b".into(), "c".into());
        plot.line("current", [(0.4, 1.6), (-0.2, 3.0)]);
        plot.bars("legacy", [[0.0, 1.0, 2.0, 3.0], [4.0, 1.0, 2.0, 3.0]]);
        plot.line("empty", []);
        let drawn: Vec<&str> = plot.paths.iter().map(|path| path.d.as_str()).collect();
        assert_eq!(drawn, ["M0 2L0 3", "M0 1h2v3h-2zM4 1h2v3h-2z"]);
    }
}
