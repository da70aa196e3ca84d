//! Everybody who comes, so many at once: each is a task, and takes the place of whoever has finished.

use super::client::{Client, Trouble};
use super::journey::{Ending, Visit, Wish};
use super::people::{Person, chance};
use super::{Mode, Run, progress};
use std::rc::Rc;

/// What `chance` is for.
const CHOICES: u64 = 1;

/// Lets everybody come, and waits until the last has gone.
pub async fn come(run: &Rc<Run>) {
    let bar = progress::bar(u64::from(run.options.people), "people");
    let places = (0..run.options.concurrency.min(run.options.people)).map(|_| {
        let (run, bar) = (run.clone(), bar.clone());
        tokio::task::spawn_local(async move {
            let mut client = Client::new(run.clone(), true);
            while let Some(index) = run.next_person() {
                client.start_afresh();
                match run.options.mode {
                    Mode::Journey => journey(&run, &mut client, index).await,
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

async fn journey(run: &Rc<Run>, client: &mut Client, index: u32) {
    let seed = run.options.seed;
    let person = Person::new(seed, index, None);
    let wish = Wish { office: run.options.office.clone(), seat: None };
    let mut visit = Visit::new(client, &person, wish, chance(seed, index, CHOICES));
    let ending = visit.walk().await;
    let in_doubt = visit.in_doubt();
    if ending.is_err() {
        run.ledger.borrow_mut().unanswered.extend(in_doubt.map(|seat| (index, seat)));
    }
    record(run, index, &ending);
}

/// Writes down how somebody's visit has ended.
pub fn record(run: &Rc<Run>, index: u32, ending: &Result<Ending, Trouble>) {
    let mut tally = run.tally.borrow_mut();
    match ending {
        Ok(Ending::Booked(notice)) => {
            tally.bookings += 1;
            run.ledger.borrow_mut().booked(index, notice, None);
        }
        Ok(Ending::Refused("already-booked")) => tally.already_booked += 1,
        Ok(Ending::Refused(_)) => tally.gave_up += 1,
        Err(why) => {
            tally.broken_off += 1;
            if why.kind.starts_with("unexpected") {
                tally.error(&why.kind);
            }
        }
    }
}
