//! The only place that speaks SQL. Two doors: `Db::read` runs a closure in a read transaction, `Db::write` in a write
//! transaction and answers only when it is durable. Nothing else opens a transaction.
//! One file per noun holds the statements; no rule of the domain, no HTTP and no HTML lives here.

// The nouns, one file each.
pub mod appointments;
pub mod audit;
pub mod idempotency_keys;
pub mod offices;
pub mod person_keys;
pub mod seats;
pub mod settings;

// What the doors are made of.
pub mod connection;
mod lock;
pub mod migrate;
#[expect(missing_docs, reason = "a table's and a column's names say what they are; the migrations say why")]
pub mod schema;
#[cfg(test)]
mod tests;
mod writer;

use std::any::type_name;
use std::path::PathBuf;
use std::sync::Arc;

use diesel::QueryResult;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

pub use connection::{Conn, DatabaseUrl, UrlError};
use connection::{Location, Readers};
use lock::ServingLock;
use writer::Writer;

/// Readers at the same time unless told otherwise: reads are short and the machine has few cores, while each
/// connection may fill its own page cache (`connection::READER_SETUP`) within the server's 64 MB.
pub const READERS_MAX: u32 = 8;

/// The database. Cloning is cheap; all clones share one writer and one pool of readers.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    readers: Readers,
    /// `None` if this process only looks.
    writer: Option<Writer>,
}

impl Db {
    /// Opens the database. A serving process takes the serving lock, makes the file and its folder if need be, runs
    /// the migrations and starts the writer; one that only looks takes an up-to-date file as it is and changes nothing.
    pub fn open(config: &DbConfig) -> Result<Self, OpenError> {
        let (location, writer) = if config.serving {
            let location = Location::prepare(&config.path)?;
            let lock = ServingLock::take(location.path())?;
            let mut conn = location.create()?;
            migrate::run(&mut conn)?;
            let writer = Writer::start(conn, location.clone(), lock)?;
            (location, Some(writer))
        } else {
            let location = Location::existing(&config.path)?;
            if migrate::pending(&mut location.reader()?) {
                return Err(OpenError::NotUpToDate(location.path().to_owned()));
            }
            (location, None)
        };
        let readers = Readers::open(&location, config.readers_max)?;
        Ok(Self { inner: Arc::new(Inner { readers, writer }) })
    }

    /// Runs `f` on a blocking thread inside one read transaction, so that all it reads is of one moment.
    ///
    /// Needs a tokio runtime with timers.
    pub async fn read<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        self.inner.readers.read(f).await
    }

    /// As [`Db::read`], for the command line and for tests: waits on this thread.
    pub fn read_blocking<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T>,
    {
        self.inner.readers.read_blocking(f)
    }

    /// Runs `f` in a write transaction and answers when what it wrote is durable. Dropping the future once it has been
    /// polled does not stop the write.
    ///
    /// The closure may run more than once, touches only the database and returns at the first database error. `Err`
    /// undoes it, so what must be remembered (a wrong PIN, an audit row) is an `Ok` value.
    pub async fn write<T, R, F>(&self, f: F) -> Result<T, WriteError<R>>
    where
        F: Fn(&mut Conn) -> Result<T, Abort<R>> + Send + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let reply = self.writer()?.submit(f)?;
        reply.await.unwrap_or_else(|_| Err(writer_gone().into()))
    }

    /// As [`Db::write`], for the command line and for tests: waits on this thread, which must not run async tasks.
    pub fn write_blocking<T, R, F>(&self, f: F) -> Result<T, WriteError<R>>
    where
        F: Fn(&mut Conn) -> Result<T, Abort<R>> + Send + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let reply = self.writer()?.submit(f)?;
        reply.blocking_recv().unwrap_or_else(|_| Err(writer_gone().into()))
    }

    /// Writes accepted and not yet begun.
    pub fn queue_depth(&self) -> usize {
        self.inner.writer.as_ref().map_or(0, Writer::queue_depth)
    }

    /// Accepts no more writes from any clone, finishes those already accepted and waits for them. Blocks this thread.
    ///
    /// Dropping the last clone does the same without waiting.
    pub fn close(self) {
        if let Some(writer) = &self.inner.writer {
            writer.close();
        }
    }

    fn writer(&self) -> Result<&Writer, DbError> {
        let writer = self.inner.writer.as_ref();
        writer.ok_or_else(|| DbError::Failed("the database was opened to look only".to_owned()))
    }
}

/// The reply was dropped unsent: the writer met a panic that was not a closure's.
fn writer_gone() -> DbError {
    DbError::Unavailable("the writer dropped the request".to_owned())
}

