//! Why an act of the desk was not done, as problems.

use crate::current::DeskError;
use crate::current::free_seats::free_desk_seats;
use crate::db::DbError;
use crate::domain::calendar::days_after;
use crate::domain::office::Office;
use crate::domain::slot::write_local;
use crate::web::api::call::Call;
use crate::web::api::problem::{Alternative, Code, desk_taken, invalid_one, refuse, refuse_saying};
use crate::web::errors::WebError;
use jiff::civil::Date;

/// Days searched for a time to take instead.
const ALTERNATIVES_DAYS: i32 = 14;
/// Times offered instead.
const ALTERNATIVES_MAX: usize = 8;

/// The problem of an act that was not done.
pub fn refused(call: &Call, why: DeskError) -> WebError {
    match why {
        DeskError::NotFound => refuse_saying(call, Code::NotFound, "api-no-such-item"),
        DeskError::NotAllowed => refuse(call, Code::Forbidden),
        DeskError::Changed => refuse(call, Code::Changed),
        DeskError::Impossible(_) => refuse(call, Code::Impossible),
        DeskError::RuleMissing => invalid_one(call, "rule", "error-api-rule"),
        DeskError::ReasonMissing => invalid_one(call, "reason", "error-api-reason-missing"),
        DeskError::NoSuchTime => invalid_one(call, "starts_at", "error-api-desk-time"),
        DeskError::Taken => desk_taken(call, Vec::new()),
        DeskError::AlreadyBooked => refuse_saying(call, Code::AlreadyBooked, "api-desk-already-booked"),
        DeskError::TooEarly => refuse(call, Code::TooEarly),
        DeskError::Late => refuse(call, Code::Late),
        DeskError::WrongState => refuse(call, Code::WrongState),
        DeskError::NoSuchWindow => invalid_one(call, "window", "error-api-window"),
        DeskError::Db(why) => why.into(),
    }
}

/// The same of an assignment: a seat that is taken comes with the free ones from a day on.
pub async fn not_assigned(call: &Call, why: DeskError, office: Option<&Office>, from: Option<Date>) -> WebError {
    let (DeskError::Taken, Some(office), Some(from)) = (&why, office, from) else { return refused(call, why) };
    match alternatives(call, office, from).await {
        Ok(alternatives) => desk_taken(call, alternatives),
        Err(why) => why.into(),
    }
}

async fn alternatives(call: &Call, office: &Office, from: Date) -> Result<Vec<Alternative>, DbError> {
    let free = free_desk_seats(call.services(), office, (from, days_after(from, ALTERNATIVES_DAYS - 1))).await?;
    let shown = free.into_iter().take(ALTERNATIVES_MAX).map(|(starts_at, free)| Alternative {
        office: office.code.as_str().to_owned(),
        starts_at: write_local(office.local(starts_at)),
        free,
    });
    Ok(shown.collect())
}
