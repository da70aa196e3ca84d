//! PostgreSQL: how its connections are made and set up, the lock under which a process starts, and the door for
//! writing, where each write is a transaction of its own.

use std::any::type_name;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use secrecy::{ExposeSecret, SecretString};

use super::conn::{Conn, Transactions, require_depth};
use super::pool::{Pool, stopping};
use super::{Abort, DbError, OpenError, WriteError};

/// Connections of one process unless told otherwise. A server takes a hundred in all as it comes, so that several
/// processes fit; on few cores more would only wait for each other, fewer would share fewer flushes of the disk.
pub(super) const CONNECTIONS_MAX: u32 = 16;

/// How often a write is tried when the server undoes it for the sake of another (deadlock, serialisation).
const WRITE_TRIES_MAX: u32 = 5;

/// The pause after the first such try; each further one is twice as long.
const RETRY_PAUSE: Duration = Duration::from_millis(5);

/// How every connection is set up. A commit is answered when it is durable, whatever the server's default; nobody
/// waits for a lock longer than for a page; a statement that takes longer than any sound one ends; a connection whose
/// process hangs in the middle of a transaction does not hold its locks for ever. Every statement goes by a key, so one
/// plan is right for all its values, and the server need not choose again (DESIGN.md tells what that is worth).
const SETUP: &str = "
    SET synchronous_commit = on;
    SET lock_timeout = '4s';
    SET statement_timeout = '15s';
    SET idle_in_transaction_session_timeout = '30s';
    SET default_transaction_isolation = 'read committed';
    SET search_path = public;
    SET plan_cache_mode = force_generic_plan;
";

/// How connections are made unless the address says otherwise: a server that does not answer is given up on soon, and
/// one that has gone without a word is noticed.
const PARAMETERS: [(&str, &str); 4] = [
    ("connect_timeout", "5"),
    ("tcp_user_timeout", "10000"),
    ("keepalives_idle", "30"),
    ("application_name", "infopass"),
];

/// Migrating and making the first seats takes a few seconds: whoever waits longer than this waits for a hung process.
const START_LOCK_SETUP: &str = "SET lock_timeout = '60s'; SET statement_timeout = '90s';";

/// The advisory lock of a starting process: the letters `infopass` as a number.
const START_LOCK: i64 = 0x696e_666f_7061_7373;

/// The advisory lock of whoever makes seats.
const KEEPER_LOCK: i64 = START_LOCK + 1;

/// Shared by every write that seals, held alone by whoever changes which key that is.
const KEYS_LOCK: i64 = START_LOCK + 2;

/// The advisory locks of buckets of guesses: a space of two numbers, apart from those above. The letters `gues`.
const GUESSES_LOCKS: i32 = 0x6775_6573;

/// A server's address. It may hold a password and is never shown whole.
#[derive(Clone, Debug)]
pub(super) struct Server {
    url: SecretString,
}

/// Held while a process migrates, loads its offices and makes seats, so that several may start at once. Ends with its
/// connection, however that ends.
pub(super) struct StartLock {
    _conn: Conn,
}

impl Server {
    pub(super) fn new(url: &SecretString) -> Self {
        let mut url = url.expose_secret().to_owned();
        for (name, value) in PARAMETERS {
            if !url.contains(&format!("{name}=")) {
                let joint = if url.contains('?') { '&' } else { '?' };
                url.extend([joint.to_string().as_str(), name, "=", value]);
            }
        }
        Self { url: url.into() }
    }

    /// A new connection, set up.
    pub(super) fn connect(&self) -> ConnectionResult<Conn> {
        let mut own = PgConnection::establish(self.url.expose_secret())?;
        own.batch_execute(SETUP).map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(Conn::Postgres(own))
    }

    /// Waits until no other process is starting on this database.
    pub(super) fn start_lock(&self) -> Result<(StartLock, Conn), OpenError> {
        let mut conn = self.connect().map_err(|error| self.engine_error(&error))?;
        let taken = conn
            .batch_execute(START_LOCK_SETUP)
            .and_then(|()| conn.batch_execute(&format!("SELECT pg_advisory_lock({START_LOCK})")));
        taken.map_err(|error| self.engine_error(&error))?;
        let migrator = self.connect().map_err(|error| self.engine_error(&error))?;
        Ok((StartLock { _conn: conn }, migrator))
    }

    /// What could not be done with the server.
    pub(super) fn engine_error(&self, why: &dyn fmt::Display) -> OpenError {
        // libpq's words end with a line of their own, and one for each address that was tried.
        let reason: Vec<String> = why.to_string().lines().map(|line| line.trim().to_owned()).collect();
        OpenError::Engine { database: self.to_string(), reason: reason.join("; ").trim_end_matches("; ").to_owned() }
    }
}

/// Without user and password, and without parameters, which may hold one too.
impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&without_secrets(self.url.expose_secret()))
    }
}

/// `postgres://host/database` of any server's address.
pub(super) fn without_secrets(url: &str) -> String {
    let bare = url.split('?').next().unwrap_or_default();
    match bare.split_once("://") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.rsplit_once('@').map_or(rest, |(_, place)| place)),
        None => String::new(),
    }
}

/// Makes the rest of this write wait until no other process makes seats; SQLite has one writer anyway.
pub(super) fn lock_keeper(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(own) => own.batch_execute(&format!("SELECT pg_advisory_xact_lock({KEEPER_LOCK})")),
    }
}

/// Keeps every key's state as it is until this write ends, together with others who do; SQLite has one writer anyway.
pub(super) fn share_keys(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(own) => own.batch_execute(&format!("SELECT pg_advisory_xact_lock_shared({KEYS_LOCK})")),
    }
}

