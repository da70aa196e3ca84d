//! The door for writing from outside: what is durable, what is undone, what is lost, and what the next caller finds.
//! Each test has a database of its own in a real file. Opening, settings and reads are in `opening`.

use std::convert::Infallible;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::task::{Context, Waker};

use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::result::Error as DieselError;
use diesel::sql_types::Text;
use tempfile::TempDir;

use super::conn::Transactions;
use super::schema::{closures, settings};
use super::sqlite::Location;
use super::*;

mod broken_transactions;
mod opening;

struct World {
    db: Db,
    path: PathBuf,
    _folder: TempDir,
}

fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("var/infopass 100%?.db");
    let db = Db::open(&DatabaseUrl::file(&path).serving()).unwrap();
    World { db, path, _folder: folder }
}

type Done<R> = Result<(), WriteError<R>>;

fn put(conn: &mut Conn, name: &str) -> Result<(), DieselError> {
    let row = (settings::name.eq(name), settings::value.eq("x"));
    diesel::insert_into(settings::table).values(row).execute(conn)?;
    Ok(())
}

/// The names in `settings` as another program sees them.
fn names(world: &World) -> Vec<String> {
    names_in(&world.path)
}

fn names_in(path: &Path) -> Vec<String> {
    let mut other = Conn::establish(path.to_str().unwrap()).unwrap();
    settings::table.select(settings::name).order(settings::name).load(&mut other).unwrap()
}

fn pragma(conn: &mut Conn, name: &str) -> QueryResult<String> {
    #[derive(QueryableByName)]
    struct Value {
        #[diesel(sql_type = Text)]
        value: String,
    }
    let row = diesel::sql_query(format!("SELECT CAST({name} AS TEXT) AS value FROM pragma_{name}"));
    Ok(row.get_result::<Value>(conn)?.value)
}

/// Keeps the writer inside a first write until the gate opens; what is queued meanwhile becomes one batch.
struct Gate {
    open: mpsc::Sender<()>,
    held: tokio::sync::oneshot::Receiver<Done<Infallible>>,
}

impl Gate {
    fn hold(db: &Db) -> Self {
        let (entered, inside) = mpsc::channel();
        let (open, opened) = mpsc::channel();
        let held = queue(db, move |_| {
            entered.send(()).unwrap();
            opened.recv().unwrap();
            Ok(())
        });
        inside.recv().unwrap();
        Self { open, held }
    }

    fn open(self) {
        self.open.send(()).unwrap();
        self.held.blocking_recv().unwrap().unwrap();
    }
}

fn queue<R: Send + 'static>(
    db: &Db,
    write: impl Fn(&mut Conn) -> Result<(), Abort<R>> + Send + 'static,
) -> tokio::sync::oneshot::Receiver<Done<R>> {
    writer(db).submit(write).unwrap()
}

fn writer(db: &Db) -> &Writer {
    match &db.inner.writes {
        Writes::Grouped(writer) => writer,
        _ => panic!("a file has a writer"),
    }
}

fn put_later(db: &Db, name: &'static str) -> tokio::sync::oneshot::Receiver<Done<Infallible>> {
    queue(db, move |conn| Ok(put(conn, name)?))
}

fn put_now(db: &Db, name: &'static str) -> Done<Infallible> {
    db.write_blocking(move |conn| Ok(put(conn, name)?))
}

fn is_unavailable<R>(done: &Done<R>) -> bool {
    matches!(done, Err(WriteError::Db(DbError::Unavailable(_))))
}

fn is_failed<R>(done: &Done<R>) -> bool {
    matches!(done, Err(WriteError::Db(DbError::Failed(_))))
}

/// Queues `culprit` between two good writes in one batch; checks that all three are lost, that life goes on, and
/// returns the reason that was given to all.
fn loses_its_batch(culprit: impl Fn(&mut Conn) -> Result<(), Abort<Infallible>> + Send + 'static) -> String {
    let world = world();
    let gate = Gate::hold(&world.db);
    let before = put_later(&world.db, "before");
    let culprit = queue(&world.db, culprit);
    let after = put_later(&world.db, "after");
    gate.open();

    let lost = before.blocking_recv().unwrap();
    assert!(is_unavailable(&lost), "{lost:?}");
    assert_eq!(culprit.blocking_recv().unwrap(), lost);
    assert_eq!(after.blocking_recv().unwrap(), lost);
    assert_eq!(names(&world), [""; 0]);
    put_now(&world.db, "next").unwrap();
    assert_eq!(names(&world), ["next"]);
    lost.unwrap_err().to_string()
}

