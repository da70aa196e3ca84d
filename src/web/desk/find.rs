//! `/desk/find?number=`: from a service item number, as a caller reads it out, to its request.

use super::guard::{Desk, see_other};
use super::queue::{Find, href, show_queue};
use crate::current::open_inquiry::open_for_staff;
use crate::domain::identifiers::ServiceItemNumber;
use crate::view::problems::item_number_key;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Leads to the request, or shows the queue again with what is wrong. Another office's request is unknown here.
pub async fn get(desk: Desk) -> Answer {
    let typed = desk.query("number").unwrap_or_default();
    let number = match ServiceItemNumber::parse(&typed) {
        Ok(number) => number,
        Err(why) => {
            let find = Find { typed, wrong: Some(item_number_key(why)) };
            return show_queue(&desk, StatusCode::UNPROCESSABLE_ENTITY, find).await;
        }
    };
    if open_for_staff(desk.services(), &desk.staff, &number).await?.is_some() {
        return Ok(see_other(&href(&number)));
    }
    let find = Find { typed, wrong: Some("error-desk-no-item") };
    show_queue(&desk, StatusCode::NOT_FOUND, find).await
}
