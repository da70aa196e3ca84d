//! What the door checks codes by: the public keys that are published, and which appointments have changed since a
//! notice of them was first printed.

use super::conn::{Conn, on_either};
use super::schema::{appointments, door_keys, keys};
use crate::domain::appointment::Status;
use crate::domain::door_code::Serial;
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::key::KeyState;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::Error as DieselError;
use diesel::sql_types::Bool;
use jiff::Timestamp;

/// More changed appointments than a day and the weeks ahead can have.
const CHANGED_MAX: i64 = 1_000_000;
/// More keys than are ever published at once.
const KEYS_MAX: i64 = 10_000;

/// An appointment as the door asks for it: no person, and also when it is emptied.
pub struct AtDoor {
    /// What its codes call it.
    pub serial: Serial,
    /// Where it stands.
    pub status: Status,
    /// Which change it has come to.
    pub revision: i64,
    /// When it begins.
    pub starts_at: Timestamp,
}

/// The columns of an [`AtDoor`].
type Row = (Vec<u8>, String, i64, i64);

/// The public keys, as they are written.
pub fn keys(conn: &mut Conn) -> QueryResult<Vec<(i64, String)>> {
    door_keys::table.order(door_keys::key_id).limit(KEYS_MAX).select(door_keys::all_columns).load(conn)
}

/// Publishes a key. Its number may be that of one that was given up before anything was made with it.
pub fn add_key(conn: &mut Conn, (id, public_key): &(i64, String)) -> QueryResult<()> {
    let row = (door_keys::key_id.eq(id), door_keys::public_key.eq(public_key));
    let insert = diesel::insert_into(door_keys::table).values(row);
    let insert = insert.on_conflict(door_keys::key_id).do_update().set(door_keys::public_key.eq(public_key));
    on_either!(conn, own => insert.execute(own)).map(drop)
}

/// Keys that were given up, and those whose master key was dropped before an instant.
pub fn keys_over(conn: &mut Conn, before: Timestamp) -> QueryResult<Vec<i64>> {
    let dropped = keys::state.eq(KeyState::Dropped.as_str()).and(keys::since_utc.lt(before.as_second()));
    door_keys::table
        .left_join(keys::table.on(keys::id.eq(door_keys::key_id)))
        .filter(keys::id.nullable().is_null().or(dropped.nullable()))
        .order(door_keys::key_id)
        .limit(KEYS_MAX)
        .select(door_keys::key_id)
        .load(conn)
}

/// Publishes a key no longer.
pub fn remove_key(conn: &mut Conn, id: i64) -> QueryResult<()> {
    diesel::delete(door_keys::table.find(id)).execute(conn).map(drop)
}

/// Appointments that begin at an instant or later and have changed since they were made, emptied ones too.
pub fn changed_from(conn: &mut Conn, from: Timestamp) -> QueryResult<Vec<AtDoor>> {
    let rows: Vec<Row> = appointments::table
        .filter(appointments::starts_at_utc.ge(from.as_second()))
        // Word for word as the index has it, or it is not used.
        .filter(sql::<Bool>("revision > 1"))
        .order(appointments::starts_at_utc)
        .limit(CHANGED_MAX)
        .select((appointments::door_serial, appointments::status, appointments::revision, appointments::starts_at_utc))
        .load(conn)?;
    if i64::try_from(rows.len()).is_ok_and(|count| count >= CHANGED_MAX) {
        return Err(DieselError::QueryBuilderError("more appointments have changed than a list can have".into()));
    }
    rows.into_iter().map(read).collect()
}

/// The appointment of a number.
pub fn find(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<Option<AtDoor>> {
    let row: Option<Row> = appointments::table
        .find(number.as_str())
        .select((appointments::door_serial, appointments::status, appointments::revision, appointments::starts_at_utc))
        .get_result(conn)
        .optional()?;
    row.map(read).transpose()
}

fn read((serial, status, revision, starts_at): Row) -> QueryResult<AtDoor> {
    let unread = || DieselError::DeserializationError("what the door asks for does not read".into());
    Ok(AtDoor {
        serial: serial.try_into().map(Serial).map_err(|_| unread())?,
        status: Status::parse(&status).ok_or_else(unread)?,
        revision,
        starts_at: Timestamp::from_second(starts_at).map_err(|_| unread())?,
    })
}
