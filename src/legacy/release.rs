//! From when a seat that is given back is offered again. Drawn before the write: its closure may run more than once.

use crate::domain::appointment::{Appointment, Model};
use crate::services::Services;
use jiff::{SignedDuration, Timestamp};

/// When the seat of an appointment that ends now can be booked by the next. Officers assign the desk's windows, so that
/// those cannot be sold and are back at once.
pub fn opens_from(services: &Services, appointment: &Appointment, now: Timestamp) -> Timestamp {
    if appointment.model == Model::Current {
        return now;
    }
    let directory = services.directory();
    let Some(office) = directory.office(&appointment.office) else { return now };
    let secs = services.random.within(office.release.delay_secs(now, appointment.starts_at));
    now.checked_add(SignedDuration::from_secs(secs.into())).unwrap_or(now)
}
