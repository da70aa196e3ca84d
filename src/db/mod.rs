//! The only place that speaks SQL. Two doors: `Db::read` runs a closure in a read transaction, `Db::write` in a write
//! transaction and answers only when it is durable. Nothing else opens a transaction.
//! One file per noun holds the statements; no rule of the domain, no HTTP and no HTML lives here.

// The nouns, one file each.
pub mod appointments;
pub mod audit;
pub mod call_backs;
pub mod cases;
pub mod details;
pub mod door;
pub mod guesses;
pub mod idempotency_keys;
pub mod inquiries;
pub mod inquiry_keys;
pub mod keys;
pub mod offices;
pub mod person_keys;
pub mod seats;
pub mod settings;
pub mod staff;
pub mod staff_acts;
pub mod staff_sessions;
pub mod unknown_names;
pub mod visits;

// What the doors are made of.
mod conn;
mod log_file;
pub mod migrate;
mod pool;
mod postgres;
#[expect(missing_docs, reason = "a table's and a column's names say what they are; the migrations say why")]
pub mod schema;
mod serving_lock;
pub mod sqlite;
#[cfg(test)]
mod tests;
mod under_way;
mod url;
mod writer;

use diesel::QueryResult;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use std::any::type_name;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub use conn::Conn;
pub use pool::PoolUse;
use pool::{Pool, Source};
use postgres::{Server, StartLock};
use serving_lock::ServingLock;
use sqlite::Location;
use under_way::UnderWay;
pub use under_way::Waiting;
pub use url::{DatabaseUrl, DbConfig, Purpose, UrlError};
use writer::Writer;

/// Readers at the same time unless told otherwise: reads are short and the machine has few cores, while each
/// connection may fill its own page cache (`sqlite::READER_SETUP`) within the server's 64 MB.
pub const READERS_MAX: u32 = 8;

/// The database. Cloning is cheap; all clones share one pool of connections and, on SQLite, one writer.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    pool: Pool,
    writes: Writes,
    under_way: UnderWay,
    /// On a server: held until this process has started.
    start_lock: Mutex<Option<StartLock>>,
}

/// Who does the writes.
enum Writes {
    /// SQLite: one thread, which commits for many at once.
    Grouped(Writer),
    /// PostgreSQL: each on a connection of the pool.
    Pooled,
    /// Nobody: this process only looks.
    None,
}

impl Db {
    /// Opens the database. A serving process makes the file and its folder if need be, runs the migrations and may
    /// write; the others take an up-to-date database as it is, one to write to it beside the server, one only to look.
    ///
    /// A file has one serving process at a time (its lock is held until the end). A server has many; each holds the
    /// start lock until [`Db::started`], so that only one of them migrates and makes seats at a time.
    pub fn open(config: &DbConfig) -> Result<Self, OpenError> {
        match &config.database {
            DatabaseUrl::Sqlite(path) => Self::open_file(path, config),
            DatabaseUrl::Postgres(url) => Self::open_server(&Server::new(url), config),
        }
    }

    fn open_file(path: &Path, config: &DbConfig) -> Result<Self, OpenError> {
        let (location, writes) = match config.purpose {
            Purpose::Serving => {
                let location = Location::prepare(path)?;
                let lock = ServingLock::take(location.path())?;
                let mut conn = location.create()?;
                migrate::run(&mut conn)?;
                let writer = Writer::start(conn, location.clone(), Some(lock))?;
                (location, Writes::Grouped(writer))
            }
            Purpose::Acting => {
                let location = Location::existing(path)?;
                refuse_pending(&mut location.reader()?, &config.database)?;
                let writer = Writer::start(location.writer()?, location.clone(), None)?;
                (location, Writes::Grouped(writer))
            }
            Purpose::Looking => {
                let location = Location::existing(path)?;
                refuse_pending(&mut location.reader()?, &config.database)?;
                (location, Writes::None)
            }
        };
        Self::new(Source::File(location), config, writes, None)
    }

    fn open_server(server: &Server, config: &DbConfig) -> Result<Self, OpenError> {
        let (writes, lock) = if config.purpose == Purpose::Serving {
            let (lock, mut conn) = server.start_lock()?;
            migrate::run(&mut conn)?;
            (Writes::Pooled, Some(lock))
        } else {
            let mut conn = server.connect().map_err(|error| server.engine_error(&error))?;
            refuse_pending(&mut conn, &config.database)?;
            (if config.purpose == Purpose::Acting { Writes::Pooled } else { Writes::None }, None)
        };
        Self::new(Source::Server(server.clone()), config, writes, lock)
    }

