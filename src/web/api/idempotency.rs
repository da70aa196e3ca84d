//! `Idempotency-Key`: the same request with the same key is the same act, however often it is sent.
//!
//! Two things make it so. The acts themselves know a one-time key, as the pages' forms have: booking and replacing a
//! notice answer a known one with what they did before; moving to the same time and cancelling again change nothing.
//! And before the act the key is bound to the request, in a write of its own, so that it cannot be used for another.
//! What was answered is not kept: it would be personal. So a repeated request shows the appointment as it is now, and a
//! move or a replacement repeated after another one of the same appointment is done again.
//!
//! It is safe to be killed between the two writes or after either: the binding says nothing about whether the act was
//! done, only which request it belongs to, and the act finds out by itself, in its own transaction. Nothing has to be
//! finished or undone at the next start, and two equal requests at once need no lock.

use super::call::Posted;
use super::problem::{self, Code};
use crate::db::{DbError, WriteError, idempotency_keys};
use crate::web::errors::WebError;
use std::convert::Infallible;

/// The header.
pub const HEADER: &str = "Idempotency-Key";
/// Most characters of a key: a UUID has 36.
pub const KEY_CHARS_MAX: usize = 255;

/// What a key belongs to: the address and all members, in whatever order they were sent.
fn request_parts(posted: &Posted) -> Vec<Vec<u8>> {
    let mut members: Vec<_> = posted.members.iter().collect();
    members.sort_by_key(|(name, _)| *name);
    let members = members.into_iter().flat_map(|(name, value)| [name.clone(), value.to_string()]);
    std::iter::once(posted.call.request().path().to_owned()).chain(members).map(String::into_bytes).collect()
}

/// Binds the request's key to it and gives the act's one-time key; a request without a key is one of its own. Called
/// when the members are valid: a request that was refused for them may be mended under the same key.
pub async fn one_time_key(posted: &Posted) -> Result<Vec<u8>, WebError> {
    let services = posted.call.services();
    let Some(key) = sent_key(posted)? else { return Ok(services.random.bytes::<16>().to_vec()) };
    let vault = services.vault();
    let keys = vault.idempotency_hashes(&[b"key", key]);
    let request = request_parts(posted);
    let parts: Vec<&[u8]> = std::iter::once(b"request".as_slice()).chain(request.iter().map(Vec::as_slice)).collect();
    let hashes: Vec<_> = keys.into_iter().zip(vault.idempotency_hashes(&parts)).collect();
    let now = services.clock.wall();
    let bound: Result<bool, WriteError<Infallible>> =
        services.db.write(move |conn| Ok(idempotency_keys::bind(conn, &hashes, now)?)).await;
    match bound.map_err(DbError::from) {
        // Of no master key, so that a rotation changes nothing; the acts keep a keyed hash of it only.
        Ok(true) => Ok([b"Idempotency-Key: ", key].concat()),
        Ok(false) => Err(problem::refuse(&posted.call, Code::IdempotencyKeyReused)),
        Err(why) => Err(why.into()),
    }
}

/// The key as sent; letters, digits and signs without spaces.
fn sent_key(posted: &Posted) -> Result<Option<&[u8]>, WebError> {
    let mut keys = posted.call.request().headers().get_all(HEADER);
    let Some(key) = keys.next().map(actix_web::http::header::HeaderValue::as_bytes) else { return Ok(None) };
    let sound = (1..=KEY_CHARS_MAX).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
    if sound && keys.next().is_none() {
        Ok(Some(key))
    } else {
        Err(problem::invalid_one(&posted.call, HEADER, "error-api-idempotency-key"))
    }
}
