//! Seats: one row for each window and session of an office. A row with a number is taken.

use super::conn::{Conn, on_either};
use super::postgres::lock_keeper;
use super::schema::{office_days, seats};
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::office::OfficeCode;
use diesel::backend::Backend;
use diesel::dsl::{case_when, count_star, min, not};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, HasSqlType, Text};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Seats of one office day: 96 sessions at 100 windows.
const DAY_SEATS_MAX: i64 = 9_600;
/// Plans of one office read at once: days are deleted when they are past.
const DAYS_MAX: i64 = 1_000;
/// Rows in one INSERT: six values each stay far below SQLite's 32,766 variables.
const ROWS_AT_ONCE: usize = 500;

/// When a seat opens that the office's plan no longer has: never (the year 9999), even when it is freed.
const NEVER: i64 = 253_402_300_799;

/// Begin, window, kept for the desk, taken by.
type DaySeat = (i64, i32, bool, Option<String>);

/// A seat that an office day should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WantedSeat {
    /// When its session begins.
    pub starts_at: Timestamp,
    /// Which window, from 1.
    pub window_no: i32,
    /// Kept for the current model, never offered in the portal.
    pub desk: bool,
}

/// Whose windows a seat belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Windows {
    /// Offered in the portal.
    Portal,
    /// Kept for the current model: officers assign them.
    Desk,
}

/// Free seats of the portal's or the desk's windows by session, only sessions that have one, in order.
pub fn free_by_session(
    conn: &mut Conn,
    windows: Windows,
    office: &OfficeCode,
    from: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> QueryResult<Vec<(Timestamp, i64)>> {
    let rows: Vec<(i64, i64)> = seats::table
        .filter(seats::office_code.eq(office.as_str()))
        .filter(seats::starts_at_utc.ge(whole_second(from)).and(seats::starts_at_utc.lt(until.as_second())))
        .filter(seats::appointment_number.is_null().and(seats::desk.eq(windows == Windows::Desk)))
        .filter(seats::open_from_utc.le(now.as_second()))
        .group_by(seats::starts_at_utc)
        .select((seats::starts_at_utc, count_star()))
        // No LIMIT: SQLite would prepare the statement anew each time. The window's few weeks are the limit.
        .order(seats::starts_at_utc)
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(secs, free)| Some((Timestamp::from_second(secs).ok()?, free))).collect())
}

/// The first whole second then or later. Sessions begin on whole seconds, the clock stands between them: a session that
/// began half a second before is not one from then on.
fn whole_second(from: Timestamp) -> i64 {
    from.as_second() + i64::from(from.subsec_nanosecond() > 0)
}