/// Queues `culprit` between two good writes in one batch; checks that it alone is undone and returns its answer.
fn loses_only_itself<R: Send + 'static>(
    culprit: impl Fn(&mut Conn) -> Result<(), Abort<R>> + Send + 'static,
) -> Done<R> {
    let world = world();
    let gate = Gate::hold(&world.db);
    let before = put_later(&world.db, "before");
    let culprit = queue(&world.db, culprit);
    let after = put_later(&world.db, "after");
    gate.open();

    before.blocking_recv().unwrap().unwrap();
    after.blocking_recv().unwrap().unwrap();
    put_now(&world.db, "next").unwrap();
    assert_eq!(names(&world), ["after", "before", "next"]);
    culprit.blocking_recv().unwrap()
}

#[test]
fn a_write_is_answered_when_every_other_program_can_see_it() {
    let world = world();
    for (n, name) in ["a", "b", "c"].into_iter().enumerate() {
        put_now(&world.db, name).unwrap();
        assert_eq!(names(&world).len(), n + 1);
    }
}

#[test]
fn a_whole_batch_is_answered_in_one_commit() {
    let world = world();
    let mut other = Location::existing(&world.path).unwrap().reader().unwrap();
    let mut version = || pragma(&mut other, "data_version").unwrap().parse::<u32>().unwrap();
    let gate = Gate::hold(&world.db);
    let waiting = ["a", "b", "c"].map(|name| put_later(&world.db, name));
    assert_eq!(writer(&world.db).queue_depth(), 3);
    assert_eq!(names(&world), [""; 0]);
    let before = version();
    gate.open();
    for done in waiting {
        done.blocking_recv().unwrap().unwrap();
    }
    assert_eq!(writer(&world.db).queue_depth(), 0);
    assert_eq!(names(&world), ["a", "b", "c"]);
    // The gate's own commit wrote nothing, so the other connection has seen one change.
    assert_eq!(version(), before + 1);
}

#[test]
fn a_refusal_undoes_its_own_write_only_and_says_why() {
    let done = loses_only_itself(|conn| {
        put(conn, "refused")?;
        Err(Abort::Refused("slot taken"))
    });
    assert_eq!(done, Err(WriteError::Refused("slot taken")));
}

#[test]
fn a_panic_undoes_its_own_write_only() {
    let done = loses_only_itself::<Infallible>(|conn| {
        put(conn, "panicked")?;
        panic!("injected, with a secret");
    });
    assert!(is_failed(&done));
    assert!(!done.unwrap_err().to_string().contains("secret"));
}

#[test]
fn a_broken_constraint_undoes_its_own_write_only() {
    let done = loses_only_itself::<Infallible>(|conn| {
        put(conn, "twice")?;
        Ok(put(conn, "twice")?)
    });
    assert!(is_failed(&done));
    let text = done.unwrap_err().to_string();
    assert!(text.contains("settings.name") && text.contains("db::tests"), "{text}");
}

#[test]
fn a_missing_row_undoes_its_own_write_only() {
    let done = loses_only_itself::<Infallible>(|conn| {
        put(conn, "found")?;
        settings::table.find("absent").select(settings::value).first::<String>(conn)?;
        Ok(())
    });
    assert!(is_failed(&done));
}

#[test]
fn a_full_disk_loses_the_batch_and_the_next_write_works() {
    let reason = loses_its_batch(|conn| {
        conn.batch_execute("PRAGMA max_page_count = 1")?;
        for n in 0..1000 {
            put(conn, &format!("{n:0>1000}"))?;
        }
        Ok(())
    });
    assert!(reason.contains("full"), "{reason}");
}

#[test]
fn a_full_disk_that_a_closure_hides_still_leaves_no_part_of_it_in_doubt() {
    let world = world();
    let gate = Gate::hold(&world.db);
    let before = put_later(&world.db, "before");
    let hidden = queue::<&str>(&world.db, |conn| {
        conn.batch_execute("PRAGMA max_page_count = 1")?;
        let full = (0..1000).try_for_each(|n| put(conn, &format!("{n:0>1000}")));
        full.map_err(|_| Abort::Refused("hidden"))
    });
    gate.open();
    // Either the engine undid one statement and all is well, or it undid everything and says so: never a mixture.
    let expected: &[&str] = match hidden.blocking_recv().unwrap() {
        Err(WriteError::Refused(_)) => &["before"],
        lost => {
            assert!(is_unavailable(&lost), "{lost:?}");
            &[]
        }
    };
    assert_eq!(before.blocking_recv().unwrap().is_ok(), !expected.is_empty());
    assert_eq!(names(&world), expected);
}

