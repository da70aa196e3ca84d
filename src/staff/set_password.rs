//! A new password: whoever was logged in with the old one is logged out, and a lock-out ends.

use super::act;
use crate::db::{Abort, DbError, WriteError, staff, staff_acts, staff_sessions};
use crate::domain::staff::StaffName;
use crate::passwords::{Password, PasswordFault, Passwords, PasswordsError};
use crate::services::Services;
use thiserror::Error;

/// Why a password was not set.
#[derive(Debug, Error)]
pub enum SetPasswordError {
    /// There is no account of this name.
    #[error("there is no account of this name")]
    NoSuchAccount,
    /// The password is no good.
    #[error(transparent)]
    Password(#[from] PasswordFault),
    /// It was not hashed.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

struct NoSuchAccount;

/// Replaces the password of an account.
pub async fn set_password(
    services: &Services,
    passwords: &Passwords,
    name: &StaffName,
    password: &Password,
    by: &StaffName,
) -> Result<(), SetPasswordError> {
    password.check_new(name.as_str())?;
    let hash = passwords.hash(password).await?;
    let (name, by) = (name.clone(), by.clone());
    let at = services.clock.now();
    let written = services.db.write(move |conn| {
        // First: whoever logs in with the old password meanwhile waits, and then finds it replaced.
        if !staff::set_password(conn, &name, &hash)? {
            return Err(Abort::Refused(NoSuchAccount));
        }
        staff_sessions::delete_of(conn, &name)?;
        Ok(staff_acts::append(conn, at, &by, act::SET_PASSWORD, name.as_str())?)
    });
    written.await.map_err(|why| match why {
        WriteError::Refused(NoSuchAccount) => SetPasswordError::NoSuchAccount,
        WriteError::Db(why) => why.into(),
    })
}
