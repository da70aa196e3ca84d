//! What only a server has: writes undone for each other, connections that are cut, several processes at once, and a
//! server that goes away and comes back.

use crate::journeys::{as_far_as_time, book, first_free, numbers};
use crate::support::binary::{Place, Running};
use crate::support::portal::FEW_SEATS;
use crate::support::postgres::{Cluster, Database};
use crate::support::{ANA, Person, somebody};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use infopass::db::schema::{seats, settings};
use infopass::db::{Abort, Conn, DatabaseUrl, Db, DbError, WriteError};
use std::convert::Infallible;
use std::sync::{Barrier, Mutex};
use std::time::{Duration, Instant};

/// Longer than a busy machine lets anybody wait for a turn; shorter than the server lets anybody wait for a lock.
const WAIT_MAX: Duration = Duration::from_secs(3);

const CLOCK: &str = "2026-11-23T10:00:00-05:00";

/// A fresh database and the doors to it.
fn doors() -> (Database, Db) {
    let database = Cluster::shared().database();
    let db = Db::open(&database.url.parse::<DatabaseUrl>().unwrap().serving()).unwrap();
    db.started();
    (database, db)
}

fn put(conn: &mut Conn, name: &str, value: &str) -> QueryResult<()> {
    infopass::db::settings::put(conn, name, value)
}

fn value(db: &Db, name: &'static str) -> Option<String> {
    db.read_blocking(move |conn| infopass::db::settings::get(conn, name)).unwrap()
}

fn write(
    db: &Db,
    f: impl Fn(&mut Conn) -> Result<(), Abort<&'static str>> + Send + 'static,
) -> Result<(), WriteError<&'static str>> {
    db.write_blocking(f)
}

#[test]
fn every_connection_is_durable_and_waits_for_nothing_long() {
    #[derive(QueryableByName)]
    struct Shown {
        #[diesel(sql_type = Text)]
        value: String,
    }
    let (_database, db) = doors();
    let names = ["synchronous_commit", "lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"];
    let shown = names.map(|name| {
        let sql = format!("SELECT current_setting('{name}') AS value");
        db.read_blocking(move |conn| diesel::sql_query(sql.as_str()).get_result::<Shown>(conn)).unwrap().value
    });
    assert_eq!(shown, ["on", "4s", "15s", "30s"]);
}

#[test]
fn two_writes_that_lock_each_other_out_are_both_done() {
    let (_database, db) = doors();
    write(&db, |conn| {
        put(conn, "left", "0")?;
        Ok(put(conn, "right", "0")?)
    })
    .unwrap();
    let met = std::sync::Arc::new((Barrier::new(2), Mutex::new(0)));
    std::thread::scope(|scope| {
        for (first, second) in [("left", "right"), ("right", "left")] {
            let (db, met) = (db.clone(), met.clone());
            scope.spawn(move || {
                let done = write(&db, move |conn| {
                    put(conn, first, "1")?;
                    // The two first tries meet here, each with one row locked; whoever is undone tries again alone.
                    let mut tries = met.1.lock().unwrap();
                    *tries += 1;
                    let meets = *tries <= 2;
                    drop(tries);
                    if meets {
                        met.0.wait();
                    }
                    Ok(put(conn, second, "1")?)
                });
                assert_eq!(done, Ok(()));
            });
        }
    });
    assert!(*met.1.lock().unwrap() >= 3, "one of them was undone and tried again");
}

#[test]
fn a_closure_that_overlooks_an_error_is_not_told_that_its_work_holds() {
    let (_database, db) = doors();
    let done = write(&db, |conn| {
        put(conn, "kept", "1")?;
        let _overlooked = conn.batch_execute("SELECT no_such_column");
        Ok(())
    });
    assert!(matches!(done, Err(WriteError::Db(DbError::Unavailable(_)))), "{done:?}");
    assert_eq!(value(&db, "kept"), None);
    write(&db, |conn| Ok(put(conn, "next", "1")?)).unwrap();
}

