//! Choosing date and time: step 4 of a booking, and the same page for moving an appointment.

use super::{FieldError, OfficeChoice, OfficeView, Page};
use serde::Serialize;

/// One time as a radio button.
#[derive(Clone, Serialize)]
pub struct TimeChoice {
    /// The value posted as `slot`, such as `2026-12-07T09:15`.
    pub value: String,
    /// The time in words; with the date where times of several days stand together.
    pub text: String,
    /// No free seat.
    pub full: bool,
    /// Chosen before.
    pub selected: bool,
}

/// A link to another day.
#[derive(Clone, Serialize)]
pub struct DayLink {
    /// Where it leads.
    pub href: String,
    /// The day in words.
    pub date: String,
    /// How many times are free that day.
    pub free: usize,
    /// The day this page shows.
    pub current: bool,
}

/// What the page is for.
#[derive(Clone, Copy, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum TimePurpose {
    /// Booking: step 4.
    Book,
    /// Moving an appointment.
    Move,
}

/// `/{lang}/book/time` and `/{lang}/appointment/reschedule`: one day's times.
#[derive(Clone, Serialize)]
pub struct TimePage {
    /// Booking or moving.
    pub purpose: TimePurpose,
    /// The office; its code is the hidden field `office`.
    pub office: OfficeView,
    /// The office's time zone, in words.
    pub zone: String,
    /// The day that is shown, in words.
    pub date: String,
    /// Its times, full ones too.
    pub times: Vec<TimeChoice>,
    /// The day that is shown is full.
    pub full: bool,
    /// The page opened by itself on a day that is not two weeks from today.
    pub not_two_weeks: bool,
    /// The day before, if the window has one.
    pub earlier: Option<DayLink>,
    /// The day after, if the window has one.
    pub later: Option<DayLink>,
    /// The first free time of all.
    pub first_free: Option<DayLink>,
    /// All days of the window.
    pub days: Vec<DayLink>,
    /// The time that was wanted has gone: these are nearest to it. Replaces `times` when not empty.
    pub alternatives: Vec<TimeChoice>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// For moving: the time as it stands.
    pub current: Option<CurrentTime>,
    /// For moving: other offices to move to.
    pub other_offices: Vec<OfficeLink>,
    /// For moving: the other offices are all there are.
    pub all_offices: bool,
}

/// The time that an appointment has now, in words.
#[derive(Clone, Serialize)]
pub struct CurrentTime {
    /// The day.
    pub date: String,
    /// The time.
    pub time: String,
}

/// A link to the same page for another office.
#[derive(Clone, Serialize)]
pub struct OfficeLink {
    /// Where it leads.
    pub href: String,
    /// The office.
    #[serde(flatten)]
    pub choice: OfficeChoice,
}

/// The same addresses when an office has nothing free at all.
#[derive(Clone, Serialize)]
pub struct NothingFreePage {
    /// Booking or moving.
    pub purpose: TimePurpose,
    /// The office.
    pub office: OfficeView,
    /// The day on which the next day opens, in words.
    pub opens_date: String,
    /// The time at which it opens, in the office's time, in words.
    pub opens_time: String,
    /// The office's time zone, in words.
    pub zone: String,
    /// The office takes no appointments any more: no day will open.
    pub gone: bool,
    /// The three nearest offices with a free day. For booking each is a button posting `office` to `/book/office`.
    pub nearest: Vec<OfficeLink>,
}

fn time_sample(full: bool, selected: bool) -> TimeChoice {
    TimeChoice { value: "2026-12-07T09:15".into(), text: "9:15 AM".into(), full, selected }
}

fn day_sample(current: bool, free: usize) -> DayLink {
    DayLink { href: "?day=2026-12-08".into(), date: "Tuesday, December 8, 2026".into(), free, current }
}

fn office_links() -> Vec<OfficeLink> {
    OfficeChoice::samples().into_iter().map(|choice| OfficeLink { href: "?office=NYC".into(), choice }).collect()
}

impl Page for TimePage {
    const TEMPLATE: &'static str = "pages/time.html";

    fn own_path(&self) -> Option<&'static str> {
        Some(match self.purpose {
            TimePurpose::Book => "/book/time",
            TimePurpose::Move => "/appointment/reschedule",
        })
    }

    fn samples() -> Vec<Self> {
        let page = Self {
            purpose: TimePurpose::Book,
            office: OfficeView::sample(),
            zone: "Eastern Time".into(),
            date: "Monday, December 7, 2026".into(),
            times: vec![time_sample(false, true), time_sample(true, false)],
            full: false,
            not_two_weeks: false,
            earlier: Some(day_sample(false, 0)),
            later: Some(day_sample(false, 1)),
            first_free: Some(day_sample(false, 3)),
            days: vec![day_sample(false, 0), day_sample(true, 12)],
            alternatives: Vec::new(),
            errors: Vec::new(),
            current: None,
            other_offices: Vec::new(),
            all_offices: false,
        };
        let error = |key: &str| vec![FieldError { field: "slot", anchor: "slot-1", key: key.into() }];
        let taken =
            Self { alternatives: vec![time_sample(false, false)], errors: error("error-slot-taken"), ..page.clone() };
        let full = Self {
            full: true,
            times: vec![time_sample(true, false)],
            earlier: None,
            later: None,
            not_two_weeks: true,
            ..page.clone()
        };
        let moving = Self {
            purpose: TimePurpose::Move,
            current: Some(CurrentTime { date: "Monday, December 7, 2026".into(), time: "9:15 AM".into() }),
            other_offices: office_links(),
            errors: error("error-slot-missing"),
            ..page.clone()
        };
        vec![page, taken, full, moving]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for NothingFreePage {
    const TEMPLATE: &'static str = "pages/nothing_free.html";
    fn samples() -> Vec<Self> {
        let page = Self {
            purpose: TimePurpose::Book,
            office: OfficeView::sample(),
            opens_date: "Tuesday, November 24, 2026".into(),
            opens_time: "12:01 AM".into(),
            zone: "Eastern Time".into(),
            gone: false,
            nearest: office_links(),
        };
        let gone = Self { purpose: TimePurpose::Move, gone: true, ..page.clone() };
        vec![gone, Self { purpose: TimePurpose::Move, nearest: Vec::new(), ..page.clone() }, page]
    }
}
