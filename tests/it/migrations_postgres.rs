//! The tables on PostgreSQL: made and unmade alike, the same as on SQLite and as diesel sees them, with an index for
//! every foreign key.

use crate::support::postgres::Cluster;
use diesel::prelude::*;
use diesel::sql_types::Text;
use infopass::db::{Conn, migrate};
use std::collections::BTreeSet;

/// Every column, as `table.column type` with `?` if it may be null.
const COLUMNS: &str = "SELECT table_name || '.' || column_name || ' ' || data_type \
                       || CASE is_nullable WHEN 'YES' THEN '?' ELSE '' END AS value FROM information_schema.columns \
                       WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations' ORDER BY 1";

/// Everything else that a table has: indexes and constraints by their definitions.
const RULES: &str = "SELECT indexdef AS value FROM pg_indexes WHERE schemaname = 'public' \
                     AND tablename <> '__diesel_schema_migrations' \
                     UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS value \
                     FROM pg_constraint WHERE connamespace = 'public'::regnamespace \
                     AND conrelid::regclass::text <> '__diesel_schema_migrations' ORDER BY 1";

/// Foreign keys that no index serves: none begins with their columns, in any order, and none is unique on one of them,
/// where a partial index counts if it leaves out nothing but rows that refer to nothing.
const KEYS_WITHOUT_INDEX: &str = "SELECT conrelid::regclass || ' ' || pg_get_constraintdef(k.oid) AS value \
    FROM pg_constraint k WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS \
    (SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid AND ( \
       (i.indpred IS NULL AND k.conkey <@ (string_to_array(i.indkey::text, ' ')::smallint[])[1:array_length(k.conkey, 1)]) \
       OR (i.indisunique AND i.indnatts = 1 AND i.indkey[0] = ANY (k.conkey)))) ORDER BY 1";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    value: String,
}

fn values(conn: &mut Conn, sql: &str) -> Vec<String> {
    diesel::sql_query(sql).load::<Row>(conn).unwrap().into_iter().map(|row| row.value).collect()
}

fn migrated() -> Conn {
    let mut conn = Conn::Postgres(PgConnection::establish(&Cluster::shared().database().url).unwrap());
    migrate::run(&mut conn).unwrap();
    conn
}

#[test]
fn migrations_up_down_and_up_again_make_the_same_tables() {
    let mut conn = migrated();
    let tables = |conn: &mut Conn| (values(conn, COLUMNS), values(conn, RULES));
    let first = tables(&mut conn);
    assert!(first.0.iter().any(|column| column == "seats.desk boolean"), "{first:?}");
    assert!(!migrate::pending(&mut conn));

    migrate::revert_all(&mut conn).unwrap();
    assert_eq!(tables(&mut conn), (vec![], vec![]));
    assert!(migrate::pending(&mut conn));

    migrate::run(&mut conn).unwrap();
    assert_eq!(tables(&mut conn), first);
}

#[test]
fn asking_whether_migrations_are_missing_makes_nothing() {
    let mut conn = Conn::Postgres(PgConnection::establish(&Cluster::shared().database().url).unwrap());
    assert!(migrate::pending(&mut conn));
    let all = "SELECT table_name::text AS value FROM information_schema.tables WHERE table_schema = 'public'";
    assert_eq!(values(&mut conn, all), Vec::<String>::new());
}

#[test]
fn every_foreign_key_has_an_index() {
    let mut conn = migrated();
    assert_eq!(values(&mut conn, KEYS_WITHOUT_INDEX), Vec::<String>::new());
    let keys = values(&mut conn, RULES).iter().filter(|rule| rule.contains("FOREIGN KEY")).count();
    assert!(keys >= 6, "{keys} foreign keys were found");
}

#[test]
fn both_engines_have_the_same_migrations_by_name() {
    let names = |engine: &str| {
        let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert!(names("sqlite").len() >= 2);
    assert_eq!(names("sqlite"), names("postgres"));
}

/// The type of a column on PostgreSQL by its type in the schema.
fn type_of(kind: &str) -> &str {
    match kind {
        "Text" => "text",
        "Nullable<Text>" => "text?",
        "Binary" => "bytea",
        "Integer" => "integer",
        "BigInt" => "bigint",
        "Nullable<BigInt>" => "bigint?",
        "Nullable<Integer>" => "integer?",
        "Bool" => "boolean",
        other => panic!("teach this test the type {other}"),
    }
}

#[test]
fn the_schema_and_the_migrated_database_have_the_same_columns() {
    let mut expected = BTreeSet::new();
    for block in include_str!("../../src/db/schema.rs").split("diesel::table! {").skip(1) {
        let block = block.split("\n}").next().unwrap();
        let table = block.trim().split(' ').next().unwrap();
        for line in block.lines() {
            if let Some((column, kind)) = line.trim().strip_suffix(',').and_then(|line| line.split_once(" -> ")) {
                expected.insert(format!("{table}.{column} {}", type_of(kind)));
            }
        }
    }
    assert!(expected.len() > 40);
    assert_eq!(values(&mut migrated(), COLUMNS).into_iter().collect::<BTreeSet<_>>(), expected);
}
