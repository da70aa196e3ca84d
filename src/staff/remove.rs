//! An account is removed: its sessions end in the same write; what it did stays in the record.

use super::act;
use crate::db::{Abort, DbError, WriteError, staff, staff_acts, staff_sessions};
use crate::domain::staff::StaffName;
use crate::services::Services;
use thiserror::Error;

/// Why an account was not removed.
#[derive(Debug, Error)]
pub enum RemoveError {
    /// There is none of this name.
    #[error("there is no account of this name")]
    NoSuchAccount,
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

struct NoSuchAccount;

/// Removes an account.
pub async fn remove(services: &Services, name: &StaffName, by: &StaffName) -> Result<(), RemoveError> {
    let (name, by) = (name.clone(), by.clone());
    let at = services.clock.now();
    let written = services.db.write(move |conn| {
        // First: whoever logs in meanwhile waits, and then finds no account.
        if !staff::lock(conn, &name)? {
            return Err(Abort::Refused(NoSuchAccount));
        }
        staff_sessions::delete_of(conn, &name)?;
        staff::delete(conn, &name)?;
        Ok(staff_acts::append(conn, at, &by, act::REMOVE, name.as_str())?)
    });
    written.await.map_err(|why| match why {
        WriteError::Refused(NoSuchAccount) => RemoveError::NoSuchAccount,
        WriteError::Db(why) => why.into(),
    })
}
