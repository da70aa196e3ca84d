//! Which times an office has to offer: read fresh from the seats for every page, no hold, no cache.

use crate::db::{DbError, seats};
use crate::domain::directory::Directory;
use crate::domain::office::{Office, OfficeCode};
use crate::domain::window::{BookingWindow, nearest_to_target};
use crate::domain::zip::Zip;
use crate::services::Services;
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};
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

/// A working day in the booking window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedDay {
    /// The day at the office.
    pub day: Date,
    /// How many of its sessions have a free seat.
    pub free_times: usize,
}

/// All that an office offers now. What a page needs of it is worked out when it is asked for.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    office: &'a Office,
    now: Timestamp,
    /// The first instant that can be booked.
    opens: Timestamp,
    /// Sessions with free seats, in order.
    free: Vec<(Timestamp, i64)>,
    /// The booking window's days with sessions that can still be booked, free or full, in order.
    pub days: Vec<OfferedDay>,
}

impl Offer<'_> {
    /// Two weeks from today at the office.
    pub fn target_day(&self) -> Date {
        BookingWindow::target_day(self.office, self.now)
    }

    /// When the next day opens.
    pub fn next_opening(&self) -> Timestamp {
        BookingWindow::next_opening(self.office, self.now)
    }

    /// The day with a free time nearest to two weeks from today; on a tie the earlier.
    pub fn nearest_day(&self) -> Option<OfferedDay> {
        let target = self.target_day();
        let free = self.days.iter().filter(|day| day.free_times > 0).copied();
        nearest_to_target(free, |day| (day.day - target).get_days())
    }

    /// A day of the window.
    pub fn day(&self, day: Date) -> Option<OfferedDay> {
        self.days.iter().find(|offered| offered.day == day).copied()
    }

    /// A day's sessions that can still be booked, full ones too.
    pub fn times(&self, day: Date) -> Vec<OfferedTime> {
        let sessions = self.office.sessions_on(day).into_iter().filter(|session| session.starts_at >= self.opens);
        let free_of = |starts_at| self.free.binary_search_by_key(&starts_at, |(starts_at, _)| *starts_at).ok();
        sessions
            .map(|session| OfferedTime {
                local: session.local,
                starts_at: session.starts_at,
                free: free_of(session.starts_at).and_then(|at| self.free.get(at)).map_or(0, |(_, free)| *free),
            })
            .collect()
    }

    /// The first day with a free time.
    pub fn first_free_day(&self) -> Option<OfferedDay> {
        self.days.iter().find(|day| day.free_times > 0).copied()
    }

    /// The free times nearest to an instant, in order of the clock.
    pub fn nearest_free(&self, wanted: Timestamp, count: usize) -> Vec<OfferedTime> {
        let mut free = self.free.clone();
        free.sort_by_key(|(starts_at, _)| (starts_at.as_second() - wanted.as_second()).abs());
        // A seat may stand at a time that the office's plan no longer has.
        let offered = |&(starts_at, free): &(Timestamp, i64)| {
            let local = self.office.local(starts_at);
            (self.office.starts_at(local) == Some(starts_at)).then_some(OfferedTime { local, starts_at, free })
        };
        let mut times: Vec<_> = free.iter().filter_map(offered).take(count).collect();
        times.sort_by_key(|time| time.starts_at);
        times
    }
}

/// Reads what an office offers now.
pub async fn offer<'a>(services: &Services, office: &'a Office) -> Result<Offer<'a>, DbError> {
    let now = services.clock.now();
    let window = BookingWindow::at(office, now);
    let (opens, until) = window.span(office);
    let code = office.code.clone();
    let free = services
        .db
        .read(move |conn| seats::free_by_session(conn, seats::Windows::Portal, &code, opens, until, now))
        .await?;
    let first_day = window.first_day(office);
    let days = working_days(office, &window)
        // The first day may be over: whatever begins on the others can be booked.
        .filter(|day| *day > first_day || office.sessions_on(*day).iter().any(|session| session.starts_at >= opens))
        .map(|day| OfferedDay { day, free_times: free_on(office, day, &free) })
        .collect();
    Ok(Offer { office, now, opens, free, days })
}

/// Whether a time still has a free seat. Only the booking itself can tell for sure.
pub async fn is_free(services: &Services, office: &Office, starts_at: Timestamp) -> Result<bool, DbError> {
    let now = services.clock.now();
    let (code, until) = (office.code.clone(), starts_at.checked_add(SignedDuration::from_secs(1)).unwrap_or(starts_at));
    let first = services.db.read(move |conn| seats::first_free(conn, &code, starts_at, until, now)).await?;
    Ok(first.is_some())
}

/// How many sessions of a day are among the free ones.
fn free_on(office: &Office, day: Date, free: &[(Timestamp, i64)]) -> usize {
    let (midnight, next_midnight) = office.day_bounds(day);
    let before = |instant: Timestamp| free.partition_point(|(starts_at, _)| *starts_at < instant);
    before(next_midnight) - before(midnight)
}

/// The first day with a free time at each of some offices.
pub async fn first_free_days(services: &Services, offices: &[&Office]) -> Result<HashMap<OfficeCode, Date>, DbError> {
    let now = services.clock.now();
    let spans: Vec<_> =
        offices.iter().map(|office| (office.code.clone(), BookingWindow::at(office, now).span(office))).collect();
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

fn working_days<'a>(office: &'a Office, window: &BookingWindow) -> impl Iterator<Item = Date> + use<'a> {
    let last_day = window.last_day;
    let days = std::iter::successors(Some(window.first_day(office)), |day| day.tomorrow().ok());
    days.take_while(move |day| *day <= last_day).filter(|day| office.is_working_day(*day))
}