#[test]
fn a_failed_commit_loses_the_batch_and_the_next_write_works() {
    let reason = loses_its_batch(|conn| {
        conn.batch_execute("PRAGMA defer_foreign_keys = ON")?;
        let orphan = (
            closures::office_code.eq("ZZZ"),
            closures::first_day.eq("2026-12-01"),
            closures::last_day.eq("2026-12-01"),
        );
        diesel::insert_into(closures::table).values(orphan).execute(conn)?;
        Ok(())
    });
    assert!(reason.contains("FOREIGN KEY"), "{reason}");
}

#[test]
fn no_closure_runs_after_the_one_that_lost_the_batch() {
    let world = world();
    let gate = Gate::hold(&world.db);
    let broken = queue::<Infallible>(&world.db, |conn| Ok(conn.batch_execute("no such statement")?));
    let (ran, runs) = mpsc::channel();
    let after = queue::<Infallible>(&world.db, move |_| {
        ran.send(()).unwrap();
        Ok(())
    });
    gate.open();
    assert!(is_unavailable(&broken.blocking_recv().unwrap()));
    assert!(is_unavailable(&after.blocking_recv().unwrap()));
    assert_eq!(runs.recv(), Err(mpsc::RecvError));
}

#[test]
fn a_database_that_cannot_be_opened_again_answers_until_it_can() {
    let world = world();
    let aside = world.path.with_extension("aside");
    let from = world.path.clone();
    let to = aside.clone();
    let lost = world.db.write_blocking::<(), Infallible, _>(move |_| {
        std::fs::rename(&from, &to).unwrap();
        Err(Abort::Database(DieselError::BrokenTransactionManager))
    });
    assert!(is_unavailable(&lost));
    assert!(is_unavailable(&put_now(&world.db, "meanwhile")));
    assert!(!world.path.exists(), "an empty database was made in place of the lost one");
    std::fs::rename(&aside, &world.path).unwrap();
    put_now(&world.db, "later").unwrap();
    assert_eq!(names(&world), ["later"]);
}

#[test]
fn a_full_queue_turns_writes_away_and_forgets_none_it_took() {
    let world = world();
    let gate = Gate::hold(&world.db);
    let mut waiting = Vec::new();
    let turned_away = loop {
        match writer(&world.db).submit::<_, Infallible, _>(|conn| Ok(pragma(conn, "user_version")?)) {
            Ok(reply) => waiting.push(reply),
            Err(error) => break error,
        }
    };
    assert!(matches!(turned_away, DbError::Unavailable(_)));
    assert_eq!(waiting.len(), writer::QUEUE_MAX);
    assert_eq!(writer(&world.db).queue_depth(), writer::QUEUE_MAX);
    gate.open();
    for reply in waiting {
        reply.blocking_recv().unwrap().unwrap();
    }
    put_now(&world.db, "next").unwrap();
}

#[test]
fn a_write_whose_caller_went_away_still_holds() {
    let world = world();
    let gate = Gate::hold(&world.db);
    {
        let mut write = Box::pin(world.db.write::<_, Infallible, _>(|conn| Ok(put(conn, "orphan")?)));
        let polled = write.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
    }
    gate.open();
    put_now(&world.db, "next").unwrap();
    assert_eq!(names(&world), ["next", "orphan"]);
}

#[test]
fn closing_finishes_what_was_queued_and_takes_no_more() {
    let world = world();
    let gate = Gate::hold(&world.db);
    let waiting = put_later(&world.db, "queued");
    gate.open();
    world.db.clone().close();
    waiting.blocking_recv().unwrap().unwrap();
    assert_eq!(names(&world), ["queued"]);
    assert!(is_unavailable(&put_now(&world.db, "late")));
    Db::open(&DatabaseUrl::file(&world.path).serving()).unwrap().close();
}

#[test]
fn dropping_the_last_clone_finishes_what_was_queued() {
    let World { db, path, _folder } = world();
    let gate = Gate::hold(&db);
    let waiting = put_later(&db, "queued");
    drop(db);
    gate.open();
    waiting.blocking_recv().unwrap().unwrap();
    assert_eq!(names_in(&path), ["queued"]);
}

#[test]
fn many_tasks_write_and_read_at_once() {
    let world = world();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let tasks: Vec<_> = (0..100)
        .map(|n| {
            let db = world.db.clone();
            runtime.spawn(async move {
                let name = format!("{n}");
                let mine = name.clone();
                db.write::<_, Infallible, _>(move |conn| Ok(put(conn, &mine)?)).await.unwrap();
                let seen = db.read(move |conn| settings::table.find(&name).count().get_result::<i64>(conn));
                assert_eq!(seen.await, Ok(1));
            })
        })
        .collect();
    for task in tasks {
        runtime.block_on(task).unwrap();
    }
    assert_eq!(names(&world).len(), 100);
}
