//! `infopass check`: does everything that must hold hold? Rows are asked by `db::audit`; what needs the calendar or the
//! secret file is asked here. It looks only, also beside a running server.

use crate::clock::machine_now;
use crate::db::appointments::{Stored, page_after};
use crate::db::audit::TakenSeat;
use crate::db::keys::reseal::persons_under;
use crate::db::person_keys::PersonKey;
use crate::db::{
    Db, DbConfig, DbError, OpenError, audit, cases, details, inquiries, inquiry_keys, keys, offices, person_keys,
    settings,
};
use crate::domain::keep_days::KeepDays;
use crate::domain::key::{Key, KeyState};
use crate::domain::office::{Office, OfficeCode};
use crate::vault::{Vault, VaultError};
use crate::view::month_number;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::path::Path;
use thiserror::Error;

/// Rows read at once.
const PAGE_ROWS: i64 = 1_000;

/// Why the audit could not be made.
#[derive(Debug, Error)]
pub enum AuditError {
    /// The database did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The secret file is not usable.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The database has never been served.
    #[error("this database has no secret key yet: serve it once before it is checked")]
    NeverServed,
}

/// Checks everything as of the service's time; an empty list is a sound database.
pub fn run(database: &DbConfig, secret_file: &Path) -> Result<Vec<String>, AuditError> {
    run_at(database, secret_file, None)
}

/// The same as of an instant, where the service's clock is moved by hand.
pub fn run_at(database: &DbConfig, secret_file: &Path, now: Option<Timestamp>) -> Result<Vec<String>, AuditError> {
    let db = Db::open(database)?;
    let keys = db.read_blocking(keys::all)?;
    if keys.is_empty() {
        return Err(AuditError::NeverServed);
    }
    let vault = Vault::open(secret_file, &keys)?;
    let (now, wall) = match now {
        Some(now) => (now, now),
        None => (service_now(&db)?, machine_now()),
    };
    let mut found = db.read_blocking(move |conn| audit::violations(conn, now.as_second()))?;
    found.extend(
        db.read_blocking(offices::unreadable)?.into_iter().map(|code| format!("office {code}: the row does not read")),
    );
    found.extend(seats_off_plan(&db, now)?);
    found.extend(unsound_appointments(&db, &vault)?);
    found.extend(unsound_requests(&db, &vault)?);
    found.extend(unreadable_cases(&db)?);
    found.extend(kept_too_long(&db, now)?);
    found.extend(left_under_dropped(&db, &keys, wall)?);
    found.sort();
    found.dedup();
    Ok(found)
}

/// The service's time, as the database's processes live in it.
fn service_now(db: &Db) -> Result<Timestamp, DbError> {
    let offset = db.read_blocking(|conn| settings::get(conn, settings::CLOCK_OFFSET))?;
    let offset = offset.and_then(|secs| secs.parse().ok()).map_or(SignedDuration::ZERO, SignedDuration::from_secs);
    Ok(machine_now().checked_add(offset).unwrap_or_else(|_| machine_now()))
}

/// Taken seats to come that the office's plan does not have: nobody may stand before a locked door unwarned.
fn seats_off_plan(db: &Db, now: Timestamp) -> Result<Vec<String>, DbError> {
    let directory: HashMap<OfficeCode, Office> =
        db.read_blocking(offices::all)?.into_iter().map(|office| (office.code.clone(), office)).collect();
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let page = db.read_blocking(|conn| audit::taken_seats(conn, &after, PAGE_ROWS))?;
        let Some(last) = page.last() else { return Ok(found) };
        after.clone_from(&last.number);
        for seat in page {
            let office = OfficeCode::parse(&seat.office).ok().and_then(|code| directory.get(&code));
            found.extend(office.and_then(|office| off_plan(&seat, office, now)));
        }
    }
}

fn off_plan(seat: &TakenSeat, office: &Office, now: Timestamp) -> Option<String> {
    let starts_at = Timestamp::from_second(seat.starts_at_secs).ok().filter(|starts_at| *starts_at > now)?;
    let local = office.local(starts_at);
    let fault = if office.starts_at(local) != Some(starts_at) {
        "is taken but the office is closed then"
    } else if seat.window_no > office.windows.into() || seat.desk != (seat.window_no > office.portal_windows().into()) {
        "is taken but the office has no such window any more"
    } else {
        return None;
    };
    Some(format!("{}: seat at {} on {local}, window {}, {fault}", seat.number, seat.office, seat.window_no))
}

fn unsound_appointments(db: &Db, vault: &Vault) -> Result<Vec<String>, DbError> {
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let page = db.read_blocking(|conn| page_after(conn, &after, PAGE_ROWS))?;
        let Some((last, _)) = page.last() else { return Ok(found) };
        after.clone_from(last);
        for (number, stored) in page {
            let fault = match stored {
                None => Some("the row does not read"),
                Some(stored) => unsound(db, vault, &stored)?,
            };
            found.extend(fault.map(|fault| format!("{number}: {fault}")));
        }
    }
}

/// Cases that nobody can be told of.
fn unreadable_cases(db: &Db) -> Result<Vec<String>, DbError> {
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let page = db.read_blocking(|conn| cases::page_after(conn, &after, PAGE_ROWS))?;
        let Some((last, _)) = page.last() else { return Ok(found) };
        after.clone_from(last);
        let unread = page.into_iter().filter(|(_, case)| case.is_none());
        found.extend(unread.map(|(number, _)| format!("case {number}: the row does not read")));
    }
}

