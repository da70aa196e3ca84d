//! The seats of all offices in a run: the portal's windows and the desk's, by day and session. Which seat a person gets is
//! decided by the rules of `domain`, the very ones of the real portal and the real desk.

use super::calendar::{Axis, OfficeDays};
use crate::domain::window::{WINDOW_DAYS, nearest_to_target};
use std::collections::VecDeque;
use std::sync::Arc;

/// A seat: a session of a day at an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Which office, in the scenario's order.
    pub office: u16,
    /// Which day of the run.
    pub day: u16,
    /// Which session of that day.
    pub session: u16,
}

/// Which time a person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What the portal opens on: the day nearest to two weeks from today, its first free time.
    Offered,
    /// The first free time of all.
    Soonest,
}

/// How many windows an office has for each model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    /// Offered in the portal.
    pub portal: u16,
    /// Kept for the desk.
    pub desk: u16,
}

/// All seats.
pub struct Seats {
    axis: Arc<Axis>,
    offices: Vec<OfficeSeats>,
}

struct OfficeSeats {
    days: Arc<OfficeDays>,
    windows: Windows,
    portal: Vec<Free>,
    desk: Vec<Free>,
    /// Seats that brokers hold, in order of time.
    brokers: VecDeque<Seat>,
}

/// What is free on a day.
#[derive(Clone, Default)]
struct Free {
    /// By session; empty while nobody has taken anything of the day.
    by_session: Vec<u16>,
    all: u32,
}

impl Free {
    fn new(windows: u16, sessions: usize) -> Self {
        let count = u32::try_from(sessions).unwrap_or(0) * u32::from(windows);
        Self { by_session: vec![windows; sessions], all: count }
    }

    /// The first free session that begins then or later.
    fn first(&self, sessions: &[i64], from_ms: i64) -> Option<usize> {
        if self.all == 0 {
            return None;
        }
        let begun = sessions.partition_point(|starts| *starts < from_ms);
        self.by_session.iter().skip(begun).position(|free| *free > 0).map(|at| at + begun)
    }

    fn change(&mut self, session: u16, by: i8) {
        if let Some(free) = self.by_session.get_mut(usize::from(session)) {
            *free = free.saturating_add_signed(by.into());
            self.all = self.all.saturating_add_signed(by.into());
        }
    }
}

impl Seats {
    /// Every seat, free.
    pub fn new(axis: Arc<Axis>, offices: Vec<(Arc<OfficeDays>, Windows)>) -> Self {
        let seats = |(days, windows): (Arc<OfficeDays>, Windows)| {
            let all = |count| days.sessions.iter().map(|sessions| Free::new(count, sessions.len())).collect();
            let (portal, desk) = (all(windows.portal), all(windows.desk));
            OfficeSeats { portal, desk, windows, brokers: VecDeque::new(), days }
        };
        Self { axis, offices: offices.into_iter().map(seats).collect() }
    }

    /// When a seat's session begins.
    pub fn starts(&self, seat: Seat) -> i64 {
        let days = self.offices.get(usize::from(seat.office)).map(|office| &office.days.sessions);
        let sessions = days.and_then(|days| days.get(usize::from(seat.day)));
        sessions.and_then(|sessions| sessions.get(usize::from(seat.session))).copied().unwrap_or(i64::MAX)
    }

    /// An office's days.
    pub fn days(&self, office: u16) -> Option<&OfficeDays> {
        self.offices.get(usize::from(office)).map(|office| &*office.days)
    }

    /// The seat that somebody who looks at an office's page takes, if there is one.
    pub fn look(&self, office: u16, now_ms: i64, wish: Wish) -> Option<Seat> {
        let seats = self.offices.get(usize::from(office))?;
        let (opens, last) = seats.days.window(&self.axis, now_ms);
        let first = seats.days.day_of(opens);
        let free = (first..=last).filter_map(|day| {
            let session = seats.portal.get(day)?.first(seats.days.sessions.get(day)?, opens)?;
            seat(office, day, session)
        });
        match wish {
            Wish::Soonest => free.into_iter().next(),
            Wish::Offered => {
                let today = i32::try_from(seats.days.day_of(now_ms)).unwrap_or(0);
                nearest_to_target(free, |seat| i32::from(seat.day) - today - WINDOW_DAYS)
            }
        }
    }

    /// Takes a seat of the portal.
    pub fn take(&mut self, seat: Seat) {
        self.change_portal(seat, -1);
    }

    /// Frees a seat of the portal, at once.
    pub fn free(&mut self, seat: Seat) {
        self.change_portal(seat, 1);
    }