/// How to open the database.
#[derive(Clone, Debug)]
pub struct DbConfig {
    /// The database's file.
    pub path: PathBuf,
    /// Whether this process serves (and therefore locks, creates, migrates and writes) or only looks.
    pub serving: bool,
    /// Readers at the same time; at least one.
    pub readers_max: u32,
}

impl DbConfig {
    /// The one process that serves from this file.
    pub fn serving(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), serving: true, readers_max: READERS_MAX }
    }

    /// A process that looks at an existing database, whether or not another one serves from it.
    pub fn looking(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), serving: false, readers_max: 1 }
    }
}

/// Why a write's closure gives up. Either way what it wrote is undone.
#[derive(Debug)]
pub enum Abort<R> {
    /// The rules say no; the caller gets the reason.
    Refused(R),
    /// The database said no; `?` makes this.
    Database(DieselError),
}

impl<R> From<DieselError> for Abort<R> {
    fn from(error: DieselError) -> Self {
        Self::Database(error)
    }
}

/// Why a write did not happen.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError<R> {
    /// The closure refused.
    #[error("refused")]
    Refused(R),
    /// The database failed it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Why the database did not answer. The texts name tables and closures, never a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// Out, full, busy or overloaded: nothing is wrong with the request, it may be tried again (503). The write does
    /// not hold, unless the disk failed in the very act of committing: a retry must be able to meet its own work.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A mistake of ours: a constraint nobody expected to break, a missing row, a panic (500).
    #[error("a database operation failed: {0}")]
    Failed(String),
}

impl DbError {
    /// Says in whose closure it went wrong: the type's name is the path of the function that holds the closure.
    fn in_closure<F>(self) -> Self {
        match self {
            Self::Failed(reason) => Self::Failed(format!("{}: {reason}", type_name::<F>())),
            unavailable @ Self::Unavailable(_) => unavailable,
        }
    }
}

impl From<DieselError> for DbError {
    /// A constraint and what diesel finds wrong with one query harm only that query: `Failed`. Every other error may
    /// mean that the engine or the connection is unwell: `Unavailable`.
    fn from(error: DieselError) -> Self {
        let failed = |reason: &str| Self::Failed(reason.to_owned());
        match error {
            DieselError::DatabaseError(kind, about) if is_constraint(kind) => failed(about.message()),
            DieselError::DatabaseError(_, about) => Self::Unavailable(about.message().to_owned()),
            DieselError::NotFound => failed("a row that must exist is missing"),
            // Their texts may quote a value.
            DieselError::DeserializationError(_) => failed("a stored value could not be read"),
            DieselError::SerializationError(_) => failed("a value could not be stored"),
            DieselError::IntegerConversion(_) => failed("a number does not fit"),
            DieselError::InvalidCString(_) => failed("a statement holds a NUL"),
            DieselError::QueryBuilderError(_) => failed("a statement could not be built"),
            DieselError::RollbackTransaction => failed("the closure asked to be undone without a reason"),
            other => Self::Unavailable(other.to_string()),
        }
    }
}

fn is_constraint(kind: DatabaseErrorKind) -> bool {
    matches!(
        kind,
        DatabaseErrorKind::UniqueViolation
            | DatabaseErrorKind::ForeignKeyViolation
            | DatabaseErrorKind::NotNullViolation
            | DatabaseErrorKind::CheckViolation
            | DatabaseErrorKind::RestrictViolation
            | DatabaseErrorKind::ExclusionViolation
    )
}

/// Why the database could not be opened, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process serves from this file.
    #[error(
        "another infopass serves from {path}: stop it first, or name another file with --database (the lock is {lock})"
    )]
    Locked {
        /// The database's file.
        path: PathBuf,
        /// The lock's file.
        lock: PathBuf,
    },
    /// There is nothing to look at.
    #[error("there is no database at {0}: `infopass serve` makes one")]
    Missing(PathBuf),
    /// The file is older than this program, and a process that only looks may not migrate it.
    #[error("the database at {0} is not up to date: start `infopass serve` of this version once")]
    NotUpToDate(PathBuf),
    /// The file, its folder or its lock cannot be used.
    #[error("cannot use {path}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// The file is there, but the engine cannot work with it.
    #[error("cannot open the database at {path}: {reason}")]
    Engine {
        /// The database's file.
        path: PathBuf,
        /// What the engine says.
        reason: String,
    },
    /// The tables could not be brought up to date.
    #[error(transparent)]
    Migrate(#[from] migrate::MigrateError),
    /// The writer's thread could not be started.
    #[error("cannot start the writer's thread: {0}")]
    Thread(std::io::Error),
}
