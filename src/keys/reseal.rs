//! Making anew what an older key still stands behind: sealed cells, and persons' rows under the new key. Then the persons'
//! rows under dropped keys go.

use crate::db::keys::reseal::{self, Anew, Left};
use crate::db::{Abort, DbError, WriteError, keys};
use crate::domain::appointment::Model;
use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::key::KeyState;
use crate::services::Services;
use crate::vault::Vault;
use crate::view::month_number;
use std::convert::Infallible;
use std::sync::Arc;

/// Rows in one write, so that others need not wait long for theirs.
const ROWS_AT_ONCE: i64 = 200;
/// Writes in one turn of the daily task: a hundred thousand rows are made anew within an hour.
const WRITES_AT_ONCE: usize = 10;

/// Makes anew as much as one turn may.
pub async fn some(services: &Services) -> Result<(), DbError> {
    work(services, WRITES_AT_ONCE).await
}

/// Makes anew all there is.
pub async fn all(services: &Services) -> Result<(), DbError> {
    work(services, usize::MAX).await
}

async fn work(services: &Services, writes_max: usize) -> Result<(), DbError> {
    let made_anew = make_anew(services, writes_max).await?;
    let forgot = forget_persons(services).await?;
    if made_anew || forgot {
        // What was overwritten is in the log too.
        services.db.empty_log().await;
    }
    Ok(())
}

/// Whether anything was written.
async fn make_anew(services: &Services, writes_max: usize) -> Result<bool, DbError> {
    let vault = services.vault();
    let mut turn = Turn { services, vault: Arc::clone(&vault), writes_left: writes_max, unread: 0 };
    for old in vault.retiring() {
        turn.appointments(old).await?;
        turn.requests(old).await?;
    }
    if turn.unread > 0 {
        tracing::error!(rows = turn.unread, "what is sealed does not open or read: `infopass check` names the rows");
    }
    Ok(turn.writes_left < writes_max)
}

/// One turn of this work. Rows that do not open stay in its way for ever: a page of nothing else is passed by, and is no
/// work that was done.
struct Turn<'a> {
    services: &'a Services,
    vault: Arc<Vault>,
    writes_left: usize,
    unread: usize,
}

impl Turn<'_> {
    async fn appointments(&mut self, old: i64) -> Result<(), DbError> {
        let keys = (old, self.vault.key_id());
        let mut after = String::new();
        while self.writes_left > 0 {
            let from = after.clone();
            let page =
                self.services.db.read_long(move |conn| reseal::appointments_left(conn, keys, &from, ROWS_AT_ONCE));
            let page = page.await?;
            let Some((last, ..)) = page.last() else { return Ok(()) };
            after.clone_from(last);
            let rows = page.len();
            let anew: Vec<_> = page.into_iter().filter_map(|left| self.appointment(left)).collect();
            self.unread += rows - anew.len();
            if anew.is_empty() {
                continue;
            }
            self.writes_left -= 1;
            let now = self.services.clock.now();
            let written: Result<(), WriteError<Infallible>> = self
                .services
                .db
                .write(move |conn| {
                    for (model, anew) in &anew {
                        reseal::appointment(conn, old, *model, anew, now)?;
                    }
                    Ok::<_, Abort<Infallible>>(())
                })
                .await;
            written?;
        }
        Ok(())
    }

    async fn requests(&mut self, old: i64) -> Result<(), DbError> {
        let keys = (old, self.vault.key_id());
        let mut after = String::new();
        while self.writes_left > 0 {
            let from = after.clone();
            let page = self.services.db.read_long(move |conn| reseal::requests_left(conn, keys, &from, ROWS_AT_ONCE));
            let page = page.await?;
            let Some((last, ..)) = page.last() else { return Ok(()) };
            after.clone_from(last);
            let rows = page.len();
            let anew: Vec<_> = page.into_iter().filter_map(|left| self.request(left)).collect();
            self.unread += rows - anew.len();
            if anew.is_empty() {
                continue;
            }
            self.writes_left -= 1;
            let written: Result<(), WriteError<Infallible>> = self
                .services
                .db
                .write(move |conn| {
                    for anew in &anew {
                        reseal::request(conn, old, anew)?;
                    }
                    Ok::<_, Abort<Infallible>>(())
                })
                .await;
            written?;
        }
        Ok(())
    }

    /// An appointment as it is to be; `None` if it does not open or read.
    fn appointment(&self, (number, model, read): Left) -> Option<(Model, Anew<ConfirmationNumber>)> {
        let number = ConfirmationNumber::parse(&number).ok()?;
        let details = self.vault.open_details(&number, &read)?;
        let person = self.vault.person_keys(&details.typed.read_again(month_number).ok()?).pop()?;
        let sealed = self.vault.seal_details(&number, &details, &self.services.random);
        Some((Model::parse(&model)?, Anew { number, read, sealed, person }))
    }

    /// The same of a request.
    fn request(&self, (number, _, read): Left) -> Option<Anew<ServiceItemNumber>> {
        let number = ServiceItemNumber::parse(&number).ok()?;
        let told = self.vault.open_inquiry(&number, &read)?;
        let person = self.vault.person_keys(&told.typed.read_again(month_number).ok()?).pop()?;
        let sealed = self.vault.seal_inquiry(&number, &told, &self.services.random);
        Some(Anew { number, read, sealed, person })
    }
}

/// Deletes persons' rows under dropped keys, of which there are some more when a process learns of it late. Whether there
/// were any.
async fn forget_persons(services: &Services) -> Result<bool, DbError> {
    let mut any = false;
    for key in services.db.read(keys::all).await? {
        if key.state != KeyState::Dropped {
            continue;
        }
        while !services.db.read_long(move |conn| reseal::persons_under(conn, key.id, 1)).await?.is_empty() {
            let written: Result<(), WriteError<Infallible>> =
                services.db.write(move |conn| Ok(reseal::forget_persons(conn, key.id, ROWS_AT_ONCE)?)).await;
            written?;
            any = true;
        }
    }
    Ok(any)
}
