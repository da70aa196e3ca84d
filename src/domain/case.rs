//! Emulated cases: a receipt number and where the case stands, which is all that the voice system tells.
//!
//! The columns of a case table are described for operators in `data/README.md`.

use super::identifiers::{TYPED_CHARS_MAX, without_punctuation};
use super::office_table::{TableError, TableReason};
use super::table::{Format, Row};
use jiff::civil::Date;
use std::collections::HashMap;
use std::fmt;
use thiserror::Error;

/// Letters of a receipt number: the office or system that took the case in.
const LETTERS: usize = 3;
/// Digits of a receipt number.
const DIGITS: usize = 10;

/// Most rows of a case table: a test's cases several times over, and still read and written within seconds.
pub const CASES_MAX: usize = 100_000;
/// Longest form, in characters: `I-485` and the like, with a supplement.
pub const FORM_LEN_MAX: usize = 20;
/// Longest other cell, in characters.
const CELL_LEN_MAX: usize = 40;

/// What a case table looks like.
const FORMAT: Format = Format {
    table: "case table",
    required: &["receipt_number", "status"],
    optional: &["form", "changed_on"],
    rows_max: CASES_MAX,
};

/// `MSC2190000001`: three letters and ten digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReceiptNumber(String);

/// Why a text is not a receipt number. None of these needs a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ReceiptError {
    /// Nothing was typed.
    #[error("the receipt number is empty")]
    Empty,
    /// Not three letters and ten digits.
    #[error("a receipt number has three letters and ten digits")]
    Shape,
}

impl ReceiptNumber {
    /// Reads what a person typed: spaces, hyphens and letter case do not matter.
    pub fn parse(typed: &str) -> Result<Self, ReceiptError> {
        if typed.chars().take(TYPED_CHARS_MAX + 1).count() > TYPED_CHARS_MAX {
            return Err(ReceiptError::Shape);
        }
        let bare = without_punctuation(typed).to_ascii_uppercase();
        if bare.is_empty() {
            return Err(ReceiptError::Empty);
        }
        let is_number = bare.len() == LETTERS + DIGITS
            && bare.bytes().take(LETTERS).all(|byte| byte.is_ascii_uppercase())
            && bare.bytes().skip(LETTERS).all(|byte| byte.is_ascii_digit());
        if is_number { Ok(Self(bare)) } else { Err(ReceiptError::Shape) }
    }

    /// The number without spaces or hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A case, as far as anybody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its number.
    pub receipt: ReceiptNumber,
    /// Where it stands.
    pub status: CaseStatus,
    /// The form it began with, such as `I-485`; empty where the table does not say.
    pub form: String,
    /// Since when it stands there, if the table says so.
    pub changed_day: Option<Date>,
}

/// Where a case stands, in the voice system's three answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseStatus {
    /// The agency has it.
    Received,
    /// Somebody is at it.
    Pending,
    /// It is decided; the decision itself comes by mail only.
    DecisionMade,
}

impl CaseStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Received, Self::Pending, Self::DecisionMade];

    /// The name in storage, files and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Pending => "pending",
            Self::DecisionMade => "decision-made",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// Reads a case table: all of it or, after the first fault, nothing.
pub fn parse_cases(csv: &str) -> Result<Vec<Case>, TableError> {
    let mut lines = HashMap::new();
    FORMAT.read(csv, |row| {
        let case = case(row)?;
        match lines.insert(case.receipt.clone(), row.line()) {
            None => Ok(case),
            Some(line) => Err(row.error("receipt_number", TableReason::OnLine { key: case.receipt.to_string(), line })),
        }
    })
}

fn case(row: &Row<'_>) -> Result<Case, TableError> {
    let receipt = |text: &str| {
        ReceiptNumber::parse(text).map_err(|reason| TableReason::Receipt { text: text.to_owned(), reason })
    };
    let status = |text: &str| CaseStatus::parse(text).ok_or_else(|| TableReason::BadStatus(text.to_owned()));
    Ok(Case {
        receipt: row.required("receipt_number", CELL_LEN_MAX, receipt)?,
        status: row.required("status", CELL_LEN_MAX, status)?,
        form: row.optional("form", form)?.unwrap_or_default(),
        changed_day: row.optional("changed_on", |text| {
            parse_day(text).ok_or_else(|| TableReason::BadDay(text.chars().take(CELL_LEN_MAX).collect()))
        })?,
    })
}

fn form(text: &str) -> Result<String, TableReason> {
    if text.chars().count() > FORM_LEN_MAX {
        Err(TableReason::TooLong(FORM_LEN_MAX))
    } else if text.chars().any(char::is_control) {
        Err(TableReason::ControlCharacter)
    } else {
        Ok(text.to_owned())
    }
}

