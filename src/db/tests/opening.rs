//! Opening, settings and the door for reading: who may open what, and what a connection can and cannot do.

use diesel::connection::TransactionManager;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::super::conn::require_depth;
use super::super::schema::{appointments, offices};
use super::*;

fn looking(path: &Path) -> Db {
    Db::open(&DatabaseUrl::file(path).looking()).unwrap()
}

#[test]
fn a_read_sees_one_moment() {
    let world = world();
    let db = world.db.clone();
    let counts = world.db.read_blocking(move |conn| {
        let first: i64 = settings::table.count().get_result(conn)?;
        put_now(&db, "between").unwrap();
        let second: i64 = settings::table.count().get_result(conn)?;
        Ok((first, second))
    });
    assert_eq!(counts, Ok((0, 0)));
    assert_eq!(names(&world), ["between"]);
}

#[test]
fn a_read_cannot_write() {
    let world = world();
    let written = world.db.read_blocking(|conn| put(conn, "sneaked"));
    assert!(written.is_err());
    assert_eq!(names(&world), [""; 0]);
}

#[test]
fn a_read_that_panics_or_leaves_a_transaction_open_spoils_nothing() {
    let world = world();
    let one = DbConfig { connections_max: 1, ..DatabaseUrl::file(&world.path).looking() };
    let db = Db::open(&one).unwrap();
    let panicked: Result<(), _> = db.read_blocking(|_| panic!("injected"));
    assert!(matches!(panicked, Err(DbError::Failed(_))));
    let open = db.read_blocking(Transactions::begin_transaction);
    assert!(matches!(open, Err(DbError::Unavailable(_))));
    let missing = db.read_blocking(|conn| settings::table.find("absent").select(settings::value).first::<String>(conn));
    assert!(matches!(missing, Err(DbError::Failed(_))));
    assert_eq!(db.read_blocking(|conn| offices::table.count().get_result::<i64>(conn)), Ok(0));
}

#[test]
fn two_servers_of_one_file_are_refused_by_any_of_its_names() {
    let world = world();
    let link = world.path.with_extension("link");
    std::os::unix::fs::symlink(&world.path, &link).unwrap();
    for path in [&world.path, &link] {
        let second = Db::open(&DatabaseUrl::file(path).serving());
        assert!(matches!(second.err(), Some(OpenError::Locked { .. })));
    }
    world.db.close();
    Db::open(&DatabaseUrl::file(&link).serving()).unwrap().close();
}

#[test]
fn looking_needs_no_lock_makes_no_file_and_cannot_write() {
    let world = world();
    put_now(&world.db, "seen").unwrap();
    let look = looking(&world.path);
    assert_eq!(look.read_blocking(|conn| settings::table.count().get_result::<i64>(conn)), Ok(1));
    assert!(is_failed(&put_now(&look, "written")));

    let absent = world.path.with_file_name("absent.db");
    assert!(matches!(Db::open(&DatabaseUrl::file(&absent).looking()).err(), Some(OpenError::Missing(_))));
    assert!(!absent.exists());

    let empty = world.path.with_file_name("empty.db");
    std::fs::write(&empty, "").unwrap();
    assert!(matches!(Db::open(&DatabaseUrl::file(&empty).looking()).err(), Some(OpenError::NotUpToDate(_))));
    assert_eq!(std::fs::read(&empty).unwrap(), b"");
}

