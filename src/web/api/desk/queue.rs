//! `GET /api/v1/desk/queue`: whom to call, in the order of what was promised.

use super::call::DeskCall;
use super::shown::Item;
use crate::current::queue::{Queued, queue};
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
#[schema(as = Queue)]
pub struct QueueShown {
    /// The office whose queue it is; `null` for all.
    #[schema(required = true, example = "NYC")]
    pub office: Option<String>,
    /// All that wait.
    #[schema(minimum = 0)]
    pub waiting: i64,
    /// Of these, those whose promise was broken.
    #[schema(minimum = 0)]
    pub overdue: i64,
    /// The first hundred.
    pub items: Vec<Item>,
    /// Urgent requests whose appointment is to come: the office may still refuse them.
    pub urgent_to_come: Vec<Item>,
}

/// Shows it.
pub async fn get(desk: DeskCall) -> Answer {
    let (call, staff) = (&desk.call, &desk.staff);
    let directory = call.services().directory();
    // An officer's own office counts even if the table has lost it.
    let office = desk.office(&directory)?.map(|office| &office.code).or(staff.office.as_ref());
    let found = queue(call.services(), staff, office).await?;
    let items = |queued: &[Queued]| queued.iter().map(|queued| Item::of(call, queued)).collect::<Result<_, WebError>>();
    let shown = QueueShown {
        office: office.map(|code| code.as_str().to_owned()),
        waiting: found.waiting,
        overdue: found.overdue,
        items: items(&found.items)?,
        urgent_to_come: items(&found.urgent_to_come)?,
    };
    call.answer(StatusCode::OK, &shown)
}
