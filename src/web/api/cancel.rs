//! `POST /api/v1/appointments/{number}/cancel`: the seat is freed; doing it again shows the same.

use super::call::Posted;
use super::idempotency;
use super::members::PIN_ONLY;
use super::problem::{Code, refuse};
use super::shown::{Shown, not_found, open};
use crate::domain::appointment::Standing;
use crate::legacy::cancel::{CancelError, cancel};
use crate::limits::Target;
use crate::view::pages::outcome::Failure;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Cancels.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let mut fields = posted.fields(&PIN_ONLY);
    let key = posted.number_and_pin(&mut fields);
    fields.finish()?;
    let Some((number, pin)) = key else { return Err(refuse(call, Code::Invalid)) };
    let tried = call.guess(Target::Appointment(&number)).await?;
    let was_live = open(call, &number, &pin).await?.appointment.standing(call.services().clock.now()) == Standing::Live;
    call.guessed_right(tried).await?;
    idempotency::one_time_key(&posted).await?;
    match cancel(call.services(), &number, &pin, None).await {
        Ok(()) => {
            if was_live {
                call.count_freed_seat().await;
            }
            call.answer(StatusCode::OK, &Shown::of(call, &open(call, &number, &pin).await?)?)
        }
        Err(CancelError::NotFound) => Err(not_found(call)),
        Err(CancelError::Past) => Err(refuse(call, Code::Past)),
        // Said only of a revision that was shown; none is given here.
        Err(CancelError::Changed) => Err(Failure::Internal.into()),
        Err(CancelError::Db(why)) => Err(why.into()),
    }
}
