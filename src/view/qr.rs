//! A text as a QR code: its modules, for whoever draws them, and as an SVG path.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Light modules that a code must have around it.
pub const QUIET: usize = 4;

/// A QR code without its quiet zone.
pub struct Modules {
    width: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Makes the code of a text, readable with a seventh of it dirty; `None` if the text is too long for any.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { width: code.width(), dark })
    }

    /// Its rows from the top, each from the left: true is dark.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.width)
    }

    /// Modules of a side, the quiet zone with it.
    pub fn side(&self) -> usize {
        self.width + 2 * QUIET
    }

    /// The dark modules as an SVG path to be stroked one wide: a line for each row, in the quiet zone's coordinates.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.rows().enumerate() {
            let mut light = 0;
            let _ = write!(path, "M{QUIET} {}.5", y + QUIET);
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    if light > 0 {
                        let _ = write!(path, "m{light} 0");
                    }
                    let _ = write!(path, "h{}", run.len());
                }
                light = if run.first() == Some(&true) { 0 } else { run.len() };
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws a path again, as a browser would.
    fn drawn(path: &str, side: usize) -> Vec<Vec<bool>> {
        let mut modules = vec![vec![false; side]; side];
        for line in path.split('M').skip(1) {
            let (start, steps) = line.split_once(".5").unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let (mut x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let steps = steps.replace(" 0", "").replace('m', " m").replace('h', " h");
            for step in steps.split_whitespace() {
                let length: usize = step[1..].parse().unwrap();
                if step.starts_with('h') {
                    modules[y][x..x + length].fill(true);
                }
                x += length;
            }
        }
        modules
    }

    #[test]
    fn a_path_draws_each_dark_module_and_no_other() {
        let code = Modules::of("INFOPASS1*NYC-26-4821-9375").unwrap();
        let drawn = drawn(&code.path(), code.side());
        let inner = |line: &Vec<bool>| line[QUIET..code.side() - QUIET].to_vec();
        let expected: Vec<Vec<bool>> = code.rows().map(<[bool]>::to_vec).collect();
        assert_eq!(drawn[QUIET..code.side() - QUIET].iter().map(inner).collect::<Vec<_>>(), expected);
        let dark = |lines: &[Vec<bool>]| lines.iter().flatten().filter(|dark| **dark).count();
        assert_eq!(dark(&drawn), dark(&expected), "the quiet zone is light");
        // A corner's square: seven dark, and one light around it.
        assert_eq!(expected[0][..8], [[true; 7].as_slice(), &[false]].concat());
    }

    #[test]
    fn a_code_of_a_notice_has_49_modules_a_side_and_what_is_too_long_has_none() {
        let notice = format!("INFOPASS1*NYC-26-4821-9375*NYC*20261207T141500Z*1*1*{}", "A".repeat(130));
        assert_eq!(Modules::of(&notice).unwrap().side(), 49 + 2 * QUIET);
        assert!(Modules::of(&"A".repeat(5_000)).is_none());
    }
}
