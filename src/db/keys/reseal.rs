//! Giving way to a new key: which rows an older one still stands behind, and making them anew, each in the write of its
//! appointment or request. Nothing here changes a revision: who has a notice notices nothing.

use super::{hold, processes};
use crate::db::conn::Conn;
use crate::db::person_keys::{self, PersonKey};
use crate::db::schema::{appointments, inquiries, inquiry_keys};
use crate::db::{inquiry_keys as waiting, schema};
use crate::domain::appointment::Model;
use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::key::Process;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use jiff::Timestamp;

use aliases::{twins, waiting_twins};
use schema::person_keys as persons;

/// A person's rows under the new key, beside those under the old one.
mod aliases {
    use crate::db::schema::{inquiry_keys, person_keys};

    diesel::alias!(person_keys as twins: Twins, inquiry_keys as waiting_twins: WaitingTwins);
}

/// A sealed cell with the row's number, and an appointment's model.
pub type Left = (String, String, Vec<u8>);

/// What is put in a row's place.
pub struct Anew<N> {
    /// The row's number.
    pub number: N,
    /// What was read: whoever has changed it meanwhile has the last word.
    pub read: Vec<u8>,
    /// The same, sealed with the new key.
    pub sealed: Vec<u8>,
    /// The person's hash under the new key.
    pub person: PersonKey,
}

/// How much an older key still stands behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Appointments sealed with it.
    pub appointments: i64,
    /// Requests sealed with it.
    pub requests: i64,
    /// Persons' rows under it that have none under the new one.
    pub persons: i64,
}