/// A day as `2026-11-23` and in no other way, so that it is written as it was read.
pub fn parse_day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|day: &Date| day.to_string() == text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const HEADER: &str = "receipt_number,status,form,changed_on";

    #[rstest]
    #[case("MSC2190000001")]
    #[case(" msc-21-900-00001 ")]
    #[case("MSC 21 900 00001")]
    #[case("Msc\u{2013}2190000001")]
    fn a_receipt_number_is_read_as_people_type_it(#[case] typed: &str) {
        assert_eq!(ReceiptNumber::parse(typed).unwrap().to_string(), "MSC2190000001");
    }

    #[rstest]
    #[case::nothing("", ReceiptError::Empty)]
    #[case::only_hyphens(" - - ", ReceiptError::Empty)]
    #[case::nine_digits("MSC219000000", ReceiptError::Shape)]
    #[case::eleven_digits("MSC21900000011", ReceiptError::Shape)]
    #[case::two_letters("MS02190000001", ReceiptError::Shape)]
    #[case::a_letter_among_the_digits("MSC21900O0001", ReceiptError::Shape)]
    #[case::digits_of_another_script("MSC219000000\u{661}", ReceiptError::Shape)]
    #[case::letters_of_another_script("M\u{160}C219000001", ReceiptError::Shape)]
    #[case::endless("MSC2190000001                                                     ", ReceiptError::Shape)]
    fn what_is_no_receipt_number_is_told_why(#[case] typed: &str, #[case] why: ReceiptError) {
        assert_eq!(ReceiptNumber::parse(typed), Err(why));
    }

    #[test]
    fn all_built_in_cases_are_read() {
        let cases = parse_cases(crate::data::SAMPLE_CASES).unwrap();
        assert_eq!(cases.len(), 20);
        for status in CaseStatus::ALL {
            assert!(cases.iter().filter(|case| case.status == status).count() >= 5, "{status:?}");
        }
        assert!(cases.iter().all(|case| !case.form.is_empty() && case.changed_day.unwrap().year() == 2026));
    }

    #[test]
    fn the_columns_come_in_any_order_and_two_of_them_may_be_missing() {
        let known = Case {
            receipt: ReceiptNumber::parse("MSC2190000001").unwrap(),
            status: CaseStatus::DecisionMade,
            form: "I-485".to_owned(),
            changed_day: Some(date(2026, 11, 2)),
        };
        let text =
            "\u{feff}changed_on,form,status,receipt_number\r\n2026-11-02, I-485 ,decision-made,msc-21-900-00001\r\n";
        assert_eq!(parse_cases(text), Ok(vec![known.clone()]));
        let bare = Case { form: String::new(), changed_day: None, ..known };
        assert_eq!(parse_cases("receipt_number,status\nMSC2190000001,decision-made\n"), Ok(vec![bare.clone()]));
        assert_eq!(parse_cases(&format!("{HEADER}\nMSC2190000001,decision-made,,\n")), Ok(vec![bare]));
    }

    #[rstest]
    #[case::no_number(",pending,,", "line 3, column receipt_number: nothing is written here")]
    #[case::number(
        "MSC1,pending,,",
        "line 3, column receipt_number: \"MSC1\": a receipt number has three letters and ten digits"
    )]
    #[case::no_status("MSC2190000001,,,", "line 3, column status: nothing is written here")]
    #[case::status(
        "MSC2190000001,lost,,",
        "line 3, column status: \"lost\" is not a status: write received, pending or decision-made"
    )]
    #[case::day(
        "MSC2190000001,pending,,11/23/2026",
        "line 3, column changed_on: \"11/23/2026\" is not a day: write for example 2026-11-23"
    )]
    #[case::no_such_day(
        "MSC2190000001,pending,,2026-02-30",
        "line 3, column changed_on: \"2026-02-30\" is not a day: write for example 2026-11-23"
    )]
    #[case::form("MSC2190000001,pending,I-485 with much to tell,", "line 3, column form: longer than 20 characters")]
    #[case::control_character(
        "MSC2190000001,pending,\"I-\n485\",",
        "line 3, column form: has a line break or another control character"
    )]
    #[case::too_few_cells("MSC2190000001,pending", "line 3: not a row of this table: 2 cells, the header has 4")]
    #[case::twice(
        "eac-2190000009,pending,,",
        "line 3, column receipt_number: EAC2190000009 is on line 2 already: each may be there once"
    )]
    fn a_fault_is_told_with_its_place_and_what_is_allowed(#[case] row: &str, #[case] told: &str) {
        let error = parse_cases(&format!("{HEADER}\nEAC2190000009,received,I-90,2026-01-05\n{row}\n")).unwrap_err();
        assert_eq!(error.within(), told);
        assert_eq!(error.to_string(), format!("case table, {told}"));
    }

    #[rstest]
    #[case::empty("", "line 1: the table is empty")]
    #[case::header_only("receipt_number,status\n", "line 1: the table is empty")]
    #[case::unknown("receipt_number,status,name\n", "line 1, column name: this column is not known")]
    #[case::missing("receipt_number,form\n", "line 1, column status: this column is missing")]
    #[case::twice("receipt_number,status,status\n", "line 1, column status: this column is there twice")]
    fn a_bad_header_is_refused(#[case] text: &str, #[case] told: &str) {
        assert_eq!(parse_cases(text).unwrap_err().within(), told);
    }

    #[test]
    fn a_table_has_a_limit() {
        use std::fmt::Write;
        let mut text = "receipt_number,status\n".to_owned();
        for number in 0..CASES_MAX {
            writeln!(text, "MSC{number:010},pending").unwrap();
        }
        assert_eq!(parse_cases(&text).unwrap().len(), CASES_MAX);
        text.push_str("EAC2190000009,pending\n");
        assert_eq!(parse_cases(&text).unwrap_err().within(), "line 100002: more than 100000 rows");
    }

    proptest! {
        #[test]
        fn every_number_is_read_as_it_is_shown(text in "[A-Z]{3}[0-9]{10}") {
            prop_assert_eq!(ReceiptNumber::parse(&text).unwrap().to_string(), text);
        }

        #[test]
        fn no_text_is_too_odd_to_be_refused(text in "\\PC*") {
            let _ = (ReceiptNumber::parse(&text), parse_cases(&text), parse_cases(&format!("{HEADER}\n{text}")));
        }
    }
}
