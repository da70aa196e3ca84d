//! Appointments as rows: the facts of the visit in clear, the person sealed.

use super::conn::{Conn, on_either};
use super::keys;
use super::keys::under_any;
use super::schema::appointments;
use crate::domain::appointment::{Appointment, Model, Status};
use crate::domain::door_code::Serial;
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::office::OfficeCode;
use crate::domain::reason::{Purpose, Reason};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

#[derive(Queryable, Selectable)]
#[diesel(table_name = appointments)]
struct AppointmentRow {
    number: String,
    model: String,
    office_code: String,
    starts_at_utc: i64,
    reason: String,
    language: String,
    status: String,
    revision: i64,
    details_sealed: Vec<u8>,
    key_id: i64,
    created_at_utc: i64,
    updated_at_utc: i64,
    moves_day: String,
    moves_count: i32,
    door_serial: Vec<u8>,
}

/// An appointment with the person still sealed.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The facts in clear.
    pub appointment: Appointment,
    /// The person and the PIN.
    pub details_sealed: Vec<u8>,
    /// Which key sealed them.
    pub key_id: i64,
}

/// What a new appointment is made of.
pub struct NewAppointment {
    /// The facts in clear.
    pub appointment: Appointment,
    /// The person and the PIN.
    pub details_sealed: Vec<u8>,
    /// Which key sealed them.
    pub key_id: i64,
    /// The key of the booking form, once in the table.
    pub booking_key: [u8; 32],
}

/// Adds an appointment; false if its number or booking key is in the table already.
pub fn insert(conn: &mut Conn, new: &NewAppointment) -> QueryResult<bool> {
    keys::hold(conn, new.key_id)?;
    let visit = &new.appointment;
    let row = (
        appointments::number.eq(visit.number.as_str()),
        appointments::model.eq(visit.model.as_str()),
        appointments::office_code.eq(visit.office.as_str()),
        appointments::starts_at_utc.eq(visit.starts_at.as_second()),
        appointments::reason.eq(visit.purpose.as_str()),
        appointments::language.eq(&visit.language),
        appointments::status.eq(visit.status.as_str()),
        appointments::revision.eq(visit.revision),
        appointments::booking_key.eq(new.booking_key.as_slice()),
        appointments::details_sealed.eq(new.details_sealed.as_slice()),
        appointments::key_id.eq(new.key_id),
        appointments::created_at_utc.eq(visit.created_at.as_second()),
        appointments::updated_at_utc.eq(visit.updated_at.as_second()),
        appointments::moves_day.eq(visit.moves_day.to_string()),
        appointments::moves_count.eq(i32::try_from(visit.moves_count).unwrap_or(i32::MAX)),
        appointments::door_serial.eq(visit.serial.0.as_slice()),
    );
    let insert = diesel::insert_into(appointments::table).values(row).on_conflict_do_nothing();
    let added = on_either!(conn, own => insert.execute(own))?;
    Ok(added == 1)
}

