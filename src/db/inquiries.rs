//! Requests to the current model as rows: the facts in clear, the person and what they told sealed.

use super::conn::{Conn, on_either};
use super::keys;
use super::schema::{appointments, inquiries};
use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::inquiry::{Channel, Decision, Inquiry, RuleUsed, Status};
use crate::domain::office::OfficeCode;
use crate::domain::rules::Key;
use diesel::dsl::min;
use diesel::prelude::*;
use jiff::Timestamp;

#[derive(Queryable, Selectable)]
#[diesel(table_name = inquiries)]
struct InquiryRow {
    number: String,
    channel: String,
    kind: String,
    language: String,
    office_code: String,
    urgent: bool,
    text_ahead: bool,
    era: String,
    taken_rule: String,
    taken_rules_version: String,
    received_at_utc: i64,
    due_from_utc: i64,
    due_by_utc: i64,
    status: String,
    missed_calls: i32,
    decided_at_utc: Option<i64>,
    decided_by: Option<String>,
    decided_rule: Option<String>,
    decided_rules_version: Option<String>,
    overridden_rule: Option<String>,
    appointment_number: Option<String>,
    revision: i64,
    details_sealed: Vec<u8>,
    key_id: i64,
    updated_at_utc: i64,
}

/// A request with the person still sealed.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The facts in clear.
    pub inquiry: Inquiry,
    /// The person and what they told.
    pub details_sealed: Vec<u8>,
    /// Which key sealed them.
    pub key_id: i64,
}

/// What a new request is made of.
pub struct NewInquiry {
    /// The facts in clear; it waits.
    pub inquiry: Inquiry,
    /// The person and what they told.
    pub details_sealed: Vec<u8>,
    /// Which key sealed them.
    pub key_id: i64,
    /// The key of the form that asked, once in the table.
    pub request_key: [u8; 32],
}

/// Which requests to list.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Of this office only.
    pub office: Option<OfficeCode>,
    /// People at the door, or those who wait for a call.
    pub at_door: bool,
}

/// Adds a request; false if its number or its form's key is in the table already.
pub fn insert(conn: &mut Conn, new: &NewInquiry) -> QueryResult<bool> {
    keys::hold(conn, new.key_id)?;
    let asked = &new.inquiry;
    let row = (
        inquiries::number.eq(asked.number.as_str()),
        inquiries::channel.eq(asked.channel.as_str()),
        inquiries::kind.eq(asked.kind.as_str()),
        inquiries::language.eq(&asked.language),
        inquiries::office_code.eq(asked.office.as_str()),
        inquiries::urgent.eq(asked.urgent),
        inquiries::text_ahead.eq(asked.text_ahead),
        inquiries::era.eq(asked.era.as_str()),
        inquiries::taken_rule.eq(asked.taken_by.rule.as_str()),
        inquiries::taken_rules_version.eq(&asked.taken_by.version),
        inquiries::received_at_utc.eq(asked.received_at.as_second()),
        inquiries::due_from_utc.eq(asked.due_from.as_second()),
        inquiries::due_by_utc.eq(asked.due_by.as_second()),
        inquiries::status.eq(asked.status.as_str()),
        inquiries::missed_calls.eq(i32::from(asked.missed_calls)),
        inquiries::revision.eq(asked.revision),
        inquiries::request_key.eq(new.request_key.as_slice()),
        inquiries::details_sealed.eq(new.details_sealed.as_slice()),
        inquiries::key_id.eq(new.key_id),
        inquiries::updated_at_utc.eq(asked.updated_at.as_second()),
    );
    let insert = diesel::insert_into(inquiries::table).values(row).on_conflict_do_nothing();
    let added = on_either!(conn, own => insert.execute(own))?;
    Ok(added == 1)
}

/// The request of a number; an emptied one is nobody's any more.
pub fn find(conn: &mut Conn, number: &ServiceItemNumber) -> QueryResult<Option<Stored>> {
    let row = inquiries::table
        .find(number.as_str())
        .filter(inquiries::purged_at_utc.is_null())
        .select(InquiryRow::as_select())
        .get_result(conn)
        .optional()?;
    row.map(read).transpose()
}

/// Its sealed cell alone: so little that finding one takes hardly longer than finding none.
pub fn find_cell(conn: &mut Conn, number: &ServiceItemNumber) -> QueryResult<Option<Vec<u8>>> {
    inquiries::table
        .find(number.as_str())
        .filter(inquiries::purged_at_utc.is_null())
        .select(inquiries::details_sealed)
        .get_result(conn)
        .optional()
}

/// The request that a form has already made, known by one of its keys.
pub fn find_by_request_key(conn: &mut Conn, keys: &[[u8; 32]]) -> QueryResult<Option<Stored>> {
    for key in keys {
        let row = inquiries::table
            .filter(inquiries::request_key.eq(key.as_slice()))
            .select(InquiryRow::as_select())
            .get_result(conn)
            .optional()?;
        if let Some(row) = row {
            return read(row).map(Some);
        }
    }
    Ok(None)
}

