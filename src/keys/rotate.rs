//! `infopass keys rotate`: the steps from one master key to the next. Each is a state in the database and can be asked for
//! again; whoever is killed between two of them has lost nothing.
//!
//! 1. A new key is drawn into the secret file and told to the database (`loading`).
//! 2. When every living process has it, it comes into use: it seals, and persons' rows are written under both.
//! 3. What the old key still stands behind is made anew.
//! 4. When nothing is left, every living process seals with the new one and a day has passed, the old one is dropped.
//! 5. Its line goes out of the secret file.

use super::{all, take_over};
use crate::db::keys::processes;
use crate::db::keys::reseal::{self, Count};
use crate::db::{DbError, WriteError, keys};
use crate::domain::key::{Key, KeyState, Process, READ_FOR, retiring, sealing};
use crate::services::Services;
use crate::vault::{FileLock, SecretFile, VaultError};
use jiff::Timestamp;
use std::convert::Infallible;
use thiserror::Error;

/// A rotation, begun or gone on with, by the only command that changes the secret file at this time.
pub struct Rotation<'a> {
    services: &'a Services,
    file: SecretFile,
    lock: FileLock,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// This key seals from now on.
    Seals(i64),
    /// Nothing stands behind these keys any more.
    Dropped(Vec<i64>),
    /// There is nothing left to do; these keys' lines went out of the file.
    Ended(Vec<i64>),
    /// The next step cannot be done yet.
    Waits(Wait),
}

/// Why the next step cannot be done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    /// These processes do not have the new key.
    Without(i64, Vec<Process>),
    /// These processes do not seal with it yet.
    Sealing(i64, Vec<Process>),
    /// So much is left to be made anew.
    Rows(Count),
    /// What devices and clients hold may still be sent.
    Until(Timestamp),
}

/// Why a rotation cannot go on.
#[derive(Debug, Error)]
pub enum RotateError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The secret file is not usable.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The key was drawn elsewhere.
    #[error(
        "key {0} is being loaded, but this secret file does not have it: copy the file from where the rotation was begun, or give the key up with `infopass keys cancel`"
    )]
    Elsewhere(i64),
    /// Another command was faster.
    #[error("another command has changed the keys meanwhile: run it again to go on from there")]
    Overtaken,
    /// There is no key that could be given up.
    #[error("no key is being loaded: one that is in use is not given up, only rotated")]
    NoneLoading,
}

/// What a write found in its way.
type Found = Result<Option<Wait>, WriteError<Infallible>>;

impl<'a> Rotation<'a> {
    /// Takes the secret file in hand.
    pub fn new(services: &'a Services) -> Result<Self, RotateError> {
        let path = services.vault().file().map(ToOwned::to_owned).unwrap_or_default();
        let lock = SecretFile::lock(&path)?;
        Ok(Self { services, file: SecretFile::read(&path)?, lock })
    }

    /// Draws a new key, unless there is still something to finish; its id.
    pub async fn begin(&mut self) -> Result<Option<i64>, RotateError> {
        let keys = self.keys().await?;
        let one_in_use = retiring(&keys).is_empty() && !keys.iter().any(|key| key.state == KeyState::Loading);
        if !one_in_use || !self.lines_too_many(&keys).is_empty() {
            return Ok(None);
        }
        // Above every id that this file or this database has had, since a line that a restored backup does not know stays;
        // and above all that servers have told of: one may still hold a key that was given up.
        let told = self.services.db.read(processes::all).await?;
        let told = told.iter().flat_map(|process| process.has.iter().copied());
        let id = keys.iter().map(|key| key.id).chain(self.file.ids()).chain(told).max().unwrap_or_default() + 1;
        let check_value = self.file.add(id, &self.services.random, &self.lock)?;
        let key = Key { id, check_value, state: KeyState::Loading, since: self.services.clock.wall() };
        let written: Result<bool, WriteError<Infallible>> =
            self.services.db.write(move |conn| Ok(keys::insert(conn, &key)?)).await;
        if written.map_err(DbError::from)? {
            return Ok(Some(id));
        }
        self.file.remove(&[id], &self.lock)?;
        Err(RotateError::Overtaken)
    }

