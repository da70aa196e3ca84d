//! The visitor's day of an office, as the page shows it.

use super::guard::Desk;
use super::rule_choices::rule_name;
use crate::current::visitors::{Visitor, visitors};
use crate::domain::appointment::Model;
use crate::domain::calendar::days_after;
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::office::Office;
use crate::domain::visit::Visit;
use crate::view::pages::desk::day::{DayLink, DayPart, DayRow, DeskDayPage, HourLink};
use crate::view::{month_number, purpose_key, words};
use crate::web::errors::WebError;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashSet;

/// A day with more rows than this has links to its hours.
const ROWS_WITHOUT_HOURS_MAX: usize = 40;
/// Days looked back for one on which the office was open.
const DAYS_BACK_MAX: i32 = 14;

/// A part of the day, and which one an address asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Expected,
    Here,
    Over,
}

impl Part {
    const EACH: [Self; 4] = [Self::All, Self::Expected, Self::Here, Self::Over];

    fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Expected => "expected",
            Self::Here => "here",
            Self::Over => "over",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::All => "desk-day-part-all",
            Self::Expected => "desk-day-part-expected",
            Self::Here => "desk-day-part-here",
            Self::Over => "desk-day-part-over",
        }
    }

    fn has(self, visit: &Visit) -> bool {
        match self {
            Self::All => true,
            Self::Expected => matches!(visit, Visit::Expected(_)),
            Self::Here => matches!(visit, Visit::CheckedIn(_) | Visit::Called(_)),
            Self::Over => matches!(visit, Visit::Served | Visit::Missed | Visit::Cancelled),
        }
    }
}

/// The office and the day that an address or a form names.
pub fn asked(desk: &Desk, office: &str, day: &str) -> Result<(Office, Date), WebError> {
    let in_address = |name: &str, sent: &str| match sent {
        "" => desk.query(name).unwrap_or_default(),
        sent => sent.to_owned(),
    };
    let office = desk.one_office(&in_address("office", office))?;
    let today = office.today(desk.services().clock.now());
    Ok((office, in_address("day", day).parse().unwrap_or(today)))
}

/// The query of an address that shows the same again.
pub fn query(desk: &Desk, office: &Office, day: Date) -> String {
    let part = asked_part(desk);
    query_of(desk, office, day, part)
        + &asked_window(desk).map(|window| format!("&window={window}")).unwrap_or_default()
}

fn query_of(desk: &Desk, office: &Office, day: Date, part: Part) -> String {
    let office = if desk.staff.office.is_none() { format!("office={}&", office.code) } else { String::new() };
    format!("?{office}day={day}&show={}", part.name())
}

/// The window that was called to last.
fn asked_window(desk: &Desk) -> Option<u16> {
    desk.query("window")?.parse().ok()
}

fn asked_part(desk: &Desk) -> Part {
    let asked = desk.query("show").unwrap_or_default();
    Part::EACH.into_iter().find(|part| part.name() == asked).unwrap_or(Part::All)
}

/// The page.
pub async fn page(desk: &Desk, office: &Office, day: Date) -> Result<DeskDayPage, WebError> {
    let now = desk.services().clock.now();
    let dates = desk.dates()?;
    let visitors = visitors(desk.services(), office, day).await?;
    let shown = asked_part(desk);
    let parts = Part::EACH.map(|part| DayPart {
        key: part.key(),
        href: format!("/desk/day{}", query_of(desk, office, day, part)),
        count: visitors.iter().filter(|visitor| part.has(&visitor.visit)).count(),
        current: part == shown,
    });
    let listed: Vec<&Visitor> = visitors.iter().filter(|visitor| shown.has(&visitor.visit)).collect();
    let mut hours = Vec::new();
    let mut seen = HashSet::new();
    let long = listed.len() > ROWS_WITHOUT_HOURS_MAX;
    let mut rows = Vec::with_capacity(listed.len());
    for visitor in listed {
        let local = office.local(visitor.appointment.starts_at);
        let mut row = row(desk, visitor, dates.time(local.time()), now);
        if long && seen.insert(local.hour()) {
            let id = format!("hour-{}", local.hour());
            hours.push(HourLink { id: id.clone(), text: row.time.clone() });
            row.id = Some(id);
        }
        rows.push(row);
    }
    let beside = |day: Date| DayLink {
        href: format!("/desk/day{}", query_of(desk, office, day, shown)),
        date: dates.date_with_weekday(day),
    };
    let before = (1..=DAYS_BACK_MAX).map(|back| days_after(day, -back)).find(|day| office.is_working_day(*day));
    let after = office.next_working_day_from(days_after(day, 1));
    Ok(DeskDayPage {
        bar: desk.bar(Some(&office.code)),
        office: office.code.as_str().to_owned(),
        office_name: office.name.clone(),
        day: day.to_string(),
        query: query(desk, office, day),
        date: dates.date_with_weekday(day),
        today: day == office.today(now),
        now: dates.time(office.local(now).time()),
        days: [before.unwrap_or(days_after(day, -1)), after.unwrap_or(days_after(day, 1))].map(beside),
        checked_in: None,
        did: None,
        closed: None,
        problem: None,
        errors: Vec::new(),
        confirmation_number: String::new(),
        code: None,
        admit: None,
        parts: parts.into(),
        rows,
        hours,
        window: asked_window(desk).map(|window| window.to_string()).unwrap_or_default(),
    })
}

fn row(desk: &Desk, visitor: &Visitor, time: String, now: Timestamp) -> DayRow {
    let appointment = &visitor.appointment;
    let typed = &visitor.details.typed;
    let as_typed = || format!("{} {}", typed.given_name, typed.family_name).trim().to_owned();
    let arrival = visitor.arrival.as_ref();
    DayRow {
        id: None,
        time,
        name: typed.read_again(month_number).map_or_else(|_| as_typed(), |details| details.full_name()),
        number: appointment.number.as_str().to_owned(),
        model_key: match appointment.model {
            Model::Legacy => "desk-day-model-portal",
            Model::Current => "desk-day-model-centre",
        },
        purpose: words::plain(desk.language, &purpose_key(&appointment.purpose)),
        state_key: match visitor.visit {
            Visit::Expected(_) => "desk-day-state-expected",
            Visit::CheckedIn(_) => "desk-day-state-checked-in",
            Visit::Called(_) => "desk-day-state-called",
            Visit::Served => "desk-day-state-served",
            Visit::Missed => "desk-day-state-missed",
            Visit::Cancelled => "desk-day-state-cancelled",
        },
        ticket_no: arrival.map(|arrival| arrival.ticket_no),
        window_no: arrival.and_then(|arrival| arrival.called).map(|(_, window_no)| window_no),
        admitted_by: arrival.and_then(|arrival| arrival.admitted_by.as_ref()).map(|used| rule_name(desk, &used.rule)),
        act: match &visitor.visit {
            Visit::Expected(expected) if expected.clone().miss(now).is_ok() => "no-show",
            Visit::CheckedIn(_) => "call",
            Visit::Called(_) => "serve",
            _ => "",
        },
    }
}

/// The ticket of somebody whom the address names as just checked in.
pub fn ticket(page: &DeskDayPage, number: &ConfirmationNumber) -> Option<i32> {
    page.rows.iter().find(|row| row.number == number.as_str()).and_then(|row| row.ticket_no)
}