/// How many portal seats are free.
pub fn count_free(
    conn: &mut Conn,
    office: &OfficeCode,
    from: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> QueryResult<i64> {
    seats::table
        .filter(seats::office_code.eq(office.as_str()))
        .filter(seats::starts_at_utc.ge(whole_second(from)).and(seats::starts_at_utc.lt(until.as_second())))
        .filter(seats::appointment_number.is_null().and(not(seats::desk)))
        .filter(seats::open_from_utc.le(now.as_second()))
        .count()
        .get_result(conn)
}

/// The first session with a free portal seat.
pub fn first_free(
    conn: &mut Conn,
    office: &OfficeCode,
    from: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> QueryResult<Option<Timestamp>> {
    let first: Option<i64> = seats::table
        .filter(seats::office_code.eq(office.as_str()))
        .filter(seats::starts_at_utc.ge(whole_second(from)).and(seats::starts_at_utc.lt(until.as_second())))
        .filter(seats::appointment_number.is_null().and(not(seats::desk)))
        .filter(seats::open_from_utc.le(now.as_second()))
        .select(min(seats::starts_at_utc))
        .get_result(conn)?;
    Ok(first.and_then(|secs| Timestamp::from_second(secs).ok()))
}

/// Gives one free portal seat of a session to an appointment; false if there is none left.
pub fn claim(
    conn: &mut Conn,
    office: &OfficeCode,
    starts_at: Timestamp,
    number: &ConfirmationNumber,
    now: Timestamp,
) -> QueryResult<bool> {
    claim_of(conn, Windows::Portal, office, starts_at, number, now)
}

/// The same of either kind of windows.
pub fn claim_of(
    conn: &mut Conn,
    windows: Windows,
    office: &OfficeCode,
    starts_at: Timestamp,
    number: &ConfirmationNumber,
    now: Timestamp,
) -> QueryResult<bool> {
    let claim = |locks| Claim {
        windows,
        office: office.as_str(),
        starts_at_secs: starts_at.as_second(),
        number: number.as_str(),
        now_secs: now.as_second(),
        locks,
    };
    match conn {
        Conn::Sqlite(own) => Ok(claim(NO_LOCKS).execute(own)? == 1),
        // A seat that somebody has locked may come back when they roll back: before "taken" is said, one more claim
        // waits for them. Most claims never get there, and so do not queue behind each other.
        Conn::Postgres(own) => {
            Ok(claim(PASS_BY_LOCKED).execute(own)? == 1 || claim(WAIT_FOR_LOCKED).execute(own)? == 1)
        }
    }
}

/// On SQLite nobody else writes meanwhile.
const NO_LOCKS: &str = "";
/// A claim that takes the first seat nobody else is just taking.
const PASS_BY_LOCKED: &str = " FOR UPDATE SKIP LOCKED";
/// A claim that waits for whoever is just taking the first seat, and goes on to the next if they keep it.
const WAIT_FOR_LOCKED: &str = " FOR UPDATE";

/// One guarded statement whose row count is the answer. The sub-query is a scalar one, so that it runs once.
///
/// Its own type, since the engines keep it prepared then: diesel has its `update` and `sql_query` prepared anew each
/// time, which costs as much as all else of a claim.
struct Claim<'a> {
    windows: Windows,
    office: &'a str,
    starts_at_secs: i64,
    number: &'a str,
    now_secs: i64,
    /// How it meets the locks of others.
    locks: &'static str,
}

impl<DB> QueryFragment<DB> for Claim<'_>
where
    DB: Backend + HasSqlType<Text> + HasSqlType<BigInt>,
    str: ToSql<Text, DB>,
    i64: ToSql<BigInt, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE seats SET appointment_number = ");
        out.push_bind_param::<Text, _>(self.number)?;
        out.push_sql(" WHERE office_code = ");
        out.push_bind_param::<Text, _>(self.office)?;
        out.push_sql(" AND starts_at_utc = ");
        out.push_bind_param::<BigInt, _>(&self.starts_at_secs)?;
        out.push_sql(
            " AND appointment_number IS NULL AND window_no = (SELECT window_no FROM seats WHERE office_code = ",
        );
        out.push_bind_param::<Text, _>(self.office)?;
        out.push_sql(" AND starts_at_utc = ");
        out.push_bind_param::<BigInt, _>(&self.starts_at_secs)?;
        out.push_sql(match self.windows {
            Windows::Portal => " AND appointment_number IS NULL AND NOT desk AND open_from_utc <= ",
            Windows::Desk => " AND appointment_number IS NULL AND desk AND open_from_utc <= ",
        });
        out.push_bind_param::<BigInt, _>(&self.now_secs)?;
        out.push_sql(" ORDER BY window_no LIMIT 1");
        out.push_sql(self.locks);
        out.push_sql(")");
        Ok(())
    }
}

/// Known by its text.
impl QueryId for Claim<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<C> RunQueryDsl<C> for Claim<'_> {}

/// Frees the seat of an appointment; it is offered again from `open_from`, unless the office's plan no longer has it.
pub fn free(conn: &mut Conn, number: &ConfirmationNumber, open_from: Timestamp) -> QueryResult<()> {
    let opens = case_when::<_, _, BigInt>(seats::open_from_utc.eq(NEVER), seats::open_from_utc)
        .otherwise(open_from.as_second());
    diesel::update(seats::table.filter(seats::appointment_number.eq(number.as_str())))
        .set((seats::appointment_number.eq(None::<String>), seats::open_from_utc.eq(opens)))
        .execute(conn)
        .map(drop)
}

/// Keeps other processes from making seats until this write ends. Whoever makes seats calls it first and then reads
/// the plans.
pub fn lock_plans(conn: &mut Conn) -> QueryResult<()> {
    lock_keeper(conn)
}

