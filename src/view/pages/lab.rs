//! The testers' pages: the guided tour through both models, and the clock; in files of their own the pages on which
//! both models are simulated.

pub mod compare;
pub mod run;

use super::{FieldError, Page};
use crate::domain::diary::{Event, Outcome, Stride, What};
use serde::Serialize;

/// A question that the tour can take through both models.
#[derive(Clone, Serialize)]
pub struct QuestionChoice {
    /// The value posted as `kind`; its words are `kind-VALUE`.
    pub key: String,
    /// Chosen before.
    pub selected: bool,
}

/// A line of a diary.
#[derive(Clone, Serialize)]
pub struct DiaryLine {
    /// Date and time, in words.
    pub when: String,
    /// What happened; its words are `lab-what-VALUE`.
    pub what: &'static str,
    /// The person's minutes; none where it took none.
    pub minutes: Option<u32>,
    /// It has not happened yet.
    pub to_come: bool,
}

/// One model's diary.
#[derive(Clone, Serialize)]
pub struct DiaryColumn {
    /// `legacy` or `current`.
    pub model: &'static str,
    /// In order of time.
    pub lines: Vec<DiaryLine>,
    /// Contacts up to now.
    pub contacts: usize,
    /// The person's minutes up to now.
    pub minutes: u32,
    /// Days from the beginning until the question is seen to; none while that is not known.
    pub days: Option<i64>,
    /// How it stands; its words are `lab-outcome-VALUE`.
    pub outcome: &'static str,
}

/// A tour that is under way.
#[derive(Clone, Serialize)]
pub struct TourView {
    /// Who.
    pub name: String,
    /// Date of birth, in words.
    pub born: String,
    /// Telephone number.
    pub phone: String,
    /// ZIP code.
    pub zip: String,
    /// What they ask; its words are `kind-VALUE`.
    pub kind: String,
    /// When it began.
    pub began: String,
    /// The legacy model's diary, then the current one's.
    pub diaries: Vec<DiaryColumn>,
    /// Somebody has to play the officer.
    pub desk_is_manned: bool,
    /// What the tour goes on with: a page that is gone to (`portal` or `call`), or a stride of the clock; empty once
    /// both models have ended.
    pub next: &'static str,
}

impl TourView {
    /// The model that was not asked yet, the older one first; then time has to pass.
    pub fn next(legacy: Outcome, current: Outcome) -> &'static str {
        match (legacy, current) {
            (Outcome::NotBegun, _) => "portal",
            (_, Outcome::NotBegun) => "call",
            (Outcome::Answered | Outcome::Nothing, Outcome::Answered | Outcome::Nothing) => "",
            _ => Stride::NextEvent.as_str(),
        }
    }
}

/// `/{lang}/lab/`
#[derive(Clone, Serialize)]
pub struct TourPage {
    /// The clock's line.
    pub clock: ClockView,
    /// The questions to choose from.
    pub questions: Vec<QuestionChoice>,
    /// The tour, once one was begun.
    pub tour: Option<TourView>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// What the clock shows.
#[derive(Clone, Serialize)]
pub struct ClockView {
    /// Date with weekday and time, Eastern.
    pub now: String,
    /// The same for programs.
    pub datetime: String,
    /// What comes next; its words are `lab-event-VALUE`.
    pub event: &'static str,
    /// When, in words.
    pub event_at: String,
    /// How far one can move; the words are `lab-stride-VALUE`.
    pub strides: Vec<&'static str>,
}

/// `/{lang}/lab/clock`
#[derive(Clone, Serialize)]
pub struct ClockPage {
    /// The clock.
    pub clock: ClockView,
    /// It has just been moved.
    pub moved: bool,
}

impl ClockView {
    fn sample(event: Event) -> Self {
        Self {
            now: "Monday, December 7, 2026, 9:15 AM".into(),
            datetime: "2026-12-07T09:15-05:00".into(),
            event: event.as_str(),
            event_at: "December 7, 2026, 10:00 AM".into(),
            strides: Stride::ALL.map(Stride::as_str).into(),
        }
    }
}

impl Page for TourPage {
    const TEMPLATE: &'static str = "pages/lab_tour.html";
    fn samples() -> Vec<Self> {
        let questions = vec![
            QuestionChoice { key: "adit-stamp".into(), selected: true },
            QuestionChoice { key: "daca".into(), selected: false },
        ];
        let begin = Self { clock: ClockView::sample(Event::LinesClose), questions, tour: None, errors: Vec::new() };
        let line = |what: What, to_come: bool| DiaryLine {
            when: "December 7, 2026, 9:15 AM".into(),
            what: what.as_str(),
            minutes: to_come.then_some(5),
            to_come,
        };
        let column = |model, outcome: Outcome, days| DiaryColumn {
            model,
            lines: What::ALL.into_iter().map(|what| line(what, what == What::Appointment)).collect(),
            contacts: 3,
            minutes: 47,
            days,
            outcome: outcome.as_str(),
        };
        let mut samples = vec![
            Self {
                errors: vec![FieldError { field: "kind", anchor: "kind-1", key: "error-kind-missing".into() }],
                ..begin.clone()
            },
            begin.clone(),
        ];
        for (outcome, desk_is_manned) in Outcome::ALL.into_iter().zip([true, false, true, false, true]) {
            let tour = TourView {
                name: "Ana María <García> López".into(),
                born: "July 4, 1985".into(),
                phone: "(212) 555-0123".into(),
                zip: "10001".into(),
                kind: "adit-stamp".into(),
                began: "November 23, 2026, 10:00 AM".into(),
                diaries: vec![column("legacy", outcome, Some(14)), column("current", outcome, None)],
                desk_is_manned,
                next: TourView::next(outcome, outcome),
            };
            samples.push(Self { tour: Some(tour), ..begin.clone() });
        }
        let empty = DiaryColumn { lines: Vec::new(), ..column("current", Outcome::NotBegun, None) };
        if let Some(tour) = samples.last().and_then(|sample| sample.tour.clone()) {
            samples.push(Self { tour: Some(TourView { diaries: vec![empty], next: "portal", ..tour }), ..begin });
        }
        samples
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for ClockPage {
    const TEMPLATE: &'static str = "pages/lab_clock.html";
    fn samples() -> Vec<Self> {
        let page = |(event, moved)| Self { clock: ClockView::sample(event), moved };
        Event::ALL.into_iter().zip([true, false].into_iter().cycle()).map(page).collect()
    }
}
