//! What can be wrong with a table, the operator's or one of ours, and where.
//!
//! Every message is for the person who wrote the table: it names the place and says what would be right.

use crate::domain::case::ReceiptError;
use crate::domain::hours::HoursError;
use crate::domain::office::{ClosureError, OfficeCodeError};
use crate::domain::release::ReleaseError;

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table}, {}", self.within())]
pub struct TableError {
    /// Which table it is, such as `office table` or `zips.csv`.
    pub table: &'static str,
    /// Line of the file, from 1; the header is line 1.
    pub line: u64,
    /// Name of the column, where the fault lies in one.
    pub column: Option<String>,
    /// What is wrong.
    pub reason: TableReason,
}

impl TableError {
    /// The place in the table and what is wrong there: for a file that is already named.
    pub fn within(&self) -> String {
        let column = self.column.as_ref().map(|name| format!(", column {name}")).unwrap_or_default();
        format!("line {}{column}: {}", self.line, self.reason)
    }
}

/// Why a table is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableReason {
    /// There is no row below the header, or no header.
    #[error("the table is empty")]
    EmptyTable,
    /// There are more rows than the table may have.
    #[error("more than {0} rows")]
    TooManyRows(usize),
    /// The text is not CSV, or a row has more or fewer cells than the header.
    #[error("not a row of this table: {0}")]
    Malformed(String),
    /// A required column is not in the header.
    #[error("this column is missing")]
    MissingColumn,
    /// The header has a column that no table of this kind has.
    #[error("this column is not known")]
    UnknownColumn,
    /// The header has a column twice.
    #[error("this column is there twice")]
    ColumnTwice,
    /// A required cell is empty.
    #[error("nothing is written here")]
    EmptyCell,
    /// A cell is longer than the number of characters given.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// A cell has a line break or another control character.
    #[error("has a line break or another control character")]
    ControlCharacter,
    /// Not an office code.
    #[error(transparent)]
    OfficeCode(#[from] OfficeCodeError),
    /// A row that does not come after the one before it, in a table that is searched by its order.
    #[error("\"{0}\" must come after the row before it: rows are in ascending order, each once")]
    OutOfOrder(String),
    /// A key that an earlier row has.
    #[error("\"{0}\" is there twice")]
    Twice(String),
    /// A key that an earlier line has.
    #[error("{key} is on line {line} already: each may be there once")]
    OnLine {
        /// The key.
        key: String,
        /// The line that has it.
        line: u64,
    },
    /// Not a receipt number.
    #[error("\"{text}\": {reason}")]
    Receipt {
        /// What is written.
        text: String,
        /// What is wrong with it.
        reason: ReceiptError,
    },
    /// Not a case's status.
    #[error("\"{0}\" is not a status: write received, pending or decision-made")]
    BadStatus(String),
    /// Not a day.
    #[error("\"{0}\" is not a day: write for example 2026-11-23")]
    BadDay(String),
    /// Not a two-letter state.
    #[error("\"{0}\" is not a two-letter state or territory")]
    BadState(String),
    /// Not a ZIP of five digits, or not a prefix of three.
    #[error("\"{0}\" is not a ZIP code of this length")]
    BadZip(String),
    /// Not a zone of the IANA database.
    #[error("\"{0}\" is not a time zone: write for example America/New_York")]
    UnknownZone(String),
    /// Not a number in the range given.
    #[error("\"{text}\" is not a number from {min} to {max}")]
    BadNumber {
        /// What is written.
        text: String,
        /// The least number accepted.
        min: i16,
        /// The greatest number accepted.
        max: i16,
    },
    /// More windows are kept for the current model than there are.
    #[error("more desk windows than windows")]
    DeskOverWindows,
    /// Not opening hours.
    #[error(transparent)]
    Hours(#[from] HoursError),
    /// Not a way to release seats.
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// Not a list of closures.
    #[error(transparent)]
    Closure(#[from] ClosureError),
    /// More closures than one office may have.
    #[error("more than {0} closures")]
    TooManyClosures(usize),
}
