//! Bars of both models side by side, one pair for each day.

use super::axis::Axis;
use super::{Frame, Place, Tick, Written, count};
use serde::Serialize;

/// Days between two that are written below the bars.
const LABELED: usize = 5;
/// Of a day's width so much is between its bars and the next day's.
const GAP: f64 = 0.2;

/// A bar.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Left.
    pub x: Place,
    /// Top.
    pub y: Place,
    /// Width.
    pub width: Place,
    /// Height.
    pub height: Place,
}

/// The whole chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bars {
    /// Where it stands.
    pub frame: Frame,
    /// Days, below.
    pub across: Vec<Tick>,
    /// Heights, at the left.
    pub up: Vec<Tick>,
    /// The legacy model's bars; none where there would be no height.
    pub legacy: Vec<Bar>,
    /// The current model's.
    pub current: Vec<Bar>,
}

/// Draws both models' values of each day. The last has all later days: its label is given.
pub fn bars(legacy: &[f64], current: &[f64], last: &str, written: Written<'_>) -> Bars {
    let frame = Frame::new([640.0, 280.0], [40.0, 16.0, 26.0, 44.0]);
    let heights = [0.0].into_iter().chain(legacy.iter().chain(current).copied());
    let up = Axis::new(heights, 5.0, (frame.bottom, frame.top));
    let days = legacy.len().max(current.len());
    let day_width = (frame.right.0 - frame.left.0) / count(days.max(1));
    let begin = |day: usize| frame.left.0 + count(day) * day_width;
    let width = day_width * (1.0 - GAP) / 2.0;
    let bar = |(day, value): (usize, &f64), half: f64| {
        let top = up.place(*value);
        let height = Place(frame.bottom.0 - top.0);
        let x = Place(begin(day) + day_width * GAP / 2.0 + half * width);
        (height.0 > 0.0).then_some(Bar { x, y: top, width: Place(width), height })
    };
    let labeled = (0..days).filter(|day| day % LABELED == 0 || day + 1 == days);
    // The last label needs more room than its day.
    let labeled = labeled.filter(|day| day + 1 == days || day + 2 < days);
    let across = labeled.map(|day| Tick {
        at: Place(begin(day) + day_width / 2.0),
        label: if day + 1 == days { last.to_owned() } else { written(count(day), 0) },
    });
    Bars {
        across: across.collect(),
        up: up.ticks(written),
        legacy: legacy.iter().enumerate().filter_map(|at| bar(at, 0.0)).collect(),
        current: current.iter().enumerate().filter_map(|at| bar(at, 1.0)).collect(),
        frame,
    }
}
