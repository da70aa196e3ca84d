//! A connection to either engine, as the statements in `db/` see it, and how deep it is in transactions.
//!
//! Statements are written once, against [`Conn`]. Where diesel cannot say a thing of both engines at once, `on_either!`
//! writes it once for each engine's own connection.

use diesel::connection::TransactionManager;
use diesel::prelude::*;

use super::DbError;

pub use either::Conn;

/// Begins and ends transactions on a [`Conn`] and knows how deep it is in them.
pub(super) type Transactions = <Conn as Connection>::TransactionManager;

mod either {
    use diesel::{PgConnection, SqliteConnection};

    /// SQLite or PostgreSQL.
    #[derive(diesel::MultiConnection)]
    pub enum Conn {
        /// A file.
        Sqlite(SqliteConnection),
        /// A server.
        Postgres(PgConnection),
    }
}

/// One expression for each engine's own connection: for what [`Conn`] does not offer, such as `ON CONFLICT`.
macro_rules! on_either {
    ($conn:expr, $own:ident => $run:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite($own) => $run,
            $crate::db::Conn::Postgres($own) => $run,
        }
    };
}
pub(super) use on_either;

/// Checks that the connection is `expected` transactions deep. diesel loses work silently if it is not.
pub(super) fn require_depth(conn: &mut Conn, expected: u32) -> Result<(), DbError> {
    let depth = Transactions::transaction_manager_status_mut(conn).transaction_depth()?;
    let depth = depth.map_or(0, std::num::NonZeroU32::get);
    if depth == expected {
        return Ok(());
    }
    let reason = format!("a closure left the connection {depth} transactions deep, not {expected}");
    Err(DbError::Unavailable(reason))
}
