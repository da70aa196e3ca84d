//! Logging in. Name and password are right together or wrong together: an unknown name gets the same answers, after
//! the same work and the same waits, as a wrong password.
//!
//! A try counts as failed before the password is compared, and a right one forgets it: of a hundred tries at the same
//! moment each counts, and no more than the free ones are compared.

use super::{Token, act};
use crate::db::staff::Account;
use crate::db::{Abort, Conn, DbError, WriteError, staff, staff_acts, staff_sessions, unknown_names};
use crate::domain::guesses::DESK;
use crate::domain::staff::{Staff, StaffName};
use crate::passwords::{Password, Passwords, PasswordsError};
use crate::services::Services;
use crate::telemetry;
use crate::vault::KeyedHash;
use jiff::Timestamp;
use std::convert::Infallible;
use thiserror::Error;

/// How often a try counts itself anew when others under the same name were faster.
const ROUNDS_MAX: u32 = 8;

/// Why nobody was logged in.
#[derive(Debug, Error)]
pub enum LogInError {
    /// No account has this name and password.
    #[error("no account has this name and password")]
    Wrong,
    /// There were too many failures; the password was not looked at.
    #[error("too many failures: wait {wait_secs} seconds")]
    Locked {
        /// Whole seconds, at least one.
        wait_secs: u32,
    },
    /// The password was not compared.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl LogInError {
    /// The reason's name in the metrics; `None` if it is no refusal.
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::Wrong => Some("wrong"),
            Self::Locked { .. } => Some("locked"),
            Self::Passwords(_) | Self::Db(_) => None,
        }
    }
}

/// Logs in; the token goes to the device, and nowhere else.
pub async fn log_in(
    services: &Services,
    passwords: &Passwords,
    name: &str,
    password: &Password,
) -> Result<(Token, Staff), LogInError> {
    let done = try_log_in(services, passwords, name, password).await;
    match &done {
        Ok(_) => telemetry::done("log-in"),
        Err(why) => {
            if let Some(reason) = why.name() {
                telemetry::refused("log-in", reason);
            }
        }
    }
    done
}

/// A name as it was typed, which may be anything.
#[derive(Clone)]
struct TypedName {
    name: Option<StaffName>,
    hash: KeyedHash,
}

/// How a try began.
enum Begun {
    /// It counts as failed so far; the account is the one of the name.
    Counted(Option<Account>),
    Locked {
        wait_secs: u32,
    },
}

async fn try_log_in(
    services: &Services,
    passwords: &Passwords,
    name: &str,
    password: &Password,
) -> Result<(Token, Staff), LogInError> {
    let typed = TypedName { name: StaffName::parse(name), hash: services.vault().typed_name_hash(name.trim()) };
    let account = match begin(services, typed.clone()).await? {
        Begun::Counted(account) => account,
        Begun::Locked { wait_secs } => return Err(LogInError::Locked { wait_secs }),
    };
    let hash = account.as_ref().map(|account| account.password_hash.as_str());
    let right = passwords.is(password, hash).await?;
    match account {
        Some(account) if right => open_session(services, account).await,
        wrong => {
            record_failure(services, wrong.map(|account| account.staff.name), typed).await?;
            Err(LogInError::Wrong)
        }
    }
}

async fn begin(services: &Services, typed: TypedName) -> Result<Begun, DbError> {
    let now = services.clock.wall();
    let written: Result<Begun, WriteError<Infallible>> =
        services.db.write(move |conn| count_try(conn, &typed, now)).await;
    Ok(written?)
}

fn count_try(conn: &mut Conn, typed: &TypedName, now: Timestamp) -> Result<Begun, Abort<Infallible>> {
    for _ in 0..ROUNDS_MAX {
        // Both are asked, also where one would do: the same work for every name.
        let account = typed.name.as_ref().map(|name| staff::find(conn, name)).transpose()?.flatten();
        let unknown = unknown_names::find(conn, &typed.hash)?;
        let before = account.as_ref().map_or(unknown, |account| account.lock_out);
        if let Some(wait_secs) = DESK.wait_secs(before, now) {
            return Ok(Begun::Locked { wait_secs });
        }
        let after = DESK.counted(before, now);
        let counted = match &account {
            Some(account) => staff::set_lock_out(conn, &account.staff.name, before, after)?,
            None => unknown_names::set(conn, &typed.hash, before, after)?,
        };
        if counted {
            return Ok(Begun::Counted(account));
        }
    }
    // So many at the same moment are no person.
    Ok(Begun::Locked { wait_secs: 1 })
}

async fn open_session(services: &Services, account: Account) -> Result<(Token, Staff), LogInError> {
    let token = Token::draw(&services.random);
    let hash = token.hashes(services).written;
    let (now, at) = (services.clock.wall(), services.clock.now());
    let Account { staff: who, password_hash, .. } = account;
    let name = who.name.clone();
    let written = services.db.write(move |conn| {
        if !staff::forget_failures(conn, &name, &password_hash)? {
            return Err(Abort::Refused(GoneMeanwhile));
        }
        staff_sessions::insert(conn, &hash, &name, now)?;
        Ok(staff_acts::append(conn, at, &name, act::LOG_IN, name.as_str())?)
    });
    match written.await {
        Ok(()) => Ok((token, who)),
        Err(WriteError::Refused(GoneMeanwhile)) => Err(LogInError::Wrong),
        Err(WriteError::Db(why)) => Err(why.into()),
    }
}

/// The account was removed or got another password while this one was compared.
struct GoneMeanwhile;

/// An account's failure stands in the record. Under an unknown name nothing does, since somebody may have typed a
/// password there; the write is made all the same.
async fn record_failure(services: &Services, name: Option<StaffName>, typed: TypedName) -> Result<(), DbError> {
    let at = services.clock.now();
    let written: Result<(), WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            match &name {
                Some(name) => staff_acts::append(conn, at, name, act::LOG_IN_FAILED, name.as_str())?,
                None => unknown_names::touch(conn, &typed.hash)?,
            }
            Ok(())
        })
        .await;
    Ok(written?)
}