/// Makes the rest of this write wait until nobody relies on a key's state, and all who will until it ends.
pub(super) fn lock_keys(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(own) => own.batch_execute(&format!("SELECT pg_advisory_xact_lock({KEYS_LOCK})")),
    }
}

/// Makes the rest of this write wait for others who count guesses in the same buckets, rows or not, one after the other
/// in the order given; SQLite has one writer anyway.
pub(super) fn lock_buckets(conn: &mut Conn, buckets: &[i32]) -> QueryResult<()> {
    let Conn::Postgres(own) = conn else { return Ok(()) };
    buckets
        .iter()
        .try_for_each(|bucket| own.batch_execute(&format!("SELECT pg_advisory_xact_lock({GUESSES_LOCKS}, {bucket})")))
}

/// Runs a write on a blocking thread; it goes on even if nobody waits for it any more.
pub(super) async fn write<T, R, F>(pool: &Pool, f: F) -> Result<T, WriteError<R>>
where
    F: Fn(&mut Conn) -> Result<T, Abort<R>> + Send + 'static,
    T: Send + 'static,
    R: Send + 'static,
{
    let turn = pool.turn().await?;
    let pool = pool.clone();
    let write = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        write_blocking(&pool, &f)
    });
    write.await.unwrap_or_else(|_| Err(stopping().into()))
}

/// Runs a write on this thread, again if the server undid it for the sake of another.
pub(super) fn write_blocking<T, R, F>(pool: &Pool, f: &F) -> Result<T, WriteError<R>>
where
    F: Fn(&mut Conn) -> Result<T, Abort<R>>,
{
    let mut pause = RETRY_PAUSE;
    let mut tries = 1;
    loop {
        match try_write(pool, f) {
            Attempt::Done(answer) => return answer,
            Attempt::Undone(why) if tries == WRITE_TRIES_MAX => {
                return Err(DbError::Unavailable(format!("{}: {why}", type_name::<F>())).into());
            }
            Attempt::Undone(why) => tracing::debug!(%why, tries, "a write was undone for another and is tried again"),
        }
        std::thread::sleep(pause);
        pause *= 2;
        tries += 1;
    }
}

/// How one try of a write ended.
enum Attempt<T, R> {
    /// It holds, or it was refused or failed for good.
    Done(Result<T, WriteError<R>>),
    /// The server chose it to be undone.
    Undone(DieselError),
}

fn try_write<T, R, F>(pool: &Pool, f: &F) -> Attempt<T, R>
where
    F: Fn(&mut Conn) -> Result<T, Abort<R>>,
{
    let mut pooled = match pool.begin(begin_write) {
        Ok(pooled) => pooled,
        Err(why) => return Attempt::Done(Err(why.into())),
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| f(&mut pooled.conn)));
    let abort = match outcome {
        Ok(Ok(value)) => match commit(&mut pooled.conn) {
            Ok(()) => return Attempt::Done(Ok(value)),
            // Whether it holds is unknown: a retry must be able to meet its own work.
            Err(why) => {
                pooled.sound = false;
                return Attempt::Done(Err(DbError::Unavailable(why.to_string()).into()));
            }
        },
        Ok(Err(abort)) => Some(abort),
        Err(_panic) => None,
    };
    pooled.sound = Transactions::rollback_transaction(&mut pooled.conn).is_ok();
    Attempt::Done(Err(match abort {
        Some(Abort::Refused(reason)) => WriteError::Refused(reason),
        Some(Abort::Database(error)) if is_undone_for_another(&error) => return Attempt::Undone(error),
        Some(Abort::Database(error)) => {
            let error = DbError::from(error);
            pooled.sound &= matches!(error, DbError::Failed(_));
            WriteError::Db(error.in_closure::<F>())
        }
        None => WriteError::Db(DbError::Failed(format!("{}: it panicked", type_name::<F>()))),
    }))
}

fn begin_write(conn: &mut Conn) -> QueryResult<()> {
    Transactions::begin_transaction(conn)
}

/// PostgreSQL answers the COMMIT of a transaction that met an error with ROLLBACK, and diesel takes it for success: a
/// closure that overlooked the error would be told that its work holds. The statement before it fails in that case.
fn commit(conn: &mut Conn) -> Result<(), DbError> {
    require_depth(conn, 1)?;
    match conn {
        Conn::Sqlite(_) => Transactions::commit_transaction(conn)?,
        Conn::Postgres(own) => own.batch_execute("SELECT 1; COMMIT")?,
    }
    require_depth(conn, 0)
}

/// diesel has no kind for a deadlock, and a server of another language says it in other words: that one gets a 503.
fn is_undone_for_another(error: &DieselError) -> bool {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        DieselError::DatabaseError(DatabaseErrorKind::Unknown, about) => about.message().contains("deadlock"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_secrets() {
        let shown = |url: &str| Server::new(&url.to_owned().into()).to_string();
        assert_eq!(
            shown("postgres://me:p@ss@db.example:5432/portal?sslpassword=x"),
            "postgres://db.example:5432/portal"
        );
        assert_eq!(shown("postgresql:///portal?host=/run/postgresql&user=me"), "postgresql:///portal");
        assert_eq!(format!("{:?}", Server::new(&"postgres://me:secret@h/d".to_owned().into())).find("secret@"), None);
    }

    #[test]
    fn parameters_that_the_address_gives_are_kept() {
        let url = |url: &str| Server::new(&url.to_owned().into()).url.expose_secret().to_owned();
        assert!(url("postgres://h/d").starts_with("postgres://h/d?connect_timeout=5&"));
        let given = url("postgres://h/d?connect_timeout=1&application_name=mine");
        assert!(given.contains("connect_timeout=1&") && !given.contains("connect_timeout=5"));
        assert!(!given.contains("application_name=infopass"));
    }
}
