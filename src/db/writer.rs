//! The one writer: a thread that takes queued closures, runs each in its own savepoint inside one `BEGIN IMMEDIATE`,
//! commits once for all of them and only then answers (group commit).
//! A closure's own fault undoes that closure; anything that casts doubt on the connection loses the whole batch, loudly.

use std::any::type_name;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use tokio::sync::{mpsc, oneshot};

use super::conn::{Conn, Transactions, require_depth};
use super::serving_lock::ServingLock;
use super::sqlite::Location;
use super::{Abort, DbError, OpenError, WriteError};

/// Writes that may wait: four times the thousand people who go for one seat at once, some kilobytes each.
pub(super) const QUEUE_MAX: usize = 4096;

/// Writes in one commit. More would save little, as the disk is then a small part, and keep the first waiting.
pub(super) const BATCH_MAX: usize = 256;

/// How often a lost connection is opened anew before the waiting batch is told that the database is out; the next
/// batch tries again.
const REOPEN_TRIES_MAX: u32 = 3;

/// The pause after the first failed try; each further one is twice as long.
const REOPEN_PAUSE: Duration = Duration::from_millis(20);

// diesel does not know of this savepoint and counts only the closures' own. That a closure left the transaction it was
// given, even by ending it and beginning another at the same depth, shows when the savepoint is no longer there.
const SAVE: &str = "SAVEPOINT one_write";
const KEEP: &str = "RELEASE one_write";
const UNDO: &str = "ROLLBACK TO one_write; RELEASE one_write";

/// The way to the writer's thread.
pub(super) struct Writer {
    /// `None` once closed.
    queue: RwLock<Option<mpsc::Sender<Box<dyn Job>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

type Reply<T, R> = oneshot::Receiver<Result<T, WriteError<R>>>;

impl Writer {
    /// Starts the thread, which keeps the lock, if it is given one, until its last commit.
    pub(super) fn start(conn: Conn, location: Location, lock: Option<ServingLock>) -> Result<Self, OpenError> {
        let (sender, queue) = mpsc::channel(QUEUE_MAX);
        let thread = Thread { queue, conn: Some(conn), location, lock };
        let thread = std::thread::Builder::new()
            .name("db-writer".to_owned())
            .spawn(move || thread.run())
            .map_err(OpenError::Thread)?;
        Ok(Self { queue: RwLock::new(Some(sender)), thread: Mutex::new(Some(thread)) })
    }

    /// Queues `write` without waiting; the reply comes when it is durable or known not to be.
    pub(super) fn submit<T, R, F>(&self, write: F) -> Result<Reply<T, R>, DbError>
    where
        F: Fn(&mut Conn) -> Result<T, Abort<R>> + Send + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let (caller, reply) = oneshot::channel();
        let job = Box::new(Task {
            write,
            answer: Err(DbError::Unavailable("another write ended the batch first".to_owned()).into()),
            caller,
        });
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        let queued = queue.as_ref().map(|queue| queue.try_send(job));
        match queued {
            Some(Ok(())) => Ok(reply),
            Some(Err(mpsc::error::TrySendError::Full(_))) => {
                Err(DbError::Unavailable("too many writes are waiting".to_owned()))
            }
            Some(Err(mpsc::error::TrySendError::Closed(_))) | None => {
                Err(DbError::Unavailable("the writer has stopped".to_owned()))
            }
        }
    }

    /// Writes accepted and not yet begun.
    #[cfg(test)]
    pub(super) fn queue_depth(&self) -> usize {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().map_or(0, |queue| queue.max_capacity() - queue.capacity())
    }

    /// Takes no more, finishes what is queued, waits for the thread.
    pub(super) fn close(&self) {
        drop(self.queue.write().unwrap_or_else(PoisonError::into_inner).take());
        // Held while joining, so that every clone's `close` waits.
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the writer's thread panicked");
        }
    }
}

struct Thread {
    queue: mpsc::Receiver<Box<dyn Job>>,
    /// `None` after a lost batch, until the next one opens another.
    conn: Option<Conn>,
    location: Location,
    /// `None` in a process that writes beside the serving one.
    lock: Option<ServingLock>,
}

impl Thread {
    /// Until every sender is gone and the queue is empty.
    fn run(mut self) {
        while let Some(first) = self.queue.blocking_recv() {
            let batch = self.gather(first);
            // Not a closure's panic, but diesel's or ours: the batch's callers see their replies dropped unsent, the
            // connection, which was out of `self`, is gone, and the thread lives on.
            if catch_unwind(AssertUnwindSafe(|| self.serve(batch))).is_err() {
                tracing::error!("the writer panicked");
            }
        }
        // Leaves one tidy file behind; whatever this cannot do, the next start does. Beside a server it would hold up
        // the server's writes.
        if self.lock.is_some()
            && let Some(conn) = &mut self.conn
            && let Err(error) = conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
        {
            tracing::warn!(%error, "the last checkpoint failed");
        }
    }

