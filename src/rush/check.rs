//! After the run: asks the portal for every appointment that it has acknowledged, as its owner would.

use super::client::{Client, Trouble};
use super::form::Form;
use super::ledger::{Promise, State};
use super::notice::Notice;
use super::verdict::{Shown, Verdict};
use super::{Run, progress};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Checks at once; more would only wait.
const CHECKS_AT_ONCE: usize = 16;

/// Holds the ledger against what the portal shows.
pub async fn check(run: &Rc<Run>, verdict: &mut Verdict) {
    let promises = run.ledger.borrow().promises.clone();
    let shown = look_at_all(run, &promises).await;
    for (promise, shown) in &shown {
        verdict.judge(promise, shown);
    }
    verdict.judge_together(&shown, None);
    let tally = run.tally.borrow();
    if let Some(seats) = run.options.seats {
        let people = tally.finished.saturating_sub(tally.already_booked);
        verdict.judge_winners(tally.bookings, seats, people, tally.broken_off);
    }
}

async fn look_at_all<'a>(run: &Rc<Run>, promises: &'a [Promise]) -> Vec<(&'a Promise, Shown)> {
    let bar = progress::bar(u64::try_from(promises.len()).unwrap_or(0), "checks");
    let shared: Rc<[Promise]> = promises.into();
    let next = Rc::new(Cell::new(0));
    let seen = Rc::new(RefCell::new(vec![Shown::Unknown("not asked".into()); promises.len()]));
    let tasks = (0..CHECKS_AT_ONCE).map(|_| {
        let (run, shared, next, seen, bar) = (run.clone(), shared.clone(), next.clone(), seen.clone(), bar.clone());
        tokio::task::spawn_local(async move {
            let mut client = Client::new(run, false);
            while let Some(promise) = shared.get(next.get()) {
                let at = next.replace(next.get() + 1);
                let shown = look(&mut client, promise).await.unwrap_or_else(|why| Shown::Unknown(why.kind));
                if let Some(place) = seen.borrow_mut().get_mut(at) {
                    *place = shown;
                }
                bar.inc(1);
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        drop(task.await);
    }
    bar.finish_and_clear();
    promises.iter().zip(seen.take()).collect()
}

/// Opens an appointment with number and PIN, page by page.
async fn look(client: &mut Client, promise: &Promise) -> Result<Shown, Trouble> {
    client.start_afresh();
    let page = client.get("check", "/en/appointment").await?;
    let form = Form::read(page.text()).ok_or_else(|| Trouble::unexpected("check", page.status))?;
    let fields = [("confirmation_number", promise.number.as_str()), ("pin", promise.pin.reveal())];
    let filled = form.fill(&fields).ok_or_else(|| Trouble::unexpected("check", page.status))?;
    let page = client.submit(("check", "check"), &filled).await?;
    match Notice::read(page.text()) {
        Some(notice) => {
            let state = if notice.valid { State::Booked(notice.seat) } else { State::Cancelled };
            Ok(Shown::Appointment { number: notice.number, state, revision: None })
        }
        None if page.status == 404 => Ok(Shown::Nothing),
        None => Err(Trouble::unexpected("check", page.status)),
    }
}
