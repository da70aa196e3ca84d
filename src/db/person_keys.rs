//! Who has a live appointment: one row for each person and model, under a keyed hash that names nobody.

use super::conn::{Conn, on_either};
use super::schema::{appointments, person_keys};
use crate::domain::appointment::{Model, Status};
use crate::domain::identifiers::ConfirmationNumber;
use diesel::prelude::*;
use jiff::Timestamp;

/// Adds a person's row; false if the person has one in this model already.
pub fn insert(conn: &mut Conn, model: Model, key: &[u8; 32], number: &ConfirmationNumber) -> QueryResult<bool> {
    let row = (
        person_keys::model.eq(model.as_str()),
        person_keys::person_key.eq(key.as_slice()),
        person_keys::appointment_number.eq(number.as_str()),
    );
    let insert = diesel::insert_into(person_keys::table).values(row).on_conflict_do_nothing();
    let added = on_either!(conn, own => insert.execute(own))?;
    Ok(added == 1)
}

/// Removes a person's row if its appointment has begun, was cancelled or checked in: it no longer counts.
pub fn remove_dead(conn: &mut Conn, model: Model, key: &[u8; 32], now: Timestamp) -> QueryResult<()> {
    let live = appointments::table
        .filter(appointments::status.eq(Status::Booked.as_str()))
        .filter(appointments::starts_at_utc.gt(now.as_second()))
        .filter(appointments::number.eq(person_keys::appointment_number))
        .select(appointments::number);
    diesel::delete(person_keys::table)
        .filter(person_keys::model.eq(model.as_str()))
        .filter(person_keys::person_key.eq(key.as_slice()))
        .filter(diesel::dsl::not(diesel::dsl::exists(live)))
        .execute(conn)
        .map(drop)
}

/// Removes the rows that lead to an appointment: it was cancelled by the office.
pub fn remove(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<()> {
    diesel::delete(person_keys::table.filter(person_keys::appointment_number.eq(number.as_str())))
        .execute(conn)
        .map(drop)
}

/// The number of the last appointment of a person, live or not, while its row is kept.
pub fn find_last(conn: &mut Conn, model: Model, key: &[u8; 32]) -> QueryResult<Option<String>> {
    person_keys::table
        .find((model.as_str(), key.as_slice()))
        .select(person_keys::appointment_number)
        .get_result(conn)
        .optional()
}

/// The number of the live appointment of a person.
pub fn find_live(conn: &mut Conn, model: Model, key: &[u8; 32], now: Timestamp) -> QueryResult<Option<String>> {
    person_keys::table
        .inner_join(appointments::table.on(appointments::number.eq(person_keys::appointment_number)))
        .filter(person_keys::model.eq(model.as_str()))
        .filter(person_keys::person_key.eq(key.as_slice()))
        .filter(appointments::status.eq(Status::Booked.as_str()))
        .filter(appointments::starts_at_utc.gt(now.as_second()))
        .select(person_keys::appointment_number)
        .get_result(conn)
        .optional()
}

/// The keys that lead to an appointment, for the audit.
pub fn of_appointment(conn: &mut Conn, number: &str) -> QueryResult<Vec<(String, Vec<u8>)>> {
    person_keys::table
        .filter(person_keys::appointment_number.eq(number))
        .select((person_keys::model, person_keys::person_key))
        .order(person_keys::person_key)
        .limit(10)
        .load(conn)
}
