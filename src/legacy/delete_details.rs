//! Deleting one's details at once, after the appointment: what is emptied some weeks later anyway.

use super::open_appointment::open_appointment;
use super::{Overtaken, ROUNDS_MAX};
use crate::db::{Abort, DbError, WriteError, details};
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::services::Services;
use crate::telemetry;
use std::convert::Infallible;
use thiserror::Error;

/// Why nothing was deleted.
#[derive(Debug, Error)]
pub enum DeleteError {
    /// Unknown number or wrong PIN.
    #[error("no appointment with this number and PIN")]
    NotFound,
    /// It is to come, or under way: the office needs to know who comes.
    #[error("the appointment is not over")]
    NotOver,
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl DeleteError {
    /// The reason's name in the metrics; `None` if it is no refusal.
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::NotFound => Some("not-found"),
            Self::NotOver => Some("not-over"),
            Self::Db(_) => None,
        }
    }
}

/// Empties an appointment that is over, and the request that led to it. Afterwards number and PIN open nothing.
pub async fn delete_details(services: &Services, number: &ConfirmationNumber, pin: &Pin) -> Result<(), DeleteError> {
    let deleted = try_delete(services, number, pin).await;
    match &deleted {
        Ok(()) => telemetry::done("delete-details"),
        Err(why) => {
            if let Some(reason) = why.name() {
                telemetry::refused("delete-details", reason);
            }
        }
    }
    deleted
}

async fn try_delete(services: &Services, number: &ConfirmationNumber, pin: &Pin) -> Result<(), DeleteError> {
    for _ in 0..ROUNDS_MAX {
        let opened = open_appointment(services, number, pin).await?.ok_or(DeleteError::NotFound)?;
        let (appointment, now) = (opened.appointment, services.clock.now());
        let directory = services.directory();
        let office = directory.office(&appointment.office).ok_or(DeleteError::NotOver)?;
        if !appointment.is_over(office, now) {
            return Err(DeleteError::NotOver);
        }
        let as_read = (appointment.number.as_str().to_owned(), appointment.revision);
        let written: Result<_, WriteError<Infallible>> = services
            .db
            .write(move |conn| Ok::<_, Abort<Infallible>>(details::empty_appointment(conn, &as_read, now)?))
            .await;
        if written.map_err(DbError::from)?.appointments == 1 {
            services.db.empty_log().await;
            return Ok(());
        }
    }
    Err(DbError::from(Overtaken).into())
}
