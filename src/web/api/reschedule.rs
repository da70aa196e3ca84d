//! `POST /api/v1/appointments/{number}/reschedule`: another time, at the same office or another.

use super::appointments::local;
use super::call::Posted;
use super::idempotency;
use super::members::{MOVE, OTHER_OFFICE, STARTS_AT};
use super::problem::{Code, invalid_one, refuse};
use super::shown::{Shown, not_found, open, taken};
use crate::legacy::reschedule::{MoveError, Moved, reschedule};
use crate::limits::Target;
use crate::view::problems::slot_key;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Moves the appointment; if the new time has gone the old one is kept.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let directory = call.services().directory();
    let mut fields = posted.fields(&MOVE);
    let key = posted.number_and_pin(&mut fields);
    let local = local(&mut fields);
    let wanted = fields.optional(&OTHER_OFFICE);
    if wanted.as_ref().is_some_and(|typed| directory.listed_office(typed).is_none()) {
        fields.note(OTHER_OFFICE.name, "error-office-unknown");
    }
    fields.finish()?;
    let (Some((number, pin)), Some(local)) = (key, local) else { return Err(refuse(call, Code::Invalid)) };
    let tried = call.guess(Target::Appointment(&number)).await?;
    let opened = open(call, &number, &pin).await?;
    call.guessed_right(tried).await?;
    let code = wanted.unwrap_or_else(|| opened.appointment.office.as_str().to_owned());
    let Some(office) = directory.listed_office(&code) else {
        // Its present office has closed for good.
        return Err(invalid_one(call, OTHER_OFFICE.name, "error-office-missing"));
    };
    idempotency::one_time_key(&posted).await?;
    match reschedule(call.services(), &number, &pin, office, local).await {
        Ok(moved) => {
            if moved == Moved::Moved {
                call.count_freed_seat().await;
            }
            call.answer(StatusCode::OK, &Shown::of(call, &open(call, &number, &pin).await?)?)
        }
        Err(MoveError::NotFound) => Err(not_found(call)),
        Err(MoveError::Cancelled) => Err(refuse(call, Code::Cancelled)),
        Err(MoveError::Past) => Err(refuse(call, Code::Past)),
        Err(MoveError::NotMovable) => Err(refuse(call, Code::NotMovable)),
        Err(MoveError::TooManyMoves) => Err(refuse(call, Code::TooManyMoves)),
        Err(MoveError::Taken) => Err(taken(call, office, local, &opened.details.typed.zip).await),
        Err(MoveError::Slot(why)) => Err(invalid_one(call, STARTS_AT.name, slot_key(why))),
        Err(MoveError::Db(why)) => Err(why.into()),
    }
}