    fn gather(&mut self, first: Box<dyn Job>) -> Vec<Box<dyn Job>> {
        let mut batch = vec![first];
        while batch.len() < BATCH_MAX
            && let Ok(job) = self.queue.try_recv()
        {
            batch.push(job);
        }
        batch
    }

    fn serve(&mut self, mut batch: Vec<Box<dyn Job>>) {
        let served = self.connection().and_then(|mut conn| {
            commit(&mut conn, &mut batch)?;
            Ok(conn)
        });
        // A connection that lost a batch was dropped with it: closing is what surely rolls back.
        let lost = match served {
            Ok(conn) => {
                self.conn = Some(conn);
                crate::telemetry::write_batch(batch.len());
                None
            }
            // Even a constraint is nobody's own fault once it is the commit that meets it.
            Err(DbError::Unavailable(reason) | DbError::Failed(reason)) => {
                tracing::error!(reason, writes = batch.len(), "a batch of writes was lost");
                Some(DbError::Unavailable(reason))
            }
        };
        for job in batch {
            job.answer(lost.as_ref());
        }
    }

    fn connection(&mut self) -> Result<Conn, DbError> {
        if let Some(conn) = self.conn.take() {
            return Ok(conn);
        }
        let mut pause = REOPEN_PAUSE;
        let mut tries = 1;
        loop {
            match self.location.reopen() {
                Ok(conn) => return Ok(conn),
                Err(reason) if tries == REOPEN_TRIES_MAX => {
                    return Err(DbError::Unavailable(reason));
                }
                Err(reason) => {
                    tracing::warn!(reason, tries, "the writer's connection could not be opened");
                }
            }
            std::thread::sleep(pause);
            pause *= 2;
            tries += 1;
        }
    }
}

/// Runs the batch and makes it durable. After an error nothing of it is: the caller drops the connection.
fn commit(conn: &mut Conn, batch: &mut [Box<dyn Job>]) -> Result<(), DbError> {
    begin_immediate(conn)?;
    for job in batch {
        conn.batch_execute(SAVE)?;
        let outcome = job.run(conn);
        let end = match outcome {
            Outcome::Keep => KEEP,
            Outcome::Undo => UNDO,
            Outcome::Lost(error) => return Err(error),
        };
        require_depth(conn, 1)?;
        conn.batch_execute(end)?;
    }
    require_depth(conn, 1)?;
    Transactions::commit_transaction(conn)?;
    require_depth(conn, 0)
}

/// A read that becomes a write would fail at once with "database is locked" if somebody has written since.
fn begin_immediate(conn: &mut Conn) -> Result<(), DbError> {
    match conn {
        Conn::Sqlite(own) => Ok(AnsiTransactionManager::begin_transaction_sql(own, "BEGIN IMMEDIATE")?),
        Conn::Postgres(_) => Err(DbError::Failed("the writer is SQLite's".to_owned())),
    }
}

/// A queued write without its types.
trait Job: Send {
    /// Runs the closure in the savepoint that was made for it and keeps its answer.
    fn run(&mut self, conn: &mut Conn) -> Outcome;

    /// Gives the answer to whoever waits for it, unless the batch was lost.
    fn answer(self: Box<Self>, lost: Option<&DbError>);
}

/// What becomes of a closure's savepoint.
enum Outcome {
    Keep,
    Undo,
    /// The engine or the connection is unwell: nothing further may run on it.
    Lost(DbError),
}

struct Task<T, R, F> {
    write: F,
    answer: Result<T, WriteError<R>>,
    caller: oneshot::Sender<Result<T, WriteError<R>>>,
}

impl<T, R, F> Job for Task<T, R, F>
where
    F: Fn(&mut Conn) -> Result<T, Abort<R>> + Send,
    T: Send,
    R: Send,
{
    fn run(&mut self, conn: &mut Conn) -> Outcome {
        // After a panic the savepoint is rolled back, so nobody sees a half-done write.
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.write)(conn)));
        let error = match outcome {
            Ok(Ok(value)) => {
                self.answer = Ok(value);
                return Outcome::Keep;
            }
            Ok(Err(Abort::Refused(reason))) => WriteError::Refused(reason),
            Ok(Err(Abort::Database(error))) => match DbError::from(error) {
                unavailable @ DbError::Unavailable(_) => return Outcome::Lost(unavailable),
                failed @ DbError::Failed(_) => WriteError::Db(failed.in_closure::<F>()),
            },
            Err(_panic) => WriteError::Db(DbError::Failed(format!("{}: it panicked", type_name::<F>()))),
        };
        self.answer = Err(error);
        Outcome::Undo
    }

    fn answer(self: Box<Self>, lost: Option<&DbError>) {
        let answer = match lost {
            Some(lost) => Err(lost.clone().into()),
            None => self.answer,
        };
        // Nobody need be waiting any more: the write holds all the same.
        let _ = self.caller.send(answer);
    }
}
