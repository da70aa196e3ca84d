//! A request as the person and their programs see it.

use crate::current::open_inquiry::OpenedInquiry;
use crate::db::call_backs::{CallBack, Outcome};
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::domain::inquiry::{Channel, Decision, Inquiry, Status};
use crate::domain::rules::Key;
use crate::domain::window::EASTERN;
use crate::legacy::open_appointment::{Opened, open_appointment};
use crate::vault::Bring;
use crate::view::pages::outcome::Failure;
use crate::view::rule_words::rule_text_key;
use crate::view::words::plain;
use crate::view::{month_number, rule_words};
use crate::web::api::call::Call;
use crate::web::api::describe;
use crate::web::api::shown::{Appointment, Issued};
use crate::web::errors::WebError;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// A question that is answered without an officer.
#[derive(Serialize, ToSchema)]
pub struct Settled {
    /// Always `true`: nothing was taken down.
    pub settled: bool,
    /// The rule that answers it.
    #[schema(example = "call-again-with-evidence")]
    pub rule: String,
    /// The version of the rule file.
    pub rules_version: String,
    /// The answer, in the language of the call.
    pub text: String,
}

/// A request without the person. Its times are Eastern.
#[derive(Serialize, ToSchema)]
pub struct Request {
    /// Its number: with the date of birth it shows where the request stands.
    #[schema(pattern = "^[0-9]{8}$", example = "48219375")]
    pub service_item_number: String,
    /// How it came.
    #[schema(schema_with = channels)]
    pub channel: &'static str,
    /// What is asked for.
    #[schema(example = "adit-stamp")]
    pub kind: String,
    /// The code of the office whose officers see it.
    #[schema(pattern = "^[A-Z]{3}$", example = "NYC")]
    pub office: String,
    /// Whether it goes before others.
    pub urgent: bool,
    /// Where it stands.
    #[schema(schema_with = statuses)]
    pub status: &'static str,
    /// When it was asked.
    #[schema(format = DateTime)]
    pub received_at: String,
    /// The call-back comes not before.
    #[schema(format = DateTime, example = "2026-11-23T10:00:00-05:00")]
    pub call_back_from: String,
    /// The call-back is promised by then. For somebody at a door: when the office's last session begins.
    #[schema(format = DateTime, example = "2026-12-01T18:30:00-05:00")]
    pub call_back_by: String,
    /// Whether the promise was broken.
    pub overdue: bool,
    /// Whether a text comes before the call.
    pub text_ahead: bool,
    /// The era that promised it.
    #[schema(example = "2023")]
    pub era: String,
    /// The rule by which it was taken down; for somebody at a door, what the rules advise the officer.
    #[schema(example = "taken-down")]
    pub rule: String,
    /// The version of the rule file.
    pub rules_version: String,
    /// The language it was asked in.
    #[schema(example = "en")]
    pub language: String,
}

/// A request with all that came of it.
#[derive(Serialize, ToSchema)]
pub struct RequestOpened {
    /// The request.
    #[serde(flatten)]
    pub request: Request,
    /// Given name; `null` for a person with one name.
    #[schema(required = true)]
    pub given_name: Option<String>,
    /// Family name, or the only name.
    pub family_name: String,
    /// Calls that did not reach the person.
    #[schema(minimum = 0)]
    pub missed_calls: u8,
    /// After so many the person must start over.
    #[schema(minimum = 1)]
    pub missed_calls_max: u8,
    /// Texts and calls so far, in order.
    pub calls: Vec<Attempt>,
    /// How it ended; `null` while nobody has decided.
    #[schema(required = true)]
    pub decision: Option<Decided>,
    /// The appointment that was assigned, as it stands now; `null` if there is none.
    #[schema(required = true)]
    pub appointment: Option<Assigned>,
}

/// A text or a call.
#[derive(Serialize, ToSchema)]
pub struct Attempt {
    /// What came of it.
    #[schema(schema_with = outcomes)]
    pub outcome: &'static str,
    /// When, Eastern.
    #[schema(format = DateTime)]
    pub at: String,
}

/// How a request ended.
#[derive(Serialize, ToSchema)]
pub struct Decided {
    /// When, Eastern.
    #[schema(format = DateTime)]
    pub at: String,
    /// The rule that decided; `null` where nobody decided anything (missed calls, or the day at the door was over).
    #[schema(required = true, example = "proof-of-status")]
    pub rule: Option<String>,
    /// The version of the rule file that it is from.
    #[schema(required = true)]
    pub rules_version: Option<String>,
    /// What the rule says to the person, in the language of the call.
    #[schema(required = true)]
    pub text: Option<String>,
    /// Whether an officer decided against the rule that the table gave.
    pub overridden: bool,
}

/// An appointment that an officer assigned, with its PIN.
#[derive(Serialize, ToSchema)]
pub struct Assigned {
    /// The appointment and its PIN.
    #[serde(flatten)]
    pub issued: Issued,
    /// What to bring, in the language of the call; the officer's own words are as they were written.
    pub bring: Vec<String>,
    /// The ticket of somebody who has checked in; else `null`.
    #[schema(required = true, minimum = 1)]
    pub ticket: Option<i32>,
}

