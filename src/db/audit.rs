//! What must hold of the rows, asked of the database itself. Each question lists the rows that break it.

use super::conn::{Conn, on_either};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

/// Rows named for one question: enough to see what happened.
const NAMED_MAX: usize = 100;

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    row: String,
}

/// A question: what is wrong with the rows it lists.
struct Question {
    fault: &'static str,
    sql: &'static str,
}

/// Invariants that SQL can see. `now` is the only value, in UTC seconds.
const QUESTIONS: [Question; 24] = [
    Question {
        fault: "appointment has no seat",
        sql: "SELECT a.number AS row FROM appointments a WHERE a.status <> 'cancelled' \
              AND NOT EXISTS (SELECT 1 FROM seats s WHERE s.appointment_number = a.number) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "cancelled appointment still has a seat",
        sql: "SELECT a.number AS row FROM appointments a JOIN seats s ON s.appointment_number = a.number \
              WHERE a.status = 'cancelled' ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "appointment has a seat at another office or time",
        sql: "SELECT a.number AS row FROM appointments a JOIN seats s ON s.appointment_number = a.number \
              WHERE s.office_code <> a.office_code OR s.starts_at_utc <> a.starts_at_utc ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "seat is taken by an appointment that does not exist",
        sql: "SELECT s.appointment_number AS row FROM seats s WHERE s.appointment_number IS NOT NULL \
              AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.number = s.appointment_number) ORDER BY 1 LIMIT 100",
    },
    Question {
        // Under the oldest key in use, by which every process asks, whatever it knows of newer ones.
        fault: "live appointment has no person key",
        sql: "SELECT a.number AS row FROM appointments a WHERE a.status = 'booked' AND a.starts_at_utc > ? \
              AND NOT EXISTS (SELECT 1 FROM person_keys p WHERE p.appointment_number = a.number AND p.model = a.model \
              AND p.key_id = (SELECT min(k.id) FROM keys k WHERE k.state = 'in-use')) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "person key leads to no appointment of its model",
        sql: "SELECT p.appointment_number AS row FROM person_keys p WHERE NOT EXISTS \
              (SELECT 1 FROM appointments a WHERE a.number = p.appointment_number AND a.model = p.model) \
              ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "appointment is at an office that does not exist",
        sql: "SELECT a.number AS row FROM appointments a WHERE NOT EXISTS \
              (SELECT 1 FROM offices o WHERE o.code = a.office_code) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "two appointments have one serial in the codes of their notices",
        sql: "SELECT min(a.number) AS row FROM appointments a GROUP BY a.door_serial HAVING count(*) > 1 \
              ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "seat belongs to the other model's windows",
        sql: "SELECT a.number AS row FROM appointments a JOIN seats s ON s.appointment_number = a.number \
              WHERE s.open_from_utc < 253402300799 AND s.desk <> (a.model = 'current') ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "arrived, but there is no visit",
        sql: "SELECT a.number AS row FROM appointments a WHERE a.status IN ('arrived', 'served') \
              AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.appointment_number = a.number) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "visit does not go with where its appointment stands",
        sql: "SELECT v.appointment_number AS row FROM visits v JOIN appointments a ON a.number = v.appointment_number \
              WHERE a.status NOT IN ('arrived', 'served') OR (a.status = 'served') <> (v.served_at_utc IS NOT NULL) \
              OR a.checked_in_at_utc <> v.checked_in_at_utc OR a.office_code <> v.office_code ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "assigned appointment comes from no request",
        sql: "SELECT a.number AS row FROM appointments a WHERE a.model = 'current' \
              AND NOT EXISTS (SELECT 1 FROM inquiries i WHERE i.appointment_number = a.number) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "request leads to an appointment of the portal, or of another office",
        sql: "SELECT i.number AS row FROM inquiries i JOIN appointments a ON a.number = i.appointment_number \
              WHERE a.model <> 'current' OR a.office_code <> i.office_code ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "refused request still has its appointment",
        sql: "SELECT i.number AS row FROM inquiries i JOIN appointments a ON a.number = i.appointment_number \
              WHERE i.status = 'refused' AND a.status <> 'cancelled' ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "undecided request has no person key",
        sql: "SELECT i.number AS row FROM inquiries i WHERE i.status IN ('waiting', 'reached') \
              AND NOT EXISTS (SELECT 1 FROM inquiry_keys p WHERE p.inquiry_number = i.number \
              AND p.key_id = (SELECT min(k.id) FROM keys k WHERE k.state = 'in-use')) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "decided request still has a person key",
        sql: "SELECT i.number AS row FROM inquiries i JOIN inquiry_keys k ON k.inquiry_number = i.number \
              WHERE i.status NOT IN ('waiting', 'reached') ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "missed calls are not those recorded",
        sql: "SELECT i.number AS row FROM inquiries i WHERE i.missed_calls <> (SELECT count(*) FROM call_backs c \
              WHERE c.inquiry_number = i.number AND c.outcome = 'missed') ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "decided by telephone, but nobody reached the person",
        sql: "SELECT i.number AS row FROM inquiries i WHERE i.channel <> 'walk-in' \
              AND i.status IN ('reached', 'answered', 'scheduled', 'refused') AND NOT EXISTS (SELECT 1 FROM call_backs c \
              WHERE c.inquiry_number = i.number AND c.outcome = 'reached') ORDER BY 1 LIMIT 100",
    },
    // A form's key has 32 bytes; instead of it an emptied row has its own number.
    Question {
        fault: "details are emptied in part only",
        sql: "SELECT a.number AS row FROM appointments a WHERE (length(a.details_sealed) = 0) <> (a.purged_at_utc IS NOT NULL) \
              OR (length(a.booking_key) < 32) <> (a.purged_at_utc IS NOT NULL) \
              OR (a.purged_at_utc IS NOT NULL AND EXISTS (SELECT 1 FROM person_keys p WHERE p.appointment_number = a.number)) \
              ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "what was told is emptied in part only",
        sql: "SELECT i.number AS row FROM inquiries i WHERE (length(i.details_sealed) = 0) <> (i.purged_at_utc IS NOT NULL) \
              OR (length(i.request_key) < 32) <> (i.purged_at_utc IS NOT NULL) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "request and appointment are not emptied together",
        sql: "SELECT i.number AS row FROM inquiries i JOIN appointments a ON a.number = i.appointment_number \
              WHERE (i.purged_at_utc IS NULL) <> (a.purged_at_utc IS NULL) ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "details are sealed with a key that is not in use",
        sql: "SELECT a.number AS row FROM appointments a WHERE a.purged_at_utc IS NULL \
              AND a.key_id NOT IN (SELECT k.id FROM keys k WHERE k.state = 'in-use') ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "what was told is sealed with a key that is not in use",
        sql: "SELECT i.number AS row FROM inquiries i WHERE i.purged_at_utc IS NULL \
              AND i.key_id NOT IN (SELECT k.id FROM keys k WHERE k.state = 'in-use') ORDER BY 1 LIMIT 100",
    },
    Question {
        fault: "appointment to come is emptied",
        sql: "SELECT a.number AS row FROM appointments a WHERE a.purged_at_utc IS NOT NULL AND a.status = 'booked' \
              AND a.starts_at_utc > ? ORDER BY 1 LIMIT 100",
    },
];

