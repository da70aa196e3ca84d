//! How fast one address and one network book: the rules alone. Instants are the machine's.
//!
//! A place has an allowance, which comes back evenly. Whoever comes when it is used up, or while others wait, is not
//! refused but given a turn: turns of one place are evenly apart, in the order asked. A program keeps nothing, so that no
//! turn can be kept for it: it books when one is due and nobody waits.

use jiff::{SignedDuration, Timestamp};

/// Bookings an hour from one address, unless the operator says otherwise. A library or a shelter has some ten screens,
/// and a booking takes minutes at each.
pub const BOOKINGS_AN_HOUR: u32 = 30;

/// Most that may be set: far more than any address books.
pub const BOOKINGS_AN_HOUR_MAX: u32 = 100_000;

/// A network has as much as so many addresses: a carrier's people come from several, a broker's too.
pub const NETWORK_TIMES: u32 = 10;

/// Turns come so many times as fast as the allowance comes back: a turn delays a crowd and hardly a person.
const TURNS_TIMES: i64 = 4;

/// The longest wait for a turn. With [`TURN_LASTS`] no longer than answers are kept.
pub const TURN_WAIT_MAX: SignedDuration = SignedDuration::from_mins(45);

/// How long a turn is good: time to come back to the page, and to choose anew if the time has gone.
pub const TURN_LASTS: SignedDuration = SignedDuration::from_mins(15);

/// Cancellations cost as much as bookings, but never more than so many whole allowances are owed.
const OWED_MAX: i32 = 2;

/// So many bookings an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    an_hour: u32,
}

/// An address or a network: its pace, and what has been booked and promised from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// How fast it may book.
    pub pace: Pace,
    /// When its whole allowance is back.
    pub whole_at: Timestamp,
    /// The last turn that was given.
    pub last_turn: Timestamp,
}

/// What somebody is told who wants to book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Book.
    Now,
    /// Book then.
    Turn(Timestamp),
    /// So many wait that no turn can be given; ask again after so long.
    Later(SignedDuration),
}

impl Pace {
    /// The pace of an address.
    pub fn of_address(bookings_an_hour: u32) -> Self {
        Self { an_hour: bookings_an_hour.clamp(1, BOOKINGS_AN_HOUR_MAX) }
    }

    /// The pace of its network.
    pub fn of_network(bookings_an_hour: u32) -> Self {
        Self { an_hour: Self::of_address(bookings_an_hour).an_hour * NETWORK_TIMES }
    }

    /// Bookings an hour.
    pub fn an_hour(self) -> u32 {
        self.an_hour
    }

    /// How long it takes until one booking more is allowed.
    pub fn back_each(self) -> SignedDuration {
        self.hour_over(1)
    }

    /// How far turns are apart.
    pub fn turn_each(self) -> SignedDuration {
        self.hour_over(TURNS_TIMES)
    }

    /// Rounded up to what is stored, so that no more come than are said.
    fn hour_over(self, times: i64) -> SignedDuration {
        let shares = i64::from(self.an_hour) * times;
        SignedDuration::from_micros((3_600_000_000 + shares - 1) / shares)
    }

    /// How long the whole allowance takes to come back, times something.
    fn whole(self, times: i32) -> SignedDuration {
        self.back_each() * i32::try_from(self.an_hour).unwrap_or(i32::MAX) * times
    }
}

impl Place {
    /// A place that nobody has booked from.
    pub fn new(pace: Pace) -> Self {
        Self { pace, whole_at: Timestamp::UNIX_EPOCH, last_turn: Timestamp::UNIX_EPOCH }
    }

    /// Whether the allowance has one left and nobody waits, who would be overtaken.
    fn is_free(&self, now: Timestamp) -> bool {
        self.last_turn <= now && later(self.whole_at, self.pace.back_each()) <= later(now, self.pace.whole(1))
    }

    fn use_one(&mut self, now: Timestamp) {
        self.whole_at = later(self.whole_at.max(now), self.pace.back_each());
    }

    fn next_turn(&self, now: Timestamp) -> Timestamp {
        later(self.last_turn.max(now), self.pace.turn_each())
    }

    /// When nothing of its turns matters any more.
    pub fn turns_forgotten_at(&self) -> Timestamp {
        later(self.last_turn, TURN_LASTS)
    }
}

/// Somebody who can wait wants to book: counts it at each place, or gives a turn that is one at each.
pub fn ask(places: &mut [Place], now: Timestamp) -> Asked {
    let turns = places.iter().filter(|place| !place.is_free(now)).map(|place| place.next_turn(now));
    let turn = turns.max();
    let too_long = turn.map(|at| at.duration_since(now) - TURN_WAIT_MAX).filter(SignedDuration::is_positive);
    if let Some(wait) = too_long {
        return Asked::Later(wait);
    }
    for place in places {
        if place.is_free(now) {
            place.use_one(now);
        } else {
            place.last_turn = place.next_turn(now);
        }
    }
    turn.map_or(Asked::Now, Asked::Turn)
}

/// A program wants to book: counts it at each place, or says how long until the next turn that is anybody's. The first
/// that is refused makes that turn come.
pub fn ask_at_once(places: &mut [Place], now: Timestamp) -> Result<(), SignedDuration> {
    let mut paced: Vec<&mut Place> = places.iter_mut().filter(|place| !place.is_free(now)).collect();
    for place in paced.iter_mut().filter(|place| place.turns_forgotten_at() <= now) {
        place.last_turn = place.next_turn(now);
    }
    let longest = paced.iter().map(|place| place.last_turn.duration_since(now)).max();
    if let Some(wait) = longest.filter(SignedDuration::is_positive) {
        return Err(wait);
    }
    for place in &mut paced {
        place.last_turn = place.next_turn(now);
    }
    for place in places.iter_mut().filter(|place| place.is_free(now)) {
        place.use_one(now);
    }
    Ok(())
}

/// A seat was freed from there. It costs as much as a booking and is never held up.
pub fn count_freed(places: &mut [Place], now: Timestamp) {
    for place in places {
        place.use_one(now);
        place.whole_at = place.whole_at.min(later(now, place.pace.whole(OWED_MAX)));
    }
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(at)
}

#[cfg(test)]
mod tests;
