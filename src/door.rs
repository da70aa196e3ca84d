//! Codes on notices, as the running service signs and checks them: its public keys and the list of what is no longer
//! good, for whoever checks offline, and the desk's own look into the database. The rules are `domain/door_code`'s.
//! docs/door.md

use crate::db::{DbError, WriteError, door};
use crate::domain::appointment::issue;
use crate::domain::door_code::{Altered, Brought, DoorCode, Verdict};
use crate::domain::door_lists::{Change, LIST_REACHES_BACK, PublicKeys, Revocations, is_told, moved_earlier_max};
use crate::services::Services;
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;

/// How long the public key of a master key that was dropped stays published: longer than anybody is given an
/// appointment ahead.
pub const PUBLISHED_FOR: SignedDuration = SignedDuration::from_hours(366 * 24);

/// What the desk is told of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How it stands.
    pub verdict: Verdict,
    /// What it says; nothing if it is not as it was signed.
    pub code: Option<DoorCode>,
}

/// Publishes the keys that this process has, and takes back those of which no notice can be about.
pub async fn publish_keys(services: &Services) -> Result<(), DbError> {
    let mine = services.vault().door_keys();
    let before = services.clock.wall().checked_sub(PUBLISHED_FOR).unwrap_or(Timestamp::MIN);
    let read = services.db.read(move |conn| Ok((door::keys(conn)?, door::keys_over(conn, before)?)));
    let (published, over) = read.await?;
    let new: Vec<_> = mine.into_iter().filter(|key| !published.contains(key)).collect();
    if new.is_empty() && over.is_empty() {
        return Ok(());
    }
    let written: Result<(), WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            new.iter().try_for_each(|key| door::add_key(conn, key))?;
            Ok(over.iter().try_for_each(|id| door::remove_key(conn, *id))?)
        })
        .await;
    Ok(written?)
}

/// The keys that are published.
pub async fn public_keys(services: &Services) -> Result<PublicKeys, DbError> {
    let mut keys = PublicKeys::default();
    for (id, text) in services.db.read(door::keys).await? {
        if !keys.add(id, &text) {
            return Err(DbError::Failed("a public key does not read".into()));
        }
    }
    Ok(keys)
}

/// The list of what is no longer good, signed, as it is published.
pub async fn revoked(services: &Services) -> Result<String, DbError> {
    let now = services.clock.now();
    let issued_at = Timestamp::from_second(now.as_second()).unwrap_or(now);
    let from = issued_at.checked_sub(LIST_REACHES_BACK + moved_earlier_max()).unwrap_or(Timestamp::MIN);
    let rows = services.db.read_long(move |conn| door::changed_from(conn, from)).await?;
    let told = rows.into_iter().filter(|row| is_told(row.status, row.revision, row.starts_at, issued_at));
    let changed = told.filter_map(|row| Some((row.serial, Change::of(row.status, row.revision)?)));
    let vault = services.vault();
    let list = Revocations { issued_at, key_id: vault.key_id(), changed: changed.collect() };
    Ok(list.json(&vault.sign_for_door(&list.text())))
}

/// How a code stands now, by the database.
pub async fn check(services: &Services, typed: &str) -> Result<Checked, DbError> {
    let altered = |why| Checked { verdict: Verdict::Altered(why), code: None };
    let brought = match Brought::parse(typed) {
        Ok(brought) => brought,
        Err(why) => return Ok(altered(why)),
    };
    if let Err(why) = brought.check(&public_keys(services).await?) {
        return Ok(altered(why));
    }
    let code = brought.code;
    let number = code.number.clone();
    let found = services.db.read(move |conn| door::find(conn, &number)).await?;
    // A genuine code of no appointment here, or of an issue that is not made yet, is another database's with the same
    // keys, or of a day that a backup lacks.
    let known =
        |there: &door::AtDoor| there.serial == code.serial && code.revision <= issue(there.status, there.revision);
    let Some(there) = found.filter(known) else {
        return Ok(altered(Altered::NoAppointment));
    };
    let verdict =
        Change::of(there.status, there.revision).map_or(Verdict::Genuine, |change| change.verdict(code.revision));
    Ok(Checked { verdict, code: Some(code) })
}
