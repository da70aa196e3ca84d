//! Opening an appointment with its confirmation number and PIN. An unknown number and a wrong PIN are one answer.

use crate::db::{DbError, appointments};
use crate::domain::appointment::Appointment;
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::services::Services;
use crate::vault::SealedDetails;

/// An appointment and the person it is for.
pub struct Opened {
    /// The visit.
    pub appointment: Appointment,
    /// The person and the PIN.
    pub details: SealedDetails,
}

/// Opens an appointment; `None` if the number is unknown or the PIN is not its.
pub async fn open_appointment(
    services: &Services,
    number: &ConfirmationNumber,
    pin: &Pin,
) -> Result<Option<Opened>, DbError> {
    let wanted = number.clone();
    let Some(stored) = services.db.read(move |conn| appointments::find(conn, &wanted)).await? else {
        return Ok(None);
    };
    let details = services
        .vault()
        .open_details(number, &stored.details_sealed)
        .ok_or_else(|| DbError::Failed("sealed details do not open".into()))?;
    let opened = Opened { appointment: stored.appointment, details };
    Ok(opened.details.pin_is(pin).then_some(opened))
}
