//! Who has a live appointment: one row for each person and model, under a keyed hash that names nobody. While keys are
//! rotated a person has a row under each of them, so `keys` are the hashes of one person with the ids of the keys that
//! made them, the oldest first: every process asks and writes the oldest, whatever it knows of newer ones.

use super::conn::{Conn, on_either};
use super::keys::under_any;
use super::schema::{appointments, person_keys};
use crate::domain::appointment::{Model, Status};
use crate::domain::identifiers::ConfirmationNumber;
use diesel::prelude::*;
use jiff::Timestamp;

/// A person's hash under a key, after the key's id.
pub type PersonKey = (i64, [u8; 32]);

/// Adds a person's rows; false if the person has one in this model already.
pub fn insert(conn: &mut Conn, model: Model, keys: &[PersonKey], number: &ConfirmationNumber) -> QueryResult<bool> {
    for (key_id, key) in keys {
        let row = (
            person_keys::model.eq(model.as_str()),
            person_keys::person_key.eq(key.as_slice()),
            person_keys::appointment_number.eq(number.as_str()),
            person_keys::key_id.eq(key_id),
        );
        let insert = diesel::insert_into(person_keys::table).values(row).on_conflict_do_nothing();
        if on_either!(conn, own => insert.execute(own))? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes a person's rows if their appointment has begun, was cancelled or checked in: it no longer counts. One after
/// the other: whoever adds a newer one holds the older one meanwhile, so that none is missed.
pub fn remove_dead(conn: &mut Conn, model: Model, keys: &[PersonKey], now: Timestamp) -> QueryResult<()> {
    for (_, key) in keys {
        let live = appointments::table
            .filter(appointments::status.eq(Status::Booked.as_str()))
            .filter(appointments::starts_at_utc.gt(now.as_second()))
            .filter(appointments::number.eq(person_keys::appointment_number))
            .select(appointments::number);
        diesel::delete(person_keys::table)
            .filter(person_keys::model.eq(model.as_str()))
            .filter(person_keys::person_key.eq(key.as_slice()))
            .filter(diesel::dsl::not(diesel::dsl::exists(live)))
            .execute(conn)?;
    }
    Ok(())
}

/// Removes the rows that lead to an appointment: it was cancelled by the office.
pub fn remove(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<()> {
    diesel::delete(person_keys::table.filter(person_keys::appointment_number.eq(number.as_str())))
        .execute(conn)
        .map(drop)
}

/// The number of the last appointment of a person, live or not, while its row is kept.
pub fn find_last(conn: &mut Conn, model: Model, keys: &[PersonKey]) -> QueryResult<Option<String>> {
    under_any(keys, |(_, key)| {
        person_keys::table
            .find((model.as_str(), key.as_slice()))
            .select(person_keys::appointment_number)
            .get_result(conn)
            .optional()
    })
}

/// The number of the live appointment of a person.
pub fn find_live(conn: &mut Conn, model: Model, keys: &[PersonKey], now: Timestamp) -> QueryResult<Option<String>> {
    under_any(keys, |(_, key)| {
        person_keys::table
            .inner_join(appointments::table.on(appointments::number.eq(person_keys::appointment_number)))
            .filter(person_keys::model.eq(model.as_str()))
            .filter(person_keys::person_key.eq(key.as_slice()))
            .filter(appointments::status.eq(Status::Booked.as_str()))
            .filter(appointments::starts_at_utc.gt(now.as_second()))
            .select(person_keys::appointment_number)
            .get_result(conn)
            .optional()
    })
}

/// The keys that lead to an appointment, for the audit.
pub fn of_appointment(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<Vec<PersonKey>> {
    let keys: Vec<(i64, Vec<u8>)> = person_keys::table
        .filter(person_keys::appointment_number.eq(number.as_str()))
        .select((person_keys::key_id, person_keys::person_key))
        .order(person_keys::person_key)
        .limit(10)
        .load(conn)?;
    Ok(keys.into_iter().filter_map(|(key_id, key)| Some((key_id, key.try_into().ok()?))).collect())
}
