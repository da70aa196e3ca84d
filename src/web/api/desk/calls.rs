//! `POST /api/v1/desk/items/{number}/{text,reached,missed}`: a text before a call, and what came of a call.

use super::call::DeskPosted;
use super::items::{number_of, show};
use super::members::{CALL_BACK, REVISION};
use super::refusals::refused;
use crate::current::call_back::record;
use crate::db::call_backs::Outcome;
use crate::web::api::problem::{Code, refuse};
use crate::web::visit::Answer;

/// A text was sent.
pub async fn text(desk: DeskPosted) -> Answer {
    called(desk, Outcome::TextSent).await
}

/// The officer has the person on the telephone.
pub async fn reached(desk: DeskPosted) -> Answer {
    called(desk, Outcome::Reached).await
}

/// Nobody answered.
pub async fn missed(desk: DeskPosted) -> Answer {
    called(desk, Outcome::Missed).await
}

async fn called(desk: DeskPosted, outcome: Outcome) -> Answer {
    let (call, staff) = (&desk.posted.call, &desk.staff);
    let number = number_of(call)?;
    let mut fields = desk.posted.fields(&CALL_BACK);
    let revision = fields.count(&REVISION);
    fields.finish()?;
    let Some(revision) = revision else { return Err(refuse(call, Code::Invalid)) };
    let done = record(call.services(), staff, &number, revision, outcome).await;
    done.map_err(|why| refused(call, why))?;
    show(call, staff, &number).await
}
