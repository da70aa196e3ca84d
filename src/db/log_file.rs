//! SQLite's write-ahead log beside the file. It keeps pages as they were until it is overwritten: what was emptied in the
//! file is gone only when the log is.

use super::sqlite::Location;
use super::{Db, DbError};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Integer;

/// How long to wait for those who read just now; whoever wants to write waits as long.
const WAIT: &str = "PRAGMA busy_timeout = 250";

#[derive(QueryableByName)]
struct Checkpoint {
    #[diesel(sql_type = Integer)]
    busy: i32,
}

impl Db {
    /// Brings everything from the log into the file and cuts the log to nothing. If somebody reads too long for that, it
    /// is cut another time or overwritten. A server looks after its own log.
    pub async fn empty_log(&self) {
        let Some(location) = self.inner.pool.file().cloned() else { return };
        match tokio::task::spawn_blocking(move || empty(&location)).await {
            Ok(Ok(true)) => {}
            Ok(Ok(false)) => tracing::warn!("the write-ahead log could not be cut: somebody reads"),
            Ok(Err(error)) => tracing::warn!(%error, "the write-ahead log could not be cut"),
            Err(error) => tracing::error!(%error, "the write-ahead log could not be cut"),
        }
    }
}

/// False if somebody reads.
fn empty(location: &Location) -> Result<bool, DbError> {
    let mut conn = location.connect_reader().map_err(|why| DbError::Unavailable(why.to_string()))?;
    conn.batch_execute(WAIT)?;
    let checkpoint: Checkpoint = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(&mut conn)?;
    Ok(checkpoint.busy == 0)
}