/// The request that led to an appointment.
pub fn find_by_appointment(conn: &mut Conn, number: &ConfirmationNumber) -> QueryResult<Option<Stored>> {
    let row = inquiries::table
        .filter(inquiries::appointment_number.eq(number.as_str()))
        .filter(inquiries::purged_at_utc.is_null())
        .select(InquiryRow::as_select())
        .get_result(conn)
        .optional()?;
    row.map(read).transpose()
}

/// Changes a request from what was read to where it stands now, with its decision and appointment; false if somebody
/// else has changed it since.
pub fn change(conn: &mut Conn, read: &Inquiry, changed: &Inquiry) -> QueryResult<bool> {
    let decision = changed.decision.as_ref();
    let rule = decision.and_then(|decision| decision.rule.as_ref());
    let set = (
        inquiries::status.eq(changed.status.as_str()),
        inquiries::missed_calls.eq(i32::from(changed.missed_calls)),
        inquiries::decided_at_utc.eq(decision.map(|decision| decision.at.as_second())),
        inquiries::decided_by.eq(decision.map(|decision| decision.by.clone())),
        inquiries::decided_rule.eq(rule.map(|used| used.rule.as_str().to_owned())),
        inquiries::decided_rules_version.eq(rule.map(|used| used.version.clone())),
        inquiries::overridden_rule
            .eq(decision.and_then(|decision| decision.overridden.as_ref()).map(|key| key.as_str().to_owned())),
        inquiries::appointment_number.eq(changed.appointment.as_ref().map(|number| number.as_str().to_owned())),
        inquiries::revision.eq(read.revision + 1),
        inquiries::updated_at_utc.eq(changed.updated_at.as_second()),
    );
    let changed = diesel::update(inquiries::table.find(read.number.as_str()))
        .filter(inquiries::revision.eq(read.revision))
        .filter(inquiries::status.eq(read.status.as_str()))
        .set(set)
        .execute(conn)?;
    Ok(changed == 1)
}

/// Replaces what is sealed.
pub fn set_details(conn: &mut Conn, number: &ServiceItemNumber, sealed: &[u8], key_id: i64) -> QueryResult<()> {
    keys::hold(conn, key_id)?;
    diesel::update(inquiries::table.find(number.as_str()))
        .set((inquiries::details_sealed.eq(sealed), inquiries::key_id.eq(key_id)))
        .execute(conn)
        .map(drop)
}

