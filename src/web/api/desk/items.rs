//! `GET /api/v1/desk/items/{number}`: one request with all that came of it.

use super::call::DeskCall;
use super::shown::ItemOpened;
use crate::current::open_inquiry::{OpenedInquiry, open_for_staff};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::staff::Staff;
use crate::web::api::call::Call;
use crate::web::api::contact::view::item_number_key;
use crate::web::api::problem::{Code, invalid_one, refuse_saying};
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Shows it.
pub async fn get(desk: DeskCall) -> Answer {
    let number = number_of(&desk.call)?;
    show(&desk.call, &desk.staff, &number).await
}

/// The service item number of the address.
pub fn number_of(call: &Call) -> Result<ServiceItemNumber, WebError> {
    let number = ServiceItemNumber::parse(call.part("number"));
    number.map_err(|why| invalid_one(call, "service_item_number", item_number_key(why)))
}

/// Opens a request; an unknown one and another office's are one problem.
pub async fn open(call: &Call, staff: &Staff, number: &ServiceItemNumber) -> Result<OpenedInquiry, WebError> {
    let opened = open_for_staff(call.services(), staff, number).await?;
    opened.ok_or_else(|| refuse_saying(call, Code::NotFound, "api-no-such-item"))
}

/// Answers with a request as it stands now.
pub async fn show(call: &Call, staff: &Staff, number: &ServiceItemNumber) -> Answer {
    let opened = open(call, staff, number).await?;
    call.answer(StatusCode::OK, &ItemOpened::of(call, &opened).await?)
}
