//! Those who stand at an office's door, as the page shows them.

use super::guard::Desk;
use super::item::Typed;
use super::queue::{grouped, language_name, name};
use super::rule_choices::{advice, choices, kind_name, slot_days};
use crate::current::decide::facts;
use crate::current::free_seats::free_today;
use crate::current::queue::{Queued, at_door};
use crate::domain::office::Office;
use crate::domain::rules::{Outcome, Stage};
use crate::view::dates::Dates;
use crate::view::pages::desk::SlotDay;
use crate::view::pages::desk::walk_ins::{DeskWalkInsPage, WalkIn};
use crate::web::errors::WebError;
use jiff::Timestamp;

/// What was typed into a form of somebody at the door.
pub struct TypedAtDoor<'a> {
    /// Whose form.
    pub id: &'a str,
    /// The form that lets in, or the one that sends away.
    pub accepts: bool,
    /// What.
    pub typed: &'a Typed,
}

/// The page of an office.
pub async fn page(desk: &Desk, office: &Office, typed: Option<TypedAtDoor<'_>>) -> Result<DeskWalkInsPage, WebError> {
    let services = desk.services();
    let now = services.clock.now();
    let free = free_today(services, office).await?;
    let dates = desk.dates()?;
    let queued = at_door(services, &office.code).await?;
    let people = queued.iter().map(|queued| walk_in(desk, &dates, office, queued, &free, typed.as_ref()));
    Ok(DeskWalkInsPage {
        bar: desk.bar(Some(&office.code)),
        office: office.name.clone(),
        now: dates.date_and_time(office.local(now)),
        accepted: None,
        did: None,
        problem: None,
        errors: Vec::new(),
        typed: Vec::new(),
        today: today(&dates, office, &free, now, ""),
        people: people.collect(),
    })
}

/// Today's free times; the day is there even if none is.
fn today(dates: &Dates, office: &Office, free: &[(Timestamp, i64)], now: Timestamp, chosen: &str) -> SlotDay {
    let none = || SlotDay { date: dates.date_with_weekday(office.today(now)), slots: Vec::new() };
    slot_days(dates, office, free, chosen).into_iter().next().unwrap_or_else(none)
}

fn walk_in(
    desk: &Desk,
    dates: &Dates,
    office: &Office,
    queued: &Queued,
    free: &[(Timestamp, i64)],
    typed: Option<&TypedAtDoor<'_>>,
) -> WalkIn {
    let (inquiry, told) = (&queued.inquiry, &queued.told);
    let facts = facts(inquiry, told, queued.case, !free.is_empty());
    let id = inquiry.number.as_str();
    let mine = |accepts| typed.filter(|typed| typed.id == id && typed.accepts == accepts).map(|typed| typed.typed);
    let of = |accepts, field: fn(&Typed) -> &String| mine(accepts).map(field).cloned().unwrap_or_default();
    let rules = |accepts, outcome| choices(desk, (Stage::WalkIn, outcome), &facts, &of(accepts, |typed| &typed.rule));
    WalkIn {
        id: id.to_owned(),
        number: grouped(&inquiry.number),
        revision: inquiry.revision,
        name: name(told),
        language: language_name(&inquiry.language),
        kind: kind_name(desk, &inquiry.kind),
        about: told.about.clone(),
        urgent: inquiry.urgent,
        evidence: told.evidence,
        since: dates.time(office.local(inquiry.received_at).time()),
        advice: advice(desk, Stage::WalkIn, &facts),
        slots: today(dates, office, free, desk.services().clock.now(), &of(true, |typed| &typed.slot)),
        accept: rules(true, Outcome::Accept),
        accept_reason: of(true, |typed| &typed.reason),
        decline: rules(false, Outcome::Decline),
        decline_reason: of(false, |typed| &typed.reason),
    }
}
