//! Opening an appointment with its confirmation number and PIN. An unknown number and a wrong PIN are one answer, after
//! the same work.

use crate::db::{DbError, appointments};
use crate::domain::appointment::Appointment;
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::services::Services;
use crate::vault::SealedDetails;
use std::hint::black_box;

/// An appointment and the person it is for.
pub struct Opened {
    /// The visit.
    pub appointment: Appointment,
    /// The person and the PIN.
    pub details: SealedDetails,
}

/// Opens an appointment; `None` if the number is unknown or the PIN is not its. The appointment itself is read for whoever
/// has its PIN.
pub async fn open_appointment(
    services: &Services,
    number: &ConfirmationNumber,
    pin: &Pin,
) -> Result<Option<Opened>, DbError> {
    if !is_its_pin(services, number, pin).await? {
        return Ok(None);
    }
    let wanted = number.clone();
    let Some(stored) = services.db.read(move |conn| appointments::find(conn, &wanted)).await? else {
        return Ok(None);
    };
    let details = services.vault().open_details(number, &stored.details_sealed).ok_or_else(damaged)?;
    let opened = Opened { appointment: stored.appointment, details };
    // Compared anew: it may have got another PIN in between.
    Ok(opened.details.pin_is(pin).then_some(opened))
}

/// The comparison that guessers wait for: one small read, one cell opened, one PIN compared, whether the number is
/// somebody's or nobody's.
async fn is_its_pin(services: &Services, number: &ConfirmationNumber, pin: &Pin) -> Result<bool, DbError> {
    let wanted = number.clone();
    let cell = services.db.read(move |conn| appointments::find_cell(conn, &wanted)).await?;
    let decoys = services.decoys();
    let (sealed_to, sealed) = decoys.or_details(number, cell.as_deref());
    let details = services.vault().open_details(sealed_to, sealed);
    if details.is_none() && cell.is_some() {
        return Err(damaged());
    }
    // Not left out where nothing hangs on it.
    let is_it = black_box(details.is_some_and(|details| details.pin_is(pin)));
    Ok(is_it && cell.is_some())
}

fn damaged() -> DbError {
    DbError::Failed("sealed details do not open".into())
}
