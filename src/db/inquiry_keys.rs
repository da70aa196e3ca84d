//! Who has a request that nobody has decided: one for each person, under a keyed hash that names nobody.

use super::conn::{Conn, on_either};
use super::schema::{inquiries, inquiry_keys};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::Status;
use diesel::prelude::*;

/// Adds a person's row; false if the person has one already.
pub fn insert(conn: &mut Conn, key: &[u8; 32], number: &ServiceItemNumber) -> QueryResult<bool> {
    let row = (inquiry_keys::person_key.eq(key.as_slice()), inquiry_keys::inquiry_number.eq(number.as_str()));
    let insert = diesel::insert_into(inquiry_keys::table).values(row).on_conflict_do_nothing();
    let added = on_either!(conn, own => insert.execute(own))?;
    Ok(added == 1)
}

/// Removes the rows of a request: it is decided.
pub fn remove(conn: &mut Conn, number: &ServiceItemNumber) -> QueryResult<()> {
    diesel::delete(inquiry_keys::table.filter(inquiry_keys::inquiry_number.eq(number.as_str()))).execute(conn).map(drop)
}

/// Whether a person has a request that nobody has decided.
pub fn has_open(conn: &mut Conn, key: &[u8; 32]) -> QueryResult<bool> {
    let number: Option<String> = inquiry_keys::table
        .inner_join(inquiries::table.on(inquiries::number.eq(inquiry_keys::inquiry_number)))
        .filter(inquiry_keys::person_key.eq(key.as_slice()))
        .filter(inquiries::status.eq_any([Status::Waiting.as_str(), Status::Reached.as_str()]))
        .select(inquiry_keys::inquiry_number)
        .get_result(conn)
        .optional()?;
    Ok(number.is_some())
}

/// The keys that lead to a request.
pub fn of_inquiry(conn: &mut Conn, number: &ServiceItemNumber) -> QueryResult<Vec<[u8; 32]>> {
    let keys: Vec<Vec<u8>> = inquiry_keys::table
        .filter(inquiry_keys::inquiry_number.eq(number.as_str()))
        .select(inquiry_keys::person_key)
        .order(inquiry_keys::person_key)
        .load(conn)?;
    Ok(keys.into_iter().filter_map(|key| key.try_into().ok()).collect())
}