#[test]
fn acting_writes_beside_the_server_and_takes_turns_with_it() {
    let world = world();
    let act = Db::open(&DatabaseUrl::file(&world.path).acting()).unwrap();
    std::thread::scope(|scope| {
        for (db, side) in [(&act, "beside"), (&world.db, "server")] {
            scope.spawn(move || (0..20).for_each(|turn| put_now(db, format!("{side}-{turn:02}").leak()).unwrap()));
        }
    });
    act.close();
    put_now(&world.db, "after").unwrap();
    assert_eq!(names(&world).len(), 41);
    assert!(matches!(Db::open(&DatabaseUrl::file(&world.path).serving()).err(), Some(OpenError::Locked { .. })));

    let absent = world.path.with_file_name("absent.db");
    assert!(matches!(Db::open(&DatabaseUrl::file(&absent).acting()).err(), Some(OpenError::Missing(_))));
    assert!(!absent.exists());
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Dear sir or madam, ".repeat(100);
    std::fs::write(&path, &letter).unwrap();
    for config in [DatabaseUrl::file(&path).serving(), DatabaseUrl::file(&path).looking()] {
        assert!(matches!(Db::open(&config).err(), Some(OpenError::Engine { .. })));
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

/// name, the writer's value, a reader's value (which for `synchronous` and `secure_delete` does not matter).
const SETTINGS: [(&str, &str, Option<&str>); 9] = [
    ("journal_mode", "wal", Some("wal")),
    ("synchronous", "2", None),
    ("secure_delete", "1", None),
    ("foreign_keys", "1", Some("1")),
    ("trusted_schema", "0", Some("0")),
    ("temp_store", "2", Some("2")),
    ("cache_size", "-8192", Some("-1024")),
    ("journal_size_limit", "16777216", None),
    ("query_only", "0", Some("1")),
];

#[test]
fn every_connection_is_set_up_even_one_that_replaces_another() {
    let world = world();
    let check_writer = || {
        for (name, value, _) in SETTINGS {
            let found = world.db.write_blocking::<_, Infallible, _>(move |conn| Ok(pragma(conn, name)?));
            assert_eq!(found.as_deref(), Ok(value), "{name}");
        }
    };
    check_writer();
    let broken = world.db.write_blocking::<(), Infallible, _>(|_| Err(DieselError::BrokenTransactionManager.into()));
    assert!(is_unavailable(&broken));
    check_writer();

    for (name, _, value) in SETTINGS {
        let found = world.db.read_blocking(|conn| pragma(conn, name)).unwrap();
        assert!(value.is_none_or(|value| value == found), "{name}: {found}");
    }
}

#[test]
fn every_connection_waits_a_while_for_another_programs_lock() {
    #[derive(QueryableByName)]
    struct Timeout {
        #[diesel(sql_type = BigInt)]
        timeout: i64,
    }
    let world = world();
    let location = Location::existing(&world.path).unwrap();
    for mut conn in [location.reopen().unwrap(), location.reader().unwrap()] {
        let row: Timeout = diesel::sql_query("PRAGMA busy_timeout").get_result(&mut conn).unwrap();
        assert_eq!(row.timeout, 5000);
        require_depth(&mut conn, 0).unwrap();
    }
}

#[test]
fn a_deleted_value_is_nowhere_in_the_file() {
    let World { db, path, _folder } = world();
    let secret = "a very private value that must not remain";
    db.write_blocking::<_, Infallible, _>(move |conn| Ok(put(conn, secret)?)).unwrap();
    db.write_blocking::<_, Infallible, _>(|conn| Ok(diesel::delete(settings::table).execute(conn)?)).unwrap();
    assert_eq!(db.read_blocking(|conn| appointments::table.count().get_result::<i64>(conn)), Ok(0));
    db.close();
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.len() > 4096);
    assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
}

#[test]
fn a_database_url_names_a_file_or_says_what_is_wrong() {
    let shown = |text: &str| text.parse::<DatabaseUrl>().map(|url| url.to_string());
    let is = |text: &str| Ok(text.to_owned());
    assert_eq!(shown("sqlite:var/infopass.db"), is("sqlite:var/infopass.db"));
    assert_eq!(shown("sqlite:/srv/infopass.db"), is("sqlite:/srv/infopass.db"));
    assert_eq!(shown("sqlite:///srv/infopass.db"), is("sqlite:/srv/infopass.db"));
    assert_eq!(shown("sqlite:a b.db"), is("sqlite:a b.db"));
    assert_eq!(shown("postgres://user:secret@host/db"), is("postgres://host/db"));
    for sound in [
        "postgres://me@[::1]:5432/db",
        "postgresql:///db?host=/run/postgresql&user=me&password=p@ss",
        "postgres://me:p%40ss@one:5432,two:5433/db?target_session_attrs=read-write",
    ] {
        assert!(shown(sound).is_ok(), "{sound}");
    }
    for torn in ["me:se/cr?et@host/db", "me:se%cret@host/db", "me:cho@se@host/db", "me:se?cr@host/db", "me:s%2@host/db"]
    {
        assert_eq!(shown(&format!("postgres://{torn}")), Err(UrlError::Password), "{torn}");
    }
    assert_eq!(shown("sqlite://var/infopass.db"), Err(UrlError::Slashes));
    assert_eq!(shown("sqlite:"), Err(UrlError::NoPath));
    assert_eq!(shown("sqlite::memory:"), Err(UrlError::Memory));
    assert_eq!(shown("var/infopass.db"), Err(UrlError::Scheme));
    assert_eq!(shown("mysql://user@host/db"), Err(UrlError::Scheme));
}
