//! One seat booked in one name, by the JSON interface or by the pages, waiting as told.

use super::super::Through;
use super::super::api::Done;
use super::super::client::{Client, Trouble};
use super::super::journey::{Ending, Visit, Wish};
use super::super::notice::Seat;
use super::super::people::chance;
use super::super::program::Program;
use super::Market;
use std::time::Instant;

/// What `chance` is for.
const CHOICES: u64 = 2;

/// What came of it.
pub enum Came {
    /// It is theirs; the place in the ledger.
    Booked(usize),
    /// It was not to be had.
    Gone,
    /// The portal said to wait for longer than there is time.
    TooLate,
    /// The portal refuses this person.
    Refused,
}

/// Books that very seat for somebody.
pub async fn book(
    market: &Market,
    client: &mut Client,
    index: u32,
    seat: &Seat,
    until: Instant,
) -> Result<Came, Trouble> {
    match market.run.options.through {
        Through::Api => by_program(market, client, index, seat, until).await,
        Through::Pages => by_pages(market, client, index, seat, until).await,
    }
}

async fn by_program(
    market: &Market,
    client: &mut Client,
    index: u32,
    seat: &Seat,
    until: Instant,
) -> Result<Came, Trouble> {
    let run = &market.run;
    let person = run.person(index);
    loop {
        let rng = chance(run.options.seed, index, CHOICES);
        let mut program = Program::new(client, &person, Wish::default(), rng, run.key(index));
        let done = program.book_seat(seat, 1).await;
        let in_doubt = program.in_doubt.take();
        match done {
            Ok(Done::Refused(_)) if client.told_to_wait().is_some() => {
                if !market.wait(client.told_to_wait(), until).await {
                    return Ok(Came::TooLate);
                }
            }
            Ok(Done::Refused(why)) if why == "slot-taken" => return Ok(Came::Gone),
            Ok(Done::Refused(_)) => return Ok(Came::Refused),
            done => return Ok(run.take_booking(index, done, in_doubt)?.map_or(Came::Refused, Came::Booked)),
        }
    }
}

async fn by_pages(
    market: &Market,
    client: &mut Client,
    index: u32,
    seat: &Seat,
    until: Instant,
) -> Result<Came, Trouble> {
    let run = &market.run;
    let person = run.person(index);
    client.start_afresh();
    let wish = Wish { office: Some(seat.office.clone()), seat: Some(seat.clone()) };
    let rng = chance(run.options.seed, index, CHOICES);
    let mut visit = Visit::new(client, &person, wish, rng).patient_until(until);
    let ending = match visit.walk_to_button().await {
        Ok(Ok(form)) => visit.press(&form).await,
        Ok(Err(ending)) => Ok(ending),
        Err(why) => Err(why),
    };
    let in_doubt = visit.in_doubt();
    let (times, long) = visit.waited();
    market.count_wait(times, long);
    match ending {
        Ok(Ending::Refused("slot-taken" | "gave-up")) => Ok(Came::Gone),
        Ok(Ending::Refused("too-many-requests")) => Ok(Came::TooLate),
        Ok(Ending::Refused(_)) => Ok(Came::Refused),
        ending => Ok(run.take_ending(index, ending, in_doubt)?.map_or(Came::Refused, Came::Booked)),
    }
}