/// Requests that nobody has decided, in the order of their promise: urgent ones first, then by the end of their window.
pub fn open(conn: &mut Conn, wanted: &Wanted, limit: i64) -> QueryResult<Vec<Stored>> {
    let mut rows = inquiries::table
        .filter(inquiries::status.eq_any([Status::Waiting.as_str(), Status::Reached.as_str()]))
        .into_boxed();
    if let Some(office) = &wanted.office {
        rows = rows.filter(inquiries::office_code.eq(office.as_str().to_owned()));
    }
    let door = inquiries::channel.eq(Channel::WalkIn.as_str());
    rows =
        if wanted.at_door { rows.filter(door) } else { rows.filter(inquiries::channel.ne(Channel::WalkIn.as_str())) };
    let rows: Vec<InquiryRow> = rows
        .order((inquiries::urgent.desc(), inquiries::due_by_utc, inquiries::received_at_utc, inquiries::number))
        .limit(limit)
        .select(InquiryRow::as_select())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// How many requests of an office wait, and how many of them are overdue: `(waiting, overdue)`.
pub fn count_open(conn: &mut Conn, office: Option<&OfficeCode>, now: Timestamp) -> QueryResult<(i64, i64)> {
    let open = || {
        let rows = inquiries::table
            .filter(inquiries::status.eq_any([Status::Waiting.as_str(), Status::Reached.as_str()]))
            .filter(inquiries::channel.ne(Channel::WalkIn.as_str()))
            .into_boxed();
        match office {
            Some(office) => rows.filter(inquiries::office_code.eq(office.as_str().to_owned())),
            None => rows,
        }
    };
    let waiting = open().count().get_result(conn)?;
    let overdue = open()
        .filter(inquiries::status.eq(Status::Waiting.as_str()))
        .filter(inquiries::due_by_utc.lt(now.as_second()))
        .count()
        .get_result(conn)?;
    Ok((waiting, overdue))
}

/// Urgent requests of an office whose appointment is still to come: the office can refuse them. By time.
pub fn urgent_to_come(
    conn: &mut Conn,
    office: Option<&OfficeCode>,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<Stored>> {
    let mut rows = inquiries::table
        .inner_join(appointments::table.on(inquiries::appointment_number.eq(appointments::number.nullable())))
        .filter(inquiries::status.eq(Status::Scheduled.as_str()))
        .filter(inquiries::urgent)
        .filter(inquiries::channel.ne(Channel::WalkIn.as_str()))
        .filter(appointments::status.eq(crate::domain::appointment::Status::Booked.as_str()))
        .filter(appointments::starts_at_utc.gt(now.as_second()))
        .into_boxed();
    if let Some(office) = office {
        rows = rows.filter(inquiries::office_code.eq(office.as_str().to_owned()));
    }
    let rows: Vec<InquiryRow> = rows
        .order((appointments::starts_at_utc, inquiries::number))
        .limit(limit)
        .select(InquiryRow::as_select())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// When the next window of a call-back begins, and when the next one ends, of requests that wait.
pub fn next_dues(conn: &mut Conn, after: Timestamp) -> QueryResult<[Option<Timestamp>; 2]> {
    let waiting = || {
        inquiries::table
            .filter(inquiries::status.eq(Status::Waiting.as_str()))
            .filter(inquiries::channel.ne(Channel::WalkIn.as_str()))
    };
    let from: Option<i64> = waiting()
        .filter(inquiries::due_from_utc.gt(after.as_second()))
        .select(min(inquiries::due_from_utc))
        .get_result(conn)?;
    let by: Option<i64> = waiting()
        .filter(inquiries::due_by_utc.gt(after.as_second()))
        .select(min(inquiries::due_by_utc))
        .get_result(conn)?;
    Ok([from, by].map(|secs| secs.and_then(|secs| Timestamp::from_second(secs).ok())))
}

/// People at the door whose day was over before an instant, oldest first.
pub fn left_at_door(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<Vec<Stored>> {
    let rows: Vec<InquiryRow> = inquiries::table
        .filter(inquiries::status.eq(Status::Waiting.as_str()))
        .filter(inquiries::channel.eq(Channel::WalkIn.as_str()))
        .filter(inquiries::due_by_utc.le(before.as_second()))
        .order((inquiries::due_by_utc, inquiries::number))
        .limit(limit)
        .select(InquiryRow::as_select())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// A page of all requests in the order of their numbers, for the audit; `None` for a row that does not read.
pub fn page_after(conn: &mut Conn, after: &str, limit: i64) -> QueryResult<Vec<(String, Option<Stored>)>> {
    let rows: Vec<InquiryRow> = inquiries::table
        .filter(inquiries::number.gt(after))
        .order(inquiries::number)
        .limit(limit)
        .select(InquiryRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.number.clone(), read(row).ok())).collect())
}

/// A row that does not read was altered from outside; the caller answers as for any fault of the database.
fn read(row: InquiryRow) -> QueryResult<Stored> {
    let number = row.number.clone();
    let (details_sealed, key_id) = (row.details_sealed.clone(), row.key_id);
    let inquiry = read_inquiry(row)
        .ok_or_else(|| diesel::result::Error::DeserializationError(format!("request {number} does not read").into()))?;
    Ok(Stored { inquiry, details_sealed, key_id })
}

fn read_inquiry(row: InquiryRow) -> Option<Inquiry> {
    let instant = |secs| Timestamp::from_second(secs).ok();
    let rule = match (row.decided_rule, row.decided_rules_version) {
        (Some(rule), Some(version)) => Some(RuleUsed { rule: Key::parse(&rule)?, version }),
        _ => None,
    };
    let overridden = match row.overridden_rule {
        Some(rule) => Some(Key::parse(&rule)?),
        None => None,
    };
    let decision = match (row.decided_at_utc, row.decided_by) {
        (Some(at), Some(by)) => Some(Decision { at: instant(at)?, by, rule, overridden }),
        _ => None,
    };
    let appointment = match row.appointment_number {
        Some(number) => Some(ConfirmationNumber::parse(&number).ok()?),
        None => None,
    };
    Some(Inquiry {
        number: ServiceItemNumber::parse(&row.number).ok()?,
        channel: Channel::parse(&row.channel)?,
        kind: Key::parse(&row.kind)?,
        language: row.language,
        office: OfficeCode::parse(&row.office_code).ok()?,
        urgent: row.urgent,
        text_ahead: row.text_ahead,
        era: Key::parse(&row.era)?,
        taken_by: RuleUsed { rule: Key::parse(&row.taken_rule)?, version: row.taken_rules_version },
        received_at: instant(row.received_at_utc)?,
        due_from: instant(row.due_from_utc)?,
        due_by: instant(row.due_by_utc)?,
        status: Status::parse(&row.status)?,
        missed_calls: row.missed_calls.try_into().ok()?,
        decision,
        appointment,
        revision: row.revision,
        updated_at: instant(row.updated_at_utc)?,
    })
}
