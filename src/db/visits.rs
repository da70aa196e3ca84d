//! The visitor's day as rows: one for each person who checked in; and the day's list of an office.

use super::conn::Conn;
use super::schema::{appointments, offices, visits};
use crate::db::appointments::Stored;
use crate::domain::appointment::Status;
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::inquiry::RuleUsed;
use crate::domain::office::OfficeCode;
use crate::domain::rules::Key;
use crate::domain::visit::Arrival;
use diesel::dsl::max;
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = visits)]
struct VisitRow {
    appointment_number: String,
    ticket_no: i32,
    checked_in_at_utc: i64,
    admitted_rule: Option<String>,
    admitted_rules_version: Option<String>,
    called_at_utc: Option<i64>,
    window_no: Option<i32>,
    served_at_utc: Option<i64>,
}

/// A check-in.
pub struct CheckIn<'a> {
    /// Whose.
    pub number: &'a ConfirmationNumber,
    /// Where.
    pub office: &'a OfficeCode,
    /// The office's date.
    pub day: Date,
    /// When.
    pub at: Timestamp,
    /// The rule that let them in outside their time.
    pub admitted_by: Option<&'a RuleUsed>,
}

/// Whoever draws a ticket waits for others who do so at the same office: on SQLite nobody else writes meanwhile. The lock
/// lets rows be added that refer to the office; one that does not would make two who add some wait for each other.
fn lock_tickets(conn: &mut Conn, office: &OfficeCode) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(own) => {
            let row = offices::table.find(office.as_str()).select(offices::code).for_no_key_update();
            row.get_result::<String>(own).map(drop)
        }
    }
}

/// Checks somebody in whose appointment this write has revised: the appointment is arrived, and a ticket is drawn, the
/// next of that office and day.
pub fn check_in(conn: &mut Conn, new: &CheckIn<'_>) -> QueryResult<i32> {
    diesel::update(appointments::table.find(new.number.as_str()))
        .set((
            appointments::status.eq(Status::Arrived.as_str()),
            appointments::checked_in_at_utc.eq(Some(new.at.as_second())),
        ))
        .execute(conn)?;
    lock_tickets(conn, new.office)?;
    let last: Option<i32> = visits::table
        .filter(visits::office_code.eq(new.office.as_str()))
        .filter(visits::day.eq(new.day.to_string()))
        .select(max(visits::ticket_no))
        .get_result(conn)?;
    let ticket_no = last.unwrap_or(0) + 1;
    let row = (
        visits::appointment_number.eq(new.number.as_str()),
        visits::office_code.eq(new.office.as_str()),
        visits::day.eq(new.day.to_string()),
        visits::ticket_no.eq(ticket_no),
        visits::checked_in_at_utc.eq(new.at.as_second()),
        visits::admitted_rule.eq(new.admitted_by.map(|used| used.rule.as_str())),
        visits::admitted_rules_version.eq(new.admitted_by.map(|used| used.version.as_str())),
    );
    diesel::insert_into(visits::table).values(row).execute(conn)?;
    Ok(ticket_no)
}

/// Calls somebody to a window; false unless they wait.
pub fn call(conn: &mut Conn, number: &ConfirmationNumber, window_no: i32, at: Timestamp) -> QueryResult<bool> {
    let called = diesel::update(visits::table.find(number.as_str()))
        .filter(visits::called_at_utc.is_null())
        .set((visits::called_at_utc.eq(at.as_second()), visits::window_no.eq(window_no)))
        .execute(conn)?;
    Ok(called == 1)
}

/// Ends a visit; false unless the person was called and is still there.
pub fn serve(conn: &mut Conn, number: &ConfirmationNumber, at: Timestamp) -> QueryResult<bool> {
    let served = diesel::update(visits::table.find(number.as_str()))
        .filter(visits::called_at_utc.is_not_null())
        .filter(visits::served_at_utc.is_null())
        .set(visits::served_at_utc.eq(at.as_second()))
        .execute(conn)?;
    if served == 1 {
        let arrived = appointments::status.eq(Status::Arrived.as_str());
        diesel::update(appointments::table.find(number.as_str()).filter(arrived))
            .set((
                appointments::status.eq(Status::Served.as_str()),
                appointments::revision.eq(appointments::revision + 1),
                appointments::updated_at_utc.eq(at.as_second()),
            ))
            .execute(conn)?;
    }
    Ok(served == 1)
}

/// The arrival of an appointment.
pub fn find(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<Option<Arrival>> {
    let row = visits::table.find(number.as_str()).select(VisitRow::as_select()).get_result(conn).optional()?;
    Ok(row.and_then(read).map(|(_, arrival)| arrival))
}

/// An appointment with its arrival.
pub fn with_appointment(
    conn: &mut Conn,
    number: &ConfirmationNumber,
) -> QueryResult<Option<(Stored, Option<Arrival>)>> {
    let Some(stored) = super::appointments::find(conn, number)? else { return Ok(None) };
    Ok(Some((stored, find(conn, number)?)))
}

/// An office's appointments between two instants, of both models, in order of their times; with their arrivals.
pub fn day(
    conn: &mut Conn,
    office: &OfficeCode,
    bounds: (Timestamp, Timestamp),
    limit: i64,
) -> QueryResult<Vec<(Stored, Option<Arrival>)>> {
    let stored = super::appointments::between(conn, office, bounds, limit)?;
    let numbers: Vec<String> = stored.iter().map(|stored| stored.appointment.number.as_str().to_owned()).collect();
    let mut arrivals: HashMap<String, Arrival> = HashMap::new();
    for numbers in numbers.chunks(NUMBERS_AT_ONCE) {
        let rows: Vec<VisitRow> = visits::table
            .filter(visits::appointment_number.eq_any(numbers))
            .select(VisitRow::as_select())
            .load(conn)?;
        arrivals.extend(rows.into_iter().filter_map(read));
    }
    let with = |stored: Stored| {
        let arrival = arrivals.remove(stored.appointment.number.as_str());
        (stored, arrival)
    };
    Ok(stored.into_iter().map(with).collect())
}

/// Numbers in one `IN (…)`: far below SQLite's 32,766 variables.
const NUMBERS_AT_ONCE: usize = 500;

fn read(row: VisitRow) -> Option<(String, Arrival)> {
    let instant = |secs| Timestamp::from_second(secs).ok();
    let admitted_by = match (row.admitted_rule, row.admitted_rules_version) {
        (Some(rule), Some(version)) => Some(RuleUsed { rule: Key::parse(&rule)?, version }),
        _ => None,
    };
    let called = match (row.called_at_utc, row.window_no) {
        (Some(at), Some(window_no)) => Some((instant(at)?, window_no)),
        _ => None,
    };
    let served_at = match row.served_at_utc {
        Some(at) => Some(instant(at)?),
        None => None,
    };
    let checked_in_at = instant(row.checked_in_at_utc)?;
    Some((row.appointment_number, Arrival { ticket_no: row.ticket_no, checked_in_at, admitted_by, called, served_at }))
}