/// The appointment of a number; an emptied one is nobody's any more.
pub fn find(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<Option<Stored>> {
    let row = appointments::table
        .find(number.as_str())
        .filter(appointments::purged_at_utc.is_null())
        .select(AppointmentRow::as_select())
        .get_result(conn)
        .optional()?;
    row.map(read).transpose()
}

/// Its sealed cell alone: so little that finding one takes hardly longer than finding none.
pub fn find_cell(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<Option<Vec<u8>>> {
    appointments::table
        .find(number.as_str())
        .filter(appointments::purged_at_utc.is_null())
        .select(appointments::details_sealed)
        .get_result(conn)
        .optional()
}

/// The appointment that a booking form has already made, known by one of its keys.
pub fn find_by_booking_key(conn: &mut Conn, keys: &[[u8; 32]]) -> QueryResult<Option<Stored>> {
    let row = under_any(keys, |key| {
        appointments::table
            .filter(appointments::booking_key.eq(key.as_slice()))
            .select(AppointmentRow::as_select())
            // Not `first`: SQLite prepares a statement anew for each value of a LIMIT.
            .get_result(conn)
            .optional()
    })?;
    row.map(read).transpose()
}

/// Opens every act on a booked appointment: the revision grows if it is still the one that was read, else false.
pub fn revise(conn: &mut Conn, read: &Appointment, now: Timestamp) -> QueryResult<bool> {
    let revised = diesel::update(appointments::table)
        .filter(appointments::number.eq(read.number.as_str()))
        .filter(appointments::revision.eq(read.revision))
        .filter(appointments::status.eq(Status::Booked.as_str()))
        .set((appointments::revision.eq(appointments::revision + 1), appointments::updated_at_utc.eq(now.as_second())))
        .execute(conn)?;
    Ok(revised == 1)
}

/// Sets office and time, and counts the move.
pub fn set_visit(
    conn: &mut Conn,
    number: &ConfirmationNumber,
    office: &OfficeCode,
    starts_at: Timestamp,
    moves: (Date, u32),
) -> QueryResult<()> {
    diesel::update(appointments::table.find(number.as_str()))
        .set((
            appointments::office_code.eq(office.as_str()),
            appointments::starts_at_utc.eq(starts_at.as_second()),
            appointments::moves_day.eq(moves.0.to_string()),
            appointments::moves_count.eq(i32::try_from(moves.1).unwrap_or(i32::MAX)),
        ))
        .execute(conn)
        .map(drop)
}

/// When the next booked appointment of an office begins.
pub fn next_start(conn: &mut Conn, office: &OfficeCode, after: Timestamp) -> QueryResult<Option<Timestamp>> {
    let next: Option<i64> = appointments::table
        .filter(appointments::office_code.eq(office.as_str()))
        .filter(appointments::starts_at_utc.gt(after.as_second()))
        .filter(appointments::status.eq(Status::Booked.as_str()))
        .select(diesel::dsl::min(appointments::starts_at_utc))
        .get_result(conn)?;
    Ok(next.and_then(|secs| Timestamp::from_second(secs).ok()))
}

/// An office's appointments between two instants, of both models, in order of their times; without emptied ones.
pub fn between(
    conn: &mut Conn,
    office: &OfficeCode,
    bounds: (Timestamp, Timestamp),
    limit: i64,
) -> QueryResult<Vec<Stored>> {
    let rows: Vec<AppointmentRow> = appointments::table
        .filter(appointments::office_code.eq(office.as_str()))
        .filter(appointments::starts_at_utc.ge(bounds.0.as_second()))
        .filter(appointments::starts_at_utc.lt(bounds.1.as_second()))
        .filter(appointments::purged_at_utc.is_null())
        .order((appointments::starts_at_utc, appointments::number))
        .limit(limit)
        .select(AppointmentRow::as_select())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Sets the status.
pub fn set_status(conn: &mut Conn, number: &ConfirmationNumber, status: Status) -> QueryResult<()> {
    diesel::update(appointments::table.find(number.as_str()))
        .set(appointments::status.eq(status.as_str()))
        .execute(conn)
        .map(drop)
}

/// Replaces the sealed details.
pub fn set_details(conn: &mut Conn, number: &ConfirmationNumber, sealed: &[u8], key_id: i64) -> QueryResult<()> {
    keys::hold(conn, key_id)?;
    diesel::update(appointments::table.find(number.as_str()))
        .set((appointments::details_sealed.eq(sealed), appointments::key_id.eq(key_id)))
        .execute(conn)
        .map(drop)
}

/// A row that does not read was altered from outside; the caller answers as for any fault of the database.
fn read(row: AppointmentRow) -> QueryResult<Stored> {
    let number = row.number.clone();
    let (details_sealed, key_id) = (row.details_sealed.clone(), row.key_id);
    let appointment = read_visit(row).ok_or_else(|| {
        diesel::result::Error::DeserializationError(format!("appointment {number} does not read").into())
    })?;
    Ok(Stored { appointment, details_sealed, key_id })
}

fn read_visit(row: AppointmentRow) -> Option<Appointment> {
    let model = Model::parse(&row.model)?;
    Some(Appointment {
        number: ConfirmationNumber::parse(&row.number).ok()?,
        model,
        office: OfficeCode::parse(&row.office_code).ok()?,
        starts_at: Timestamp::from_second(row.starts_at_utc).ok()?,
        purpose: Purpose::parse(model, &row.reason)?,
        language: row.language,
        status: Status::parse(&row.status)?,
        revision: row.revision,
        created_at: Timestamp::from_second(row.created_at_utc).ok()?,
        updated_at: Timestamp::from_second(row.updated_at_utc).ok()?,
        moves_day: row.moves_day.parse().ok()?,
        moves_count: row.moves_count.try_into().ok()?,
        serial: Serial(row.door_serial.try_into().ok()?),
    })
}

/// A page of all appointments in the order of their numbers, for the audit; `None` for a row that does not read.
pub fn page_after(conn: &mut Conn, after: &str, limit: i64) -> QueryResult<Vec<(String, Option<Stored>)>> {
    let rows = appointments::table
        .filter(appointments::number.gt(after))
        .order(appointments::number)
        .limit(limit)
        .select(AppointmentRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.number.clone(), read(row).ok())).collect())
}

/// What is told of a booking in the portal to those who need not know whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// When it was made; moves do not change it.
    pub created_at: Timestamp,
    /// The office of the visit, after the last move.
    pub office: OfficeCode,
    /// When the visit begins, after the last move.
    pub starts_at: Timestamp,
    /// What for.
    pub reason: Reason,
    /// Where it stands.
    pub status: Status,
}