    /// Does the next step if it can be done. `hurry` drops the old key without waiting a day.
    pub async fn step(&mut self, hurry: bool) -> Result<Step, RotateError> {
        let keys = self.keys().await?;
        if let Some(new) = keys.iter().find(|key| key.state == KeyState::Loading) {
            return self.bring_into_use(new).await;
        }
        take_over(self.services).await?;
        all(self.services).await?;
        let old = retiring(&keys);
        match sealing(&keys) {
            Some(new) if !old.is_empty() => self.drop_keys(new, old, hurry).await,
            _ => {
                // Somebody may have read whenever it was cut before.
                self.services.db.empty_log().await;
                let lines = self.lines_too_many(&keys);
                self.file.remove(&lines, &self.lock)?;
                Ok(Step::Ended(lines))
            }
        }
    }

    /// Gives up a key that is only being loaded.
    pub async fn cancel(&mut self) -> Result<i64, RotateError> {
        let keys = self.keys().await?;
        let new = keys.iter().find(|key| key.state == KeyState::Loading).ok_or(RotateError::NoneLoading)?;
        let id = new.id;
        let written: Result<bool, WriteError<Infallible>> = self
            .services
            .db
            .write(move |conn| {
                keys::lock(conn)?;
                Ok(keys::forget_loading(conn, id)?)
            })
            .await;
        if !written.map_err(DbError::from)? {
            return Err(RotateError::NoneLoading);
        }
        self.file.remove(&[id], &self.lock)?;
        Ok(id)
    }

    async fn keys(&self) -> Result<Vec<Key>, DbError> {
        self.services.db.read(keys::all).await
    }

    /// Lines of dropped keys.
    fn lines_too_many(&self, keys: &[Key]) -> Vec<i64> {
        let dropped = |id: &i64| keys.iter().any(|key| key.id == *id && key.state == KeyState::Dropped);
        self.file.ids().filter(dropped).collect()
    }

    /// The new key seals as soon as every living process has it: until then one could meet what it cannot open.
    async fn bring_into_use(&self, new: &Key) -> Result<Step, RotateError> {
        let (id, now) = (new.id, self.services.clock.wall());
        if !self.file.holds(id, &new.check_value) {
            return Err(RotateError::Elsewhere(id));
        }
        // `None` if the key is not being loaded any more: somebody else gave it up, or brought it into use.
        let done: Result<Option<Step>, WriteError<Infallible>> = self
            .services
            .db
            .write(move |conn| {
                keys::lock(conn)?;
                let without = processes::living(conn, now, |process| !process.has.contains(&id))?;
                if !without.is_empty() {
                    return Ok(Some(Step::Waits(Wait::Without(id, without))));
                }
                let moved = keys::set_state(conn, id, (KeyState::Loading, KeyState::InUse), now)?;
                Ok(moved.then_some(Step::Seals(id)))
            })
            .await;
        done.map_err(DbError::from)?.ok_or(RotateError::Overtaken)
    }

    /// Drops the old keys if nothing stands behind them any more.
    async fn drop_keys(&self, new: &Key, old: Vec<i64>, hurry: bool) -> Result<Step, RotateError> {
        let (id, now) = (new.id, self.services.clock.wall());
        // Asked once before, so that nobody waits for the lock in vain.
        let asked = old.clone();
        let found = self.services.db.read_long(move |conn| reseal::in_the_way(conn, &asked, id, now)).await?;
        if let Some(wait) = wait(id, found) {
            return Ok(Step::Waits(wait));
        }
        let read_until = new.since.checked_add(READ_FOR).unwrap_or(Timestamp::MAX);
        if now < read_until && !hurry {
            return Ok(Step::Waits(Wait::Until(read_until)));
        }
        let dropped = old.clone();
        let found: Found = self
            .services
            .db
            .write(move |conn| {
                keys::lock(conn)?;
                let found = wait(id, reseal::in_the_way(conn, &old, id, now)?);
                if found.is_some() {
                    return Ok(found);
                }
                for old in &old {
                    keys::set_state(conn, *old, (KeyState::InUse, KeyState::Dropped), now)?;
                }
                Ok(None)
            })
            .await;
        Ok(found.map_err(DbError::from)?.map_or(Step::Dropped(dropped), Step::Waits))
    }
}

/// Whom or what to wait for.
fn wait(id: i64, (processes, count): (Vec<Process>, Count)) -> Option<Wait> {
    if !processes.is_empty() {
        return Some(Wait::Sealing(id, processes));
    }
    (!count.is_none()).then_some(Wait::Rows(count))
}
