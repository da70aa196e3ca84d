//! A request as the desk sees it: with the person, what they told, and what the rules advise.

use super::rules::{RuleShown, of_item};
use crate::current::open_inquiry::OpenedInquiry;
use crate::current::queue::Queued;
use crate::db::call_backs::CallBack;
use crate::domain::appointment::Appointment;
use crate::domain::inquiry::{Decision, Inquiry};
use crate::domain::slot::write_local;
use crate::vault::SealedInquiry;
use crate::view::month_number;
use crate::view::pages::outcome::Failure;
use crate::view::rule_words::kind_key;
use crate::view::words::plain;
use crate::web::api::call::Call;
use crate::web::api::contact::shown::{Attempt, Decided, Request};
use crate::web::api::describe;
use crate::web::api::shown::standing_name;
use crate::web::errors::WebError;
use serde::Serialize;
use utoipa::ToSchema;

/// A request in a list.
#[derive(Serialize, ToSchema)]
pub struct Item {
    /// The request.
    #[serde(flatten)]
    pub request: Request,
    /// Grows with every change: acts name the one that was shown.
    #[schema(minimum = 1)]
    pub revision: i64,
    /// What is asked for, in words.
    pub kind_name: String,
    /// Calls that did not reach the person.
    #[schema(minimum = 0)]
    pub missed_calls: u8,
    /// Given name; `null` for a person with one name.
    #[schema(required = true)]
    pub given_name: Option<String>,
    /// Family name, or the only name.
    pub family_name: String,
    /// Date of birth.
    #[schema(format = Date)]
    pub date_of_birth: String,
    /// Telephone number, which may be a helper's.
    pub phone: String,
    /// ZIP code of the home address.
    pub zip: String,
    /// Who asks for the person; `null` if they ask themselves.
    #[schema(required = true)]
    pub representative: Option<String>,
    /// The person's account with the agency; `null` if they gave none.
    #[schema(required = true)]
    pub account: Option<String>,
    /// The case it is about; `null` if there is none.
    #[schema(required = true)]
    pub receipt_number: Option<String>,
    /// What it is about, in their words.
    pub about: String,
    /// Whether they say that it is urgent.
    pub says_urgent: bool,
    /// Whether they have the evidence at hand.
    pub has_evidence: bool,
}

/// A request with all that came of it, and what may be decided.
#[derive(Serialize, ToSchema)]
pub struct ItemOpened {
    /// The request.
    #[serde(flatten)]
    pub item: Item,
    /// Texts and calls so far, in order.
    pub calls: Vec<AttemptBy>,
    /// How it ended; `null` while nobody has decided.
    #[schema(required = true)]
    pub decision: Option<DecidedBy>,
    /// The appointment that was assigned; `null` if there is none. Its PIN is the person's.
    #[schema(required = true)]
    pub appointment: Option<AssignedAt>,
    /// The rules by which it may be decided as it stands, in the order in which they decide.
    pub rules: Vec<RuleShown>,
}

/// A text or a call, and who made it.
#[derive(Serialize, ToSchema)]
pub struct AttemptBy {
    /// The text or call.
    #[serde(flatten)]
    pub attempt: Attempt,
    /// By which account.
    pub by: String,
}

/// A decision, and who took it.
#[derive(Serialize, ToSchema)]
pub struct DecidedBy {
    /// The decision.
    #[serde(flatten)]
    pub decided: Decided,
    /// By which account.
    pub by: String,
    /// The rule that said otherwise; `null` if none did.
    #[schema(required = true)]
    pub overridden_rule: Option<String>,
    /// Why the officer decided against it; `null` if there was nothing to tell.
    #[schema(required = true)]
    pub reason: Option<String>,
}

/// An assigned appointment without its PIN.
#[derive(Serialize, ToSchema)]
pub struct AssignedAt {
    /// Its number.
    #[schema(pattern = "^[A-Z]{3}-[0-9]{2}-[0-9]{4}-[0-9]{4}$", example = "NYC-26-4821-9375")]
    pub confirmation_number: String,
    /// The office's local time.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$", example = "2026-12-07T09:15")]
    pub starts_at: String,
    /// Whether it is still to come.
    #[schema(schema_with = describe::standings)]
    pub standing: &'static str,
    /// The ticket of somebody who has checked in; else `null`.
    #[schema(required = true, minimum = 1)]
    pub ticket: Option<i32>,
}

/// A text, if there is any.
pub fn some(text: &str) -> Option<String> {
    Some(text).filter(|text| !text.is_empty()).map(str::to_owned)
}

impl Item {
    /// A request of a list.
    pub fn of(call: &Call, queued: &Queued) -> Result<Self, WebError> {
        Self::read(call, &queued.inquiry, &queued.told)
    }

    fn read(call: &Call, inquiry: &Inquiry, told: &SealedInquiry) -> Result<Self, WebError> {
        let details = told.typed.read_again(month_number).map_err(|_| Failure::Internal)?;
        Ok(Self {
            request: Request::of(call, inquiry),
            revision: inquiry.revision,
            kind_name: plain(call.language, &kind_key(&inquiry.kind)),
            missed_calls: inquiry.missed_calls,
            given_name: details.given_name.map(|name| name.as_str().to_owned()),
            family_name: details.family_name.as_str().to_owned(),
            date_of_birth: details.born.date().to_string(),
            phone: details.phone.display(),
            zip: details.zip.as_str().to_owned(),
            representative: some(&told.representative),
            account: some(&told.account),
            receipt_number: some(&told.receipt),
            about: told.about.clone(),
            says_urgent: told.urgent,
            has_evidence: told.evidence,
        })
    }
}

impl ItemOpened {
    /// A request that was opened.
    pub async fn of(call: &Call, opened: &OpenedInquiry) -> Result<Self, WebError> {
        let directory = call.services().directory();
        let office = directory.office(&opened.inquiry.office).ok_or(Failure::Internal)?;
        let appointment = opened.appointment.as_ref().map(|visit: &Appointment| AssignedAt {
            confirmation_number: visit.number.as_str().to_owned(),
            starts_at: write_local(office.local(visit.starts_at)),
            standing: standing_name(visit.standing(call.services().clock.now())),
            ticket: opened.arrival.as_ref().map(|arrival| arrival.ticket_no),
        });
        Ok(Self {
            item: Item::read(call, &opened.inquiry, &opened.told)?,
            calls: opened.calls.iter().map(AttemptBy::of).collect(),
            decision: opened.inquiry.decision.as_ref().map(|decision| DecidedBy::of(call, decision, &opened.told)),
            appointment,
            rules: of_item(call, opened, office).await?,
        })
    }
}

impl AttemptBy {
    fn of(call_back: &CallBack) -> Self {
        Self { attempt: Attempt::of(call_back), by: call_back.by.clone() }
    }
}

impl DecidedBy {
    fn of(call: &Call, decision: &Decision, told: &SealedInquiry) -> Self {
        Self {
            decided: Decided::of(call, decision),
            by: decision.by.clone(),
            overridden_rule: decision.overridden.as_ref().map(|rule| rule.as_str().to_owned()),
            reason: some(&told.override_reason),
        }
    }
}
