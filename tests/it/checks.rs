//! `infopass check`: for each invariant a row is broken by hand, and the fault is named.

use crate::journeys::{book, numbers};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, somebody};

const NOW: &str = "2026-11-23T10:00:00-05:00";

/// What a break is called and the statement that makes it; `{a}` and `{b}` are two numbers.
const BREAKS: [(&str, &str); 15] = [
    ("has no seat", "UPDATE seats SET appointment_number = NULL WHERE appointment_number = '{a}'"),
    ("cancelled appointment still has a seat", "UPDATE appointments SET status = 'cancelled' WHERE number = '{a}'"),
    (
        "seat at another office or time",
        "UPDATE appointments SET starts_at_utc = starts_at_utc + 900 WHERE number = '{a}'",
    ),
    ("does not exist", "UPDATE seats SET appointment_number = 'NYC-26-0000-0000' WHERE appointment_number = '{a}'"),
    ("live appointment has no person key", "DELETE FROM person_keys WHERE appointment_number = '{a}'"),
    (
        "person key leads to no appointment",
        "UPDATE person_keys SET appointment_number = 'NYC-26-0000-0000' WHERE appointment_number = '{a}'",
    ),
    (
        "person key is another person's",
        "UPDATE person_keys SET appointment_number = CASE appointment_number WHEN '{a}' THEN '{b}' ELSE '{a}' END",
    ),
    ("office that does not exist", "UPDATE appointments SET office_code = 'XXX' WHERE number = '{a}'"),
    ("sealed details do not open", "UPDATE appointments SET details_sealed = zeroblob(200) WHERE number = '{a}'"),
    (
        "sealed details do not open",
        "UPDATE appointments SET details_sealed = (SELECT details_sealed FROM appointments WHERE number = '{b}') WHERE number = '{a}'",
    ),
    ("row does not read", "UPDATE appointments SET status = 'nonsense' WHERE number = '{a}'"),
    ("row does not read", "UPDATE appointments SET number = 'NYC-26-0000-0001' WHERE number = '{a}'"),
    ("CHECK constraint failed", "UPDATE appointments SET revision = 0 WHERE number = '{a}'"),
    ("the row does not read", "UPDATE offices SET hours = 'whenever' WHERE code = 'NEW'"),
    ("missing row of offices", "INSERT INTO closures VALUES ('XXX', '2026-12-24', '2026-12-26')"),
];

#[test]
fn each_broken_invariant_is_named() {
    for (fault, sql) in BREAKS {
        let portal = Portal::with(NOW, FEW_SEATS);
        let number = |name| numbers(&book(&mut Person::new(&portal.base), "en", &somebody(name), "NYC")).0;
        let (a, b) = (number("Ana"), number("Berta"));
        assert_eq!(portal.check(), Vec::<String>::new());
        portal.by_hand(&sql.replace("{a}", &a).replace("{b}", &b));
        let found = portal.check();
        assert!(found.iter().any(|violation| violation.contains(fault)), "{sql}\n{found:#?}");
    }
}

#[test]
fn the_keys_make_a_second_person_on_a_seat_a_row_that_cannot_exist() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};
    let portal = Portal::with(NOW, FEW_SEATS);
    let number = |name| numbers(&book(&mut Person::new(&portal.base), "en", &somebody(name), "NYC")).0;
    let (a, b) = (number("Ana"), number("Berta"));
    let mut conn = SqliteConnection::establish(portal.database().to_str().unwrap()).unwrap();
    conn.batch_execute("PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000").unwrap();
    for sql in [
        "UPDATE seats SET appointment_number = '{b}' WHERE appointment_number = '{a}'",
        "UPDATE seats SET appointment_number = '{a}' WHERE appointment_number IS NULL",
        "UPDATE appointments SET office_code = 'NEW' WHERE number = '{a}'",
        "INSERT INTO person_keys SELECT model, person_key, '{b}' FROM person_keys WHERE appointment_number = '{a}'",
        "UPDATE appointments SET booking_key = (SELECT booking_key FROM appointments WHERE number = '{b}') WHERE number = '{a}'",
        "DELETE FROM appointments WHERE number = '{a}'",
    ] {
        let sql = sql.replace("{a}", &a).replace("{b}", &b);
        assert!(conn.batch_execute(&sql).is_err(), "{sql}");
    }
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn nothing_that_was_typed_is_in_the_database_files() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (_, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let marks = ["García", "Garcia", "López", "Ana Mar", "2125550123", "555-0123", "1985-07-04", "10001", &pin];
    for entry in std::fs::read_dir(portal.dir.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for mark in marks {
            let found = bytes.windows(mark.len()).any(|window| window == mark.as_bytes());
            assert!(!found, "{mark} is in {}", path.display());
        }
    }
}
