//! Which times an office has to offer: read fresh from the seats for every page, no hold, no cache.

use crate::db::{DbError, seats};
use crate::domain::directory::Directory;
use crate::domain::office::{Office, OfficeCode};
use crate::domain::window::BookingWindow;
use crate::domain::zip::Zip;
use crate::services::Services;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use std::collections::HashMap;

/// Times offered instead of one that has gone.
pub const ALTERNATIVES: usize = 8;
/// Offices named when one has nothing free.
pub const NEAREST_OFFICES: usize = 3;

/// One session of an office and its free seats in the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedTime {
    /// Wall time at the office.
    pub local: DateTime,
    /// The same as an instant.
    pub starts_at: Timestamp,
    /// Free seats; 0 is full.
    pub free: i64,
}

/// A working day in the booking window and its sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedDay {
    /// The day at the office.
    pub day: Date,
    /// Sessions that have not begun, full ones too.
    pub times: Vec<OfferedTime>,
}

/// All that an office offers now.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The booking window's days, in order.
    pub days: Vec<OfferedDay>,
    /// Two weeks from today at the office.
    pub target_day: Date,
    /// When the next day opens.
    pub next_opening: Timestamp,
}

impl OfferedDay {
    /// Sessions with a free seat.
    pub fn free_times(&self) -> usize {
        self.times.iter().filter(|time| time.free > 0).count()
    }
}

impl Offer {
    /// The day with a free time nearest to two weeks from today; on a tie the earlier.
    pub fn nearest_day(&self) -> Option<&OfferedDay> {
        let distance = |day: &&OfferedDay| (day.day - self.target_day).get_days().abs();
        self.days.iter().filter(|day| day.free_times() > 0).min_by_key(distance)
    }

    /// A day of the window.
    pub fn day(&self, day: Date) -> Option<&OfferedDay> {
        self.days.iter().find(|offered| offered.day == day)
    }

    /// The first free time of all.
    pub fn first_free(&self) -> Option<OfferedTime> {
        self.free_times().next()
    }

    /// The free times nearest to an instant, in order of the clock.
    pub fn nearest_free(&self, wanted: Timestamp, count: usize) -> Vec<OfferedTime> {
        let mut times: Vec<_> = self.free_times().collect();
        times.sort_by_key(|time| (time.starts_at.as_second() - wanted.as_second()).abs());
        times.truncate(count);
        times.sort_by_key(|time| time.starts_at);
        times
    }

    fn free_times(&self) -> impl Iterator<Item = OfferedTime> {
        self.days.iter().flat_map(|day| &day.times).filter(|time| time.free > 0).copied()
    }
}

/// Reads what an office offers now.
pub async fn offer(services: &Services, office: &Office) -> Result<Offer, DbError> {
    let now = services.clock.now();
    let window = BookingWindow::at(office, now);
    let (from, until) = span(office, &window);
    let code = office.code.clone();
    let free = services.db.read(move |conn| seats::free_by_session(conn, &code, from, until, now)).await?;
    let free: HashMap<Timestamp, i64> = free.into_iter().collect();
    let days = working_days(office, &window)
        .map(|day| OfferedDay { day, times: times_of(office, day, from, &free) })
        .filter(|day| !day.times.is_empty())
        .collect();
    Ok(Offer {
        days,
        target_day: BookingWindow::target_day(office, now),
        next_opening: BookingWindow::next_opening(office, now),
    })
}

/// The first day with a free time at each of some offices.
pub async fn first_free_days(services: &Services, offices: &[&Office]) -> Result<HashMap<OfficeCode, Date>, DbError> {
    let now = services.clock.now();
    let spans: Vec<_> =
        offices.iter().map(|office| (office.code.clone(), span(office, &BookingWindow::at(office, now)))).collect();
    let firsts = services
        .db
        .read(move |conn| {
            spans.iter().map(|(code, (from, until))| seats::first_free(conn, code, *from, *until, now)).collect()
        })
        .await?;
    let firsts: Vec<Option<Timestamp>> = firsts;
    let days = offices
        .iter()
        .zip(firsts)
        .filter_map(|(office, first)| Some((office.code.clone(), office.local(first?).date())));
    Ok(days.collect())
}

/// What to take instead of a time that has gone: the nearest free times of its office, in order of the clock; if it has
/// none, of each of the nearest offices with a free day the one nearest to that time.
pub async fn alternatives(
    services: &Services,
    directory: &Directory,
    zip: Option<&Zip>,
    office: &Office,
    gone: Timestamp,
) -> Result<Vec<(OfficeCode, OfferedTime)>, DbError> {
    let own = offer(services, office).await?.nearest_free(gone, ALTERNATIVES);
    if !own.is_empty() {
        return Ok(own.into_iter().map(|time| (office.code.clone(), time)).collect());
    }
    let others: Vec<&Office> = directory.instead_of(office, zip).iter().map(|other| other.office).collect();
    let days = first_free_days(services, &others).await?;
    let mut found = Vec::new();
    for other in others.into_iter().filter(|other| days.contains_key(&other.code)).take(NEAREST_OFFICES) {
        let times = offer(services, other).await?.nearest_free(gone, 1);
        found.extend(times.into_iter().map(|time| (other.code.clone(), time)));
    }
    Ok(found)
}

fn times_of(office: &Office, day: Date, from: Timestamp, free: &HashMap<Timestamp, i64>) -> Vec<OfferedTime> {
    let sessions = office.sessions_on(day).into_iter().filter(|session| session.starts_at >= from);
    sessions
        .map(|session| OfferedTime {
            local: session.local,
            starts_at: session.starts_at,
            free: free.get(&session.starts_at).copied().unwrap_or(0),
        })
        .collect()
}

fn working_days<'a>(office: &'a Office, window: &BookingWindow) -> impl Iterator<Item = Date> + use<'a> {
    let last_day = window.last_day;
    let days = std::iter::successors(Some(window.first_day(office)), |day| day.tomorrow().ok());
    days.take_while(move |day| *day <= last_day).filter(|day| office.is_working_day(*day))
}

/// The instants of the window: from its opening to the midnight after its last day.
fn span(office: &Office, window: &BookingWindow) -> (Timestamp, Timestamp) {
    (window.opens, office.day_bounds(window.last_day).1)
}