/// The plans that an office's days were made from.
pub fn plans(conn: &mut Conn, office: &OfficeCode) -> QueryResult<HashMap<String, String>> {
    office_days::table
        .filter(office_days::office_code.eq(office.as_str()))
        .select((office_days::day, office_days::plan))
        .limit(DAYS_MAX)
        .load(conn)
        .map(|rows: Vec<(String, String)>| rows.into_iter().collect())
}

/// Makes one office day's seats what they should be: missing ones are added, unwanted free ones deleted; a taken seat
/// stays whatever the plan says. Doing it again changes nothing.
pub fn make_day(
    conn: &mut Conn,
    office: &OfficeCode,
    day: Date,
    bounds: (Timestamp, Timestamp),
    plan: &str,
    wanted: &[WantedSeat],
) -> QueryResult<()> {
    let rows = lock_day(conn, office, bounds)?;
    let wanted_keys: HashSet<(i64, i32, bool)> =
        wanted.iter().map(|seat| (seat.starts_at.as_second(), seat.window_no, seat.desk)).collect();
    let mut kept = HashSet::new();
    for (secs, window_no, desk, taken_by) in rows {
        let seat = seats::table.find((office.as_str(), secs, window_no));
        let is_wanted = wanted_keys.contains(&(secs, window_no, desk));
        if taken_by.is_some() {
            let open_from = if is_wanted { 0 } else { NEVER };
            diesel::update(seat).set(seats::open_from_utc.eq(open_from)).execute(conn)?;
        } else if !is_wanted {
            diesel::delete(seat).execute(conn)?;
            continue;
        }
        kept.insert((secs, window_no));
    }
    let missing: Vec<_> = wanted
        .iter()
        .filter(|seat| !kept.contains(&(seat.starts_at.as_second(), seat.window_no)))
        .map(|seat| {
            (
                seats::office_code.eq(office.as_str()),
                seats::starts_at_utc.eq(seat.starts_at.as_second()),
                seats::window_no.eq(seat.window_no),
                seats::desk.eq(seat.desk),
                seats::open_from_utc.eq(0),
            )
        })
        .collect();
    for rows in missing.chunks(ROWS_AT_ONCE) {
        let insert = diesel::insert_into(seats::table).values(rows);
        on_either!(conn, own => insert.execute(own))?;
    }
    let row = (
        office_days::office_code.eq(office.as_str()),
        office_days::day.eq(day.to_string()),
        office_days::plan.eq(plan),
    );
    let insert = diesel::insert_into(office_days::table).values(row);
    let put = insert.on_conflict((office_days::office_code, office_days::day)).do_update();
    let put = put.set(office_days::plan.eq(plan));
    on_either!(conn, own => put.execute(own)).map(drop)
}

/// A day's seats, which nobody can claim or free until this write ends.
fn lock_day(conn: &mut Conn, office: &OfficeCode, bounds: (Timestamp, Timestamp)) -> QueryResult<Vec<DaySeat>> {
    let rows = seats::table
        .filter(seats::office_code.eq(office.as_str()))
        .filter(seats::starts_at_utc.ge(bounds.0.as_second()).and(seats::starts_at_utc.lt(bounds.1.as_second())))
        .select((seats::starts_at_utc, seats::window_no, seats::desk, seats::appointment_number))
        .limit(DAY_SEATS_MAX);
    match conn {
        Conn::Sqlite(own) => rows.load(own),
        Conn::Postgres(own) => rows.order((seats::starts_at_utc, seats::window_no)).for_update().load(own),
    }
}

/// Deletes an office's free seats and plans of days that are over.
pub fn forget_past(conn: &mut Conn, office: &OfficeCode, today: Date, midnight: Timestamp) -> QueryResult<()> {
    diesel::delete(seats::table)
        .filter(seats::office_code.eq(office.as_str()))
        .filter(seats::starts_at_utc.lt(midnight.as_second()))
        .filter(seats::appointment_number.is_null())
        .execute(conn)?;
    diesel::delete(office_days::table)
        .filter(office_days::office_code.eq(office.as_str()))
        .filter(office_days::day.lt(today.to_string()))
        .execute(conn)
        .map(drop)
}
