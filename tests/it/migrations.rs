//! The tables: made and unmade alike, strict, and with an index for every foreign key.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use infopass::db::{Conn, migrate};
use std::collections::{BTreeMap, BTreeSet};

/// Everything the engine knows of the tables, but for diesel's own book-keeping.
const SCHEMA: &str = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') AS value, 0 AS number \
                      FROM sqlite_master WHERE tbl_name <> '__diesel_schema_migrations' ORDER BY type, name";
const TABLES: &str = "SELECT name AS value, strict AS number FROM pragma_table_list \
                      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
                      AND name <> '__diesel_schema_migrations' ORDER BY name";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    value: String,
    #[diesel(sql_type = Integer)]
    number: i32,
}

fn rows(conn: &mut Conn, sql: &str) -> Vec<Row> {
    diesel::sql_query(sql).load(conn).unwrap()
}

fn values(conn: &mut Conn, sql: &str) -> Vec<String> {
    rows(conn, sql).into_iter().map(|row| row.value).collect()
}

fn migrated(file: &std::path::Path) -> Conn {
    let mut conn = Conn::establish(file.to_str().unwrap()).unwrap();
    migrate::run(&mut conn).unwrap();
    conn
}

/// The columns of each foreign key of a table, in order.
fn foreign_keys(conn: &mut Conn, table: &str) -> Vec<Vec<String>> {
    let sql =
        format!("SELECT \"from\" AS value, id AS number FROM pragma_foreign_key_list('{table}') ORDER BY id, seq");
    let mut keys: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for row in rows(conn, &sql) {
        keys.entry(row.number).or_default().push(row.value);
    }
    keys.into_values().collect()
}

/// The columns of each index of a table, in order, the primary key's with them. A partial index counts only if it
/// leaves out nothing but rows that refer to nothing.
fn indexes(conn: &mut Conn, table: &str) -> Vec<Vec<String>> {
    let primary =
        format!("SELECT name AS value, pk AS number FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk");
    let mut found = vec![values(conn, &primary)];
    let names = format!("SELECT name AS value, partial AS number FROM pragma_index_list('{table}')");
    for index in rows(conn, &names) {
        let columns = format!(
            "SELECT coalesce(name, '') AS value, seqno AS number FROM pragma_index_info('{}') ORDER BY seqno",
            index.value
        );
        let columns = values(conn, &columns);
        let sql =
            format!("SELECT sql AS value, 0 AS number FROM sqlite_master WHERE name = '{}' AND sql <> ''", index.value);
        let sql = values(conn, &sql).pop().unwrap_or_default();
        let all_that_refer = sql.ends_with(&format!("WHERE {} IS NOT NULL", columns[0]));
        if index.number == 0 || all_that_refer {
            found.push(columns);
        }
    }
    found
}

/// An index serves a key if it begins with the key's columns in any order, or if it is unique on one of them: then no
/// more than one row has to be looked at.
fn serves(index: &[String], key: &[String], unique: &[Vec<String>]) -> bool {
    let start: BTreeSet<&String> = index.iter().take(key.len()).collect();
    start == key.iter().collect() || unique.iter().any(|unique| unique == index && key.contains(&index[0]))
}

/// The columns of each unique index with one column.
fn unique_columns(conn: &mut Conn, table: &str) -> Vec<Vec<String>> {
    let names =
        format!("SELECT name AS value, partial AS number FROM pragma_index_list('{table}') WHERE \"unique\" = 1");
    let mut found = Vec::new();
    for index in values(conn, &names) {
        let columns = format!("SELECT coalesce(name, '') AS value, 0 AS number FROM pragma_index_info('{index}')");
        found.push(values(conn, &columns));
    }
    found.retain(|columns| columns.len() == 1);
    found
}

#[test]
fn migrations_up_down_and_up_again_make_the_same_tables() {
    let folder = tempfile::tempdir().unwrap();
    let mut conn = migrated(&folder.path().join("fresh.db"));
    let first = values(&mut conn, SCHEMA);
    assert!(first.iter().any(|object| object.starts_with("table seats ")), "{first:?}");

    migrate::revert_all(&mut conn).unwrap();
    assert_eq!(values(&mut conn, SCHEMA), Vec::<String>::new());

    migrate::run(&mut conn).unwrap();
    assert_eq!(values(&mut conn, SCHEMA), first);
}

#[test]
fn every_foreign_key_has_an_index_that_starts_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut conn = migrated(&folder.path().join("fresh.db"));
    let mut seen = 0;
    for table in values(&mut conn, TABLES) {
        let (indexes, unique) = (indexes(&mut conn, &table), unique_columns(&mut conn, &table));
        for key in foreign_keys(&mut conn, &table) {
            seen += 1;
            let served = indexes.iter().any(|index| serves(index, &key, &unique));
            assert!(served, "no index of {table} starts with {key:?}: {indexes:?}");
        }
    }
    assert!(seen >= 6, "{seen} foreign keys were found");
}

#[test]
fn every_table_is_strict_as_the_engine_sees_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut conn = migrated(&folder.path().join("fresh.db"));
    let tables = rows(&mut conn, TABLES);
    assert!(tables.len() >= 7);
    for table in tables {
        assert_eq!(table.number, 1, "{} is not STRICT", table.value);
    }
}

#[test]
fn every_migration_can_be_undone_by_a_file_of_its_own() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        for file in ["up.sql", "down.sql"] {
            let text = std::fs::read_to_string(path.join(file)).unwrap_or_default();
            assert!(!text.trim().is_empty(), "{} is missing or empty", path.join(file).display());
        }
        seen += 1;
    }
    assert!(seen >= 1);
}
