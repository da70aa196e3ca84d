//! Pure geometry of the charts: from numbers and finished words to the places that a template draws at. No HTML and no
//! words of its own here; which numbers are charted is told by `pages::comparison`.

pub mod axis;
pub mod bars;
pub mod lines;
pub mod tornado;

use serde::{Serialize, Serializer};

/// A place or a length on a drawing. It is written with one decimal: a tenth of a pixel is less than anybody sees.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Place(pub f64);

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = format!("{:.1}", self.0);
        serializer.serialize_str(text.strip_suffix(".0").unwrap_or(&text))
    }
}

/// The drawing, and within it the field in which the numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Frame {
    /// The whole drawing.
    pub width: Place,
    /// The whole drawing.
    pub height: Place,
    /// Where the field begins.
    pub left: Place,
    /// Where it ends.
    pub right: Place,
    /// Where it begins.
    pub top: Place,
    /// Where it ends.
    pub bottom: Place,
}

impl Frame {
    /// A drawing of a size with margins at the left, the right, the top and the bottom.
    fn new([width, height]: [f64; 2], [left, right, top, bottom]: [f64; 4]) -> Self {
        Self {
            width: Place(width),
            height: Place(height),
            left: Place(left),
            right: Place(width - right),
            top: Place(top),
            bottom: Place(height - bottom),
        }
    }
}

/// A number on an axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    /// Where.
    pub at: Place,
    /// What is written there.
    pub label: String,
}

/// Writes a number with so many decimals, as the reader's language does.
pub type Written<'a> = &'a dyn Fn(f64, usize) -> String;

/// A count as a fraction; a chart has few things on it.
fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests;
