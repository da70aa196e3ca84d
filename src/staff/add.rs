//! A new account: a name that is free, a role, and for an officer the office.

use super::act;
use crate::db::{Abort, DbError, WriteError, staff, staff_acts};
use crate::domain::office::OfficeCode;
use crate::domain::staff::{Role, Staff, StaffName};
use crate::passwords::{Password, PasswordFault, Passwords, PasswordsError};
use crate::services::Services;
use thiserror::Error;

/// Why an account was not added.
#[derive(Debug, Error)]
pub enum AddError {
    /// The name is another account's.
    #[error("there is an account of this name already: take another name, or remove that account first")]
    NameInUse,
    /// An officer without an office.
    #[error("an officer belongs to an office: name it, for example NYC")]
    NeedsOffice,
    /// An operator or admin with an office.
    #[error("only an officer belongs to an office: leave it out, or make an officer")]
    TakesNoOffice,
    /// The office is not in the office table, or closed for good.
    #[error("there is no office {}: take a code of the office table", .0.as_str())]
    NoSuchOffice(OfficeCode),
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

struct NameInUse;

/// Whether this account could be added, before anybody thinks of a password.
pub async fn check_new(services: &Services, new: &Staff) -> Result<(), AddError> {
    match (new.role, &new.office) {
        (Role::Officer, None) => return Err(AddError::NeedsOffice),
        (Role::Officer, Some(code)) if services.directory().listed_office(code.as_str()).is_none() => {
            return Err(AddError::NoSuchOffice(code.clone()));
        }
        (Role::Operator | Role::Admin, Some(_)) => return Err(AddError::TakesNoOffice),
        (Role::Officer, Some(_)) | (Role::Operator | Role::Admin, None) => {}
    }
    let name = new.name.clone();
    let known = services.db.read(move |conn| staff::find(conn, &name)).await?;
    if known.is_some() { Err(AddError::NameInUse) } else { Ok(()) }
}

/// Adds an account.
pub async fn add(
    services: &Services,
    passwords: &Passwords,
    new: &Staff,
    password: &Password,
    by: &StaffName,
) -> Result<(), AddError> {
    check_new(services, new).await?;
    password.check_new(new.name.as_str())?;
    let hash = passwords.hash(password).await?;
    let (new, by) = (new.clone(), by.clone());
    let (now, at) = (services.clock.wall(), services.clock.now());
    let written = services.db.write(move |conn| {
        if !staff::insert(conn, &new, &hash, now)? {
            return Err(Abort::Refused(NameInUse));
        }
        Ok(staff_acts::append(conn, at, &by, act::ADD, new.name.as_str())?)
    });
    written.await.map_err(|why| match why {
        WriteError::Refused(NameInUse) => AddError::NameInUse,
        WriteError::Db(why) => why.into(),
    })
}
