//! Replacing a lost notice: the same details give the same appointment and a new PIN; the old PIN is dead.

use super::{Overtaken, ROUNDS_MAX};
use crate::db::{Abort, DbError, WriteError, appointments, person_keys};
use crate::domain::appointment::Model;
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::domain::person::Details;
use crate::services::Services;
use crate::telemetry;

/// What the person needs to keep.
pub struct Replaced {
    /// The confirmation number, unchanged.
    pub number: ConfirmationNumber,
    /// The new PIN.
    pub pin: Pin,
}

/// Why the write was rolled back: somebody changed the appointment between reading and writing.
struct Changed;

/// Finds the live appointment of the same details and gives it a new PIN; `None` if there is none. One form, known by
/// its one-time key, makes one new PIN: sent again, it answers with the same.
pub async fn replace_notice(
    services: &Services,
    details: &Details,
    one_time_key: &[u8],
) -> Result<Option<Replaced>, DbError> {
    let vault = services.vault();
    let person = vault.person_keys(details);
    let form_keys = vault.act_keys(one_time_key, &[&details.identity()]);
    for _ in 0..ROUNDS_MAX {
        let now = services.clock.now();
        let person = person.clone();
        let found = services.db.read(move |conn| {
            let number = person_keys::find_live(conn, Model::Legacy, &person, now)?;
            let number = number.and_then(|number| ConfirmationNumber::parse(&number).ok());
            number.map_or(Ok(None), |number| appointments::find(conn, &number))
        });
        let Some(stored) = found.await? else {
            telemetry::refused("replace-notice", "no-match");
            return Ok(None);
        };
        let appointment = stored.appointment;
        let number = appointment.number.clone();
        let damaged = || DbError::Failed("sealed details do not open".into());
        let mut sealed = vault.open_details(&number, &stored.details_sealed).ok_or_else(damaged)?;
        if sealed.replacement.is_some_and(|(key, _)| form_keys.sought.contains(&key)) {
            return Ok(Some(Replaced { number, pin: sealed.pin().ok_or_else(damaged)? }));
        }
        let pin = services.random.pin();
        sealed.replace_pin(&pin, form_keys.written, now.as_second());
        let details_sealed = vault.seal_details(&number, &sealed, &services.random);
        let key_id = vault.key_id();
        let written = services
            .db
            .write(move |conn| {
                if !appointments::revise(conn, &appointment, now)? {
                    return Err(Abort::Refused(Changed));
                }
                appointments::set_details(conn, &appointment.number, &details_sealed, key_id)?;
                Ok(())
            })
            .await;
        match written {
            Ok(()) => {
                telemetry::done("replace-notice");
                return Ok(Some(Replaced { number, pin }));
            }
            Err(WriteError::Refused(Changed)) => {}
            Err(WriteError::Db(why)) => return Err(why),
        }
    }
    Err(Overtaken.into())
}