/// The channels by which a request comes.
pub fn channels() -> utoipa::openapi::schema::Object {
    describe::one_of(Channel::ALL.map(Channel::as_str))
}

/// Where a request can stand.
pub fn statuses() -> utoipa::openapi::schema::Object {
    describe::one_of(Status::ALL.map(Status::as_str))
}

/// What comes of a text or a call.
pub fn outcomes() -> utoipa::openapi::schema::Object {
    describe::one_of([Outcome::TextSent, Outcome::Reached, Outcome::Missed].map(Outcome::as_str))
}

/// An instant in the East, where the contact centre's clock is (RFC 3339).
pub fn eastern(at: Timestamp) -> String {
    at.to_zoned_datetime(EASTERN.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// What a rule says to the person. A rule of an earlier file may have lost its words.
pub fn rule_text(call: &Call, rule: &Key) -> String {
    plain(call.language, &rule_text_key(rule))
}

impl Request {
    /// A request as it stands.
    pub fn of(call: &Call, inquiry: &Inquiry) -> Self {
        Self {
            service_item_number: inquiry.number.as_str().to_owned(),
            channel: inquiry.channel.as_str(),
            kind: inquiry.kind.as_str().to_owned(),
            office: inquiry.office.as_str().to_owned(),
            urgent: inquiry.urgent,
            status: inquiry.status.as_str(),
            received_at: eastern(inquiry.received_at),
            call_back_from: eastern(inquiry.due_from),
            call_back_by: eastern(inquiry.due_by),
            overdue: inquiry.is_overdue(call.services().clock.now()),
            text_ahead: inquiry.text_ahead,
            era: inquiry.era.as_str().to_owned(),
            rule: inquiry.taken_by.rule.as_str().to_owned(),
            rules_version: inquiry.taken_by.version.clone(),
            language: inquiry.language.clone(),
        }
    }
}

impl RequestOpened {
    /// A request that was opened.
    pub async fn of(call: &Call, opened: &OpenedInquiry) -> Result<Self, WebError> {
        let (services, inquiry) = (call.services(), &opened.inquiry);
        let details = opened.details(month_number).ok_or(Failure::Internal)?;
        let era = services.rules.era(inquiry.era.as_str()).unwrap_or(&services.era);
        Ok(Self {
            request: Request::of(call, inquiry),
            given_name: details.given_name.map(|name| name.as_str().to_owned()),
            family_name: details.family_name.as_str().to_owned(),
            missed_calls: inquiry.missed_calls,
            missed_calls_max: era.missed_calls_max,
            calls: opened.calls.iter().map(Attempt::of).collect(),
            decision: inquiry.decision.as_ref().map(|decision| Decided::of(call, decision)),
            appointment: Assigned::of(call, opened).await?,
        })
    }
}

impl Attempt {
    /// A text or a call that was made.
    pub fn of(call_back: &CallBack) -> Self {
        Self { outcome: call_back.outcome.as_str(), at: eastern(call_back.at) }
    }
}

impl Decided {
    /// A decision that was taken.
    pub fn of(call: &Call, decision: &Decision) -> Self {
        let used = decision.rule.as_ref();
        Self {
            at: eastern(decision.at),
            rule: used.map(|used| used.rule.as_str().to_owned()),
            rules_version: used.map(|used| used.version.clone()),
            text: used.map(|used| rule_text(call, &used.rule)),
            overridden: decision.overridden.is_some(),
        }
    }
}

impl Assigned {
    async fn of(call: &Call, opened: &OpenedInquiry) -> Result<Option<Self>, WebError> {
        let Some((number, pin)) = opened.notice_key(call.services()) else { return Ok(None) };
        let notice = notice(call, &number, &pin).await?;
        Ok(Some(Self {
            issued: Issued { appointment: Appointment::of(call, &notice)?, pin: pin.reveal().to_owned() },
            bring: bring(call, &notice.details.bring),
            ticket: opened.arrival.as_ref().map(|arrival| arrival.ticket_no),
        }))
    }
}

/// An appointment by what opens its notice.
pub async fn notice(call: &Call, number: &ConfirmationNumber, pin: &Pin) -> Result<Opened, WebError> {
    // A replacement may have killed the PIN this very moment: then it must be asked for again.
    Ok(open_appointment(call.services(), number, pin).await?.ok_or(Failure::Unavailable)?)
}

/// What to bring, in words.
pub fn bring(call: &Call, listed: &[Bring]) -> Vec<String> {
    let words = |what: &Bring| match what {
        Bring::Listed(document) => match Key::parse(document) {
            Some(key) => plain(call.language, &rule_words::document_key(&key)),
            None => document.clone(),
        },
        Bring::Written(text) => text.clone(),
    };
    listed.iter().map(words).collect()
}
