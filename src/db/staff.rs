//! The accounts of the desk: who may log in, and how often they failed to.

use super::conn::{Conn, on_either};
use super::schema::staff;
use crate::domain::guesses::Tries;
use crate::domain::office::OfficeCode;
use crate::domain::staff::{Role, Staff, StaffName};
use diesel::prelude::*;
use jiff::Timestamp;

/// Accounts read at once: an office has a few dozen people, and there are 89.
const ACCOUNTS_MAX: i64 = 10_000;

/// What says who somebody is: name, role, office.
pub(super) type StaffValues = (String, String, Option<String>);

/// An account as it is asked for at a log-in.
#[derive(Clone, Debug)]
pub struct Account {
    /// Who.
    pub staff: Staff,
    /// The password's hash.
    pub password_hash: String,
    /// Their failures.
    pub lock_out: Tries,
}

/// Adds an account; false if the name is in use.
pub fn insert(conn: &mut Conn, new: &Staff, password_hash: &str, now: Timestamp) -> QueryResult<bool> {
    let row = (
        staff::name.eq(new.name.as_str()),
        staff::role.eq(new.role.as_str()),
        staff::office_code.eq(new.office.as_ref().map(OfficeCode::as_str)),
        staff::password_hash.eq(password_hash),
        staff::created_at_utc.eq(now.as_second()),
        staff::failures.eq(0),
        staff::locked_until_utc.eq(0),
    );
    let insert = diesel::insert_into(staff::table).values(row).on_conflict_do_nothing();
    let added = on_either!(conn, own => insert.execute(own))?;
    Ok(added == 1)
}

/// The account of a name.
pub fn find(conn: &mut Conn, name: &StaffName) -> QueryResult<Option<Account>> {
    let row: Option<(StaffValues, String, i32, i64)> = staff::table
        .find(name.as_str())
        .select((
            (staff::name, staff::role, staff::office_code),
            staff::password_hash,
            staff::failures,
            staff::locked_until_utc,
        ))
        .get_result(conn)
        .optional()?;
    let Some((values, password_hash, failures, locked_until_secs)) = row else { return Ok(None) };
    Ok(Some(Account { staff: read(values)?, password_hash, lock_out: lock_out(failures, locked_until_secs) }))
}

/// Every account, by name.
pub fn all(conn: &mut Conn) -> QueryResult<Vec<Staff>> {
    let rows: Vec<StaffValues> = staff::table
        .order(staff::name)
        .limit(ACCOUNTS_MAX)
        .select((staff::name, staff::role, staff::office_code))
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Whether there is an account.
pub fn any(conn: &mut Conn) -> QueryResult<bool> {
    let first: Option<String> = staff::table.order(staff::name).select(staff::name).first(conn).optional()?;
    Ok(first.is_some())
}

/// Replaces what is known of an account's failures if it is still `before`, else false: of those who try at the same
/// time, each counts.
pub fn set_lock_out(conn: &mut Conn, name: &StaffName, before: Tries, after: Tries) -> QueryResult<bool> {
    let set = diesel::update(staff::table.find(name.as_str()))
        .filter(staff::failures.eq(count(before)))
        .filter(staff::locked_until_utc.eq(before.until.as_second()))
        .set((staff::failures.eq(count(after)), staff::locked_until_utc.eq(after.until.as_second())));
    Ok(set.execute(conn)? == 1)
}

/// Forgets an account's failures if the password is still the one with this hash, else false.
pub fn forget_failures(conn: &mut Conn, name: &StaffName, password_hash: &str) -> QueryResult<bool> {
    let forget = diesel::update(staff::table.find(name.as_str()))
        .filter(staff::password_hash.eq(password_hash))
        .set((staff::failures.eq(0), staff::locked_until_utc.eq(0)));
    Ok(forget.execute(conn)? == 1)
}

/// Replaces a password and forgets the failures with the old one; false if there is no such account.
pub fn set_password(conn: &mut Conn, name: &StaffName, password_hash: &str) -> QueryResult<bool> {
    let set = diesel::update(staff::table.find(name.as_str())).set((
        staff::password_hash.eq(password_hash),
        staff::failures.eq(0),
        staff::locked_until_utc.eq(0),
    ));
    Ok(set.execute(conn)? == 1)
}

/// Keeps anybody else from logging in with or changing an account until this write ends; false if there is none.
pub fn lock(conn: &mut Conn, name: &StaffName) -> QueryResult<bool> {
    let touch = diesel::update(staff::table.find(name.as_str())).set(staff::failures.eq(staff::failures));
    Ok(touch.execute(conn)? == 1)
}

/// Removes an account without sessions; false if there is none.
pub fn delete(conn: &mut Conn, name: &StaffName) -> QueryResult<bool> {
    Ok(diesel::delete(staff::table.find(name.as_str())).execute(conn)? == 1)
}

/// Reads who somebody is.
pub(super) fn read((name, role, office): StaffValues) -> QueryResult<Staff> {
    let unreadable = || diesel::result::Error::DeserializationError(format!("account {name} does not read").into());
    Ok(Staff {
        name: StaffName::parse(&name).ok_or_else(unreadable)?,
        role: Role::parse(&role).ok_or_else(unreadable)?,
        // One that does not read must not become "all offices".
        office: office.map(|code| OfficeCode::parse(&code)).transpose().map_err(|_| unreadable())?,
    })
}

/// Failures as they are stored.
pub(super) fn lock_out(failures: i32, locked_until_secs: i64) -> Tries {
    Tries {
        failures: u32::try_from(failures).unwrap_or(0),
        until: Timestamp::from_second(locked_until_secs).unwrap_or(Timestamp::UNIX_EPOCH),
    }
}

/// Their number as it is stored.
pub(super) fn count(lock_out: Tries) -> i32 {
    i32::try_from(lock_out.failures).unwrap_or(i32::MAX)
}
