//! The connections that are shared: all readers of a file, or all readers and writers of a server. Each use is one
//! transaction. A connection that failed in any way that is not the statement's own fault is thrown away.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::{self, HandleError, ManageConnection, PooledConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::conn::{Conn, Transactions, require_depth};
use super::postgres::Server;
use super::sqlite::Location;
use super::{DbError, OpenError};

/// How long a use waits for its turn: longer than any sound one takes, shorter than a visitor's patience.
const TURN_WAIT_MAX: Duration = Duration::from_secs(5);

/// How long a use waits for a connection to a server that does not answer, before the visitor is told so.
const CONNECT_WAIT_MAX: Duration = Duration::from_secs(2);

/// Where connections come from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Readers of a file.
    File(Location),
    /// Readers and writers of a server.
    Server(Server),
}

/// A connection in the pool and whether it may be used again.
pub(super) struct Pooled {
    pub(super) conn: Conn,
    pub(super) sound: bool,
}

/// The pool, cheap to clone.
#[derive(Clone)]
pub(super) struct Pool {
    connections: r2d2::Pool<Source>,
    /// One permit per connection: who waits for one waits as a task, not as a blocked thread.
    turns: Arc<Semaphore>,
    /// A file is read on the thread that asks. Its pages are in memory, so that a read takes less time than handing it
    /// to another thread and back; a server is waited for elsewhere.
    file: Option<Location>,
}

/// How much of a pool is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolUse {
    /// Connections there may be.
    pub max: u32,
    /// Connections there are.
    pub open: u32,
    /// Connections at work, and tasks that wait for one.
    pub busy: u32,
}

impl Pool {
    /// Opens the first connection, so that what cannot be used is found at start.
    pub(super) fn open(source: Source, connections_max: u32) -> Result<Self, OpenError> {
        let connections_max = connections_max.max(1);
        let wait = match &source {
            Source::File(_) => TURN_WAIT_MAX,
            Source::Server(_) => CONNECT_WAIT_MAX,
        };
        let name = source.to_string();
        let file = match &source {
            Source::File(location) => Some(location.clone()),
            Source::Server(_) => None,
        };
        let pool = r2d2::Pool::builder()
            .max_size(connections_max)
            .min_idle(Some(1))
            .max_lifetime(None)
            // Asking each time whether it is still there costs a statement per use: `begin` finds out.
            .test_on_check_out(false)
            .connection_timeout(wait)
            .error_handler(Box::new(LogPoolError))
            .build(source)
            .map_err(|error| OpenError::Engine { database: name, reason: error.to_string() })?;
        let turns = usize::try_from(connections_max).unwrap_or(Semaphore::MAX_PERMITS);
        Ok(Self { connections: pool, turns: Arc::new(Semaphore::new(turns)), file })
    }

    /// Waits for one's turn to have a connection.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, DbError> {
        match tokio::time::timeout(TURN_WAIT_MAX, Arc::clone(&self.turns).acquire_owned()).await {
            Ok(Ok(turn)) => Ok(turn),
            Ok(Err(_closed)) => Err(stopping()),
            Err(_) => Err(DbError::Unavailable("every connection is busy".to_owned())),
        }
    }

    /// Gives nobody a turn any more; whoever has one finishes.
    pub(super) fn close(&self) {
        self.turns.close();
    }

    /// The file, unless it is a server's pool.
    pub(super) fn file(&self) -> Option<&Location> {
        self.file.as_ref()
    }

    /// Runs a short read.
    pub(super) async fn read<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        if self.file.is_some() { self.read_blocking(f) } else { self.read_apart(f).await }
    }

    /// Runs a read on a blocking thread.
    pub(super) async fn read_apart<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        let turn = self.turn().await?;
        let pool = self.clone();
        let read = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            pool.read_blocking(f)
        });
        read.await.unwrap_or_else(|_| Err(stopping()))
    }

    /// Runs a read on this thread.
    pub(super) fn read_blocking<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T>,
    {
        let mut pooled = self.begin(begin_read)?;
        let read = in_read_transaction(&mut pooled.conn, f);
        pooled.sound = !matches!(read, Err(DbError::Unavailable(_)));
        read.map_err(DbError::in_closure::<F>)
    }

    /// A connection in a transaction that `begin` has begun. Connections that the server has hung up on since their
    /// last use are thrown away until one begins.
    pub(super) fn begin(
        &self,
        begin: impl Fn(&mut Conn) -> QueryResult<()>,
    ) -> Result<PooledConnection<Source>, DbError> {
        let mut stale_max = self.connections.max_size();
        loop {
            let mut pooled = self.connections.get().map_err(|error| DbError::Unavailable(error.to_string()))?;
            match begin(&mut pooled.conn) {
                Ok(()) => return Ok(pooled),
                Err(why) => {
                    pooled.sound = false;
                    if stale_max == 0 {
                        return Err(DbError::Unavailable(DbError::from(why).to_string()));
                    }
                }
            }
            stale_max -= 1;
        }
    }

    /// How much of it is in use.
    pub(super) fn usage(&self) -> PoolUse {
        let max = self.connections.max_size();
        let free = u32::try_from(self.turns.available_permits()).unwrap_or(u32::MAX);
        PoolUse { max, open: self.connections.state().connections, busy: max.saturating_sub(free) }
    }
}

/// The task was dropped because the runtime ends.
pub(super) fn stopping() -> DbError {
    DbError::Unavailable("the server is stopping".to_owned())
}

/// All that one read sees is of one moment, and it cannot write.
fn begin_read(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Transactions::begin_transaction(conn),
        Conn::Postgres(own) => {
            AnsiTransactionManager::begin_transaction_sql(own, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        }
    }
}

/// A connection that is left inside a transaction, for whatever reason, is thrown away.
fn in_read_transaction<T, F>(conn: &mut Conn, f: F) -> Result<T, DbError>
where
    F: Fn(&mut Conn) -> QueryResult<T>,
{
    // After a panic the transaction is rolled back, so no half-made state of the connection is seen again.
    let outcome = catch_unwind(AssertUnwindSafe(|| f(conn)));
    let ended = match &outcome {
        Ok(Ok(_)) => require_depth(conn, 1).and_then(|()| Ok(Transactions::commit_transaction(conn)?)),
        _ => Ok(Transactions::rollback_transaction(conn)?),
    };
    match outcome {
        Ok(Ok(value)) => ended.map(|()| value),
        Ok(Err(error)) => Err(error.into()),
        Err(_panic) => Err(DbError::Failed("a read panicked".to_owned())),
    }
}

impl ManageConnection for Source {
    type Connection = Pooled;
    type Error = ConnectionError;

    fn connect(&self) -> Result<Pooled, ConnectionError> {
        let conn = match self {
            Self::File(location) => location.connect_reader()?,
            Self::Server(server) => server.connect()?,
        };
        Ok(Pooled { conn, sound: true })
    }

    fn is_valid(&self, _: &mut Pooled) -> Result<(), ConnectionError> {
        Ok(())
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        // A rollback that failed leaves the connection inside its transaction.
        !pooled.sound || require_depth(&mut pooled.conn, 0).is_err()
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(location) => write!(f, "{}", location.path().display()),
            Self::Server(server) => write!(f, "{server}"),
        }
    }
}

#[derive(Debug)]
struct LogPoolError;

impl HandleError<ConnectionError> for LogPoolError {
    fn handle_error(&self, error: ConnectionError) {
        tracing::warn!(%error, "a connection could not be opened");
    }
}