    /// Takes the seat that an officer's call assigns: the first free one of the desk on or after five working days.
    pub fn assign(&mut self, office: u16, called_ms: i64) -> Option<Seat> {
        let seats = self.offices.get_mut(usize::from(office))?;
        let (first, last) = seats.days.assigned_span(seats.days.day_of(called_ms))?;
        let days = (first..=last.min(seats.desk.len().saturating_sub(1))).filter_map(|day| {
            let session = seats.desk.get(day)?.first(seats.days.sessions.get(day)?, called_ms + 1)?;
            seat(office, day, session)
        });
        let found = days.into_iter().next()?;
        seats.desk.get_mut(usize::from(found.day))?.change(found.session, -1);
        Some(found)
    }

    /// The first seat of the desk today that has not begun: what somebody at the door can get. A session that begins this
    /// very instant has begun, as at the real desk.
    pub fn at_door(&self, office: u16, now_ms: i64) -> Option<Seat> {
        let seats = self.offices.get(usize::from(office))?;
        let day = seats.days.day_of(now_ms);
        let session = seats.desk.get(day)?.first(seats.days.sessions.get(day)?, now_ms + 1)?;
        seat(office, day, session)
    }

    /// Takes a seat of the desk.
    pub fn take_desk(&mut self, seat: Seat) {
        let office = self.offices.get_mut(usize::from(seat.office));
        if let Some(free) = office.and_then(|office| office.desk.get_mut(usize::from(seat.day))) {
            free.change(seat.session, -1);
        }
    }

    /// Brokers take a part of every seat of the days that open on an Eastern day, the same part of each session.
    pub fn brokers_take(&mut self, opened: usize, part: f64, mut draw: impl FnMut() -> f64) {
        for (nth, office) in self.offices.iter_mut().enumerate() {
            let Ok(nth) = u16::try_from(nth) else { break };
            let before = opened.checked_sub(1).map_or(0, |day| office.days.window_last(day));
            for day in before + 1..=office.days.window_last(opened) {
                let sessions = office.days.sessions.get(day).map_or(0, Vec::len);
                for session in 0..sessions {
                    let Some(seat) = seat(nth, day, session) else { continue };
                    for _ in 0..office.windows.portal {
                        if draw() < part {
                            office.brokers.push_back(seat);
                            office.portal.get_mut(day).into_iter().for_each(|free| free.change(seat.session, -1));
                        }
                    }
                }
            }
        }
    }

    /// Buys the first seat that a broker of an office still has to sell.
    pub fn buy(&mut self, office: u16, now_ms: i64) -> Option<Seat> {
        let seats = self.offices.get_mut(usize::from(office))?;
        let (opens, _) = seats.days.window(&self.axis, now_ms);
        while let Some(seat) = seats.brokers.pop_front() {
            let sessions = seats.days.sessions.get(usize::from(seat.day));
            let starts = sessions.and_then(|sessions| sessions.get(usize::from(seat.session)));
            // Those that have begun were sold to nobody.
            if starts.is_some_and(|starts| *starts >= opens) {
                return Some(seat);
            }
        }
        None
    }

    /// How many seats the portal and the desk have in a span of time.
    pub fn count(&self, from_ms: i64, until_ms: i64) -> (u64, u64) {
        let mut counts = (0, 0);
        for office in &self.offices {
            let starts = office.days.sessions.iter().flatten();
            let sessions = starts.filter(|starts| (from_ms..until_ms).contains(*starts)).count();
            let sessions = u64::try_from(sessions).unwrap_or(u64::MAX);
            counts.0 += sessions * u64::from(office.windows.portal);
            counts.1 += sessions * u64::from(office.windows.desk);
        }
        counts
    }

    fn change_portal(&mut self, seat: Seat, by: i8) {
        let office = self.offices.get_mut(usize::from(seat.office));
        if let Some(free) = office.and_then(|office| office.portal.get_mut(usize::from(seat.day))) {
            free.change(seat.session, by);
        }
    }
}

fn seat(office: u16, day: usize, session: usize) -> Option<Seat> {
    Some(Seat { office, day: u16::try_from(day).ok()?, session: u16::try_from(session).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::office::sample;
    use jiff::civil::date;
    use rstest::rstest;

    /// Monday, 7 December 2026; sessions from 8:00 on.
    #[rstest]
    #[case::before_it_begins("2026-12-07T07:59:59.999-05:00", Some(0))]
    #[case::as_it_begins("2026-12-07T08:00:00-05:00", Some(1))]
    #[case::before_the_last_begins("2026-12-07T15:14:59-05:00", Some(29))]
    #[case::as_the_last_begins("2026-12-07T15:15:00-05:00", None)]
    fn at_the_door_there_are_sessions_that_have_not_begun(#[case] now: &str, #[case] session: Option<u16>) {
        let axis = Arc::new(Axis::new(date(2026, 12, 7), 7));
        let days = OfficeDays::of(&axis, &[sample("America/New_York")]);
        let windows = Windows { portal: 3, desk: 1 };
        let seats = Seats::new(Arc::clone(&axis), days.into_iter().map(|days| (days, windows)).collect());
        let found = seats.at_door(0, axis.place(now.parse().unwrap()));
        assert_eq!(found.map(|seat| seat.session), session);
    }
}
