//! Everybody else: ordinary people, who come some each second and walk through the pages, and watchers, who look at the
//! free times again and again and book what they see.

use super::super::api::{self, Done};
use super::super::client::Trouble;
use super::super::journey::{Visit, Wish};
use super::super::ledger::State;
use super::super::notice::Seat;
use super::super::people::{chance, pick};
use super::super::program::Program;
use super::addresses::{of_person, of_watcher};
use super::{LOOK_EVERY, Market, WATCHERS};
use rand::RngExt;
use rand::rngs::StdRng;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// What `chance` is for.
const ARRIVALS: u64 = 3;
const CHOICES: u64 = 1;
/// How long somebody waits for their turn if they are told to.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the broker does meanwhile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// He books.
    Hoarding,
    /// He sells.
    Selling,
}

/// Lets ordinary people come until it is over, and waits until the last has gone.
pub async fn come(market: Rc<Market>, phase: Phase, over: Rc<Cell<bool>>) {
    let options = &market.run.options;
    let at_once = Arc::new(Semaphore::new(usize::try_from(options.concurrency).unwrap_or(1)));
    let mut rng = chance(options.seed, u32::from(phase == Phase::Selling), ARRIVALS);
    let mut visits = Vec::new();
    while let Some(gap) = gap(&mut rng, options.broker.arrivals) {
        let Ok(place) = at_once.clone().acquire_owned().await else { break };
        if over.get() {
            break;
        }
        let Some(index) = market.run.next_person() else { break };
        let market = market.clone();
        visits.push(tokio::task::spawn_local(async move {
            let got = visit(&market, index).await.unwrap_or_else(|why| {
                market.run.broke_off(&why);
                false
            });
            market.run.tally.borrow_mut().finished += 1;
            let outcome = &mut market.outcome.borrow_mut();
            match phase {
                Phase::Hoarding => outcome.people_while_hoarding.add(got),
                Phase::Selling => outcome.people_while_selling.add(got),
            }
            drop(place);
        }));
        tokio::time::sleep(gap).await;
    }
    for visit in visits {
        drop(visit.await);
    }
}

/// The time until the next comes: independent of all others, so many a second on the average.
fn gap(rng: &mut StdRng, a_second: f64) -> Option<Duration> {
    let share: f64 = rng.random();
    Duration::try_from_secs_f64(-(1.0 - share).ln() / a_second).ok()
}

async fn visit(market: &Market, index: u32) -> Result<bool, Trouble> {
    let run = &market.run;
    let person = run.person(index);
    let mut client = market.client(of_person(index));
    let wish = Wish { office: Some(market.office.clone()), seat: None };
    let rng = chance(run.options.seed, index, CHOICES);
    let mut visit = Visit::new(&mut client, &person, wish, rng).patient_until(Instant::now() + PATIENCE);
    let ending = visit.walk().await;
    let in_doubt = visit.in_doubt();
    let at = run.take_ending(index, ending, in_doubt)?;
    Ok(market.note(at))
}

/// Lets watchers look until it is over.
pub async fn watch(market: Rc<Market>, over: Rc<Cell<bool>>) {
    let count = market.run.options.broker.watchers;
    let watchers = (0..count).map(|index| {
        let (market, over) = (market.clone(), over.clone());
        tokio::task::spawn_local(async move {
            // Not all in the same moment.
            market.run.pause(LOOK_EVERY * index / count.max(1)).await;
            let got = look(&market, index, &over).await.unwrap_or_else(|why| {
                market.run.broke_off(&why);
                false
            });
            market.outcome.borrow_mut().watchers.add(got);
        })
    });
    for watcher in watchers.collect::<Vec<_>>() {
        drop(watcher.await);
    }
}

async fn look(market: &Market, index: u32, over: &Cell<bool>) -> Result<bool, Trouble> {
    let run = &market.run;
    let person = run.person(WATCHERS + index);
    let mut client = market.client(of_watcher(index));
    let mut rng = chance(run.options.seed, WATCHERS + index, CHOICES);
    for tries in 1.. {
        if over.get() || run.was_stopped() {
            break;
        }
        let mut slots = api::slots(&mut client, &market.office).await?;
        slots.retain(|(_, free)| *free > 0);
        if let Some((starts_at, _)) = pick(&mut rng, &slots).copied() {
            let seat = Seat { office: market.office.clone(), starts_at };
            let key = run.key(WATCHERS + index);
            let chosen = chance(run.options.seed, WATCHERS + index, ARRIVALS);
            let mut program = Program::new(&mut client, &person, Wish::default(), chosen, key);
            let done = program.book_seat(&seat, tries).await;
            let in_doubt = program.in_doubt.take();
            if !matches!(done, Ok(Done::Refused(_))) {
                return Ok(market.note(run.take_booking(WATCHERS + index, done, in_doubt)?));
            }
        }
        market.run.pause(LOOK_EVERY).await;
    }
    Ok(false)
}

impl Market {
    /// Whether somebody has a seat; the broker has it no more.
    fn note(&self, at: Option<usize>) -> bool {
        let ledger = self.run.ledger.borrow();
        let promise = at.and_then(|at| ledger.promises.get(at));
        if let Some(State::Booked(seat)) = promise.map(|promise| &promise.state) {
            self.taken.borrow_mut().push((seat.clone(), Instant::now()));
        }
        promise.is_some()
    }
}
