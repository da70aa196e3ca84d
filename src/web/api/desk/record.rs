//! `GET /api/v1/desk/record`: the record of acts, for admins.

use super::call::DeskCall;
use super::refusals::refused;
use crate::current::record::acts_before;
use crate::web::api::problem::invalid_one;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct Record {
    /// A hundred acts, the newest first.
    pub acts: Vec<Act>,
    /// What to send as `before` for the ones before; `null` if these are the first.
    #[schema(required = true, minimum = 1)]
    pub before: Option<i64>,
}

/// An act. Nothing personal of a visitor stands in it.
#[derive(Serialize, ToSchema)]
pub struct Act {
    /// Grows from act to act.
    #[schema(minimum = 1)]
    pub id: i64,
    /// When, in the service's time.
    #[schema(format = DateTime)]
    pub at: String,
    /// Which account; it may be gone by now.
    pub name: String,
    /// What they did.
    #[schema(example = "assign-appointment")]
    pub act: String,
    /// With what: a number, an office, an account.
    pub item: String,
}

/// Shows it.
pub async fn get(desk: DeskCall) -> Answer {
    let call = &desk.call;
    let before = match call.query("before") {
        Some(typed) => {
            let id = typed.parse::<i64>().ok().filter(|id| *id > 0);
            Some(id.ok_or_else(|| invalid_one(call, "before", "error-api-not-count"))?)
        }
        None => None,
    };
    let acts = acts_before(call.services(), &desk.staff, before).await.map_err(|why| refused(call, why))?;
    let before = acts.last().map(|act| act.id).filter(|id| *id > 1);
    let acts = acts.into_iter().map(|act| Act {
        id: act.id,
        at: act.at().to_string(),
        name: act.staff_name,
        act: act.act,
        item: act.item,
    });
    call.answer(StatusCode::OK, &Record { acts: acts.collect(), before })
}
