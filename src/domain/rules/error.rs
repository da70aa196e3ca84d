//! What can be wrong with a rule file, and where.
//!
//! Every message is for the person who wrote the file: it names the line and says what would be right.

use thiserror::Error;

/// What is wrong with a rule file, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
pub struct RulesError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: RulesReason,
}

/// Why a rule file is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RulesReason {
    /// The file is longer than the number of characters given.
    #[error("the file has more than {0} characters")]
    FileTooLong(usize),
    /// Not TOML, an unknown field, a missing one, or a value of another type, as the reader of TOML says it.
    #[error("{0}")]
    Malformed(String),
    /// Nothing is written in a field.
    #[error("`{0}` is empty: something must be written there")]
    Empty(&'static str),
    /// A field is longer than the number of characters given.
    #[error("`{field}` is longer than {max} characters")]
    TooLong {
        /// The field.
        field: &'static str,
        /// Most characters.
        max: usize,
    },
    /// A field has a line break or another control character.
    #[error("`{0}` has a line break or another control character")]
    ControlCharacter(&'static str),
    /// Not a key.
    #[error("\"{text}\" is not a key: a key has 1 to {max} small letters, digits and hyphens")]
    NotAKey {
        /// What is written.
        text: String,
        /// Most characters.
        max: usize,
    },
    /// A key that something of the same sort has already.
    #[error("the {sort} \"{key}\" is there twice")]
    Twice {
        /// Of what sort.
        sort: &'static str,
        /// The key.
        key: String,
    },
    /// A name that is none of those allowed here.
    #[error("\"{text}\" is no {sort}: allowed here: {allowed}")]
    NotAmong {
        /// Of what sort it should be.
        sort: &'static str,
        /// What is written.
        text: String,
        /// All that could be written, parted by commas.
        allowed: String,
    },
    /// A list has more entries than it may have.
    #[error("more than {max} {list}")]
    TooMany {
        /// Which list.
        list: &'static str,
        /// Most entries.
        max: usize,
    },
    /// A list that must have an entry has none.
    #[error("there are no {0}: at least one is needed")]
    None(&'static str),
    /// A number outside of its limits.
    #[error("`{field}` is {number}: allowed here: {min} to {max}")]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// What is written.
        number: i64,
        /// The least number accepted.
        min: i64,
        /// The greatest number accepted.
        max: i64,
    },
    /// A wait whose beginning is after its end.
    #[error("the wait is from {from} to {to}: `from` must not be more than `to`")]
    WaitBackwards {
        /// The least wait.
        from: u32,
        /// The longest wait.
        to: u32,
    },
    /// Not a time of day.
    #[error("\"{0}\" is not a time of day: write for example \"07:00\" or \"18:30\"")]
    NotATime(String),
    /// Calls that end before they begin.
    #[error("calls end at {end}, but begin at {begin}: they must end later on the same day")]
    CallsBackwards {
        /// When they begin.
        begin: String,
        /// When they end.
        end: String,
    },
    /// A rule of the operator that an officer would have to choose.
    #[error("tier-1 is a script and chooses nothing: `by_hand` cannot be true there")]
    ByHandInScript,
    /// A combination that no rule decides.
    #[error("no rule of {stage} decides this: {facts}; add a rule at the end that has no conditions")]
    Undecided {
        /// The stage.
        stage: &'static str,
        /// The combination in words.
        facts: String,
    },
}
