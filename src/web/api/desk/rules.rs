//! What the rules say about a request as it stands.

use crate::current::decide::facts;
use crate::current::free_seats::free_today;
use crate::current::open_inquiry::OpenedInquiry;
use crate::domain::inquiry::{Channel, Status};
use crate::domain::office::Office;
use crate::domain::rules::{Outcome, Stage};
use crate::view::rule_words::rule_key;
use crate::view::words::plain;
use crate::web::api::call::Call;
use crate::web::api::contact::shown::rule_text;
use crate::web::api::describe;
use crate::web::errors::WebError;
use serde::Serialize;
use utoipa::ToSchema;

/// A rule by which a request may be decided.
#[derive(Serialize, ToSchema)]
#[schema(as = Rule)]
pub struct RuleShown {
    /// Its key.
    #[schema(example = "visit-needed")]
    pub rule: String,
    /// What it is called.
    pub name: String,
    /// What it says to the person.
    pub text: String,
    /// What it decides.
    #[schema(schema_with = outcomes)]
    pub outcome: &'static str,
    /// Whether its conditions hold for this request: to decide by another one needs a reason.
    pub holds: bool,
    /// Whether it is the one that decides unless the officer names another.
    pub advised: bool,
}

/// What an officer can decide.
const OUTCOMES: [(Outcome, &str); 5] = [
    (Outcome::Answer, "answer"),
    (Outcome::Appointment, "appointment"),
    (Outcome::Refuse, "refuse"),
    (Outcome::Accept, "accept"),
    (Outcome::Decline, "decline"),
];

fn outcomes() -> utoipa::openapi::schema::Object {
    describe::one_of(OUTCOMES.map(|(_, name)| name))
}

/// The rules of the stage at which a request stands; none when nobody can decide any more.
pub async fn of_item(call: &Call, opened: &OpenedInquiry, office: &Office) -> Result<Vec<RuleShown>, WebError> {
    let inquiry = &opened.inquiry;
    let stage = match (inquiry.channel, inquiry.status) {
        (Channel::WalkIn, Status::Waiting) => Stage::WalkIn,
        (Channel::Call | Channel::Form, Status::Waiting | Status::Reached) => Stage::Tier2,
        (Channel::Call | Channel::Form, Status::Scheduled) if inquiry.urgent => Stage::FieldOffice,
        _ => return Ok(Vec::new()),
    };
    let rules = &call.services().rules;
    let window_free = stage == Stage::WalkIn && !free_today(call.services(), office).await?.is_empty();
    let facts = facts(inquiry, &opened.told, opened.case, window_free);
    let advised = rules.decide(stage, &facts).map(|rule| &rule.key);
    let shown = rules.of_stage(stage).filter_map(|rule| {
        let (_, outcome) = OUTCOMES.into_iter().find(|(outcome, _)| *outcome == rule.outcome)?;
        Some(RuleShown {
            rule: rule.key.as_str().to_owned(),
            name: plain(call.language, &rule_key(&rule.key)),
            text: rule_text(call, &rule.key),
            outcome,
            holds: rule.holds(&facts),
            advised: advised == Some(&rule.key),
        })
    });
    Ok(shown.collect())
}
