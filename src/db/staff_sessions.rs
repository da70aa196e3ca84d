//! Who is logged in at the desk. The token is on the device only; here is its keyed hash.

use super::conn::Conn;
use super::keys::under_any;
use super::schema::{staff, staff_sessions};
use super::staff::{StaffValues, read};
use crate::domain::staff::{Staff, StaffName};
use diesel::prelude::*;
use jiff::Timestamp;

/// A session, whether it is over or not.
#[derive(Clone, Debug)]
pub struct StoredSession {
    /// Whose, as the account is now.
    pub staff: Staff,
    /// When it began, by the machine's clock.
    pub created: Timestamp,
    /// About when it was used last.
    pub last_use: Timestamp,
}

/// Begins a session.
pub fn insert(conn: &mut Conn, token_hash: &[u8; 32], name: &StaffName, now: Timestamp) -> QueryResult<()> {
    let row = (
        staff_sessions::token_hash.eq(token_hash.as_slice()),
        staff_sessions::staff_name.eq(name.as_str()),
        staff_sessions::created_utc.eq(now.as_second()),
        staff_sessions::last_use_utc.eq(now.as_second()),
    );
    diesel::insert_into(staff_sessions::table).values(row).execute(conn).map(drop)
}

/// The session of a token, known by one of its hashes, with its account.
pub fn find(conn: &mut Conn, token_hashes: &[[u8; 32]]) -> QueryResult<Option<StoredSession>> {
    under_any(token_hashes, |token_hash| find_by(conn, token_hash))
}

fn find_by(conn: &mut Conn, token_hash: &[u8; 32]) -> QueryResult<Option<StoredSession>> {
    let row: Option<(StaffValues, i64, i64)> = staff_sessions::table
        .inner_join(staff::table.on(staff::name.eq(staff_sessions::staff_name)))
        .filter(staff_sessions::token_hash.eq(token_hash.as_slice()))
        .select((
            (staff::name, staff::role, staff::office_code),
            staff_sessions::created_utc,
            staff_sessions::last_use_utc,
        ))
        .get_result(conn)
        .optional()?;
    let Some((values, created_secs, last_use_secs)) = row else { return Ok(None) };
    let instant = |secs| Timestamp::from_second(secs).unwrap_or(Timestamp::MIN);
    Ok(Some(StoredSession { staff: read(values)?, created: instant(created_secs), last_use: instant(last_use_secs) }))
}

/// Remembers a later use.
pub fn set_last_use(conn: &mut Conn, token_hashes: &[[u8; 32]], now: Timestamp) -> QueryResult<()> {
    for token_hash in token_hashes {
        diesel::update(staff_sessions::table.find(token_hash.as_slice()))
            .filter(staff_sessions::last_use_utc.lt(now.as_second()))
            .set(staff_sessions::last_use_utc.eq(now.as_second()))
            .execute(conn)?;
    }
    Ok(())
}

/// Ends a session; whose it was, if there was one.
pub fn delete(conn: &mut Conn, token_hashes: &[[u8; 32]]) -> QueryResult<Option<StaffName>> {
    for token_hash in token_hashes {
        let session = staff_sessions::table.find(token_hash.as_slice());
        let name: Option<String> = session.select(staff_sessions::staff_name).get_result(conn).optional()?;
        if diesel::delete(session).execute(conn)? == 1 {
            return Ok(name.and_then(|name| StaffName::parse(&name)));
        }
    }
    Ok(None)
}

/// Ends all sessions of an account.
pub fn delete_of(conn: &mut Conn, name: &StaffName) -> QueryResult<()> {
    diesel::delete(staff_sessions::table.filter(staff_sessions::staff_name.eq(name.as_str()))).execute(conn).map(drop)
}

/// Whether there is a session that was last used before an instant.
pub fn any_before(conn: &mut Conn, before: Timestamp) -> QueryResult<bool> {
    let oldest: Option<i64> = staff_sessions::table
        .filter(staff_sessions::last_use_utc.lt(before.as_second()))
        .order(staff_sessions::last_use_utc)
        .select(staff_sessions::last_use_utc)
        .first(conn)
        .optional()?;
    Ok(oldest.is_some())
}

/// Deletes the sessions that were last used before an instant.
pub fn delete_before(conn: &mut Conn, before: Timestamp) -> QueryResult<()> {
    diesel::delete(staff_sessions::table.filter(staff_sessions::last_use_utc.lt(before.as_second())))
        .execute(conn)
        .map(drop)
}
