//! Everybody after one session at the same moment: all connect, and go as far as they can, then all press the button.

use super::client::Client;
use super::journey::{Visit, Wish};
use super::notice::Seat;
use super::people::chance;
use super::program::Program;
use super::run::Run;
use super::{Through, progress};
use std::rc::Rc;
use tokio::sync::Barrier;

/// Lets everybody go for the seat; all are there before anybody presses.
pub async fn race(run: &Rc<Run>, seat: &Seat) {
    let people = run.options.people;
    let bar = progress::bar(u64::from(people), "people");
    let barrier = Rc::new(Barrier::new(usize::try_from(people).unwrap_or(1)));
    let racers = std::iter::from_fn(|| run.next_person()).map(|index| {
        let (run, barrier, seat, bar) = (run.clone(), barrier.clone(), seat.clone(), bar.clone());
        tokio::task::spawn_local(async move {
            match run.options.through {
                Through::Pages => by_pages(&run, index, seat, &barrier).await,
                Through::Api => by_program(&run, index, seat, &barrier).await,
            }
            run.tally.borrow_mut().finished += 1;
            bar.inc(1);
        })
    });
    for racer in racers.collect::<Vec<_>>() {
        drop(racer.await);
    }
    bar.finish_and_clear();
}

async fn by_pages(run: &Rc<Run>, index: u32, seat: Seat, barrier: &Barrier) {
    let mut client = Client::new(run.clone());
    let person = run.person(index);
    let wish = Wish { office: Some(seat.office.clone()), seat: Some(seat) };
    let mut visit = Visit::new(&mut client, &person, wish, chance(run.options.seed, index, 1));
    let button = visit.walk_to_button().await;
    // Whoever broke off waits too: nobody must wait for them for ever.
    barrier.wait().await;
    let ending = match button {
        Ok(Ok(form)) => visit.press(&form).await,
        Ok(Err(ending)) => Ok(ending),
        Err(why) => Err(why),
    };
    let in_doubt = visit.in_doubt();
    if let Err(why) = run.take_ending(index, ending, in_doubt) {
        run.broke_off(&why);
    }
}

async fn by_program(run: &Rc<Run>, index: u32, seat: Seat, barrier: &Barrier) {
    let mut client = Client::new(run.clone());
    let connected = client.connect().await;
    barrier.wait().await;
    if let Err(why) = connected {
        return run.broke_off(&why);
    }
    let person = run.person(index);
    let rng = chance(run.options.seed, index, 1);
    let mut program = Program::new(&mut client, &person, Wish::default(), rng, run.key(index));
    let done = program.book_seat(&seat, 1).await;
    let in_doubt = program.in_doubt.take();
    if let Err(why) = run.take_booking(index, done, in_doubt) {
        run.broke_off(&why);
    }
}
