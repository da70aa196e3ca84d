//! Lines of both models over weeks.

use super::axis::Axis;
use super::{Frame, Place, Tick, Written, count};
use serde::Serialize;
use std::fmt::Write;

/// So few weeks have a dot each: a line through one would not be seen.
const DOTTED_MAX: usize = 16;

/// A dot.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Dot {
    /// From the left.
    pub x: Place,
    /// From the top.
    pub y: Place,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// As a path of SVG; empty if there is nothing.
    pub path: String,
    /// Its weeks, if they are few.
    pub dots: Vec<Dot>,
}

/// The whole chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lines {
    /// Where it stands.
    pub frame: Frame,
    /// Weeks, below.
    pub across: Vec<Tick>,
    /// Heights, at the left.
    pub up: Vec<Tick>,
    /// The legacy model's.
    pub legacy: Line,
    /// The current model's.
    pub current: Line,
}

/// Draws both models' values of each week, the first of which is week 1.
pub fn lines(legacy: &[f64], current: &[f64], written: Written<'_>) -> Lines {
    let frame = Frame::new([400.0, 206.0], [62.0, 14.0, 12.0, 42.0]);
    let heights = [0.0].into_iter().chain(legacy.iter().chain(current).copied());
    let up = Axis::new(heights, 4.0, (frame.bottom, frame.top));
    let weeks = legacy.len().max(current.len());
    let week_width = (frame.right.0 - frame.left.0) / count(weeks.max(1));
    let middle = |week: usize| Place(frame.left.0 + (count(week) + 0.5) * week_width);
    let line = |values: &[f64]| {
        let all: Vec<Dot> =
            values.iter().enumerate().map(|(week, value)| Dot { x: middle(week), y: up.place(*value) }).collect();
        Line { path: path(&all), dots: if all.len() <= DOTTED_MAX { all } else { Vec::new() } }
    };
    let every = [1, 2, 5, 10, 20, 50].into_iter().find(|every| weeks <= 8 * every).unwrap_or(100);
    let labeled = (0..weeks).filter(|week| (week + 1) % every == 0 || *week == 0);
    let across = labeled.map(|week| Tick { at: middle(week), label: written(count(week + 1), 0) }).collect();
    Lines { across, up: up.ticks(written), legacy: line(legacy), current: line(current), frame }
}

fn path(dots: &[Dot]) -> String {
    let mut path = String::new();
    for dot in dots {
        let command = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{command}{:.1} {:.1}", dot.x.0, dot.y.0); // a String takes whatever is written
    }
    path
}
