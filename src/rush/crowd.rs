//! Everybody who comes, so many at once: each place is a task, and whoever has finished leaves it to the next.

use super::client::{Client, Trouble};
use super::journey::{Visit, Wish};
use super::people::chance;
use super::program::Program;
use super::run::Run;
use super::{Mode, mixed, one_seat, progress};
use std::rc::Rc;

/// What `chance` is for.
const CHOICES: u64 = 1;

/// Lets everybody come, and waits until the last has gone.
pub async fn come(run: &Rc<Run>) {
    if let Some(seat) = run.scene.get().and_then(|scene| scene.seat.as_ref()) {
        return one_seat::race(run, seat).await;
    }
    let bar = progress::bar(u64::from(run.options.people), "people");
    let places = (0..run.options.concurrency.min(run.options.people)).map(|_| {
        let (run, bar) = (run.clone(), bar.clone());
        tokio::task::spawn_local(async move {
            let mut client = Client::new(run.clone());
            while let Some(index) = run.next_person() {
                client.start_afresh();
                if let Err(why) = visit(&run, &mut client, index).await {
                    run.broke_off(&why);
                }
                run.tally.borrow_mut().finished += 1;
                bar.inc(1);
            }
        })
    });
    for place in places.collect::<Vec<_>>() {
        // A task that panicked has told so itself; what it left undone is found by the check.
        drop(place.await);
    }
    bar.finish_and_clear();
}

async fn visit(run: &Rc<Run>, client: &mut Client, index: u32) -> Result<(), Trouble> {
    let rng = chance(run.options.seed, index, CHOICES);
    let person = run.person(index);
    let wish = Wish { office: run.options.office.clone(), seat: None };
    match run.options.mode {
        Mode::Mixed => mixed::live(run, client, index, rng).await,
        Mode::Api | Mode::OneSeat => {
            let mut program = Program::new(client, &person, wish, rng, run.key(index));
            let done = program.book().await;
            let in_doubt = program.in_doubt.take();
            run.take_booking(index, done, in_doubt).map(drop)
        }
        Mode::Journey | Mode::Broker => {
            let mut visit = Visit::new(client, &person, wish, rng);
            let ending = visit.walk().await;
            let in_doubt = visit.in_doubt();
            run.take_ending(index, ending, in_doubt).map(drop)
        }
    }
}
