//! The desk's seats: the one that the system proposes, and the ones among which an officer may choose.

use crate::db::DbError;
use crate::db::seats::{self, Windows};
use crate::domain::assigned::DAYS_SEARCHED;
use crate::domain::calendar::days_after;
use crate::domain::office::Office;
use crate::services::Services;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// Days searched at once.
const ROUND_DAYS: i32 = 14;

/// The first free desk seat on or after five of the office's working days after the call; none in three months.
pub async fn proposed_seat(
    services: &Services,
    office: &Office,
    called_at: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let Some(first) = office.first_assigned_day(office.today(called_at)) else { return Ok(None) };
    for round in 0..DAYS_SEARCHED / ROUND_DAYS {
        let from = days_after(first, round * ROUND_DAYS);
        let free = free_desk_seats(services, office, (from, days_after(from, ROUND_DAYS - 1))).await?;
        if let Some((starts_at, _)) = free.first() {
            return Ok(Some(*starts_at));
        }
    }
    Ok(None)
}

/// The desk's sessions of today that are free and have not begun.
pub async fn free_today(services: &Services, office: &Office) -> Result<Vec<(Timestamp, i64)>, DbError> {
    let today = office.today(services.clock.now());
    free_desk_seats(services, office, (today, today)).await
}

/// Sessions with a free desk seat between two days, that have not begun. A day whose seats are not made yet has all that
/// its plan says: they are made when one is assigned ([`crate::keeper::make_days_until`]).
pub async fn free_desk_seats(
    services: &Services,
    office: &Office,
    (first, last): (Date, Date),
) -> Result<Vec<(Timestamp, i64)>, DbError> {
    let now = services.clock.now();
    // A session that begins this very instant has begun, as everywhere: an appointment then could not be kept any more.
    let later = now.checked_add(1.nanosecond()).unwrap_or(now);
    let (from, until) = (office.day_bounds(first).0.max(later), office.day_bounds(last).1);
    let code = office.code.clone();
    let (plans, mut free) = services
        .db
        .read(move |conn| {
            Ok((seats::plans(conn, &code)?, seats::free_by_session(conn, Windows::Desk, &code, from, until, now)?))
        })
        .await?;
    if office.desk_windows > 0 {
        let unmade =
            first.series(1.day()).take_while(|day| *day <= last).filter(|day| !plans.contains_key(&day.to_string()));
        let sessions = unmade.flat_map(|day| office.sessions_on(day)).filter(|session| session.starts_at >= from);
        free.extend(sessions.map(|session| (session.starts_at, i64::from(office.desk_windows))));
        free.sort_unstable();
    }
    Ok(free)
}
