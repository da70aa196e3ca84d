//! A table as CSV: its header, its rows and cells, and the line of each. What the cells mean is for `office_table` and
//! `case`, which read theirs by it.

use std::collections::BTreeMap;

use csv::StringRecord;

use crate::domain::office_table::{TableError, TableReason};

/// What a kind of table looks like.
pub struct Format {
    /// Its name, as errors give it.
    pub table: &'static str,
    /// Columns it must have.
    pub required: &'static [&'static str],
    /// Columns it may have.
    pub optional: &'static [&'static str],
    /// Most rows below the header.
    pub rows_max: usize,
}

impl Format {
    /// Reads a table by `read_row`, columns in any order, a byte order mark tolerated. The first fault found refuses all
    /// of it.
    pub fn read<T>(
        &self,
        text: &str,
        mut read_row: impl FnMut(&Row<'_>) -> Result<T, TableError>,
    ) -> Result<Vec<T>, TableError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let columns = Columns::parse(self, reader.headers().map_err(|error| self.malformed(&error, 1))?)?;
        let mut items = Vec::new();
        let mut cells = StringRecord::new();
        loop {
            let line = next_line(text, reader.position());
            if !reader.read_record(&mut cells).map_err(|error| self.malformed(&error, line))? {
                break;
            }
            let item = read_row(&Row { format: self, line, cells: &cells, columns: &columns })?;
            if items.len() == self.rows_max {
                return Err(self.error(line, None, TableReason::TooManyRows(self.rows_max)));
            }
            items.push(item);
        }
        if items.is_empty() { Err(self.error(1, None, TableReason::EmptyTable)) } else { Ok(items) }
    }

    fn malformed(&self, error: &csv::Error, line: u64) -> TableError {
        let reason = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("{len} cells, the header has {expected_len}")
            }
            _ => error.to_string(),
        };
        self.error(line, None, TableReason::Malformed(reason))
    }

    /// A fault of this table, at a line.
    pub fn error(&self, line: u64, column: Option<&str>, reason: TableReason) -> TableError {
        TableError { table: self.table, line, column: column.map(str::to_owned), reason }
    }
}

/// Where each known column stands in the header.
struct Columns(BTreeMap<&'static str, usize>);

impl Columns {
    fn parse(format: &Format, header: &StringRecord) -> Result<Self, TableError> {
        let error = |name: &str, reason| Err(format.error(1, Some(name), reason));
        if header.is_empty() {
            return Err(format.error(1, None, TableReason::EmptyTable));
        }
        let mut columns = BTreeMap::new();
        for (index, found) in header.iter().enumerate() {
            let Some(name) = format.required.iter().chain(format.optional).find(|name| **name == found) else {
                return error(found, TableReason::UnknownColumn);
            };
            if columns.insert(*name, index).is_some() {
                return error(name, TableReason::ColumnTwice);
            }
        }
        match format.required.iter().find(|name| !columns.contains_key(*name)) {
            Some(missing) => error(missing, TableReason::MissingColumn),
            None => Ok(Self(columns)),
        }
    }
}

/// One row, to read its cells by the name of their column.
pub struct Row<'a> {
    format: &'a Format,
    line: u64,
    cells: &'a StringRecord,
    columns: &'a Columns,
}

impl Row<'_> {
    /// A required cell, read by `parse`.
    pub fn required<T>(
        &self,
        column: &'static str,
        len_max: usize,
        parse: impl Fn(&str) -> Result<T, TableReason>,
    ) -> Result<T, TableError> {
        let text = self.cell(column);
        let checked = if text.is_empty() {
            Err(TableReason::EmptyCell)
        } else if text.chars().count() > len_max {
            Err(TableReason::TooLong(len_max))
        } else if text.chars().any(char::is_control) {
            Err(TableReason::ControlCharacter)
        } else {
            parse(text)
        };
        checked.map_err(|reason| self.error(column, reason))
    }

    pub fn text(&self, column: &'static str, len_max: usize) -> Result<String, TableError> {
        self.required(column, len_max, |text| Ok(text.to_owned()))
    }

    /// An optional cell; `None` where it is empty or the table has no such column.
    pub fn optional<T>(
        &self,
        column: &'static str,
        parse: impl Fn(&str) -> Result<T, TableReason>,
    ) -> Result<Option<T>, TableError> {
        let text = self.cell(column);
        if text.is_empty() {
            return Ok(None);
        }
        parse(text).map(Some).map_err(|reason| self.error(column, reason))
    }

    fn cell(&self, column: &'static str) -> &str {
        self.columns.0.get(column).and_then(|index| self.cells.get(*index)).unwrap_or_default()
    }

    pub fn error(&self, column: &str, reason: TableReason) -> TableError {
        self.format.error(self.line, Some(column), reason)
    }

    /// The line it begins on.
    pub fn line(&self) -> u64 {
        self.line
    }
}

/// The line on which the row after `position` begins: the reader steps over empty lines only as it reads on.
fn next_line(text: &str, position: &csv::Position) -> u64 {
    let rest = usize::try_from(position.byte()).ok().and_then(|start| text.get(start..)).unwrap_or_default();
    let skipped = rest.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| *byte == b'\n').count();
    position.line().saturating_add(u64::try_from(skipped).unwrap_or(u64::MAX))
}
