//! Tries at what could be guessed, by bucket: a part of a keyed hash, so that a row names nobody and there are so many
//! and no more. A bucket without a row has no tries. Bookings are counted in the same table (`limits/pacing`).

use super::conn::{Conn, on_either};
use super::postgres::lock_buckets;
use super::schema::guesses;
use super::staff::{count, lock_out};
use crate::domain::guesses::Tries;
use diesel::prelude::*;
use jiff::Timestamp;

/// Rows deleted in one write, so that others need not wait long for theirs.
const ROWS_AT_ONCE: i64 = 5_000;

/// The tries of each bucket, in the same order.
pub fn find(conn: &mut Conn, buckets: &[i32]) -> QueryResult<Vec<Tries>> {
    let one = |bucket: &i32| {
        let row: Option<(i32, i64)> =
            guesses::table.find(*bucket).select((guesses::failures, guesses::until_utc)).first(conn).optional()?;
        Ok(row.map_or(Tries::NONE, |(failures, until_secs)| lock_out(failures, until_secs)))
    };
    buckets.iter().map(one).collect()
}

/// Makes others wait who count in one of these buckets, until this write ends. All must name them in the same order.
pub fn lock(conn: &mut Conn, buckets: &[i32]) -> QueryResult<()> {
    lock_buckets(conn, buckets)
}

/// Replaces the tries of a bucket, which is locked.
pub fn set(conn: &mut Conn, bucket: i32, tries: Tries, forgotten_at: Timestamp) -> QueryResult<()> {
    let values = (
        guesses::failures.eq(count(tries)),
        guesses::until_utc.eq(tries.until.as_second()),
        guesses::forgotten_utc.eq(forgotten_at.as_second()),
    );
    let insert = diesel::insert_into(guesses::table).values((guesses::bucket.eq(bucket), values));
    let upsert = insert.on_conflict(guesses::bucket).do_update().set(values);
    on_either!(conn, own => upsert.execute(own)).map(drop)
}

/// Takes a try back: what was counted becomes what was before, unless others have tried since; then it is one try less
/// (failures, seconds).
pub fn take_back(
    conn: &mut Conn,
    bucket: i32,
    counted: Tries,
    before: Tries,
    (failures, secs): (i32, i64),
) -> QueryResult<()> {
    let unchanged = guesses::table
        .filter(guesses::bucket.eq(bucket))
        .filter(guesses::failures.eq(count(counted)))
        .filter(guesses::until_utc.eq(counted.until.as_second()));
    let restored = if before == Tries::NONE {
        diesel::delete(unchanged).execute(conn)?
    } else {
        let set = (guesses::failures.eq(count(before)), guesses::until_utc.eq(before.until.as_second()));
        diesel::update(unchanged).set(set).execute(conn)?
    };
    if restored == 0 {
        let one_less =
            (guesses::failures.eq(guesses::failures - failures), guesses::until_utc.eq(guesses::until_utc - secs));
        let rest = guesses::table.filter(guesses::bucket.eq(bucket)).filter(guesses::failures.ge(failures));
        diesel::update(rest).set(one_less).execute(conn)?;
    }
    Ok(())
}

/// Whether there is a bucket that was forgotten before an instant.
pub fn any_before(conn: &mut Conn, before: Timestamp) -> QueryResult<bool> {
    let oldest: Option<i64> = guesses::table
        .filter(guesses::forgotten_utc.lt(before.as_second()))
        .order(guesses::forgotten_utc)
        .select(guesses::forgotten_utc)
        .first(conn)
        .optional()?;
    Ok(oldest.is_some())
}

/// Deletes buckets that were forgotten before an instant, the oldest first: about as many as one write may delete.
pub fn delete_before(conn: &mut Conn, before: Timestamp) -> QueryResult<()> {
    let last: Option<i64> = guesses::table
        .filter(guesses::forgotten_utc.lt(before.as_second()))
        .order(guesses::forgotten_utc)
        .offset(ROWS_AT_ONCE)
        .limit(1)
        .select(guesses::forgotten_utc)
        .first(conn)
        .optional()?;
    let until = last.map_or(before.as_second(), |last| last + 1);
    diesel::delete(guesses::table.filter(guesses::forgotten_utc.lt(until))).execute(conn).map(drop)
}

/// Every row, by bucket (bucket, failures, until): for those who look into the table, at most so many.
pub fn all(conn: &mut Conn, limit: i64) -> QueryResult<Vec<(i32, i32, i64)>> {
    guesses::table
        .order(guesses::bucket)
        .limit(limit)
        .select((guesses::bucket, guesses::failures, guesses::until_utc))
        .load(conn)
}
