//! The rule table as an officer sees it: what it says, and which rules there are to choose from. And what was typed.

use super::guard::Desk;
use crate::current::decide::{Ground, REASON_CHARS_MAX};
use crate::domain::office::{Office, OfficeCode};
use crate::domain::rules::{Facts, Key, Outcome, Rule, Stage};
use crate::domain::slot::write_local;
use crate::domain::window::eastern_local;
use crate::view::dates::Dates;
use crate::view::pages::desk::{Advice, FormError, RuleChoice, RuleChoices, SlotChoice, SlotDay, When};
use crate::view::pages::outcome::Failure;
use crate::view::{rule_words, words};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use jiff::Timestamp;

/// A rule's name; the key itself for a rule that another rule file had.
pub fn rule_name(desk: &Desk, rule: &Key) -> String {
    words::plain(desk.language, &rule_words::rule_key(rule))
}

/// What the person is told by a rule; nothing if it has no words any more.
pub fn rule_text(desk: &Desk, rule: &Key) -> String {
    let key = rule_words::rule_text_key(rule);
    let text = words::plain(desk.language, &key);
    if text == key { String::new() } else { text }
}

/// What a kind is called; the key itself for a kind that another rule file had.
pub fn kind_name(desk: &Desk, kind: &Key) -> String {
    words::plain(desk.language, &rule_words::kind_key(kind))
}

/// What the table says.
pub fn advice(desk: &Desk, stage: Stage, facts: &Facts<'_>) -> Option<Advice> {
    let rule = desk.services().rules.decide(stage, facts)?;
    Some(Advice {
        outcome_key: outcome_key(rule.outcome),
        name: rule_name(desk, &rule.key),
        text: rule_text(desk, &rule.key),
    })
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Appointment => "desk-outcome-appointment",
        Outcome::Answer | Outcome::Settle | Outcome::TakeDown { .. } => "desk-outcome-answer",
        Outcome::Refuse => "desk-outcome-refuse",
        Outcome::Accept | Outcome::Admit => "desk-outcome-accept",
        Outcome::Decline => "desk-outcome-decline",
    }
}

/// The rules of a stage with an outcome; `chosen` was chosen before.
pub fn choices(desk: &Desk, (stage, outcome): (Stage, Outcome), facts: &Facts<'_>, chosen: &str) -> RuleChoices {
    let rules = desk.services().rules.of_stage(stage).filter(|rule| rule.outcome == outcome);
    let (holding, others): (Vec<&Rule>, Vec<&Rule>) = rules.partition(|rule| rule.holds(facts));
    let read = |rules: Vec<&Rule>| rules.into_iter().map(|rule| choice(desk, rule, chosen)).collect();
    RuleChoices { holding: read(holding), others: read(others) }
}

/// The rules that let somebody in who comes late.
pub fn admitting(desk: &Desk, chosen: &str) -> RuleChoices {
    let rules = desk.services().rules.of_stage(Stage::Arrival).filter(|rule| rule.outcome == Outcome::Admit);
    RuleChoices { holding: rules.map(|rule| choice(desk, rule, chosen)).collect(), others: Vec::new() }
}

fn choice(desk: &Desk, rule: &Rule, chosen: &str) -> RuleChoice {
    let key = rule.key.as_str().to_owned();
    RuleChoice { selected: key == chosen, name: rule_name(desk, &rule.key), key }
}

/// The ground that a form names; or what is wrong with it.
pub fn ground(fields: &Fields, id: impl Fn(&str) -> String) -> Result<Ground, FormError> {
    let reason = fields.get("reason").trim().to_owned();
    if reason.chars().count() > REASON_CHARS_MAX {
        return Err(FormError::new(id("reason"), "error-desk-reason-too-long"));
    }
    let rule = Some(fields.get("rule").trim().to_owned()).filter(|rule| !rule.is_empty());
    Ok(Ground { shown_revision: revision(fields), rule, reason })
}

/// The revision that the form showed; one that cannot be read is no revision there is.
pub fn revision(fields: &Fields) -> i64 {
    fields.get("revision").trim().parse().unwrap_or(-1)
}

/// An instant, Eastern, and at the office where its clock shows another time.
pub fn when(dates: &Dates, office: &Office, at: Timestamp) -> When {
    let (here, there) = (eastern_local(at), office.local(at));
    let text = |local| dates.short_date_and_time(local);
    When { eastern: text(here), office: (there != here).then(|| text(there)) }
}

/// Free sessions by the office's day, each with the value that a form posts.
pub fn slot_days(dates: &Dates, office: &Office, free: &[(Timestamp, i64)], chosen: &str) -> Vec<SlotDay> {
    let mut days: Vec<SlotDay> = Vec::new();
    for (starts_at, free) in free {
        let local = office.local(*starts_at);
        let date = dates.date_with_weekday(local.date());
        let value = write_local(local);
        let slot = SlotChoice { selected: value == chosen, text: dates.time(local.time()), free: *free, value };
        match days.last_mut().filter(|day| day.date == date) {
            Some(day) => day.slots.push(slot),
            None => days.push(SlotDay { date, slots: vec![slot] }),
        }
    }
    days
}

/// The office of a request or appointment that is there.
pub fn office_of(desk: &Desk, code: &OfficeCode) -> Result<Office, WebError> {
    let directory = desk.services().directory();
    let office = directory.office(code).cloned();
    office.ok_or_else(|| Failure::Internal.into())
}
