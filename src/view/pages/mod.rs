//! The pages as types: what each template is given, and samples of every state it can be in.
//!
//! A test renders every sample in every language. No words and no HTML here: texts are message keys, or values that
//! are already formatted for the visitor's language.

pub mod comparison;
pub mod contact;
pub mod content;
pub mod desk;
pub mod details;
pub mod lab;
pub mod notice;
pub mod outcome;
pub mod steps;
pub mod time;

use serde::Serialize;

/// A page: its template and the values the template reads as `page`.
pub trait Page: Serialize {
    /// The template's file below `templates/`.
    const TEMPLATE: &'static str;

    /// Every state the page can be in, as far as it looks different.
    fn samples() -> Vec<Self>
    where
        Self: Sized;

    /// Where its form stands, below the language, if the page is also the answer of other addresses: what is kept of it goes
    /// there.
    fn own_path(&self) -> Option<&'static str> {
        None
    }

    /// Whether the page asks for something to be mended; its title then begins with "Error:".
    fn has_errors(&self) -> bool {
        false
    }
}

/// How long to wait after too many tries, in the unit that people count in.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
pub struct WaitTime {
    /// Seconds, of a short wait.
    pub seconds: u64,
    /// Minutes, rounded up, of a longer one; else 0.
    pub minutes: u64,
}

impl WaitTime {
    /// From two minutes on nobody counts seconds.
    const MINUTES_FROM_SECS: u64 = 120;

    /// So many seconds.
    pub fn of_secs(seconds: u64) -> Self {
        Self { seconds, minutes: if seconds < Self::MINUTES_FROM_SECS { 0 } else { seconds.div_ceil(60) } }
    }

    fn samples() -> [Self; 3] {
        [1, 30, 541].map(Self::of_secs)
    }
}

/// Something wrong with a field of a form.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct FieldError {
    /// The form field, such as `family_name`; `dob` stands for the three fields of the date of birth.
    pub field: &'static str,
    /// The id of the input that the error summary links to.
    pub anchor: &'static str,
    /// The message.
    pub key: String,
}

impl FieldError {
    /// An error of a field whose input's id is the field's name.
    pub fn new(field: &'static str, key: impl Into<String>) -> Self {
        Self { field, anchor: field, key: key.into() }
    }
}

/// An office as a page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeView {
    /// Three-letter code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Street and room.
    pub street: String,
    /// City, state and ZIP in one line.
    pub city_line: String,
}

impl OfficeView {
    /// An office for samples.
    pub fn sample() -> Self {
        Self {
            code: "NYC".into(),
            name: "New York City".into(),
            street: "26 Federal Plaza".into(),
            city_line: "New York, NY 10278".into(),
        }
    }
}

/// An office one may choose, with what helps to choose.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeChoice {
    /// The office.
    #[serde(flatten)]
    pub office: OfficeView,
    /// Miles from the ZIP or from another office, formatted; none if the place is not known.
    pub miles: Option<String>,
    /// The first day with a free time, formatted; none if no time is free.
    pub first_free_day: Option<String>,
    /// Chosen before.
    pub selected: bool,
}

impl OfficeChoice {
    /// Choices for samples: chosen, without distance, without a free day.
    pub fn samples() -> Vec<Self> {
        let choice = |miles: Option<&str>, day: Option<&str>, selected| Self {
            office: OfficeView::sample(),
            miles: miles.map(str::to_owned),
            first_free_day: day.map(str::to_owned),
            selected,
        };
        vec![choice(Some("1.2"), Some("Monday, December 7, 2026"), true), choice(None, None, false)]
    }
}
