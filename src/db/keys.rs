//! Which master keys there are and where each stands. The keys themselves are in the secret file only.

pub mod processes;
pub mod reseal;

use super::conn::{Conn, on_either};
use super::postgres::{lock_keys, share_keys};
use super::schema::keys;
use crate::domain::key::{Key, KeyState};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use jiff::Timestamp;

/// More keys than any database has: one rotation a day for years.
const KEYS_MAX: i64 = 10_000;

/// All keys, in the order of their ids.
pub fn all(conn: &mut Conn) -> QueryResult<Vec<Key>> {
    let rows: Vec<(i64, String, String, i64)> = keys::table
        .order(keys::id)
        .limit(KEYS_MAX)
        .select((keys::id, keys::check_value, keys::state, keys::since_utc))
        .load(conn)?;
    let key = |(id, check_value, state, since_secs): (i64, String, String, i64)| {
        let unread = || DieselError::DeserializationError("a key does not read".into());
        let state = KeyState::parse(&state).ok_or_else(unread)?;
        Ok(Key { id, check_value, state, since: Timestamp::from_second(since_secs).map_err(|_| unread())? })
    };
    rows.into_iter().map(key).collect()
}

/// What is found under the first of several keys under which there is something.
pub fn under_any<K, T>(keys: &[K], find: impl FnMut(&K) -> QueryResult<Option<T>>) -> QueryResult<Option<T>> {
    keys.iter().map(find).find_map(Result::transpose).transpose()
}

/// Adds a key; false if its id is taken, or another one is being loaded.
pub fn insert(conn: &mut Conn, key: &Key) -> QueryResult<bool> {
    let row = (
        keys::id.eq(key.id),
        keys::check_value.eq(&key.check_value),
        keys::state.eq(key.state.as_str()),
        keys::since_utc.eq(key.since.as_second()),
    );
    let insert = diesel::insert_into(keys::table).values(row).on_conflict_do_nothing();
    Ok(on_either!(conn, own => insert.execute(own))? == 1)
}

/// Waits until nobody relies on where keys stand; whoever changes that calls it first.
pub fn lock(conn: &mut Conn) -> QueryResult<()> {
    lock_keys(conn)
}

/// Keys stand where they do until this write ends.
pub fn share(conn: &mut Conn) -> QueryResult<()> {
    share_keys(conn)
}

/// Moves a key on, if it stands where it was read.
pub fn set_state(conn: &mut Conn, id: i64, (from, to): (KeyState, KeyState), now: Timestamp) -> QueryResult<bool> {
    let changed = diesel::update(keys::table.find(id).filter(keys::state.eq(from.as_str())))
        .set((keys::state.eq(to.as_str()), keys::since_utc.eq(now.as_second())))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Forgets a key that nothing was made with.
pub fn forget_loading(conn: &mut Conn, id: i64) -> QueryResult<bool> {
    let key = keys::table.find(id).filter(keys::state.eq(KeyState::Loading.as_str()));
    Ok(diesel::delete(key).execute(conn)? == 1)
}

/// Every write that seals calls it: the key that it seals with is in use until the write ends. A process that has slept
/// through a whole rotation would seal what nobody can open any more, and miss a person whom others have seen.
pub(super) fn hold(conn: &mut Conn, key_id: i64) -> QueryResult<()> {
    share_keys(conn)?;
    let state: Option<String> = keys::table.find(key_id).select(keys::state).get_result(conn).optional()?;
    if state.as_deref() == Some(KeyState::Dropped.as_str()) {
        let why = format!("key {key_id} was dropped: this process reads its keys again within a minute");
        return Err(DieselError::DatabaseError(DatabaseErrorKind::CheckViolation, Box::new(why)));
    }
    Ok(())
}