/// How far the reading of bookings has come: the number of the last one. It stays when a booking is moved, so that none
/// is read twice, and nobody outside can see it.
#[derive(Default)]
pub struct LastRead(String);

/// A page of the portal's bookings that were made at `made.0` or later and before `made.1`, and where the next one goes
/// on; none after the last. Names the columns it needs, so that nothing sealed leaves the database.
pub fn bookings_after(
    conn: &mut Conn,
    after: &LastRead,
    made: (Timestamp, Timestamp),
    limit: i64,
) -> QueryResult<(Vec<Booking>, Option<LastRead>)> {
    let rows: Vec<(String, i64, String, i64, String, String)> = appointments::table
        .filter(appointments::number.gt(&after.0))
        .filter(appointments::model.eq(Model::Legacy.as_str()))
        .filter(appointments::created_at_utc.ge(made.0.as_second()))
        .filter(appointments::created_at_utc.lt(made.1.as_second()))
        .order(appointments::number)
        .limit(limit)
        .select((
            appointments::number,
            appointments::created_at_utc,
            appointments::office_code,
            appointments::starts_at_utc,
            appointments::reason,
            appointments::status,
        ))
        .load(conn)?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count >= limit);
    let next = rows.last().filter(|_| full).map(|(number, ..)| LastRead(number.clone()));
    let booking = |(_, created_at, office, starts_at, reason, status): (_, _, String, _, String, String)| {
        let booking = Booking {
            created_at: Timestamp::from_second(created_at).ok()?,
            office: OfficeCode::parse(&office).ok()?,
            starts_at: Timestamp::from_second(starts_at).ok()?,
            reason: Reason::parse(&reason)?,
            status: Status::parse(&status)?,
        };
        Some(booking)
    };
    let bookings: Option<Vec<Booking>> = rows.into_iter().map(booking).collect();
    let unread = || diesel::result::Error::DeserializationError("a booking does not read".into());
    Ok((bookings.ok_or_else(unread)?, next))
}
