//! Which engine the tests run on: SQLite, or PostgreSQL if `INFOPASS_TEST_ENGINE` says so. The same tests run on both;
//! each has a database of its own.

use super::postgres::{Cluster, Database};
use infopass::db::DatabaseUrl;
use tempfile::TempDir;

/// A folder for the secret file and, on SQLite, the database's file; on PostgreSQL a database of the shared cluster.
pub struct Store {
    pub folder: TempDir,
    server: Option<Database>,
}

/// Whether this run is on PostgreSQL.
#[expect(clippy::disallowed_methods, reason = "the tests' own setting")]
pub fn on_postgres() -> bool {
    match std::env::var("INFOPASS_TEST_ENGINE").as_deref() {
        Err(_) | Ok("sqlite") => false,
        Ok("postgres") => true,
        Ok(other) => panic!("INFOPASS_TEST_ENGINE is `{other}`: it may be sqlite or postgres"),
    }
}

/// So many bytes of nothing, in the engine's SQL.
pub fn zeros(bytes: u32) -> String {
    if on_postgres() { format!("decode(repeat('00', {bytes}), 'hex')") } else { format!("zeroblob({bytes})") }
}

impl Store {
    pub fn new() -> Self {
        let server = on_postgres().then(|| Cluster::shared().database());
        Self { folder: tempfile::tempdir().unwrap(), server }
    }

    /// The database as the program's option.
    pub fn option(&self) -> String {
        match &self.server {
            Some(database) => database.url.clone(),
            None => format!("sqlite:{}", self.folder.path().join("infopass.db").display()),
        }
    }

    pub fn url(&self) -> DatabaseUrl {
        self.option().parse().unwrap()
    }

    /// Runs statements as no program of ours would: rules that rows must keep are switched off.
    pub fn by_hand(&self, sql: &str) {
        use diesel::connection::SimpleConnection;
        use diesel::{Connection, PgConnection, SqliteConnection};
        let (mut server, mut file);
        let (conn, no_rules): (&mut dyn SimpleConnection, _) = if let Some(database) = &self.server {
            server = PgConnection::establish(&database.url).unwrap();
            (&mut server, "SET session_replication_role = replica")
        } else {
            file = SqliteConnection::establish(&self.file()).unwrap();
            let no_rules =
                "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;";
            (&mut file, no_rules)
        };
        conn.batch_execute(no_rules).unwrap();
        conn.batch_execute(sql).unwrap();
    }

    /// A write by hand that is made and holds others up; it ends when what is returned is called.
    pub fn by_hand_until(&self, sql: &str) -> impl FnOnce() + use<> {
        use diesel::connection::SimpleConnection;
        use diesel::{Connection, PgConnection, SqliteConnection};
        let (mut conn, begin): (Box<dyn SimpleConnection>, _) = match &self.server {
            Some(database) => (Box::new(PgConnection::establish(&database.url).unwrap()), "BEGIN"),
            None => (Box::new(SqliteConnection::establish(&self.file()).unwrap()), "BEGIN IMMEDIATE"),
        };
        conn.batch_execute(&format!("{begin}; {sql}")).unwrap();
        move || conn.batch_execute("COMMIT").unwrap()
    }

    /// Tries a statement with all rules in force; whether it was done.
    pub fn allows(&self, sql: &str) -> bool {
        use diesel::connection::SimpleConnection;
        use diesel::{Connection, PgConnection, SqliteConnection};
        if let Some(database) = &self.server {
            return PgConnection::establish(&database.url).unwrap().batch_execute(sql).is_ok();
        }
        let mut conn = SqliteConnection::establish(&self.file()).unwrap();
        conn.batch_execute("PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000").unwrap();
        conn.batch_execute(sql).is_ok()
    }

    /// Every row of every table, as text.
    pub fn dump(&self) -> Vec<String> {
        use diesel::{Connection, PgConnection, SqliteConnection};
        if let Some(database) = &self.server {
            let mut conn = PgConnection::establish(&database.url).unwrap();
            let mut ask = |sql: &str| texts(&mut conn, sql);
            let tables = ask("SELECT tablename::text AS text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
            return tables
                .iter()
                .flat_map(|table| ask(&format!("SELECT '{table} ' || t::text AS text FROM {table} t ORDER BY 1")))
                .collect();
        }
        let mut conn = SqliteConnection::establish(&self.file()).unwrap();
        let mut ask = |sql: &str| texts(&mut conn, sql);
        let tables = ask("SELECT name AS text FROM sqlite_master WHERE type = 'table' ORDER BY 1");
        let rows = tables.iter().flat_map(|table| {
            let columns = ask(&format!("SELECT 'quote(' || name || ')' AS text FROM pragma_table_info('{table}')"));
            let row = columns.join(" || ' ' || ");
            ask(&format!("SELECT '{table} ' || {row} AS text FROM {table} ORDER BY 1"))
        });
        rows.collect()
    }

    fn file(&self) -> String {
        self.folder.path().join("infopass.db").to_str().unwrap().to_owned()
    }
}

#[derive(diesel::QueryableByName)]
struct Row {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

/// The column `text` of a query's rows.
fn texts<C>(conn: &mut C, sql: &str) -> Vec<String>
where
    C: diesel::connection::LoadConnection,
    diesel::query_builder::SqlQuery: for<'a> diesel::query_dsl::LoadQuery<'a, C, Row>,
{
    use diesel::RunQueryDsl;
    diesel::sql_query(sql).load::<Row>(conn).unwrap().into_iter().map(|row| row.text).collect()
}
