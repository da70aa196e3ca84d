//! Failed log-ins under names that no account has, by the keyed hash of what was typed.

use super::conn::{Conn, on_either};
use super::schema::unknown_names;
use super::staff::{count, lock_out};
use crate::domain::guesses::Tries;
use diesel::prelude::*;
use jiff::Timestamp;

/// The failures under a name.
pub fn find(conn: &mut Conn, name_hash: &[u8; 32]) -> QueryResult<Tries> {
    let row: Option<(i32, i64)> = unknown_names::table
        .find(name_hash.as_slice())
        .select((unknown_names::failures, unknown_names::locked_until_utc))
        .get_result(conn)
        .optional()?;
    Ok(row.map_or(Tries::NONE, |(failures, until_secs)| lock_out(failures, until_secs)))
}

/// Replaces them if they are still `before`, else false: of those who try at the same time, each counts.
pub fn set(conn: &mut Conn, name_hash: &[u8; 32], before: Tries, after: Tries) -> QueryResult<bool> {
    if before == Tries::NONE {
        let row = (
            unknown_names::name_hash.eq(name_hash.as_slice()),
            unknown_names::failures.eq(count(after)),
            unknown_names::locked_until_utc.eq(after.until.as_second()),
        );
        let insert = diesel::insert_into(unknown_names::table).values(row).on_conflict_do_nothing();
        return Ok(on_either!(conn, own => insert.execute(own))? == 1);
    }
    let update = diesel::update(unknown_names::table.find(name_hash.as_slice()))
        .filter(unknown_names::failures.eq(count(before)))
        .filter(unknown_names::locked_until_utc.eq(before.until.as_second()))
        .set((unknown_names::failures.eq(count(after)), unknown_names::locked_until_utc.eq(after.until.as_second())));
    Ok(update.execute(conn)? == 1)
}

/// Writes the row and leaves it as it is: as long as the line in the record takes that an account's failure gets. There
/// and back, since SQLite writes nothing where nothing changes.
pub fn touch(conn: &mut Conn, name_hash: &[u8; 32]) -> QueryResult<()> {
    let failures = unknown_names::failures;
    let row = unknown_names::table.find(name_hash.as_slice());
    diesel::update(row).set(failures.eq(failures + 1)).execute(conn)?;
    diesel::update(row).set(failures.eq(failures - 1)).execute(conn).map(drop)
}

/// Whether there is a name whose wait ended before an instant.
pub fn any_before(conn: &mut Conn, before: Timestamp) -> QueryResult<bool> {
    let oldest: Option<i64> = unknown_names::table
        .filter(unknown_names::locked_until_utc.lt(before.as_second()))
        .order(unknown_names::locked_until_utc)
        .select(unknown_names::locked_until_utc)
        .first(conn)
        .optional()?;
    Ok(oldest.is_some())
}

/// Forgets the names whose wait ended before an instant.
pub fn delete_before(conn: &mut Conn, before: Timestamp) -> QueryResult<()> {
    diesel::delete(unknown_names::table.filter(unknown_names::locked_until_utc.lt(before.as_second())))
        .execute(conn)
        .map(drop)
}
