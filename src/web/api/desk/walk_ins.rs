//! `GET /api/v1/desk/walk-ins`: who stands at an office's door, and which seats there are today.

use super::call::{DeskCall, needed_office};
use super::shown::Item;
use crate::current::free_seats::free_today;
use crate::current::queue::at_door;
use crate::domain::slot::write_local;
use crate::web::api::slots::SlotShown;
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct WalkIns {
    /// The office.
    #[schema(example = "NYC")]
    pub office: String,
    /// The desk's sessions of today that are free and have not begun.
    pub seats: Vec<SlotShown>,
    /// The first hundred who wait, in order.
    pub walk_ins: Vec<Item>,
}

/// Shows them.
pub async fn get(desk: DeskCall) -> Answer {
    let call = &desk.call;
    let directory = call.services().directory();
    let office = needed_office(call, desk.office(&directory)?)?;
    let waiting = at_door(call.services(), &office.code).await?;
    let free = free_today(call.services(), office).await?;
    let seat = |(at, free)| SlotShown { starts_at: write_local(office.local(at)), free };
    let shown = WalkIns {
        office: office.code.as_str().to_owned(),
        seats: free.into_iter().map(seat).collect(),
        walk_ins: waiting.iter().map(|queued| Item::of(call, queued)).collect::<Result<_, WebError>>()?,
    };
    call.answer(StatusCode::OK, &shown)
}
