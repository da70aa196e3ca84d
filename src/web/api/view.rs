//! `POST /api/v1/appointments/{number}/view`: shows an appointment to whoever has its PIN. A POST, since a PIN must not
//! be in an address.

use super::call::Posted;
use super::members::PIN_ONLY;
use super::problem::{Code, refuse};
use super::shown::{Shown, open};
use crate::limits::Target;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Shows.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let mut fields = posted.fields(&PIN_ONLY);
    let key = posted.number_and_pin(&mut fields);
    fields.finish()?;
    let Some((number, pin)) = key else { return Err(refuse(call, Code::Invalid)) };
    let tried = call.guess(Target::Appointment(&number)).await?;
    let opened = open(call, &number, &pin).await?;
    call.guessed_right(tried).await?;
    call.answer(StatusCode::OK, &Shown::of(call, &opened)?)
}