    fn new(
        source: Source,
        config: &DbConfig,
        writes: Writes,
        start_lock: Option<StartLock>,
    ) -> Result<Self, OpenError> {
        let pool = Pool::open(source, config.connections_max)?;
        Ok(Self {
            inner: Arc::new(Inner { pool, writes, under_way: UnderWay::default(), start_lock: Mutex::new(start_lock) }),
        })
    }

    /// This process has started: the next one may.
    pub fn started(&self) {
        drop(self.inner.start_lock.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// Runs `f` inside one read transaction, so that all it reads is of one moment. It is short: a file is read on the
    /// calling thread, whose other visitors wait meanwhile.
    ///
    /// Needs a tokio runtime with timers.
    pub async fn read<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        self.inner.pool.read(f).await
    }

    /// As [`Db::read`], on a thread of its own: for what looks at more than a page shows.
    pub async fn read_long<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        self.inner.pool.read_apart(f).await
    }

    /// As [`Db::read`], for the command line and for tests: waits on this thread.
    pub fn read_blocking<T, F>(&self, f: F) -> Result<T, DbError>
    where
        F: Fn(&mut Conn) -> QueryResult<T>,
    {
        self.inner.pool.read_blocking(f)
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
        let _under_way = self.inner.under_way.begin();
        match &self.inner.writes {
            Writes::Grouped(writer) => {
                let reply = writer.submit(f)?;
                reply.await.unwrap_or_else(|_| Err(writer_gone().into()))
            }
            Writes::Pooled => postgres::write(&self.inner.pool, f).await,
            Writes::None => Err(looks_only().into()),
        }
    }

    /// As [`Db::write`], for the command line and for tests: waits on this thread, which must not run async tasks.
    pub fn write_blocking<T, R, F>(&self, f: F) -> Result<T, WriteError<R>>
    where
        F: Fn(&mut Conn) -> Result<T, Abort<R>> + Send + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let _under_way = self.inner.under_way.begin();
        match &self.inner.writes {
            Writes::Grouped(writer) => {
                let reply = writer.submit(f)?;
                reply.blocking_recv().unwrap_or_else(|_| Err(writer_gone().into()))
            }
            Writes::Pooled => postgres::write_blocking(&self.inner.pool, &f),
            Writes::None => Err(looks_only().into()),
        }
    }

    /// Whether every migration that this program knows has run.
    pub async fn is_current(&self) -> Result<bool, DbError> {
        self.read(|conn| Ok(!migrate::pending(conn))).await
    }

    /// The writes that are not answered yet.
    pub fn writes_waiting(&self) -> Waiting {
        self.inner.under_way.waiting()
    }

    /// How many connections are in use: readers of a file, readers and writers of a server.
    pub fn pool_use(&self) -> PoolUse {
        self.inner.pool.usage()
    }

    /// Accepts no more writes from any clone, finishes those already accepted and, on SQLite, waits for them. Blocks
    /// this thread.
    ///
    /// Dropping the last clone does the same without waiting.
    pub fn close(self) {
        match &self.inner.writes {
            Writes::Grouped(writer) => writer.close(),
            Writes::Pooled => self.inner.pool.close(),
            Writes::None => {}
        }
    }
}

/// Checks that a process that does not serve finds the tables it knows.
fn refuse_pending(conn: &mut Conn, database: &DatabaseUrl) -> Result<(), OpenError> {
    if migrate::pending(conn) { Err(OpenError::NotUpToDate(database.to_string())) } else { Ok(()) }
}

fn looks_only() -> DbError {
    DbError::Failed("the database was opened to look only".to_owned())
}

/// The reply was dropped unsent: the writer met a panic that was not a closure's.
fn writer_gone() -> DbError {
    DbError::Unavailable("the writer dropped the request".to_owned())
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

/// A write that never refuses fails only with the database.
impl From<WriteError<Infallible>> for DbError {
    fn from(error: WriteError<Infallible>) -> Self {
        match error {
            WriteError::Refused(never) => match never {},
            WriteError::Db(why) => why,
        }
    }
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
    /// The file is older than this program, and only a serving process migrates it.
    #[error("the database at {0} is not up to date: start `infopass serve` of this version once")]
    NotUpToDate(String),
    /// The file, its folder or its lock cannot be used.
    #[error("cannot use {path}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// The file or the server is there, but cannot be worked with; or the server is not there.
    #[error("cannot open the database at {database}: {reason}")]
    Engine {
        /// The file, or the server without its secrets.
        database: String,
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
