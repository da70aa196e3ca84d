//! Cancelling: the seat is free, at once or when its office releases it; doing it again shows the same confirmation.

use super::open_appointment::open_appointment;
use super::release::opens_from;
use super::{Overtaken, ROUNDS_MAX};
use crate::db::{Abort, DbError, WriteError, appointments, seats};
use crate::domain::appointment::{Standing, Status};
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::services::Services;
use crate::telemetry;
use thiserror::Error;

/// Why an appointment was not cancelled.
#[derive(Debug, Error)]
pub enum CancelError {
    /// Unknown number or wrong PIN.
    #[error("no appointment with this number and PIN")]
    NotFound,
    /// It has begun or the person has checked in.
    #[error("the appointment has begun or is over")]
    Past,
    /// It is no longer the one the person was shown (moved in another tab).
    #[error("the appointment was changed since it was shown")]
    Changed,
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Why the write was rolled back: somebody changed the appointment between reading and writing.
struct Changed;

impl CancelError {
    /// The reason's name in the metrics; `None` if it is no refusal.
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::NotFound => Some("not-found"),
            Self::Past => Some("past"),
            Self::Changed => Some("changed"),
            Self::Db(_) => None,
        }
    }
}

/// Cancels an appointment. With `shown_revision` only the visit that the person was shown is cancelled.
pub async fn cancel(
    services: &Services,
    number: &ConfirmationNumber,
    pin: &Pin,
    shown_revision: Option<i64>,
) -> Result<(), CancelError> {
    let cancelled = try_cancel(services, number, pin, shown_revision).await;
    if let Some(reason) = cancelled.as_ref().err().and_then(CancelError::name) {
        telemetry::refused("cancel", reason);
    }
    cancelled
}

async fn try_cancel(
    services: &Services,
    number: &ConfirmationNumber,
    pin: &Pin,
    shown_revision: Option<i64>,
) -> Result<(), CancelError> {
    for _ in 0..ROUNDS_MAX {
        let opened = open_appointment(services, number, pin).await?.ok_or(CancelError::NotFound)?;
        let appointment = opened.appointment;
        let now = services.clock.now();
        match appointment.standing(now) {
            Standing::Cancelled => return Ok(()),
            Standing::Past => return Err(CancelError::Past),
            Standing::Live if shown_revision.is_some_and(|shown| shown != appointment.revision) => {
                return Err(CancelError::Changed);
            }
            Standing::Live => {}
        }
        let opens_from = opens_from(services, &appointment, now);
        let written = services
            .db
            .write(move |conn| {
                if !appointments::revise(conn, &appointment, now)? {
                    return Err(Abort::Refused(Changed));
                }
                appointments::set_status(conn, &appointment.number, Status::Cancelled)?;
                seats::free(conn, &appointment.number, opens_from)?;
                Ok(())
            })
            .await;
        match written {
            Ok(()) => {
                telemetry::done("cancel");
                return Ok(());
            }
            Err(WriteError::Refused(Changed)) => {}
            Err(WriteError::Db(why)) => return Err(why.into()),
        }
    }
    Err(DbError::from(Overtaken).into())
}
