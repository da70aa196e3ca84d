//! The visitor's day at an office: checking in, the list, calling to a window.

use super::super::Page;
use super::{Bar, FormError, RuleChoices};
use serde::Serialize;

/// `/desk/day`
#[derive(Clone, Serialize)]
pub struct DeskDayPage {
    /// Who is logged in.
    pub bar: Bar,
    /// The office's code.
    pub office: String,
    /// The office's name.
    pub office_name: String,
    /// The day as forms and addresses write it.
    pub day: String,
    /// What forms add to their address, so that one comes back to what was shown.
    pub query: String,
    /// The day in words.
    pub date: String,
    /// It is today: there is a check-in.
    pub today: bool,
    /// The office's clock time.
    pub now: String,
    /// The days beside it.
    pub days: [DayLink; 2],
    /// Somebody who has just been checked in.
    pub checked_in: Option<CheckedIn>,
    /// What has just been done: a message.
    pub did: Option<&'static str>,
    /// How many were marked as not come when the day was closed.
    pub closed: Option<u64>,
    /// Why it was not done: a message.
    pub problem: Option<&'static str>,
    /// What is wrong with a form.
    pub errors: Vec<FormError>,
    /// The number as typed.
    pub confirmation_number: String,
    /// How the code of a notice stands that was just scanned or typed.
    pub code: Option<CodeTold>,
    /// Rules that let somebody in who is late; none unless somebody is.
    pub admit: Option<RuleChoices>,
    /// Which part of the day is shown, and how many there are in each.
    pub parts: Vec<DayPart>,
    /// In order of time.
    pub rows: Vec<DayRow>,
    /// Hours to jump to on a long day.
    pub hours: Vec<HourLink>,
    /// The window that was called to last, to be offered again.
    pub window: String,
}

/// What is told of a code.
#[derive(Clone, Serialize)]
pub struct CodeTold {
    /// Nothing is against it.
    pub good: bool,
    /// How it stands: a message.
    pub key: &'static str,
    /// Its confirmation number; empty if it is not as it was signed.
    pub number: String,
    /// The office, date and time that it says.
    pub what: String,
}

/// Another day.
#[derive(Clone, Serialize)]
pub struct DayLink {
    /// Its address.
    pub href: String,
    /// Its date.
    pub date: String,
}

/// Somebody who was checked in.
#[derive(Clone, Serialize)]
pub struct CheckedIn {
    /// The ticket.
    pub ticket_no: i32,
    /// Confirmation number.
    pub number: String,
}

/// A part of the day.
#[derive(Clone, Serialize)]
pub struct DayPart {
    /// Its name: a message.
    pub key: &'static str,
    /// Its address.
    pub href: String,
    /// How many are in it.
    pub count: usize,
    /// It is shown.
    pub current: bool,
}

/// An hour of a long day.
#[derive(Clone, Serialize)]
pub struct HourLink {
    /// The id of its first row.
    pub id: String,
    /// The clock time.
    pub text: String,
}

/// Somebody on the day's list.
#[derive(Clone, Serialize)]
pub struct DayRow {
    /// Set on the first row of an hour that is linked.
    pub id: Option<String>,
    /// The clock time.
    pub time: String,
    /// The person.
    pub name: String,
    /// Confirmation number.
    pub number: String,
    /// Booked in the portal, or by the contact centre: a message.
    pub model_key: &'static str,
    /// What for.
    pub purpose: String,
    /// Where the visit stands: a message.
    pub state_key: &'static str,
    /// The ticket.
    pub ticket_no: Option<i32>,
    /// The window called to.
    pub window_no: Option<i32>,
    /// The rule that let somebody in who was late.
    pub admitted_by: Option<String>,
    /// What can be done: `call`, `serve`, `no-show`, or nothing.
    pub act: &'static str,
}

impl Page for DeskDayPage {
    const TEMPLATE: &'static str = "pages/desk_day.html";

    fn samples() -> Vec<Self> {
        let [officer, admin, operator] = Bar::samples();
        let row = |number: &str, state_key, act: &'static str| DayRow {
            id: (act == "call").then(|| "hour-9".into()),
            time: "9:15 AM".into(),
            name: "Ana García".into(),
            number: number.into(),
            model_key: if act == "call" { "desk-day-model-portal" } else { "desk-day-model-centre" },
            purpose: "Proof of status".into(),
            state_key,
            ticket_no: (act != "no-show").then_some(7),
            window_no: (act == "serve").then_some(2),
            admitted_by: (act == "serve").then(|| "A line at the entrance".into()),
            act,
        };
        let rows = vec![
            row("NYC-26-4821-9375", "desk-day-state-expected", "no-show"),
            row("NYC-26-1821-9375", "desk-day-state-checked-in", "call"),
            row("NYC-26-2821-9375", "desk-day-state-called", "serve"),
            row("NYC-26-3821-9375", "desk-day-state-served", ""),
        ];
        let href = |query: &str| format!("/desk/day{query}");
        let part = |key, current| DayPart { key, href: href("?show=all"), count: 4, current };
        let full = Self {
            bar: officer,
            office: "NYC".into(),
            office_name: "New York City".into(),
            day: "2026-12-07".into(),
            query: "?day=2026-12-07&show=all".into(),
            date: "Monday, December 7, 2026".into(),
            today: true,
            now: "9:00 AM".into(),
            days: ["?day=2026-12-04", "?day=2026-12-08"]
                .map(|query| DayLink { href: href(query), date: "Tuesday, December 8, 2026".into() }),
            checked_in: None,
            did: None,
            closed: None,
            problem: None,
            errors: Vec::new(),
            confirmation_number: String::new(),
            code: None,
            admit: None,
            parts: vec![part("desk-day-part-all", true), part("desk-day-part-expected", false)],
            rows,
            hours: vec![HourLink { id: "hour-9".into(), text: "9:00 AM".into() }],
            window: "2".into(),
        };
        let late = RuleChoices { others: Vec::new(), ..RuleChoices::sample(false) };
        let error = |id: &str, key| vec![FormError::new(id.into(), key)];
        let code = |good, key, what: &str| {
            let number = if what.is_empty() { "" } else { "NYC-26-4821-9375" };
            Some(CodeTold { good, key, number: number.into(), what: what.into() })
        };
        vec![
            Self { code: code(true, "desk-code-genuine", "NYC, Monday, December 7, 2026, 9:15 AM"), ..full.clone() },
            Self { code: code(false, "desk-code-altered", ""), ..full.clone() },
            Self { today: false, rows: Vec::new(), hours: Vec::new(), parts: Vec::new(), ..full.clone() },
            Self {
                checked_in: Some(CheckedIn { ticket_no: 7, number: "NYC-26-4821-9375".into() }),
                bar: admin,
                ..full.clone()
            },
            Self { bar: operator, did: Some("desk-did-serve"), ..full.clone() },
            Self { closed: Some(3), ..full.clone() },
            Self { admit: Some(late), errors: error("check-in-rule", "error-desk-late"), ..full.clone() },
            Self { errors: error("confirmation_number", "error-desk-too-early"), ..full.clone() },
            Self { problem: Some("desk-problem-changed"), ..full.clone() },
            full,
        ]
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}
