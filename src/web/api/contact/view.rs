//! `POST /api/v1/contact/requests/{number}/view`: where a request stands, for whoever has its number and the date of
//! birth. This is how the person gets the notice: number and PIN of the appointment are in it.

use super::members::BIRTH_ONLY;
use super::shown::RequestOpened;
use crate::current::open_inquiry::open_with_birth;
use crate::domain::identifiers::{NumberError, ServiceItemNumber};
use crate::limits::Target;
use crate::view::month_number;
use crate::web::api::call::{Call, Posted};
use crate::web::api::members::Fields;
use crate::web::api::problem::{Code, refuse, refuse_saying};
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Shows. An unknown number and a wrong date of birth are one answer.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let mut fields = posted.fields(&BIRTH_ONLY);
    let number = item_number(call, &mut fields);
    let born = fields.birth();
    fields.finish()?;
    let (Some(number), Some(born)) = (number, born) else { return Err(refuse(call, Code::Invalid)) };
    let tried = call.guess(Target::Request(&number)).await?;
    let opened = open_with_birth(call.services(), &number, born, month_number).await?;
    let opened = opened.ok_or_else(|| refuse_saying(call, Code::NotFound, "api-no-such-request"))?;
    call.guessed_right(tried).await?;
    call.answer(StatusCode::OK, &RequestOpened::of(call, &opened).await?)
}

/// The service item number of the address; a typing error is noted, and nothing is looked up for it.
pub fn item_number(call: &Call, fields: &mut Fields<'_>) -> Option<ServiceItemNumber> {
    let number = ServiceItemNumber::parse(call.part("number"));
    number.map_err(|why| fields.note("service_item_number", item_number_key(why))).ok()
}

/// The message for a text that is no service item number.
pub fn item_number_key(why: NumberError) -> &'static str {
    match why {
        NumberError::Empty | NumberError::Shape => "error-api-item-shape",
        NumberError::CheckDigit => "error-api-item-check-digit",
    }
}
