//! Taking a request down: from a caller, from the request form, or from somebody at an office's door. All join one
//! table; an officer of the person's office sees them.

use crate::current::Overtaken;
use crate::db::{Abort, DbError, WriteError, inquiries, inquiry_keys, person_keys};
use crate::domain::appointment::Model;
use crate::domain::contact_hours::promise;
use crate::domain::inquiry::{Channel, Inquiry, RuleUsed, Status};
use crate::domain::office::Office;
use crate::domain::person::Details;
use crate::domain::rules::{Group, Kind, Rule};
use crate::services::Services;
use crate::telemetry;
use crate::vault::{KeyedHash, SealedInquiry, Vault};
use jiff::Timestamp;
use thiserror::Error;

/// Draws of a number before giving up: with a million requests stored one draw in ten clashes.
const DRAWS_MAX: usize = 20;

/// Everything that was asked and told.
pub struct Request<'a> {
    /// How it came.
    pub channel: Channel,
    /// What is asked for.
    pub kind: &'a Kind,
    /// The person, parsed.
    pub details: &'a Details,
    /// The person as typed, and what they told.
    pub told: &'a SealedInquiry,
    /// Whose officers see it.
    pub office: &'a Office,
    /// The rule that takes it down.
    pub rule: &'a Rule,
    /// It goes before others.
    pub urgent: bool,
    /// The person wants a text before the call.
    pub text_ahead: bool,
    /// The language it was asked in.
    pub language: &'a str,
    /// Drawn with the form: the same form asks once.
    pub one_time_key: &'a [u8],
}

/// Why no request was taken down.
#[derive(Debug, Error)]
pub enum TakeDownError {
    /// The person has a request that nobody has decided.
    #[error("the person has a request already")]
    AlreadyWaiting,
    /// The person has an appointment of this model to come: a second one could not be assigned.
    #[error("the person has an appointment already")]
    AlreadyBooked,
    /// Nobody at this office's door can be seen any more today.
    #[error("the office is closed")]
    Closed,
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Why the write was rolled back.
enum Refusal {
    NumberClash,
    AlreadyWaiting,
}

impl TakeDownError {
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::AlreadyWaiting => Some("already-waiting"),
            Self::AlreadyBooked => Some("already-booked"),
            Self::Closed => Some("closed"),
            Self::Db(_) => None,
        }
    }
}

/// Takes a request down. The same form again answers with the same request.
pub async fn take_down(services: &Services, request: &Request<'_>) -> Result<Inquiry, TakeDownError> {
    let taken = try_take_down(services, request).await;
    match &taken {
        Ok(_) => telemetry::done("take-down"),
        Err(why) => why.name().into_iter().for_each(|reason| telemetry::refused("take-down", reason)),
    }
    taken
}

/// When an officer calls, or until when somebody at the door waits.
fn due(services: &Services, request: &Request<'_>, now: Timestamp) -> Result<(Timestamp, Timestamp), TakeDownError> {
    if request.channel == Channel::WalkIn {
        // The last session of the day; whoever has not been seen by then has to go.
        let last = request.office.sessions_on(request.office.today(now)).last().map(|session| session.starts_at);
        return last.filter(|last| *last > now).map(|last| (now, last)).ok_or(TakeDownError::Closed);
    }
    let promise = promise(&services.era, request.urgent, now);
    Ok((promise.from, promise.by))
}

async fn try_take_down(services: &Services, request: &Request<'_>) -> Result<Inquiry, TakeDownError> {
    let vault = services.vault();
    let request_keys = vault.act_keys(
        request.one_time_key,
        &[&request.details.identity(), request.kind.key.as_str().as_bytes(), request.channel.as_str().as_bytes()],
    );
    let now = services.clock.now();
    let person = vault.person_keys(request.details);
    let (sought, asked) = (request_keys.sought.clone(), person.clone());
    let found = services.db.read(move |conn| {
        let before = inquiries::find_by_request_key(conn, &sought)?;
        Ok((before, person_keys::find_live(conn, Model::Current, &asked, now)?))
    });
    match found.await? {
        (Some(stored), _) => return Ok(stored.inquiry),
        // A question that needs no visit may be asked all the same.
        (None, Some(_)) if request.kind.group != Group::ByPhone => return Err(TakeDownError::AlreadyBooked),
        (None, _) => {}
    }
    let due = due(services, request, now)?;
    for _ in 0..DRAWS_MAX {
        let new = draw(services, &vault, request, (now, due), request_keys.written);
        let person = person.clone();
        let written = services
            .db
            .write(move |conn| {
                // A request that was decided leaves no row behind; one of another process's time might.
                if !inquiries::insert(conn, &new)? {
                    let before = inquiries::find_by_request_key(conn, &[new.request_key])?;
                    return before.map(|stored| stored.inquiry).ok_or(Abort::Refused(Refusal::NumberClash));
                }
                if !inquiry_keys::insert(conn, &person, &new.inquiry.number)? {
                    return Err(Abort::Refused(Refusal::AlreadyWaiting));
                }
                Ok(new.inquiry.clone())
            })
            .await;
        match written {
            Ok(inquiry) => return Ok(inquiry),
            Err(WriteError::Refused(Refusal::NumberClash)) => {}
            // The same form at the same moment, at a process that seals with another key?
            Err(WriteError::Refused(Refusal::AlreadyWaiting)) => {
                let sought = request_keys.sought;
                let before = services.db.read(move |conn| inquiries::find_by_request_key(conn, &sought)).await?;
                return before.map(|stored| stored.inquiry).ok_or(TakeDownError::AlreadyWaiting);
            }
            Err(WriteError::Db(why)) => return Err(why.into()),
        }
    }
    Err(DbError::from(Overtaken).into())
}

fn draw(
    services: &Services,
    vault: &Vault,
    request: &Request<'_>,
    (now, (due_from, due_by)): (Timestamp, (Timestamp, Timestamp)),
    request_key: KeyedHash,
) -> inquiries::NewInquiry {
    let number = services.random.service_item_number();
    let details_sealed = vault.seal_inquiry(&number, request.told, &services.random);
    let inquiry = Inquiry {
        number,
        channel: request.channel,
        kind: request.kind.key.clone(),
        language: request.language.to_owned(),
        office: request.office.code.clone(),
        urgent: request.urgent,
        text_ahead: request.text_ahead,
        era: services.era.key.clone(),
        taken_by: RuleUsed { rule: request.rule.key.clone(), version: services.rules.version.clone() },
        received_at: now,
        due_from,
        due_by,
        status: Status::Waiting,
        missed_calls: 0,
        decision: None,
        appointment: None,
        revision: 1,
        updated_at: now,
    };
    inquiries::NewInquiry { inquiry, details_sealed, key_id: vault.key_id(), request_key }
}
