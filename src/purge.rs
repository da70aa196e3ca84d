//! What people told is emptied some weeks after their appointment: the facts of the visit stay, for statistics. `due`
//! runs [`some`] every minute, `infopass purge` runs [`all`]; doing it twice changes nothing.

use crate::db::details::{self, Emptied};
use crate::db::{Abort, Db, DbError, WriteError, settings};
use crate::domain::keep_days::KeepDays;
use crate::services::Services;
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;

/// Rows emptied in one write, so that others need not wait long for theirs.
const ROWS_AT_ONCE: i64 = 200;
/// Writes in one turn of the daily task: six times the visits of a day in all offices are emptied in an hour, and
/// whatever was never emptied before does not hold up a start.
const WRITES_AT_ONCE: usize = 10;
/// How often it is noted up to where all is empty.
const NOTED_EVERY: SignedDuration = SignedDuration::from_hours(24);

/// Empties what is due now, as much as one turn may.
pub async fn some(services: &Services) -> Result<(), DbError> {
    let (keep, now) = (services.keep, services.clock.now());
    let before = keep.before(now);
    let mut any = false;
    let mut finished = false;
    for _ in 0..WRITES_AT_ONCE {
        let Some(emptied) = empty_once(&services.db, before, now).await? else {
            finished = true;
            break;
        };
        any |= emptied != Emptied::default();
    }
    if any {
        services.db.empty_log().await;
    }
    if finished { note(&services.db, keep, before).await } else { Ok(()) }
}

/// Empties all that is due now, for `infopass purge`; answers with how much that was.
pub async fn all(services: &Services, keep: KeepDays) -> Result<Emptied, DbError> {
    let now = services.clock.now();
    let before = keep.before(now);
    let mut emptied = Emptied::default();
    while let Some(more) = empty_once(&services.db, before, now).await? {
        emptied += more;
    }
    if emptied != Emptied::default() {
        services.db.empty_log().await;
    }
    Ok(emptied)
}

/// What [`all`] would empty.
pub async fn count(services: &Services, keep: KeepDays) -> Result<Emptied, DbError> {
    let before = keep.before(services.clock.now());
    services.db.read_long(move |conn| details::count_due(conn, before)).await
}

/// For how long the serving processes keep details, if one ever served with this.
pub async fn served_with(services: &Services) -> Result<Option<KeepDays>, DbError> {
    let stored = services.db.read(|conn| settings::get(conn, settings::KEEP_DAYS)).await?;
    Ok(stored.as_deref().and_then(KeepDays::parse))
}

/// Empties the oldest rows that are due; none if there are none.
async fn empty_once(db: &Db, before: Timestamp, now: Timestamp) -> Result<Option<Emptied>, DbError> {
    let due = db.read(move |conn| {
        let appointments = details::due_appointments(conn, before, ROWS_AT_ONCE)?;
        Ok((appointments, details::due_requests(conn, before, ROWS_AT_ONCE)?))
    });
    let (appointments, requests) = due.await?;
    if appointments.is_empty() && requests.is_empty() {
        return Ok(None);
    }
    let written: Result<Emptied, WriteError<Infallible>> = db
        .write(move |conn| {
            let mut emptied = Emptied::default();
            for due in &appointments {
                emptied += details::empty_appointment(conn, due, now)?;
            }
            for due in &requests {
                emptied += details::empty_request(conn, due, now)?;
            }
            Ok::<_, Abort<Infallible>>(emptied)
        })
        .await;
    Ok(Some(written?))
}

/// Notes up to where all is empty, once a day: `infopass check` holds the rows against it.
async fn note(db: &Db, keep: KeepDays, before: Timestamp) -> Result<(), DbError> {
    let noted =
        db.read(|conn| Ok((settings::get(conn, settings::KEEP_DAYS)?, settings::get(conn, settings::PURGED_BEFORE)?)));
    let (days, noted) = noted.await?;
    let noted = noted.and_then(|secs| Timestamp::from_second(secs.parse().ok()?).ok());
    let is_recent = noted.is_some_and(|noted| before.duration_since(noted) < NOTED_EVERY);
    if is_recent && days.as_deref().and_then(KeepDays::parse) == Some(keep) {
        return Ok(());
    }
    let written: Result<(), WriteError<Infallible>> = db
        .write(move |conn| {
            settings::put(conn, settings::KEEP_DAYS, &keep.to_string())?;
            settings::put(conn, settings::PURGED_BEFORE, &before.as_second().to_string())?;
            Ok::<(), Abort<Infallible>>(())
        })
        .await;
    Ok(written?)
}
