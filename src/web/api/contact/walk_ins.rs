//! `POST /api/v1/contact/walk-ins`: somebody stands at an office without an appointment and asks to be seen. An officer
//! there accepts or declines; no operator's rule is used.

use super::members::{OFFICE_OF_DOOR, WALK_IN};
use super::telling::{file, told};
use crate::current::free_seats::free_today;
use crate::current::take_down::Request;
use crate::domain::inquiry::Channel;
use crate::domain::rules::{Facts, Stage};
use crate::limits::Target;
use crate::view::pages::outcome::Failure;
use crate::web::api::appointments::office;
use crate::web::api::call::Posted;
use crate::web::api::idempotency;
use crate::web::api::problem::{Code, refuse};
use crate::web::visit::Answer;

/// Asks.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let services = call.services();
    let directory = services.directory();
    let mut fields = posted.fields(&WALK_IN);
    let told = told(&mut fields, &services.rules);
    let office = office(&mut fields, &OFFICE_OF_DOOR, &directory);
    fields.finish()?;
    let (Some(told), Some(office)) = (told, office) else { return Err(refuse(call, Code::Invalid)) };
    let _told = call.guess(Target::Asking(&told.details)).await?;
    let one_time_key = idempotency::one_time_key(&posted).await?;
    let window_free = !free_today(services, office).await?.is_empty();
    let (urgent, evidence) = (told.sealed.urgent, told.sealed.evidence);
    let facts = Facts { kind: &told.kind.key, urgent, evidence, case: None, window_free };
    let rule = services.rules.decide(Stage::WalkIn, &facts).ok_or(Failure::Internal)?;
    let request = Request {
        channel: Channel::WalkIn,
        kind: told.kind,
        details: &told.details,
        told: &told.sealed,
        office,
        rule,
        urgent,
        text_ahead: false,
        language: told.language.code(),
        one_time_key: &one_time_key,
    };
    file(call, &request).await
}
