//! What can be wrong with a scenario, and where.
//!
//! Every message is for the person who wrote the file: it names the key and says what would be right.

use super::numbers::{Number, Unit};
use thiserror::Error;

/// What is wrong with a scenario, and in which line.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("line {line}: {reason}")]
pub struct ScenarioError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: ScenarioReason,
}

/// Why a scenario is not accepted.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ScenarioReason {
    /// The file is longer than the number of characters given.
    #[error("the file has more than {0} characters")]
    FileTooLong(usize),
    /// Not TOML, as the reader of TOML says it.
    #[error("{0}")]
    Malformed(String),
    /// A key that nobody would read.
    #[error("`{key}` is not known: allowed here: {allowed}")]
    UnknownKey {
        /// The key with its table.
        key: String,
        /// All that could be written, parted by commas.
        allowed: String,
    },
    /// A key that must be there is not.
    #[error("`{0}` is missing")]
    Missing(String),
    /// Text where a number is needed, or the like.
    #[error("`{key}` must be {wanted}")]
    WrongType {
        /// The key with its table.
        key: String,
        /// What is needed.
        wanted: &'static str,
    },
    /// A text that is empty, too long, or has a line break.
    #[error("`{key}` must have 1 to {max} characters, no line break or other control character among them")]
    NotAText {
        /// The key with its table.
        key: String,
        /// Most characters.
        max: usize,
    },
    /// Not a key of the rule file's kind.
    #[error("`{key}` is \"{text}\": allowed are 1 to {max} small letters, digits and hyphens")]
    NotAKey {
        /// The key with its table.
        key: String,
        /// What is written.
        text: String,
        /// Most characters.
        max: usize,
    },
    /// Not a day.
    #[error("`{key}` is \"{text}\": write a day from {first} to {last}, such as \"2018-10-01\"")]
    NotADay {
        /// The key with its table.
        key: String,
        /// What is written.
        text: String,
        /// The first day allowed.
        first: &'static str,
        /// The last.
        last: &'static str,
    },
    /// Not an office code.
    #[error("`{key}` has \"{text}\": an office code has three capital letters, such as NYC")]
    NotAnOffice {
        /// The key with its table.
        key: String,
        /// What is written.
        text: String,
    },
    /// Something is named a second time.
    #[error("`{key}` has \"{text}\" twice")]
    Twice {
        /// The key with its table.
        key: String,
        /// What is named twice.
        text: String,
    },
    /// A number outside of its bounds.
    #[error("`{key}` is {number}: allowed here: {least} to {most}{}", in_words(*unit))]
    OutOfBounds {
        /// The key with its table.
        key: String,
        /// What is written.
        number: f64,
        /// The least number accepted.
        least: f64,
        /// The greatest number accepted.
        most: f64,
        /// What it counts, where it is one of [`Number::ALL`].
        unit: Option<Unit>,
    },
    /// A number with one end of a range.
    #[error("`{0}` has only one of `low` and `high`: write both or none")]
    HalfRange(String),
    /// A range whose low end is above its high end.
    #[error("`{key}` has a range from {low} to {high}: `low` must not be more than `high`")]
    RangeBackwards {
        /// The key with its table.
        key: String,
        /// Its low end.
        low: f64,
        /// Its high end.
        high: f64,
    },
    /// A number outside of its own range.
    #[error("`{key}` is {value}: it must lie in its own range, {low} to {high}")]
    OutsideRange {
        /// The key with its table.
        key: String,
        /// The number.
        value: f64,
        /// Its low end.
        low: f64,
        /// Its high end.
        high: f64,
    },
    /// Shares of a whole that are not the whole.
    #[error("{what} add up to {sum}: they must add up to 100")]
    NotAHundred {
        /// Which shares.
        what: &'static str,
        /// What they come to.
        sum: f64,
    },
    /// Percentages of the same people that are more than all of them.
    #[error("{what} add up to {sum}: they must not be more than 100 together")]
    OverAHundred {
        /// Which percentages.
        what: &'static str,
        /// What they come to.
        sum: f64,
    },
    /// Weights that say nothing.
    #[error("all numbers of `{0}` are 0: at least one must be more")]
    AllZero(String),
    /// A list of another length.
    #[error("`{key}` has {count} numbers: it must have {wanted}")]
    WrongLength {
        /// The key with its table.
        key: String,
        /// How many there are.
        count: usize,
        /// How many there must be, and what they stand for.
        wanted: &'static str,
    },
    /// A list has more entries than it may have.
    #[error("`{key}` has more than {max} entries")]
    TooMany {
        /// The key with its table.
        key: String,
        /// Most entries.
        max: usize,
    },
    /// A list that must have an entry has none.
    #[error("`{0}` has no entry: at least one is needed")]
    None(String),
}

/// Why a number cannot be changed to this.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("`{number}` cannot be {value}: allowed here: {} to {}{}", number.bounds().0, number.bounds().1, in_words(Some(number.unit())))]
pub struct OutOfBounds {
    /// Which.
    pub number: Number,
    /// What it was to be.
    pub value: f64,
}

fn in_words(unit: Option<Unit>) -> String {
    match unit {
        None => String::new(),
        Some(Unit::Count) => ", whole".to_owned(),
        Some(unit) => format!(" {}", unit.as_str().replace('-', " ")),
    }
}
