//! A broker at a portal of one's own: he hoards an office's seats in invented names, then passes them on to customers,
//! while ordinary people look for one each. What he gets is a measure of the portal's defences and no broken promise; what
//! he and everybody else was promised is checked as in any other run.
//!
//! He obeys what the portal says: told to wait, he waits, at each of his addresses.

pub mod addresses;
mod bystanders;
mod hoard;
mod outcome;
mod resale;
mod seat;

pub use outcome::Outcome;

use super::client::Client;
use super::notice::Seat;
use super::run::Run;
use crate::domain::office::OfficeCode;
use outcome::seconds;
use std::cell::{Cell, RefCell};
use std::net::IpAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// How often he and whoever watches look: four times a second each.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Numbers of people: ordinary ones begin at zero. Each kind has a block of its own.
const INVENTED: u32 = 1 << 30;
const CUSTOMERS: u32 = 2 << 30;
const WATCHERS: u32 = 3 << 30;

/// How the broker goes about it.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// His addresses.
    pub addresses: u32,
    /// How long he hoards.
    pub hoarding: Duration,
    /// Who buys.
    pub customers: u32,
    /// How long he tries to have a seat back for a customer.
    pub trying: Duration,
    /// Ordinary people who come each second, on the average.
    pub arrivals: f64,
    /// People who watch for free times while he sells.
    pub watchers: u32,
}

/// The office's seats, and everybody after them.
struct Market {
    run: Rc<Run>,
    office: OfficeCode,
    outcome: RefCell<Outcome>,
    /// What he has to sell: the place in the ledger, and the seat.
    stock: RefCell<Vec<(usize, Seat)>>,
    /// Seats that others have booked while he sold, and when.
    taken: RefCell<Vec<(Seat, Instant)>>,
    /// Invented people so far.
    invented: Cell<u32>,
}

/// Plays it through: hoarding, then selling. Nothing without an office, which was asked for before.
pub async fn play(run: &Rc<Run>) -> Option<Outcome> {
    let scene = run.scene.get()?;
    let office = run.options.office.clone()?;
    let outcome = Outcome {
        office: office.to_string(),
        release: if scene.delaying.contains(&office) { "random-delay" } else { "at-once" },
        addresses: run.options.broker.addresses,
        free_before: scene.before.iter().flat_map(|free| free.values()).sum(),
        ..Outcome::default()
    };
    let market = Rc::new(Market {
        run: run.clone(),
        office,
        outcome: RefCell::new(outcome),
        stock: RefCell::default(),
        taken: RefCell::default(),
        invented: Cell::new(INVENTED),
    });
    let over = Rc::new(Cell::new(false));
    let people = tokio::task::spawn_local(bystanders::come(market.clone(), bystanders::Phase::Hoarding, over.clone()));
    hoard::hoard(&market).await;
    over.set(true);
    drop(people.await);
    let over = Rc::new(Cell::new(false));
    let people = tokio::task::spawn_local(bystanders::come(market.clone(), bystanders::Phase::Selling, over.clone()));
    let watchers = tokio::task::spawn_local(bystanders::watch(market.clone(), over.clone()));
    resale::sell(&market).await;
    over.set(true);
    drop(people.await);
    drop(watchers.await);
    let outcome = market.outcome.borrow().clone();
    Some(outcome)
}

impl Market {
    /// A client from one address.
    fn client(&self, from: IpAddr) -> Client {
        Client::new(self.run.clone()).coming_from(from)
    }

    /// Waits as long as he was told, if that is over in time.
    async fn wait(&self, told: Option<Duration>, until: Instant) -> bool {
        let Some(told) = told.filter(|told| Instant::now() + *told < until) else { return false };
        self.count_wait(1, told);
        self.run.pause(told).await;
        !self.run.was_stopped()
    }

    fn count_wait(&self, times: u64, long: Duration) {
        let mut outcome = self.outcome.borrow_mut();
        outcome.waits += times;
        outcome.waited_seconds += seconds(long);
    }

    /// Whether somebody else has booked such a seat since then; each such booking stands for one seat.
    fn is_lost(&self, seat: &Seat, since: Instant) -> bool {
        let mut taken = self.taken.borrow_mut();
        let at = taken.iter().position(|(other, at)| other == seat && *at >= since);
        at.map(|at| taken.swap_remove(at)).is_some()
    }
}