#[test]
fn refusals_panics_and_constraints_undo_only_themselves() {
    let (_database, db) = doors();
    let refused = write(&db, |conn| {
        put(conn, "refused", "1")?;
        Err(Abort::Refused("no"))
    });
    assert_eq!(refused, Err(WriteError::Refused("no")));
    let panicked = write(&db, |conn| {
        put(conn, "panicked", "1")?;
        panic!("injected")
    });
    assert!(matches!(panicked, Err(WriteError::Db(DbError::Failed(_)))), "{panicked:?}");
    let broken = write(&db, |conn| {
        put(conn, "broken", "1")?;
        let no_office = (
            seats::office_code.eq("XXX"),
            seats::starts_at_utc.eq(0),
            seats::window_no.eq(1),
            seats::desk.eq(false),
            seats::open_from_utc.eq(0),
        );
        diesel::insert_into(seats::table).values(no_office).execute(conn)?;
        Ok(())
    });
    assert!(matches!(broken, Err(WriteError::Db(DbError::Failed(_)))), "{broken:?}");
    let names: Vec<String> = db.read_blocking(|conn| settings::table.select(settings::name).load(conn)).unwrap();
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn a_read_cannot_write_and_sees_one_moment() {
    let (_database, db) = doors();
    let sneaked = db.read_blocking(|conn| put(conn, "sneaked", "1"));
    assert!(sneaked.is_err());
    let other = db.clone();
    let counts = db.read_blocking(move |conn| {
        let first: i64 = settings::table.count().get_result(conn)?;
        write(&other, |conn| Ok(put(conn, "between", "1")?)).unwrap();
        let second: i64 = settings::table.count().get_result(conn)?;
        Ok((first, second))
    });
    assert_eq!(counts, Ok((0, 0)));
}

#[test]
fn connections_that_were_cut_are_replaced_without_a_word() {
    let (database, db) = doors();
    write(&db, |conn| Ok(put(conn, "before", "1")?)).unwrap();
    let name = database.url.split(['/', '?']).nth(3).unwrap().to_owned();
    for _ in 0..3 {
        Cluster::shared().sql(
            "postgres",
            &format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"),
        );
        assert_eq!(value(&db, "before").as_deref(), Some("1"));
        write(&db, |conn| Ok(put(conn, "after", "1")?)).unwrap();
    }
}

#[test]
fn a_seat_that_somebody_is_just_taking_is_waited_for_before_taken_is_said() {
    use infopass::db::seats::claim;
    use infopass::domain::identifiers::ConfirmationNumber;
    use infopass::domain::office::OfficeCode;
    let (_database, db) = doors();
    db.write_blocking::<_, Infallible, _>(|conn| {
        // One seat, and no appointments: the reference is not what is tried here.
        conn.batch_execute(
            "ALTER TABLE seats DROP CONSTRAINT seats_appointment_number_office_code_starts_at_utc_fkey; \
             INSERT INTO offices VALUES ('NYC', '', '', '', '', '', '', '', '', 2, 1, '', ''); \
             INSERT INTO seats VALUES ('NYC', 900, 1, FALSE, NULL, 0)",
        )?;
        Ok(())
    })
    .unwrap();
    let office = OfficeCode::parse("NYC").unwrap();
    let at = |secs| jiff::Timestamp::from_second(secs).unwrap();
    let number = |last| ConfirmationNumber::new(&office, 2026, [0, 0, 0, 0, 0, 0, last]);
    for first_keeps_it in [false, true] {
        let (claimed, first_has_claimed) = std::sync::mpsc::channel();
        let (first, second) = std::thread::scope(|scope| {
            let first = scope.spawn({
                let (db, office, number) = (db.clone(), office.clone(), number(1));
                move || {
                    write(&db, move |conn| {
                        assert!(claim(conn, &office, at(900), &number, at(0))?);
                        claimed.send(()).unwrap();
                        until_somebody_waits(conn)?;
                        if first_keeps_it { Ok(()) } else { Err(Abort::Refused("rolls back")) }
                    })
                }
            });
            first_has_claimed.recv().unwrap();
            let (office, number) = (office.clone(), number(2));
            let second = db
                .write_blocking::<_, Infallible, _>(move |conn| Ok(claim(conn, &office, at(900), &number, at(0))?))
                .unwrap();
            (first.join().unwrap().is_ok(), second)
        });
        assert_eq!((first, second), (first_keeps_it, !first_keeps_it));
        db.write_blocking::<_, Infallible, _>(|conn| {
            diesel::update(seats::table).set(seats::appointment_number.eq(None::<String>)).execute(conn)?;
            Ok(())
        })
        .unwrap();
    }
}

/// Waits inside a transaction until another one waits for a lock of this database.
fn until_somebody_waits(conn: &mut Conn) -> QueryResult<()> {
    #[derive(QueryableByName)]
    struct Waiting {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        waiting: i64,
    }
    let sql = "SELECT count(*) AS waiting FROM pg_stat_activity \
               WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let deadline = Instant::now() + WAIT_MAX;
    while Instant::now() < deadline {
        // What a transaction sees of the others' activity stays as it was at first, unless it is dropped.
        conn.batch_execute("SELECT pg_stat_clear_snapshot()")?;
        if diesel::sql_query(sql).get_result::<Waiting>(conn)?.waiting > 0 {
            return Ok(());
        }
    }
    panic!("nobody waits for the seat")
}

/// Serves with the options of these tests.
fn serve(place: &Place, offices: &str, url: &str) -> Running {
    place.serve(&["--database", url, "--offices", offices, "--clock", CLOCK, "--limits", "off"])
}

#[test]
fn three_processes_start_at_once_on_an_empty_database_and_serve_the_same_appointments() {
    let database = Cluster::shared().database();
    let place = Place::new();
    let offices = place.file("offices.csv", FEW_SEATS);
    let running: Vec<Running> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..3).map(|_| scope.spawn(|| serve(&place, &offices, &database.url))).collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    for (at, name) in ["Ana", "Berta", "Carla"].into_iter().enumerate() {
        let notice = book(&mut Person::new(&running[at].base), "en", &somebody(name), "NYC");
        let (number, pin) = numbers(&notice);
        for other in &running {
            let mut person = Person::new(&other.base);
            let opened = crate::journeys::sign_in(&mut person, "es", &number, &pin);
            assert_eq!(numbers(&opened), (number.clone(), pin.clone()));
        }
    }
    let check = place.run(&["check", "--database", &database.url]);
    assert_eq!((check.code, check.stdout.trim()), (Some(0), "ok"), "{check:?}");
    for server in running {
        assert_eq!(server.terminate().code, Some(0));
    }
}

