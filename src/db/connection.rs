//! What a connection is, where it leads, how it is set up, and the pool that readers share.
//! No statement of the domain and no write transaction lives here.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Error as PoolError, HandleError, Pool};
use diesel::sql_types::Text;
use tokio::sync::Semaphore;

use super::{DbConfig, DbError, OpenError};

/// A connection as the statements in `db/` see it.
pub type Conn = SqliteConnection;

/// Begins and ends transactions on a [`Conn`] and knows how deep it is in them.
pub(super) type Transactions = <Conn as Connection>::TransactionManager;

/// How the writer's connection is set up. WAL lets readers read while it writes; FULL makes a commit durable before it
/// is answered; `secure_delete` overwrites what is deleted; the time-out is for a backup that holds the file.
/// The cache (8 MB) holds the inner pages of every index at ten million rows; the limit (16 MB) gives the disk back
/// after a rush.
pub const WRITER_SETUP: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8192;
    PRAGMA journal_size_limit = 16777216;
";

/// How a reader's connection is set up. It cannot write; 1 MB of cache each, since the system caches the file anyway.
pub const READER_SETUP: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -1024;
    PRAGMA query_only = ON;
";

/// How long a read waits for its turn: longer than any sound read takes, shorter than a visitor's patience.
const READ_WAIT_MAX: Duration = Duration::from_secs(5);

/// The connections that readers share. Each use is one read transaction.
#[derive(Clone)]
pub(super) struct Readers {
    pool: Pool<ConnectionManager<Conn>>,
    /// One permit per connection: who waits for one waits as a task, not as a blocked thread.
    turns: Arc<Semaphore>,
}

impl Readers {
    /// Opens the first connection, so that a file that cannot be read is found at start.
    pub(super) fn open(location: &Location, readers_max: u32) -> Result<Self, OpenError> {
        let readers_max = readers_max.max(1);
        let uri = location.uri("rw");
        let pool = Pool::builder()
            .max_size(readers_max)
            .min_idle(Some(1))
            .max_lifetime(None)
            // A file does not hang up: asking each time whether it is still there costs a statement per read.
            .test_on_check_out(false)
            .connection_timeout(READ_WAIT_MAX)
            .connection_customizer(Box::new(SetUpReader))
            .error_handler(Box::new(LogPoolError))
            .build(ConnectionManager::new(uri))
            .map_err(|error| location.engine_error(error.to_string()))?;
        let turns = usize::try_from(readers_max).unwrap_or(Semaphore::MAX_PERMITS);
        Ok(Self { pool, turns: Arc::new(Semaphore::new(turns)) })
    }

    pub(super) async fn read<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        let too_busy = || DbError::Unavailable("every reader is busy".to_owned());
        let turn = tokio::time::timeout(READ_WAIT_MAX, Arc::clone(&self.turns).acquire_owned())
            .await
            .map_err(|_| too_busy())?;
        let readers = self.clone();
        let read = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            readers.read_blocking(f)
        });
        read.await.unwrap_or_else(|_| Err(DbError::Unavailable("the server is stopping".to_owned())))
    }

    pub(super) fn read_blocking<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T>,
    {
        let conn = self.pool.get();
        let mut conn = conn.map_err(|error| DbError::Unavailable(error.to_string()))?;
        in_read_transaction(&mut conn, f).map_err(DbError::in_closure::<F>)
    }
}