impl Count {
    /// Whether nothing is left.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// Appointments that an older key still stands behind, in the order of their numbers: sealed with it, or with a person's
/// row that has none under the new key.
pub fn appointments_left(conn: &mut Conn, (old, new): (i64, i64), after: &str, limit: i64) -> QueryResult<Vec<Left>> {
    let columns = (appointments::number, appointments::model, appointments::details_sealed);
    let kept = || appointments::table.filter(appointments::purged_at_utc.is_null());
    let mut left: Vec<Left> = kept()
        .filter(appointments::key_id.eq(old))
        .filter(appointments::number.gt(after))
        .order(appointments::number)
        .limit(limit)
        .select(columns)
        .load(conn)?;
    let twin = twins
        .filter(twins.field(persons::appointment_number).eq(persons::appointment_number))
        .filter(twins.field(persons::key_id).eq(new));
    let alone: Vec<Left> = kept()
        .inner_join(persons::table.on(persons::appointment_number.eq(appointments::number)))
        .filter(persons::key_id.eq(old))
        // Not by the appointment's own number, which is the same: by this one SQLite walks an index and stops at the limit.
        .filter(persons::appointment_number.gt(after))
        .filter(not(exists(twin)))
        .order(persons::appointment_number)
        .limit(limit)
        .select(columns)
        .load(conn)?;
    merge(&mut left, alone, limit);
    Ok(left)
}

/// The same of requests; they have no model.
pub fn requests_left(conn: &mut Conn, (old, new): (i64, i64), after: &str, limit: i64) -> QueryResult<Vec<Left>> {
    let columns = (inquiries::number, inquiries::channel, inquiries::details_sealed);
    let kept = || inquiries::table.filter(inquiries::purged_at_utc.is_null());
    let mut left: Vec<Left> = kept()
        .filter(inquiries::key_id.eq(old))
        .filter(inquiries::number.gt(after))
        .order(inquiries::number)
        .limit(limit)
        .select(columns)
        .load(conn)?;
    let twin = waiting_twins
        .filter(waiting_twins.field(inquiry_keys::inquiry_number).eq(inquiry_keys::inquiry_number))
        .filter(waiting_twins.field(inquiry_keys::key_id).eq(new));
    let alone: Vec<Left> = kept()
        .inner_join(inquiry_keys::table.on(inquiry_keys::inquiry_number.eq(inquiries::number)))
        .filter(inquiry_keys::key_id.eq(old))
        .filter(inquiry_keys::inquiry_number.gt(after))
        .filter(not(exists(twin)))
        .order(inquiry_keys::inquiry_number)
        .limit(limit)
        .select(columns)
        .load(conn)?;
    merge(&mut left, alone, limit);
    Ok(left)
}

/// Both lists as one page: what is beyond the shorter one's end comes with the next.
fn merge(left: &mut Vec<Left>, alone: Vec<Left>, limit: i64) {
    left.extend(alone);
    left.sort();
    left.dedup();
    left.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
}

/// Seals an appointment anew and adds its person's row under the new key where there is one under `old`; false if it was
/// changed or emptied since it was read.
pub fn appointment(
    conn: &mut Conn,
    old: i64,
    model: Model,
    anew: &Anew<ConfirmationNumber>,
    now: Timestamp,
) -> QueryResult<bool> {
    hold(conn, anew.person.0)?;
    // Whoever empties the row waits for this write, or this write sees that it is empty.
    let changed = diesel::update(appointments::table.find(anew.number.as_str()))
        .filter(appointments::details_sealed.eq(&anew.read))
        .filter(appointments::purged_at_utc.is_null())
        .set((appointments::details_sealed.eq(&anew.sealed), appointments::key_id.eq(anew.person.0)))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    // Changes nothing, but holds the row: whoever removes it comes before or after this write, and then sees both.
    let rows = persons::table.filter(persons::appointment_number.eq(anew.number.as_str()));
    let held = diesel::update(rows.filter(persons::key_id.eq(old))).set(persons::key_id.eq(old)).execute(conn)?;
    if held > 0 {
        let person = [anew.person];
        person_keys::remove_dead(conn, model, &person, now)?;
        person_keys::insert(conn, model, &person, &anew.number)?;
    }
    Ok(true)
}

/// The same of a request.
pub fn request(conn: &mut Conn, old: i64, anew: &Anew<ServiceItemNumber>) -> QueryResult<bool> {
    hold(conn, anew.person.0)?;
    let changed = diesel::update(inquiries::table.find(anew.number.as_str()))
        .filter(inquiries::details_sealed.eq(&anew.read))
        .filter(inquiries::purged_at_utc.is_null())
        .set((inquiries::details_sealed.eq(&anew.sealed), inquiries::key_id.eq(anew.person.0)))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    let rows = inquiry_keys::table.filter(inquiry_keys::inquiry_number.eq(anew.number.as_str()));
    let held =
        diesel::update(rows.filter(inquiry_keys::key_id.eq(old))).set(inquiry_keys::key_id.eq(old)).execute(conn)?;
    if held > 0 {
        waiting::insert(conn, &[anew.person], &anew.number)?;
    }
    Ok(true)
}

/// What an older key still stands behind.
pub fn count(conn: &mut Conn, (old, new): (i64, i64)) -> QueryResult<Count> {
    let sealed = appointments::table.filter(appointments::purged_at_utc.is_null()).filter(appointments::key_id.eq(old));
    let told = inquiries::table.filter(inquiries::purged_at_utc.is_null()).filter(inquiries::key_id.eq(old));
    let twin = twins
        .filter(twins.field(persons::appointment_number).eq(persons::appointment_number))
        .filter(twins.field(persons::key_id).eq(new));
    let alone = persons::table.filter(persons::key_id.eq(old)).filter(not(exists(twin)));
    let twin = waiting_twins
        .filter(waiting_twins.field(inquiry_keys::inquiry_number).eq(inquiry_keys::inquiry_number))
        .filter(waiting_twins.field(inquiry_keys::key_id).eq(new));
    let asking = inquiry_keys::table.filter(inquiry_keys::key_id.eq(old)).filter(not(exists(twin)));
    let persons: i64 = alone.count().get_result(conn)?;
    Ok(Count {
        appointments: sealed.count().get_result(conn)?,
        requests: told.count().get_result(conn)?,
        persons: persons + asking.count().get_result::<i64>(conn)?,
    })
}

/// What keeps old keys from being dropped: living processes that do not seal with the new one, and what is left.
pub fn in_the_way(conn: &mut Conn, old: &[i64], new: i64, now: Timestamp) -> QueryResult<(Vec<Process>, Count)> {
    let processes = processes::living(conn, now, |process| process.seals != new)?;
    let mut left = Count::default();
    for old in old {
        let more = count(conn, (*old, new))?;
        left.appointments += more.appointments;
        left.requests += more.requests;
        left.persons += more.persons;
    }
    Ok((processes, left))
}

/// Appointments and requests that have a person's row under a key, so many of each at most.
pub fn persons_under(conn: &mut Conn, key_id: i64, limit: i64) -> QueryResult<Vec<String>> {
    let mut numbers: Vec<String> = persons::table
        .filter(persons::key_id.eq(key_id))
        .order(persons::appointment_number)
        .limit(limit)
        .select(persons::appointment_number)
        .load(conn)?;
    let asking: Vec<String> = inquiry_keys::table
        .filter(inquiry_keys::key_id.eq(key_id))
        .order(inquiry_keys::inquiry_number)
        .limit(limit)
        .select(inquiry_keys::inquiry_number)
        .load(conn)?;
    numbers.extend(asking);
    Ok(numbers)
}

/// Deletes persons' rows under a dropped key, so many at most.
pub fn forget_persons(conn: &mut Conn, dropped: i64, limit: i64) -> QueryResult<()> {
    let rows: Vec<(String, Vec<u8>)> = persons::table
        .filter(persons::key_id.eq(dropped))
        .limit(limit)
        .select((persons::model, persons::person_key))
        .load(conn)?;
    for (model, key) in &rows {
        diesel::delete(persons::table.find((model, key))).execute(conn)?;
    }
    let asking: Vec<Vec<u8>> = inquiry_keys::table
        .filter(inquiry_keys::key_id.eq(dropped))
        .limit(limit)
        .select(inquiry_keys::person_key)
        .load(conn)?;
    for key in &asking {
        diesel::delete(inquiry_keys::table.find(key)).execute(conn)?;
    }
    Ok(())
}
