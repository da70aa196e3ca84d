//! Selling: for each customer he cancels an invented booking, and at once books that very seat in the customer's name. If
//! it is not offered, he looks until it is or until he gives up.
//!
//! He sells hours or days after he hoarded. Hours cannot be waited for here, so he comes from as many other addresses:
//! what a portal counted at the first ones would be over.

use super::super::Through;
use super::super::api;
use super::super::client::{Client, Trouble};
use super::super::ledger::State;
use super::super::mixed::Holder;
use super::super::notice::Seat;
use super::addresses::of_seller;
use super::outcome::{Resales, seconds};
use super::seat::{Came, book};
use super::{CUSTOMERS, LOOK_EVERY, Market};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Between one customer and the next: each sale is a race of its own.
const BETWEEN_SALES: Duration = Duration::from_millis(250);

/// How a sale ends.
enum Sale {
    /// The customer has the seat, so long after it was given back.
    Made(Duration),
    /// Somebody else has it.
    Lost,
    /// Nobody was offered it in time.
    NotOffered,
    /// He was told to wait for too long.
    ToldToWait,
    /// The seat was not given back, or the portal refuses the customer.
    BrokenOff,
}

/// Sells to all customers, as far as there is something to sell.
pub async fn sell(market: &Rc<Market>) {
    let goods = match goods(market).await {
        Ok(goods) => goods,
        Err(why) => return market.run.broke_off(&why),
    };
    let mut sales = Vec::new();
    for ((at, seat), customer) in goods.into_iter().zip(0..market.run.options.broker.customers) {
        if market.run.was_stopped() {
            break;
        }
        sales.push(tokio::task::spawn_local(sell_one(market.clone(), at, seat, customer)));
        market.run.pause(BETWEEN_SALES).await;
    }
    for sale in sales {
        drop(sale.await);
    }
}

/// What is worth money: seats of sessions that nobody can book any more, the earliest first.
async fn goods(market: &Market) -> Result<Vec<(usize, Seat)>, Trouble> {
    let mut client = market.client(of_seller(0));
    let slots = api::slots(&mut client, &market.office).await?;
    let mut stock = market.stock.borrow().clone();
    stock.retain(|(_, seat)| slots.iter().any(|(starts_at, free)| *starts_at == seat.starts_at && *free == 0));
    stock.sort_by_key(|(_, seat)| seat.starts_at);
    Ok(stock)
}

async fn sell_one(market: Rc<Market>, at: usize, seat: Seat, customer: u32) {
    let place = customer % market.run.options.broker.addresses.max(1);
    let mut client = market.client(of_seller(place));
    market.outcome.borrow_mut().resales.tried += 1;
    let sale = pass_on(&market, &mut client, at, &seat, customer).await.unwrap_or_else(|why| {
        market.run.broke_off(&why);
        Sale::BrokenOff
    });
    count(&mut market.outcome.borrow_mut().resales, &sale);
}

fn count(resales: &mut Resales, sale: &Sale) {
    match sale {
        Sale::Made(after) => {
            resales.succeeded += 1;
            resales.longest_seconds = resales.longest_seconds.max(seconds(*after));
        }
        Sale::Lost => resales.lost += 1,
        Sale::NotOffered => resales.not_offered += 1,
        Sale::ToldToWait => resales.told_to_wait += 1,
        Sale::BrokenOff => resales.broken_off += 1,
    }
}

async fn pass_on(market: &Market, client: &mut Client, at: usize, seat: &Seat, customer: u32) -> Result<Sale, Trouble> {
    let since = Instant::now();
    if !cancel(market, client, at).await? {
        return Ok(Sale::BrokenOff);
    }
    let given_back = Instant::now();
    let until = given_back + market.run.options.broker.trying;
    loop {
        match book(market, client, CUSTOMERS + customer, seat, until).await? {
            Came::Booked(_) => return Ok(Sale::Made(given_back.elapsed())),
            Came::TooLate => return Ok(Sale::ToldToWait),
            Came::Refused => return Ok(Sale::BrokenOff),
            Came::Gone => {}
        }
        loop {
            if market.is_lost(seat, since) {
                return Ok(Sale::Lost);
            }
            if Instant::now() >= until || market.run.was_stopped() {
                return Ok(Sale::NotOffered);
            }
            market.run.pause(LOOK_EVERY).await;
            let slots = api::slots(client, &seat.office).await?;
            if slots.iter().any(|(starts_at, free)| *starts_at == seat.starts_at && *free > 0) {
                break;
            }
        }
    }
}

/// Gives an invented booking's seat back; whether the portal says so.
async fn cancel(market: &Market, client: &mut Client, at: usize) -> Result<bool, Trouble> {
    let run = &market.run;
    let Some(index) = run.ledger.borrow().promises.get(at).map(|promise| promise.person) else { return Ok(false) };
    let person = run.person(index);
    let mut holder = Holder::new(run, client, &person, at);
    match run.options.through {
        Through::Api => holder.cancel_by_program(0).await?,
        Through::Pages => holder.cancel_by_pages().await?,
    }
    let ledger = run.ledger.borrow();
    Ok(ledger.promises.get(at).is_some_and(|promise| promise.state == State::Cancelled))
}
