//! Hoarding: from each of his addresses he books the earliest free seat, then the next, each in another invented name.

use super::super::api;
use super::super::client::{Client, Trouble};
use super::super::notice::Seat;
use super::addresses::of_hoarder;
use super::outcome::seconds;
use super::seat::{Came, book};
use super::{LOOK_EVERY, Market};
use jiff::civil::DateTime;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Errors after which an address is given up.
const ERRORS_MAX: u32 = 10;
/// What is told as the first minute.
const FIRST_MINUTE: Duration = Duration::from_mins(1);

/// What all his addresses share.
struct Raid {
    market: Rc<Market>,
    began: Instant,
    until: Instant,
    /// Free seats as last seen, less those that one of his is after.
    seen: RefCell<BTreeMap<DateTime, u64>>,
}

/// Hoards until the time is over.
pub async fn hoard(market: &Rc<Market>) {
    let scheme = &market.run.options.broker;
    let began = Instant::now();
    let until = began + scheme.hoarding;
    let raid = Rc::new(Raid { market: market.clone(), began, until, seen: RefCell::default() });
    market.outcome.borrow_mut().hoarded.by_address = (0..scheme.addresses).map(|_| 0).collect();
    let places = (0..scheme.addresses).map(|place| tokio::task::spawn_local(raid.clone().from_one_address(place)));
    for place in places.collect::<Vec<_>>() {
        // A task that panicked has told so itself; what it left undone is found by the check.
        drop(place.await);
    }
}

impl Raid {
    async fn from_one_address(self: Rc<Self>, place: u32) {
        let run = &self.market.run;
        let mut client = self.market.client(of_hoarder(place));
        let mut errors = 0;
        while Instant::now() < self.until && !run.was_stopped() && errors < ERRORS_MAX {
            match self.book_next(&mut client, place).await {
                Ok(true) => {}
                Ok(false) => break,
                Err(why) => {
                    run.broke_off(&why);
                    errors += 1;
                }
            }
        }
    }

    /// Goes for one seat; whether to go on.
    async fn book_next(&self, client: &mut Client, place: u32) -> Result<bool, Trouble> {
        let Some(seat) = self.next_seat(client).await? else {
            // Nothing is free: perhaps soon.
            self.market.run.pause(LOOK_EVERY).await;
            return Ok(true);
        };
        let index = self.market.invented.replace(self.market.invented.get() + 1);
        match book(&self.market, client, index, &seat, self.until).await? {
            Came::Booked(at) => self.keep(at, seat, place),
            Came::Gone => drop(self.seen.borrow_mut().remove(&seat.starts_at)),
            Came::TooLate => return Ok(false),
            Came::Refused => {}
        }
        Ok(true)
    }

    /// The earliest seat that is free and that none of his addresses is after.
    async fn next_seat(&self, client: &mut Client) -> Result<Option<Seat>, Trouble> {
        if self.seen.borrow().is_empty() {
            let slots = api::slots(client, &self.market.office).await?;
            self.seen.borrow_mut().extend(slots.into_iter().filter(|(_, free)| *free > 0));
        }
        let mut seen = self.seen.borrow_mut();
        let Some(mut first) = seen.first_entry() else { return Ok(None) };
        let starts_at = *first.key();
        *first.get_mut() -= 1;
        if *first.get() == 0 {
            first.remove();
        }
        Ok(Some(Seat { office: self.market.office.clone(), starts_at }))
    }

    fn keep(&self, at: usize, seat: Seat, place: u32) {
        let after = self.began.elapsed();
        let hoarded = &mut self.market.outcome.borrow_mut().hoarded;
        hoarded.in_all += 1;
        hoarded.in_first_minute += u64::from(after <= FIRST_MINUTE);
        hoarded.last_after_seconds = seconds(after);
        if let Some(count) = usize::try_from(place).ok().and_then(|place| hoarded.by_address.get_mut(place)) {
            *count += 1;
        }
        self.market.stock.borrow_mut().push((at, seat));
    }
}
