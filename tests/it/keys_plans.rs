//! What a rotation asks of the tables, of which there are hundreds of thousands of rows, page by page and inside of the
//! write that drops a key: it goes by an index and sorts nothing. As SQLite plans it.

use diesel::connection::InstrumentationEvent;
use diesel::prelude::*;
use diesel::sql_types::Text;
use infopass::db::keys::reseal;
use infopass::db::{Conn, migrate};
use std::sync::{Arc, Mutex};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// How SQLite goes about each query that is made meanwhile.
fn plans(ask: impl FnOnce(&mut Conn)) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let mut conn = Conn::establish(folder.path().join("fresh.db").to_str().unwrap()).unwrap();
    migrate::run(&mut conn).unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&asked);
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            told.lock().unwrap().push(query.to_string());
        }
    });
    ask(&mut conn);
    let asked = std::mem::take(&mut *asked.lock().unwrap());
    assert!(!asked.is_empty());
    let explain =
        |sql: &String| -> Vec<Line> { diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(&mut conn).unwrap() };
    asked.iter().flat_map(explain).map(|line| line.detail).collect()
}

#[test]
fn a_page_of_what_is_left_is_read_in_the_order_of_an_index() {
    let plans = plans(|conn| {
        reseal::appointments_left(conn, (1, 2), "NYC", 200).unwrap();
        reseal::requests_left(conn, (1, 2), "SR", 200).unwrap();
    });
    assert!(plans.iter().all(|line| !line.contains("TEMP B-TREE")), "{plans:#?}");
}

#[test]
fn how_much_is_left_under_a_key_is_counted_without_looking_at_the_rows_of_others() {
    let plans = plans(|conn| {
        reseal::count(conn, (1, 2)).unwrap();
        reseal::persons_under(conn, 1, 100).unwrap();
        reseal::forget_persons(conn, 1, 200).unwrap();
    });
    let tables = ["appointments", "inquiries", "person_keys", "inquiry_keys"];
    for table in tables {
        let by_key = |line: &&String| line.starts_with(&format!("SEARCH {table} ")) && line.contains("(key_id=?");
        assert!(plans.iter().any(|line| by_key(&line)), "{table}: {plans:#?}");
    }
    assert!(plans.iter().all(|line| !line.contains("TEMP B-TREE")), "{plans:#?}");
    assert!(plans.iter().all(|line| !tables.iter().any(|table| line.contains(&format!("SCAN {table}")))), "{plans:#?}");
}