/// Days that emptying may be late.
const LATE_DAYS: i64 = 2;

/// What should have been emptied: rows older than the instant up to which a server has emptied all. A database that
/// was not served for long has such rows only once somebody changed them by hand. After a clock was set back there
/// are rows older than that instant, which the days that are kept let pass.
fn kept_too_long(db: &Db, now: Timestamp) -> Result<Vec<String>, DbError> {
    let noted = db.read_blocking(|conn| {
        Ok((settings::get(conn, settings::KEEP_DAYS)?, settings::get(conn, settings::PURGED_BEFORE)?))
    })?;
    let (Some(days), Some(secs)) = noted else { return Ok(Vec::new()) };
    let (Some(keep), Ok(secs)) = (KeepDays::parse(&days), secs.parse::<i64>()) else {
        return Ok(vec!["settings: how long details are kept does not read".to_owned()]);
    };
    let late = keep.before(now).as_second() - LATE_DAYS * 24 * 60 * 60;
    let before = Timestamp::from_second(secs.min(late)).unwrap_or(Timestamp::MIN);
    let rows = db.read_blocking(|conn| {
        let appointments = details::due_appointments(conn, before, PAGE_ROWS)?;
        Ok([appointments, details::due_requests(conn, before, PAGE_ROWS)?].concat())
    })?;
    Ok(rows.into_iter().map(|(number, _)| format!("{number}: details are kept for too long")).collect())
}

fn unsound_requests(db: &Db, vault: &Vault) -> Result<Vec<String>, DbError> {
    let mut found = Vec::new();
    let mut after = String::new();
    loop {
        let page = db.read_blocking(|conn| inquiries::page_after(conn, &after, PAGE_ROWS))?;
        let Some((last, _)) = page.last() else { return Ok(found) };
        after.clone_from(last);
        for (number, stored) in page {
            let fault = match stored {
                None => Some("the row does not read"),
                Some(stored) => unsound_request(db, vault, &stored)?,
            };
            found.extend(fault.map(|fault| format!("request {number}: {fault}")));
        }
    }
}

/// What is wrong with a request's sealed cell or its person keys; whether an empty cell may be empty, SQL sees.
fn unsound_request(db: &Db, vault: &Vault, stored: &inquiries::Stored) -> Result<Option<&'static str>, DbError> {
    let number = &stored.inquiry.number;
    if stored.details_sealed.is_empty() {
        return Ok(None);
    }
    let Some(told) = vault.open_inquiry(number, &stored.details_sealed) else {
        return Ok(Some("what is sealed does not open"));
    };
    let Ok(details) = told.typed.read_again(month_number) else {
        return Ok(Some("what is sealed does not read"));
    };
    if !vault.inquiry_is_by(stored.key_id, number, &stored.details_sealed) {
        return Ok(Some("what is sealed opens with another key than the row says"));
    }
    let expected = vault.person_keys(&details);
    let keys = db.read_blocking(|conn| inquiry_keys::of_inquiry(conn, number))?;
    Ok(keys.iter().any(|key| is_foreign(key, &expected)).then_some("person key is another person's"))
}

/// The same of an appointment.
fn unsound(db: &Db, vault: &Vault, stored: &Stored) -> Result<Option<&'static str>, DbError> {
    let number = &stored.appointment.number;
    if stored.details_sealed.is_empty() {
        return Ok(None);
    }
    let Some(sealed) = vault.open_details(number, &stored.details_sealed) else {
        return Ok(Some("sealed details do not open"));
    };
    if sealed.pin().is_none() {
        return Ok(Some("sealed details hold no PIN"));
    }
    let Ok(details) = sealed.typed.read_again(month_number) else {
        return Ok(Some("sealed details do not read"));
    };
    if !vault.details_are_by(stored.key_id, number, &stored.details_sealed) {
        return Ok(Some("sealed details open with another key than the row says"));
    }
    let expected = vault.person_keys(&details);
    let keys = db.read_blocking(|conn| person_keys::of_appointment(conn, number))?;
    Ok(keys.iter().any(|key| is_foreign(key, &expected)).then_some("person key is another person's"))
}

/// How long after a key was dropped servers may take to delete what is under it, by the machine's clock.
const DROPPED_FOR: SignedDuration = SignedDuration::from_hours(1);

/// Persons' rows under a dropped key: with a stolen one they still tell who has an appointment.
fn left_under_dropped(db: &Db, keys: &[Key], wall: Timestamp) -> Result<Vec<String>, DbError> {
    let mut found = Vec::new();
    let dropped = keys.iter().filter(|key| key.state == KeyState::Dropped);
    for key in dropped.filter(|key| wall.duration_since(key.since) > DROPPED_FOR) {
        let id = key.id;
        let numbers = db.read_blocking(move |conn| persons_under(conn, id, PAGE_ROWS))?;
        found.extend(numbers.iter().map(|number| format!("{number}: person key is under key {id}, which was dropped")));
    }
    Ok(found)
}

/// Whether a person's row is not one of those that the person has. One under a dropped key is asked for by itself.
fn is_foreign((key_id, key): &PersonKey, expected: &[PersonKey]) -> bool {
    expected.iter().any(|(id, hash)| id == key_id && hash != key)
}
