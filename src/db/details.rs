//! The end of what is sealed: which rows are due to be emptied, and emptying them. The facts of a visit stay; the
//! person, the PIN, what was told, the keys that lead to the row and the key of its form go.

use super::conn::Conn;
use super::schema::{appointments, inquiries, inquiry_keys, person_keys};
use diesel::prelude::*;
use jiff::Timestamp;
use std::ops::AddAssign;

/// A row to be emptied, as it was read: its number and its revision.
pub type Due = (String, i64);

/// How many rows were emptied or deleted, or would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emptied {
    /// Appointments emptied.
    pub appointments: usize,
    /// Requests emptied.
    pub requests: usize,
    /// Keys of persons deleted.
    pub person_keys: usize,
}

impl AddAssign for Emptied {
    fn add_assign(&mut self, more: Self) {
        self.appointments += more.appointments;
        self.requests += more.requests;
        self.person_keys += more.person_keys;
    }
}

/// Appointments that began before an instant and are not emptied, the oldest first.
pub fn due_appointments(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<Vec<Due>> {
    appointments::table
        .filter(appointments::purged_at_utc.is_null())
        .filter(appointments::starts_at_utc.lt(before.as_second()))
        .order((appointments::starts_at_utc, appointments::number))
        .limit(limit)
        .select((appointments::number, appointments::revision))
        .load(conn)
}

/// Requests that led to no appointment, were decided before an instant and are not emptied, the oldest first.
pub fn due_requests(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<Vec<Due>> {
    inquiries::table
        .filter(inquiries::purged_at_utc.is_null())
        .filter(inquiries::appointment_number.is_null())
        .filter(inquiries::decided_at_utc.lt(before.as_second()))
        .order((inquiries::decided_at_utc, inquiries::number))
        .limit(limit)
        .select((inquiries::number, inquiries::revision))
        .load(conn)
}

/// Empties an appointment, with the request that led to it and the keys of its person; nothing happens to one that is
/// empty already or was changed since it was read.
pub fn empty_appointment(conn: &mut Conn, (number, revision): &Due, now: Timestamp) -> QueryResult<Emptied> {
    let changed = diesel::update(appointments::table.find(number))
        .filter(appointments::revision.eq(revision))
        .filter(appointments::purged_at_utc.is_null())
        .set((
            appointments::details_sealed.eq(NOTHING),
            appointments::booking_key.eq(number.as_bytes()),
            appointments::purged_at_utc.eq(now.as_second()),
        ))
        .execute(conn)?;
    let mut emptied = Emptied { appointments: changed, ..Emptied::default() };
    if changed == 1 {
        let keys = person_keys::table.filter(person_keys::appointment_number.eq(number));
        emptied.person_keys += diesel::delete(keys).execute(conn)?;
        let request: Option<Due> = inquiries::table
            .filter(inquiries::appointment_number.eq(number))
            .select((inquiries::number, inquiries::revision))
            .get_result(conn)
            .optional()?;
        if let Some(request) = request {
            emptied += empty_request(conn, &request, now)?;
        }
    }
    Ok(emptied)
}

/// Empties a decided request and deletes the keys of its person, as [`empty_appointment`].
pub fn empty_request(conn: &mut Conn, (number, revision): &Due, now: Timestamp) -> QueryResult<Emptied> {
    let requests = diesel::update(inquiries::table.find(number))
        .filter(inquiries::revision.eq(revision))
        .filter(inquiries::decided_at_utc.is_not_null())
        .filter(inquiries::purged_at_utc.is_null())
        .set((
            inquiries::details_sealed.eq(NOTHING),
            inquiries::request_key.eq(number.as_bytes()),
            inquiries::purged_at_utc.eq(now.as_second()),
        ))
        .execute(conn)?;
    let mut emptied = Emptied { requests, ..Emptied::default() };
    if requests == 1 {
        let keys = inquiry_keys::table.filter(inquiry_keys::inquiry_number.eq(number));
        emptied.person_keys += diesel::delete(keys).execute(conn)?;
    }
    Ok(emptied)
}

/// Whether an appointment's row is there and empty.
pub fn is_emptied(conn: &mut Conn, number: &str) -> QueryResult<bool> {
    let row = appointments::table.find(number).filter(appointments::purged_at_utc.is_not_null());
    let found: Option<String> = row.select(appointments::number).get_result(conn).optional()?;
    Ok(found.is_some())
}

/// What would be emptied.
pub fn count_due(conn: &mut Conn, before: Timestamp) -> QueryResult<Emptied> {
    let due = || {
        appointments::table
            .filter(appointments::purged_at_utc.is_null())
            .filter(appointments::starts_at_utc.lt(before.as_second()))
    };
    let asked =
        due().inner_join(inquiries::table.on(inquiries::appointment_number.eq(appointments::number.nullable())));
    let keys = due().inner_join(person_keys::table.on(person_keys::appointment_number.eq(appointments::number)));
    let alone = inquiries::table
        .filter(inquiries::purged_at_utc.is_null())
        .filter(inquiries::appointment_number.is_null())
        .filter(inquiries::decided_at_utc.lt(before.as_second()));
    Ok(Emptied {
        appointments: count(due().count().get_result(conn)?),
        requests: count(asked.count().get_result(conn)?) + count(alone.count().get_result(conn)?),
        person_keys: count(keys.count().get_result(conn)?),
    })
}

/// What an emptied cell holds.
const NOTHING: &[u8] = &[];

fn count(rows: i64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}
