//! What messages about a TOML file need, whoever reads it: the line of a place, and what is written there on one line.

/// A text longer than this is cut where a message repeats it: as much as a key may have.
const SHOWN_CHARS_MAX: usize = 40;

/// The line of a place in a text, from 1.
pub fn line(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// Where the reader of TOML found a text wrong, and what it says, on one line.
pub fn malformed(why: &toml::de::Error) -> (usize, String) {
    let told = why.message().split_whitespace().collect::<Vec<_>>().join(" ");
    (why.span().map_or(0, |span| span.start), told)
}

/// A text as far as a message on one line can repeat it.
pub fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN_CHARS_MAX).collect()
}
