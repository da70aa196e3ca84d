//! Brings the tables up to date. diesel_migrations takes no lock of its own: call `run` only while the serving lock or
//! the start lock is held. What the tables are is told by `migrations/`, never here; both engines have the same ones by
//! name.

use std::collections::HashSet;

use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::{Conn, on_either};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The migrations of the connection's engine.
fn of_engine(conn: &Conn) -> EmbeddedMigrations {
    match conn {
        Conn::Sqlite(_) => SQLITE,
        Conn::Postgres(_) => POSTGRES,
    }
}

/// Runs every migration that has not run yet, each in a transaction.
pub fn run(conn: &mut Conn) -> Result<(), MigrateError> {
    refuse_newer(conn)?;
    let migrations = of_engine(conn);
    on_either!(conn, own => own.run_pending_migrations(migrations).map(drop))?;
    Ok(())
}

/// Undoes every migration, the newest first. All data is lost; tests use it.
pub fn revert_all(conn: &mut Conn) -> Result<(), MigrateError> {
    let migrations = of_engine(conn);
    on_either!(conn, own => own.revert_all_migrations(migrations).map(drop))?;
    Ok(())
}

/// Whether a migration is missing; also true if that cannot be found out, as in a file that is no database of ours.
/// Asks only: diesel_migrations would make its table first.
pub fn pending(conn: &mut Conn) -> bool {
    match (known(conn), applied(conn)) {
        (Ok(known), Ok(applied)) => !known.is_subset(&applied),
        _ => true,
    }
}

fn known(conn: &Conn) -> diesel::migration::Result<HashSet<String>> {
    let known: Vec<Box<dyn Migration<Pg>>> = of_engine(conn).migrations()?;
    Ok(known.iter().map(|migration| migration.name().version().to_string()).collect())
}

fn applied(conn: &mut Conn) -> QueryResult<HashSet<String>> {
    __diesel_schema_migrations::table.select(__diesel_schema_migrations::version).load(conn).map(HashSet::from_iter)
}

diesel::table! {
    /// diesel's own list of the migrations that have run.
    __diesel_schema_migrations (version) {
        /// The digits of a migration's name.
        version -> Text,
    }
}

/// A program that does not know the newest tables could break their rules.
fn refuse_newer(conn: &mut Conn) -> Result<(), MigrateError> {
    let known = known(conn)?;
    let applied = on_either!(conn, own => own.applied_migrations())?;
    let mut applied = applied.iter().map(ToString::to_string);
    match applied.find(|version| !known.contains(version)) {
        Some(version) => Err(MigrateError::Newer(version)),
        None => Ok(()),
    }
}

/// Why the tables could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A newer version of the program has been here.
    #[error("the database has migration {0}, which this version of infopass does not know: use the newer version")]
    Newer(String),
    /// A migration failed; it was undone.
    #[error("a migration failed: {0}")]
    Failed(#[from] Box<dyn std::error::Error + Send + Sync>),
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use diesel::connection::SimpleConnection;
    use diesel::prelude::*;
    use diesel::sql_types::{Bool, Text};

    use super::*;

    fn empty() -> Conn {
        Conn::establish(":memory:").unwrap()
    }

    #[derive(QueryableByName, Debug, PartialEq)]
    struct Object {
        #[diesel(sql_type = Text)]
        name: String,
        #[diesel(sql_type = Text)]
        sql: String,
    }

    fn objects(conn: &mut Conn) -> Vec<Object> {
        let ours = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> '__diesel_schema_migrations' ORDER BY name";
        diesel::sql_query(ours).load(conn).unwrap()
    }

    #[test]
    fn migrations_run_up_down_and_up_again() {
        let mut conn = empty();
        assert!(pending(&mut conn));
        run(&mut conn).unwrap();
        assert!(!pending(&mut conn));
        let first = objects(&mut conn);
        assert!(first.iter().any(|object| object.name == "seats"));

        revert_all(&mut conn).unwrap();
        assert_eq!(objects(&mut conn), []);
        assert!(pending(&mut conn));

        run(&mut conn).unwrap();
        assert_eq!(objects(&mut conn), first);
    }

    #[test]
    fn running_twice_changes_nothing() {
        let mut conn = empty();
        run(&mut conn).unwrap();
        let first = objects(&mut conn);
        run(&mut conn).unwrap();
        assert_eq!(objects(&mut conn), first);
    }

    #[test]
    fn a_database_of_a_newer_version_is_refused() {
        let mut conn = empty();
        run(&mut conn).unwrap();
        conn.batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000000')").unwrap();
        assert!(matches!(run(&mut conn), Err(MigrateError::Newer(v)) if v == "29991231000000"));
    }

    #[test]
    fn every_table_is_strict() {
        let mut conn = empty();
        run(&mut conn).unwrap();
        for object in objects(&mut conn) {
            let strict = object.sql.trim_end().ends_with(") STRICT") || object.sql.ends_with(") STRICT, WITHOUT ROWID");
            assert!(!object.sql.starts_with("CREATE TABLE") || strict, "{}", object.name);
        }
    }

    #[derive(QueryableByName)]
    struct Column {
        #[diesel(sql_type = Text)]
        of_table: String,
        #[diesel(sql_type = Text)]
        name: String,
        #[diesel(sql_type = Text)]
        kind: String,
        #[diesel(sql_type = Bool)]
        required: bool,
    }

    /// table → its columns in order, each as `name KIND` with `?` if it may be null.
    type Tables = BTreeMap<String, Vec<String>>;

    fn tables_of_the_database() -> Tables {
        let mut conn = empty();
        run(&mut conn).unwrap();
        let columns: Vec<Column> = diesel::sql_query(
            r#"SELECT m.name AS of_table, c.name AS name, c.type AS kind, c."notnull" AS required
               FROM sqlite_schema m JOIN pragma_table_info(m.name) c
               WHERE m.type = 'table' AND m.name <> '__diesel_schema_migrations' ORDER BY m.name, c.cid"#,
        )
        .load(&mut conn)
        .unwrap();
        let mut tables = Tables::new();
        for c in columns {
            let null = if c.required { "" } else { "?" };
            let column = format!("{} {}{null}", c.name, c.kind);
            tables.entry(c.of_table).or_default().push(column);
        }
        tables
    }

    fn tables_of_the_schema() -> Tables {
        let mut tables = Tables::new();
        for block in include_str!("schema.rs").split("diesel::table! {").skip(1) {
            let block = block.split("\n}").next().unwrap();
            let name = block.trim().split(' ').next().unwrap();
            let columns = block.lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(" -> "));
            let columns = columns.map(|(column, kind)| match kind {
                "Text" => format!("{column} TEXT"),
                "Nullable<Text>" => format!("{column} TEXT?"),
                "Binary" => format!("{column} BLOB"),
                "Integer" | "BigInt" | "Bool" => format!("{column} INTEGER"),
                "Nullable<Integer>" | "Nullable<BigInt>" => format!("{column} INTEGER?"),
                other => panic!("{name}.{column}: teach this test the type {other}"),
            });
            tables.insert(name.to_owned(), columns.collect());
        }
        tables
    }

    #[test]
    fn the_schema_and_the_migrated_database_have_the_same_columns() {
        assert!(tables_of_the_schema().len() >= 7);
        assert_eq!(tables_of_the_schema(), tables_of_the_database());
    }
}
