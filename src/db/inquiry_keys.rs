//! Who has a request that nobody has decided: one for each person, under a keyed hash that names nobody. A person's rows
//! under several keys are those of `person_keys`.

use super::conn::{Conn, on_either};
use super::keys::under_any;
use super::person_keys::PersonKey;
use super::schema::{inquiries, inquiry_keys};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::Status;
use diesel::prelude::*;

/// Adds a person's rows; false if the person has one already.
pub fn insert(conn: &mut Conn, keys: &[PersonKey], number: &ServiceItemNumber) -> QueryResult<bool> {
    for (key_id, key) in keys {
        let row = (
            inquiry_keys::person_key.eq(key.as_slice()),
            inquiry_keys::inquiry_number.eq(number.as_str()),
            inquiry_keys::key_id.eq(key_id),
        );
        let insert = diesel::insert_into(inquiry_keys::table).values(row).on_conflict_do_nothing();
        if on_either!(conn, own => insert.execute(own))? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes the rows of a request: it is decided.
pub fn remove(conn: &mut Conn, number: &ServiceItemNumber) -> QueryResult<()> {
    diesel::delete(inquiry_keys::table.filter(inquiry_keys::inquiry_number.eq(number.as_str()))).execute(conn).map(drop)
}

/// Whether a person has a request that nobody has decided.
pub fn has_open(conn: &mut Conn, keys: &[PersonKey]) -> QueryResult<bool> {
    let number: Option<String> = under_any(keys, |(_, key)| {
        inquiry_keys::table
            .inner_join(inquiries::table.on(inquiries::number.eq(inquiry_keys::inquiry_number)))
            .filter(inquiry_keys::person_key.eq(key.as_slice()))
            .filter(inquiries::status.eq_any([Status::Waiting.as_str(), Status::Reached.as_str()]))
            .select(inquiry_keys::inquiry_number)
            .get_result(conn)
            .optional()
    })?;
    Ok(number.is_some())
}

/// The keys that lead to a request, the oldest first.
pub fn of_inquiry(conn: &mut Conn, number: &ServiceItemNumber) -> QueryResult<Vec<PersonKey>> {
    let keys: Vec<(i64, Vec<u8>)> = inquiry_keys::table
        .filter(inquiry_keys::inquiry_number.eq(number.as_str()))
        .select((inquiry_keys::key_id, inquiry_keys::person_key))
        .order((inquiry_keys::key_id, inquiry_keys::person_key))
        .load(conn)?;
    Ok(keys.into_iter().filter_map(|(key_id, key)| Some((key_id, key.try_into().ok()?))).collect())
}
