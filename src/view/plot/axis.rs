//! Axes with round numbers: steps of 1, 2 or 5 times a power of ten.

use super::{Place, Tick, Written};

/// The smallest and the largest step that is tried, as powers of ten.
const POWERS: std::ops::RangeInclusive<i32> = -6..=12;

/// From which number to which an axis reaches, and where on the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    from: f64,
    to: f64,
    step: f64,
    decimals: usize,
    places: (f64, f64),
}

impl Axis {
    /// An axis that has all of some numbers on it, with about so many steps, between two places. With no numbers, or only
    /// one, it still has a length.
    pub fn new(numbers: impl IntoIterator<Item = f64>, steps: f64, places: (Place, Place)) -> Self {
        let numbers = numbers.into_iter().filter(|number| number.is_finite());
        let ends = numbers
            .map(|number| (number, number))
            .reduce(|(least, most), (number, _)| (least.min(number), most.max(number)));
        let (least, most) = ends.unwrap_or((0.0, 0.0));
        let span = if most > least { most - least } else { least.abs().max(1.0) };
        let (step, decimals) = round_step(span / steps);
        let from = (least / step).floor() * step;
        let to = if most > from { (most / step).ceil() * step } else { from + span.max(step) };
        Self { from, to, step, decimals, places: (places.0.0, places.1.0) }
    }

    /// Where a number stands; one that is not on the axis, at its nearer end.
    pub fn place(&self, number: f64) -> Place {
        let number = if number.is_finite() { number.clamp(self.from, self.to) } else { self.from };
        let part = (number - self.from) / (self.to - self.from);
        Place(self.places.0 + part * (self.places.1 - self.places.0))
    }

    /// Whether a number is on the axis.
    pub fn reaches(&self, number: f64) -> bool {
        (self.from..=self.to).contains(&number)
    }

    /// The round numbers.
    pub fn ticks(&self, written: Written<'_>) -> Vec<Tick> {
        let first = (self.from / self.step).round();
        let last = (self.to / self.step).round();
        let numbers = std::iter::successors(Some(first), |nth| Some(nth + 1.0)).take_while(|nth| *nth <= last);
        // No "-0".
        let numbers = numbers.map(|nth| if nth == 0.0 { 0.0 } else { nth * self.step });
        numbers.map(|number| Tick { at: self.place(number), label: written(number, self.decimals) }).collect()
    }
}

/// The smallest round step that is not smaller, and the decimals that it is written with.
fn round_step(least: f64) -> (f64, usize) {
    let steps = POWERS.flat_map(|power| [1_i32, 2, 5].map(|digit| (digit, power)));
    // Read from its text: exactly the number that is meant, on every machine.
    let mut steps = steps.filter_map(|(digit, power)| Some((format!("{digit}e{power}").parse::<f64>().ok()?, power)));
    let (step, power) = steps.find(|(step, _)| *step >= least).unwrap_or((least, 0));
    (step, usize::try_from(-power).unwrap_or(0))
}
