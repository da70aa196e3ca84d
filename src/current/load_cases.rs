//! Loading a case table: new cases are added, known ones made as the table has them, others left alone.

use crate::db::cases::{Replaced, replace};
use crate::db::{Abort, Db, DbError};
use crate::domain::case::Case;
use std::convert::Infallible;

/// Cases in one write, so that a server's own writes need not wait long for theirs.
const CASES_AT_ONCE: usize = 5_000;

/// Loads a table; how many cases were new and how many were changed. If the database fails on the way, what was written
/// before stays: loading again does the rest.
pub fn load_cases(db: &Db, table: &[Case]) -> Result<Replaced, DbError> {
    let mut done = Replaced::default();
    for part in table.chunks(CASES_AT_ONCE) {
        let part = part.to_vec();
        let written = db.write_blocking(move |conn| Ok::<_, Abort<Infallible>>(replace(conn, &part)?))?;
        done.new += written.new;
        done.changed += written.changed;
    }
    Ok(done)
}
