//! `POST /api/v1/replacements`: the same details give the same appointment and a new PIN; the old PIN is dead.

use super::call::Posted;
use super::idempotency;
use super::members::DETAILS;
use super::problem::{Code, refuse, refuse_saying};
use super::shown::Issued;
use crate::legacy::replace_notice::replace_notice;
use crate::limits::Target;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Replaces. No match, cancelled and past are one answer.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let mut fields = posted.fields(&DETAILS);
    let details = fields.details();
    fields.finish()?;
    let Some((_, details)) = details else { return Err(refuse(call, Code::Invalid)) };
    let tried = call.guess(Target::Replacement(&details)).await?;
    let one_time_key = idempotency::one_time_key(&posted).await?;
    match replace_notice(call.services(), &details, &one_time_key).await? {
        Some(replaced) => {
            call.guessed_right(tried).await?;
            call.answer(StatusCode::OK, &Issued::read(call, &replaced.number, &replaced.pin).await?)
        }
        None => Err(refuse_saying(call, Code::NotFound, "api-no-match")),
    }
}