#[test]
fn a_server_that_goes_away_is_told_as_a_pause_keeps_the_answers_and_is_found_again() {
    let mut cluster = Cluster::start(&[]);
    let database = cluster.database();
    let place = Place::new();
    let running = serve(&place, &place.file("offices.csv", FEW_SEATS), &database.url);
    let mut person = Person::new(&running.base);
    let times = as_far_as_time(&mut person, "es", &ANA, "NYC");
    let slot = first_free(&times);
    let review = person.send(&times, &[("slot", &slot)]);

    cluster.crash();
    let paused = person.send(&review, &[]);
    assert_eq!(paused.status, 503);
    assert_eq!(paused.attr("html", "lang").as_deref(), Some("es"));
    assert!(paused.headers.iter().any(|(name, _)| name == "retry-after"));

    cluster.start_server();
    let review = person.open("/es/book/review");
    assert_eq!(review.status, 200, "nothing has to be typed again");
    let notice = person.send(&review, &[]);
    assert!(notice.has("#confirmation-number"), "{}", notice.body);
    let check = place.run(&["check", "--database", &database.url]);
    assert_eq!(check.stdout.trim(), "ok", "{check:?}");
}

#[test]
fn a_clock_that_is_moved_at_one_process_is_moved_at_all_and_after_a_restart() {
    let (database, place) = (Cluster::shared().database(), Place::new());
    let offices = place.file("offices.csv", FEW_SEATS);
    let serve = || place.serve(&["--lab", "--offices", &offices, "--clock", CLOCK, "--database", &database.url]);
    let (one, other) = (serve(), serve());
    let moved = Person::new(&one.base).post("/en/lab/clock", "stride=day");
    assert!(moved.text("#lab-now").contains("November 24"), "{}", moved.text("#lab-now"));
    let deadline = Instant::now() + Duration::from_secs(30);
    let mut tester = Person::new(&other.base);
    while !tester.open("/en/lab/clock").text("#lab-now").contains("November 24") {
        assert!(Instant::now() < deadline, "the other process still lives in another time");
    }
    drop((one, other));
    assert!(Person::new(&serve().base).open("/en/lab/clock").text("#lab-now").contains("November 24"));
}
