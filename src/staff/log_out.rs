//! Logging out: the session is gone from the database, so that a copy of its token is worth nothing. Doing it again
//! changes nothing.

use super::{Token, act};
use crate::db::{DbError, WriteError, staff_acts, staff_sessions};
use crate::services::Services;
use std::convert::Infallible;

/// Ends the session of this token, if there is one.
pub async fn log_out(services: &Services, token: &Token) -> Result<(), DbError> {
    let hashes = token.hashes(services).sought;
    let at = services.clock.now();
    let written: Result<(), WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            if let Some(name) = staff_sessions::delete(conn, &hashes)? {
                staff_acts::append(conn, at, &name, act::LOG_OUT, name.as_str())?;
            }
            Ok(())
        })
        .await;
    Ok(written?)
}
