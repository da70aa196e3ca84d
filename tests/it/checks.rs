//! `infopass check`: for each invariant a row is broken by hand, and the fault is named.

use crate::journeys::{book, numbers};
use crate::support::engine::{on_postgres, zeros};
use crate::support::portal::FEW_SEATS;
use crate::support::{Person, Portal, somebody};

const NOW: &str = "2026-11-23T10:00:00-05:00";

/// What a break is called and the statement that makes it; `{a}` and `{b}` are two numbers.
const BREAKS: [(&str, &str); 13] = [
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
    (
        "have one serial",
        "UPDATE appointments SET door_serial = (SELECT door_serial FROM appointments WHERE number = '{b}')",
    ),
    ("office that does not exist", "UPDATE appointments SET office_code = 'XXX' WHERE number = '{a}'"),
    ("sealed details do not open", "UPDATE appointments SET details_sealed = {zeros} WHERE number = '{a}'"),
    (
        "sealed details do not open",
        "UPDATE appointments SET details_sealed = (SELECT details_sealed FROM appointments WHERE number = '{b}') WHERE number = '{a}'",
    ),
    ("row does not read", "UPDATE appointments SET number = 'NYC-26-0000-0001' WHERE number = '{a}'"),
    ("the row does not read", "UPDATE offices SET hours = 'whenever' WHERE code = 'NEW'"),
];

/// What only a file can be made to hold.
const BREAKS_OF_A_FILE: [(&str, &str); 3] = [
    ("row does not read", "UPDATE appointments SET status = 'nonsense' WHERE number = '{a}'"),
    ("CHECK constraint failed", "UPDATE appointments SET revision = 0 WHERE number = '{a}'"),
    ("missing row of offices", "INSERT INTO closures VALUES ('XXX', '2026-12-24', '2026-12-26')"),
];

/// What only a server can be told: not to look.
const BREAKS_OF_A_SERVER: [(&str, &str); 3] = [
    ("which is switched off", "ALTER TABLE seats DISABLE TRIGGER ALL"),
    ("does not hold for all rows", "ALTER TABLE offices ADD CONSTRAINT no_nyc CHECK (code <> 'NYC') NOT VALID"),
    (
        "row does not read",
        "ALTER TABLE appointments DROP CONSTRAINT appointments_status_check; \
         UPDATE appointments SET status = 'nonsense' WHERE number = '{a}'",
    ),
];

#[test]
fn each_broken_invariant_is_named() {
    let own = if on_postgres() { BREAKS_OF_A_SERVER } else { BREAKS_OF_A_FILE };
    for (fault, sql) in BREAKS.into_iter().chain(own) {
        let portal = Portal::with(NOW, FEW_SEATS);
        let number = |name| numbers(&book(&mut Person::new(&portal.base), "en", &somebody(name), "NYC")).0;
        let (a, b) = (number("Ana"), number("Berta"));
        assert_eq!(portal.check(), Vec::<String>::new());
        portal.by_hand(&sql.replace("{a}", &a).replace("{b}", &b).replace("{zeros}", &zeros(200)));
        let found = portal.check();
        assert!(found.iter().any(|violation| violation.contains(fault)), "{sql}\n{found:#?}");
    }
}

#[test]
fn the_keys_make_a_second_person_on_a_seat_a_row_that_cannot_exist() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let number = |name| numbers(&book(&mut Person::new(&portal.base), "en", &somebody(name), "NYC")).0;
    let (a, b) = (number("Ana"), number("Berta"));
    for sql in [
        "UPDATE seats SET appointment_number = '{b}' WHERE appointment_number = '{a}'",
        "UPDATE seats SET appointment_number = '{a}' WHERE appointment_number IS NULL",
        "UPDATE appointments SET office_code = 'NEW' WHERE number = '{a}'",
        "INSERT INTO person_keys SELECT model, person_key, '{b}', key_id FROM person_keys WHERE appointment_number = '{a}'",
        "UPDATE appointments SET booking_key = (SELECT booking_key FROM appointments WHERE number = '{b}') WHERE number = '{a}'",
        "DELETE FROM appointments WHERE number = '{a}'",
    ] {
        let sql = sql.replace("{a}", &a).replace("{b}", &b);
        assert!(!portal.store.allows(&sql), "{sql}");
    }
    assert_eq!(portal.check(), Vec::<String>::new());
}