/// A connection that is left inside a transaction, for whatever reason, is thrown away by the pool.
fn in_read_transaction<T, F>(conn: &mut Conn, f: F) -> Result<T, DbError>
where
    F: Fn(&mut Conn) -> QueryResult<T>,
{
    Transactions::begin_transaction(conn)?;
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

/// Checks that the connection is `expected` transactions deep. diesel loses work silently if it is not.
pub(super) fn require_depth(conn: &mut Conn, expected: u32) -> Result<(), DbError> {
    let depth = Transactions::transaction_manager_status_mut(conn).transaction_depth()?;
    let depth = depth.map_or(0, std::num::NonZeroU32::get);
    if depth == expected {
        return Ok(());
    }
    let reason = format!("a closure left the connection {depth} transactions deep, not {expected}");
    Err(DbError::Unavailable(reason))
}

#[derive(Debug)]
struct SetUpReader;

impl CustomizeConnection<Conn, PoolError> for SetUpReader {
    fn on_acquire(&self, conn: &mut Conn) -> Result<(), PoolError> {
        conn.batch_execute(READER_SETUP).map_err(PoolError::QueryError)
    }
}

#[derive(Debug)]
struct LogPoolError;

impl HandleError<PoolError> for LogPoolError {
    fn handle_error(&self, error: PoolError) {
        tracing::warn!(%error, "a reader's connection could not be opened");
    }
}

/// A database's file by its one true path: links are resolved, so that one file has one lock.
#[derive(Clone, Debug)]
pub(super) struct Location {
    path: PathBuf,
}

impl Location {
    /// A file that may have to be made; its folder is made now.
    pub(super) fn prepare(path: &Path) -> Result<Self, OpenError> {
        let refuse = |source| OpenError::File { path: path.to_owned(), source };
        let no_name = || std::io::Error::other("this is not the name of a file");
        let name = path.file_name().ok_or_else(|| refuse(no_name()))?;
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        std::fs::create_dir_all(folder).map_err(refuse)?;
        let real = match path.canonicalize() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                folder.canonicalize().map(|folder| folder.join(name))
            }
            found => found,
        };
        real.map(|path| Self { path }).map_err(refuse)
    }

    /// A file that must be there.
    pub(super) fn existing(path: &Path) -> Result<Self, OpenError> {
        match path.canonicalize() {
            Ok(path) => Ok(Self { path }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(OpenError::Missing(path.to_owned())),
            Err(source) => Err(OpenError::File { path: path.to_owned(), source }),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The writer's connection at start; makes the file if need be.
    pub(super) fn create(&self) -> Result<Conn, OpenError> {
        self.open_writer("rwc").map_err(|reason| self.engine_error(reason))
    }

    /// The writer's connection later on: a file that has vanished since must not come back empty.
    pub(super) fn reopen(&self) -> Result<Conn, String> {
        self.open_writer("rw")
    }

    /// A reader's connection outside the pool.
    pub(super) fn reader(&self) -> Result<Conn, OpenError> {
        let opened = Conn::establish(&self.uri("rw")).map_err(|error| self.engine_error(error.to_string()));
        let mut conn = opened?;
        // The settings alone do not open the file: the first read does, and finds out whether it is a database.
        let set_up = conn.batch_execute(READER_SETUP);
        let read = set_up.and_then(|()| conn.batch_execute("SELECT 1 FROM sqlite_schema LIMIT 1"));
        read.map_err(|error| self.engine_error(error.to_string()))?;
        Ok(conn)
    }

    fn open_writer(&self, mode: &str) -> Result<Conn, String> {
        #[derive(QueryableByName)]
        struct Journal {
            #[diesel(sql_type = Text)]
            journal_mode: String,
        }
        let mut conn = Conn::establish(&self.uri(mode)).map_err(|error| error.to_string())?;
        conn.batch_execute(WRITER_SETUP).map_err(|error| error.to_string())?;
        let journal: Journal =
            diesel::sql_query("PRAGMA journal_mode").get_result(&mut conn).map_err(|error| error.to_string())?;
        // The engine declines without an error, for instance on a network drive.
        if journal.journal_mode == "wal" {
            Ok(conn)
        } else {
            Err("this file system cannot hold a write-ahead log".to_owned())
        }
    }

    fn engine_error(&self, reason: String) -> OpenError {
        OpenError::Engine { path: self.path.clone(), reason }
    }

    /// A URI says whether the file may be made, and its escapes keep any name from being read as something else.
    fn uri(&self, mode: &str) -> String {
        let mut uri = String::from("file://");
        for &byte in self.path.as_os_str().as_encoded_bytes() {
            if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
                uri.push(char::from(byte));
            } else {
                uri.extend(['%', hex_digit(byte >> 4), hex_digit(byte & 15)]);
            }
        }
        uri.push_str("?mode=");
        uri.push_str(mode);
        uri
    }
}

fn hex_digit(nibble: u8) -> char {
    char::from_digit(nibble.into(), 16).unwrap_or_default()
}

/// The `--database` option, `sqlite:PATH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseUrl {
    path: PathBuf,
}

impl DatabaseUrl {
    /// To serve from it.
    pub fn serving(&self) -> DbConfig {
        DbConfig::serving(&self.path)
    }

    /// To look at it.
    pub fn looking(&self) -> DbConfig {
        DbConfig::looking(&self.path)
    }
}

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Err(UrlError::Postgres);
        }
        let path = text.strip_prefix("sqlite:").ok_or(UrlError::Scheme)?;
        // `sqlite:///PATH` is common for an absolute path; in `sqlite://PATH` others see a relative one.
        let path = match path.strip_prefix("//") {
            Some(absolute) if absolute.starts_with('/') => absolute,
            Some(_) => return Err(UrlError::Slashes),
            None => path,
        };
        match path {
            "" => Err(UrlError::NoPath),
            ":memory:" => Err(UrlError::Memory),
            path => Ok(Self { path: path.into() }),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sqlite:{}", self.path.display())
    }
}

/// Why the `--database` option is not one. The text is not repeated: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// A server's address.
    #[error("this build cannot use PostgreSQL: write sqlite:PATH")]
    Postgres,
    /// Neither.
    #[error("a database is named as sqlite:PATH, for example sqlite:var/infopass.db")]
    Scheme,
    /// Two slashes, which some programs read as relative and others as absolute.
    #[error("two slashes are ambiguous: write sqlite:PATH, or sqlite:/PATH for an absolute path")]
    Slashes,
    /// No file's name.
    #[error("the file's name is missing: write sqlite:PATH, for example sqlite:var/infopass.db")]
    NoPath,
    /// Nothing in memory is durable.
    #[error("a database in memory is not supported: write sqlite:PATH")]
    Memory,
}