/// Every row that breaks an invariant, each with what is wrong.
pub fn violations(conn: &mut Conn, now_secs: i64) -> QueryResult<Vec<String>> {
    let mut found = engine_violations(conn)?;
    for question in QUESTIONS {
        let rows: Vec<Named> = if question.sql.contains('?') {
            let question = sql_query(placeholders(conn, question.sql)).bind::<diesel::sql_types::BigInt, _>(now_secs);
            on_either!(conn, own => question.load(own))?
        } else {
            sql_query(question.sql).load(conn)?
        };
        found.extend(rows.into_iter().take(NAMED_MAX).map(|named| format!("{}: {}", named.row, question.fault)));
    }
    Ok(found)
}

/// SQLite's `?` as the engine writes it; a question has at most one.
fn placeholders(conn: &Conn, sql: &str) -> String {
    match conn {
        Conn::Sqlite(_) => sql.to_owned(),
        Conn::Postgres(_) => sql.replace('?', "$1"),
    }
}

/// What the engine finds by itself.
fn engine_violations(conn: &mut Conn) -> QueryResult<Vec<String>> {
    match conn {
        Conn::Sqlite(_) => sqlite_violations(conn),
        Conn::Postgres(_) => postgres_violations(conn),
    }
}

/// Constraints that were switched off: a server holds the others at every moment. Damaged pages are for its own tools
/// (`pg_amcheck`).
fn postgres_violations(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let off: Vec<Named> = sql_query(
        "SELECT conrelid::regclass || ' has the constraint ' || conname || ', which does not hold for all rows' AS row \
         FROM pg_constraint WHERE NOT convalidated AND connamespace = 'public'::regnamespace \
         UNION ALL SELECT tgrelid::regclass || ' has the trigger ' || tgname || ', which is switched off' AS row \
         FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid \
         WHERE t.tgenabled = 'D' AND c.relnamespace = 'public'::regnamespace ORDER BY 1 LIMIT 100",
    )
    .load(conn)?;
    Ok(off.into_iter().map(|named| format!("database: {}", named.row)).collect())
}

/// Damaged pages, rows against CHECK or STRICT, references that lead nowhere.
fn sqlite_violations(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let damage: Vec<Named> =
        sql_query("SELECT integrity_check AS row FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
            .load(conn)?;
    let dangling: Vec<Named> = sql_query(
        "SELECT \"table\" || ' row refers to a missing row of ' || \"parent\" AS row FROM pragma_foreign_key_check LIMIT 100",
    )
    .load(conn)?;
    Ok(damage.into_iter().chain(dangling).map(|named| format!("database: {}", named.row)).collect())
}

/// A seat that somebody has.
pub struct TakenSeat {
    /// The appointment's number.
    pub number: String,
    /// The office's code.
    pub office: String,
    /// When its session begins, in UTC seconds.
    pub starts_at_secs: i64,
    /// Which window.
    pub window_no: i32,
    /// Kept for the desk.
    pub desk: bool,
}

/// Taken seats in the order of their numbers, a page at a time: for the audit against the calendar.
pub fn taken_seats(conn: &mut Conn, after: &str, limit: i64) -> QueryResult<Vec<TakenSeat>> {
    use super::schema::seats;
    let rows: Vec<(Option<String>, String, i64, i32, bool)> = seats::table
        .filter(seats::appointment_number.gt(after))
        .order(seats::appointment_number)
        .limit(limit)
        .select((seats::appointment_number, seats::office_code, seats::starts_at_utc, seats::window_no, seats::desk))
        .load(conn)?;
    let taken = rows.into_iter().filter_map(|(number, office, starts_at_secs, window_no, desk)| {
        Some(TakenSeat { number: number?, office, starts_at_secs, window_no, desk })
    });
    Ok(taken.collect())
}
