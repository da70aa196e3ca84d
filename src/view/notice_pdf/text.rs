//! A text taken apart into what a line may hold or not, measured once for every size.

use super::fonts::{Shaped, Weight, shape};
use super::read::{Run, Style};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};

/// A text of the sheet, ready to be laid out.
pub struct Text {
    /// Its runs; those with letters that no font has are replaced.
    pub runs: Vec<Run>,
    /// Its words, each with the space after it.
    pub words: Vec<Word>,
}

/// What is not divided between lines.
pub struct Word {
    /// The parts of it, with the number of their run: a word can change its style within.
    pub parts: Vec<(usize, Shaped)>,
    /// Its length without the space after it, for type of size 1.
    pub visible: f32,
    /// The line ends after it.
    pub ends_line: bool,
}

impl Text {
    /// Takes a text apart. `instead` is said in place of a run with letters that no font has.
    pub fn new(runs: &[Run], instead: &[Run]) -> Self {
        let mut shown: Vec<Run> = Vec::with_capacity(runs.len());
        for run in runs {
            if shape(&run.text.replace('\n', " "), weight(&run.style)).is_some() {
                shown.push(run.clone());
            } else {
                shown.extend(instead.iter().map(|words| {
                    let style = Style { lang: words.style.lang.clone(), ..run.style.clone() };
                    Run { text: words.text.clone(), style }
                }));
                // What follows stays apart.
                let after = run.text.get(run.text.trim_end_matches([' ', '\n']).len()..);
                if let (Some(last), Some(after)) = (shown.last_mut(), after) {
                    last.text.push_str(after);
                }
            }
        }
        let words = words(&shown);
        Self { runs: shown, words }
    }
}

fn weight(style: &Style) -> Weight {
    match style {
        Style { lang: Some(_), .. } => Weight::Slanted,
        Style { bold: true, .. } => Weight::Bold,
        _ => Weight::Regular,
    }
}

fn words(runs: &[Run]) -> Vec<Word> {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let breaks = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let ends: Vec<usize> = breaks.segment_str(&whole).collect();
    let pairs = ends.iter().zip(ends.iter().skip(1));
    pairs.filter_map(|(from, to)| word(runs, &whole, *from, *to)).collect()
}

/// What stands between two places of the whole text.
fn word(runs: &[Run], whole: &str, from: usize, to: usize) -> Option<Word> {
    let text = whole.get(from..to)?;
    let mut parts = Vec::new();
    let mut start = 0;
    for (number, run) in runs.iter().enumerate() {
        let end = start + run.text.len();
        if let Some(part) = whole.get(from.max(start)..to.min(end)).filter(|part| !part.is_empty()) {
            // The end of a line is a space to whoever reads the text aloud.
            parts.push((number, shape(&part.replace('\n', " "), weight(&run.style))?));
        }
        start = end;
    }
    let after = parts.last().map_or(0.0, |(number, shaped)| {
        let spaces = shaped.text.len() - shaped.text.trim_end_matches(' ').len();
        let style = runs.get(*number).map(|run| &run.style).cloned().unwrap_or_default();
        shape(&" ".repeat(spaces), weight(&style)).map_or(0.0, |shaped| shaped.width)
    });
    let visible = parts.iter().map(|(_, shaped)| shaped.width).sum::<f32>() - after;
    Some(Word { parts, visible, ends_line: text.ends_with('\n') })
}

/// A word that is longer than a line, in single letters.
pub fn letters(word: &Word, runs: &[Run]) -> Vec<Word> {
    let mut letters = Vec::new();
    for (number, shaped) in &word.parts {
        let style = runs.get(*number).map(|run| &run.style).cloned().unwrap_or_default();
        let ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(&shaped.text).collect();
        for (from, to) in ends.iter().zip(ends.iter().skip(1)) {
            let letter = shaped.text.get(*from..*to).and_then(|text| shape(text, weight(&style)));
            letters.extend(letter.map(|shaped| Word {
                visible: shaped.width,
                parts: vec![(*number, shaped)],
                ends_line: false,
            }));
        }
    }
    if let Some(last) = letters.last_mut() {
        last.ends_line = word.ends_line;
    }
    letters
}
