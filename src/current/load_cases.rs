//! Loading a case table: new cases are added, known ones made as the table has them, others left alone.

use crate::db::cases::{Replaced, replace};
use crate::db::{Abort, Db, DbError};
use crate::domain::case::Case;
use std::convert::Infallible;
use std::time::Duration;

/// Cases in one write, so that a server's own writes need not wait long for theirs.
const CASES_AT_ONCE: usize = 5_000;

/// The pause between two writes. A server that waits for a file asks again every tenth of a second: without the pause it
/// would hardly ever ask between two of ours, and its people would wait for the whole load.
const PAUSE: Duration = Duration::from_millis(120);

/// Loads a table; how many cases were new and how many were changed. If the database fails on the way, what was written
/// before stays: loading again does the rest.
pub fn load_cases(db: &Db, table: &[Case]) -> Result<Replaced, DbError> {
    let mut done = Replaced::default();
    for (index, part) in table.chunks(CASES_AT_ONCE).enumerate() {
        if index > 0 {
            std::thread::sleep(PAUSE);
        }
        let part = part.to_vec();
        let written = db.write_blocking(move |conn| Ok::<_, Abort<Infallible>>(replace(conn, &part)?))?;
        done.new += written.new;
        done.changed += written.changed;
    }
    Ok(done)
}
