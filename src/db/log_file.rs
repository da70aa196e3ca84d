//! SQLite's write-ahead log beside the file. It keeps pages as they were until it is overwritten: what was emptied in the
//! file is gone only when the log is.

use super::conn::on_either;
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
    /// Brings everything from the log into the file and cuts the log to nothing; false if somebody reads so long that it
    /// has to be tried again later. A server looks after its own log.
    pub async fn empty_log(&self) -> Result<bool, DbError> {
        let Some(location) = self.inner.pool.file().cloned() else { return Ok(true) };
        let failed = |why: tokio::task::JoinError| DbError::Failed(format!("emptying the log: {why}"));
        tokio::task::spawn_blocking(move || empty(&location)).await.map_err(failed)?
    }
}

fn empty(location: &Location) -> Result<bool, DbError> {
    let mut conn = location.connect_reader().map_err(|why| DbError::Unavailable(why.to_string()))?;
    conn.batch_execute(WAIT)?;
    let cut = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)");
    let checkpoint: Checkpoint = on_either!(&mut conn, own => cut.get_result(own))?;
    Ok(checkpoint.busy == 0)
}
