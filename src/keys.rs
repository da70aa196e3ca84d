//! The master keys as time passes: every process takes over what the database says of them, tells which ones it has, and
//! in the background makes anew what an older key still stands behind. `due` runs it every minute; `infopass keys
//! rotate` asks for one step after the other (`rotate`). docs/keys.md

mod reseal;
pub mod rotate;

pub use reseal::{all, some};

use crate::db::keys::processes;
use crate::db::keys::reseal::{self as rows, Count};
use crate::db::{Conn, DbError, WriteError, keys};
use crate::domain::key::{Key, KeyState, Process, TOLD_EVERY, retiring, sealing};
use crate::services::Services;
use crate::vault::{SecretFile, Vault, VaultError};
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;

/// How long a process that has ended without a word is still listed.
const LISTED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Takes over the keys as they are now, and tells that this process lives.
pub async fn follow(services: &Services) -> Result<(), DbError> {
    take_over(services).await?;
    tell(services).await
}

/// Reads the secret file again if the database has other keys than this process.
pub async fn take_over(services: &Services) -> Result<(), DbError> {
    let keys = services.db.read(keys::all).await?;
    let vault = services.vault();
    let Some(file) = vault.file().filter(|_| !vault.is_as(&keys)) else { return Ok(()) };
    match Vault::open(file, &keys) {
        Ok(anew) => {
            let (has, seals) = (anew.has(), anew.key_id());
            if (&has, seals) != (&vault.has(), vault.key_id()) {
                tracing::info!(?has, seals, "the keys have changed");
            }
            for Key { id, .. } in missing(&anew, keys) {
                tracing::warn!(key = id, file = %file.display(), "a rotation waits: the secret file has no such key yet");
            }
            services.set_vault(anew);
        }
        Err(why) => tracing::error!(error = %why, "the keys have changed, and the secret file does not have them"),
    }
    Ok(())
}

/// Keys that the database has and this process does not.
fn missing(vault: &Vault, keys: Vec<Key>) -> Vec<Key> {
    let has = vault.has();
    keys.into_iter().filter(|key| key.state != KeyState::Dropped && !has.contains(&key.id)).collect()
}

/// The same as of now.
pub async fn missing_now(services: &Services) -> Result<Vec<Key>, DbError> {
    let keys = services.db.read(keys::all).await?;
    Ok(missing(&services.vault(), keys))
}

/// Refuses to serve without a key that is in use. Asked once this process has told which keys it has: from then on none
/// comes into use that it lacks.
pub async fn require_all(services: &Services) -> Result<Result<(), VaultError>, DbError> {
    let lacks = missing_now(services).await?.into_iter().find(|key| key.state == KeyState::InUse);
    let path = services.vault().file().map(ToOwned::to_owned).unwrap_or_default();
    Ok(lacks.map_or(Ok(()), |key| Err(VaultError::Lacks { path, id: key.id })))
}

/// Tells which keys this process has, unless it has told so less than a minute ago.
async fn tell(services: &Services) -> Result<(), DbError> {
    let vault = services.vault();
    let now = services.clock.wall();
    let name = services.process().to_owned();
    let process = Process { name: name.clone(), has: vault.has(), seals: vault.key_id(), seen: now };
    let told = services.db.read(move |conn| processes::find(conn, &name)).await?;
    let still_so = |told: &Process| {
        told.has == process.has && told.seals == process.seals && now.duration_since(told.seen) < TOLD_EVERY
    };
    if told.is_some_and(|told| still_so(&told)) {
        return Ok(());
    }
    let written: Result<(), WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            keys::share(conn)?;
            processes::forget_before(conn, now.checked_sub(LISTED_FOR).unwrap_or(Timestamp::MIN))?;
            Ok(processes::tell(conn, &process)?)
        })
        .await;
    Ok(written?)
}

/// This process ends: nobody waits for it.
pub async fn leave(services: &Services) -> Result<(), DbError> {
    let name = services.process().to_owned();
    let written: Result<(), WriteError<Infallible>> =
        services.db.write(move |conn: &mut Conn| Ok(processes::forget(conn, &name)?)).await;
    Ok(written?)
}

/// Where everything stands.
pub struct Status {
    /// All keys there ever were.
    pub keys: Vec<Key>,
    /// Keys of the secret file that the database has never heard of.
    pub unknown: Vec<i64>,
    /// What each key that gives way still stands behind.
    pub left: Vec<(i64, Count)>,
    /// The serving processes, those that are gone with them.
    pub processes: Vec<Process>,
}

/// Tells it.
pub async fn status(services: &Services) -> Result<Status, DbError> {
    let file =
        services.vault().file().map_or(Ok(Vec::new()), |path| SecretFile::read(path).map(|file| file.ids().collect()));
    let in_file = file.unwrap_or_default();
    let asked = services.db.read_long(move |conn| {
        let keys = keys::all(conn)?;
        let mut left = Vec::new();
        if let Some(new) = sealing(&keys) {
            for old in retiring(&keys) {
                left.push((old, rows::count(conn, (old, new.id))?));
            }
        }
        let unknown = in_file.iter().copied().filter(|id| keys.iter().all(|key| key.id != *id)).collect();
        Ok(Status { processes: processes::all(conn)?, keys, unknown, left })
    });
    asked.await
}
