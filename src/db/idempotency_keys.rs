//! Which request an `Idempotency-Key` belongs to: keyed hashes of both, so that neither can be read back.

use super::conn::{Conn, on_either};
use super::schema::idempotency_keys;
use diesel::prelude::*;
use jiff::Timestamp;

/// Rows deleted in one write, so that others need not wait long for theirs.
const ROWS_AT_ONCE: i64 = 5_000;

/// Binds a key to a request unless it is bound already; false if it belongs to another request. The hashes of both, one
/// pair for each master key in use, the oldest first.
pub fn bind(conn: &mut Conn, hashes: &[([u8; 32], [u8; 32])], now: Timestamp) -> QueryResult<bool> {
    for (key_hash, request_hash) in hashes {
        if !bind_under(conn, key_hash, request_hash, now)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn bind_under(conn: &mut Conn, key_hash: &[u8; 32], request_hash: &[u8; 32], now: Timestamp) -> QueryResult<bool> {
    let row = (
        idempotency_keys::key_hash.eq(key_hash.as_slice()),
        idempotency_keys::request_hash.eq(request_hash.as_slice()),
        idempotency_keys::created_at_utc.eq(now.as_second()),
    );
    let insert = diesel::insert_into(idempotency_keys::table).values(row).on_conflict_do_nothing();
    let added = on_either!(conn, own => insert.execute(own))?;
    if added == 1 {
        return Ok(true);
    }
    let bound: Option<Vec<u8>> = idempotency_keys::table
        .find(key_hash.as_slice())
        .select(idempotency_keys::request_hash)
        .first(conn)
        .optional()?;
    // A row that has gone meanwhile had expired: the key belongs to nobody.
    Ok(bound.is_none_or(|bound| bound == request_hash))
}

/// Whether there is a key bound before an instant.
pub fn any_before(conn: &mut Conn, before: Timestamp) -> QueryResult<bool> {
    let oldest: Option<i64> = idempotency_keys::table
        .filter(idempotency_keys::created_at_utc.lt(before.as_second()))
        .order(idempotency_keys::created_at_utc)
        .select(idempotency_keys::created_at_utc)
        .first(conn)
        .optional()?;
    Ok(oldest.is_some())
}

/// Deletes keys bound before an instant, the oldest first: about as many as one write may delete.
pub fn delete_before(conn: &mut Conn, before: Timestamp) -> QueryResult<()> {
    let last: Option<i64> = idempotency_keys::table
        .filter(idempotency_keys::created_at_utc.lt(before.as_second()))
        .order(idempotency_keys::created_at_utc)
        .offset(ROWS_AT_ONCE)
        .limit(1)
        .select(idempotency_keys::created_at_utc)
        .first(conn)
        .optional()?;
    let until = last.map_or(before.as_second(), |last| last + 1);
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at_utc.lt(until))).execute(conn).map(drop)
}
