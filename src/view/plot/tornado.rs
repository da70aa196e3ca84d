//! A tornado: how far one result moves when one number after the other goes to the ends of its range.

use super::axis::Axis;
use super::{Frame, Place, Tick, Written, count};
use serde::Serialize;

/// Letters that fit across the drawing, wide ones too.
const LETTERS_MAX: usize = 84;
/// A line of words.
const LINE: f64 = 15.0;
/// Between the words and the bar below them.
const TO_BAR: f64 = 5.0;
/// The bar's height.
const BAR: f64 = 16.0;
/// Between a bar and the next number.
const GAP: f64 = 9.0;
/// Below all of them: the scale and its words.
const SCALE: f64 = 44.0;
/// Between a bar and the words at its end.
const BESIDE: f64 = 5.0;
/// Room at both sides for those words.
const SIDE: f64 = 78.0;

/// A number at both ends of its range.
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    /// What the number is called.
    pub label: String,
    /// What is written at the ends: the number there.
    pub ends: [String; 2],
    /// The result at each.
    pub results: [f64; 2],
}

/// The part of a bar that belongs to one end of the range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Half {
    /// It is the low end.
    pub low: bool,
    /// Left.
    pub x: Place,
    /// Width.
    pub width: Place,
    /// What the number is at that end.
    pub label: String,
    /// Where that is written.
    pub label_x: Place,
    /// Which end of the words stands there: `start` or `end`.
    pub anchor: &'static str,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Words {
    /// Where it stands.
    pub y: Place,
    /// What it says.
    pub text: String,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Swing {
    /// What it is called, as many lines as that takes.
    pub label: Vec<Words>,
    /// Top of the bar.
    pub y: Place,
    /// Its height.
    pub height: Place,
    /// Where the words at its ends are written.
    pub ends_y: Place,
    /// Both halves, the wider one first, so that it hides nothing.
    pub halves: Vec<Half>,
}

/// The whole chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tornado {
    /// Where it stands.
    pub frame: Frame,
    /// The result's scale, below.
    pub across: Vec<Tick>,
    /// Where the result is with all numbers as they are.
    pub base: Place,
    /// Where there is no difference, if that is on the chart.
    pub zero: Option<Place>,
    /// The numbers.
    pub swings: Vec<Swing>,
}

/// Draws numbers in the order given.
pub fn tornado(base: f64, numbers: &[Ends], written: Written<'_>) -> Tornado {
    let labels: Vec<Vec<String>> = numbers.iter().map(|number| broken(&number.label)).collect();
    let heights: Vec<f64> = labels.iter().map(|label| LINE * count(label.len()) + TO_BAR + BAR + GAP).collect();
    let frame = Frame::new([640.0, heights.iter().sum::<f64>() + 16.0 + SCALE], [4.0, 4.0, 8.0, SCALE]);
    let results = numbers.iter().flat_map(|number| number.results).chain([base]);
    let axis = Axis::new(results, 6.0, (Place(frame.left.0 + SIDE), Place(frame.right.0 - SIDE)));
    let base = axis.place(base);
    let mut top = frame.top.0;
    let mut swings = Vec::with_capacity(numbers.len());
    for ((number, label), height) in numbers.iter().zip(labels).zip(heights) {
        let y = top + LINE * count(label.len()) + TO_BAR;
        let words = |(nth, text)| Words { y: Place(top + LINE * count(nth + 1)), text };
        swings.push(Swing {
            label: label.into_iter().enumerate().map(words).collect(),
            y: Place(y),
            height: Place(BAR),
            ends_y: Place(y + BAR * 0.78),
            halves: halves(base, number, &axis),
        });
        top += height;
    }
    Tornado { across: axis.ticks(written), zero: axis.reaches(0.0).then(|| axis.place(0.0)), swings, base, frame }
}

/// A text in lines that are not longer than [`LETTERS_MAX`], unless a single word is.
fn broken(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= LETTERS_MAX) {
            Some(line) => line.extend([" ", word]),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Each half reaches from the result as it is to the result at one end of the range. Where both ends move it the same
/// way, the words of the narrower half would stand on the wider: they go to the other side.
fn halves(base: Place, number: &Ends, axis: &Axis) -> Vec<Half> {
    let [low, high] = number.results.map(|result| axis.place(result).0 - base.0);
    let half = |is_low: bool, moved: f64, other: f64, label: &str| {
        let same_way = moved * other > 0.0;
        let narrower = moved.abs() < other.abs() || (moved.abs() <= other.abs() && is_low);
        let still = moved == 0.0;
        let right = match (still, same_way && narrower) {
            (true, _) => other < 0.0 || (other == 0.0 && !is_low),
            (false, true) => moved < 0.0,
            (false, false) => moved > 0.0,
        };
        let end = if same_way && narrower { base.0 } else { base.0 + moved };
        Half {
            low: is_low,
            x: Place(base.0 + moved.min(0.0)),
            width: Place(moved.abs()),
            label: label.to_owned(),
            label_x: Place(if right { end + BESIDE } else { end - BESIDE }),
            anchor: if right { "start" } else { "end" },
        }
    };
    let [low_label, high_label] = &number.ends;
    let mut halves = vec![half(true, low, high, low_label), half(false, high, low, high_label)];
    halves.sort_by(|one, other| other.width.0.total_cmp(&one.width.0));
    halves
}
