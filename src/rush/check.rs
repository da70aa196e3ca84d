//! After the run: asks the portal for every appointment that it has acknowledged, as its owner would, and for what is
//! still free.

use super::api::{self, Done};
use super::client::{Client, Trouble};
use super::form::Form;
use super::ledger::{Promise, State};
use super::notice::{Notice, Seat};
use super::run::Run;
use super::verdict::{SLOWED_DOWN, Shown, Verdict};
use super::{Mode, progress};
use crate::domain::identifiers::Pin;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// Checks at once; more would only wait.
const CHECKS_AT_ONCE: usize = 16;

/// How long the check asks again while the portal is away.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is seen of a promise.
#[derive(Clone)]
struct Seen {
    shown: Shown,
    /// PINs that were replaced and still open it.
    undead: usize,
}

/// Holds the ledger against what the portal shows.
pub async fn check(run: &Rc<Run>, verdict: &mut Verdict) {
    let mut client = watcher(run);
    let mut promises = run.ledger.borrow().promises.clone();
    let acknowledged = promises.len();
    let mut unsure = find_unanswered(run, &mut client, &mut promises, verdict).await;
    let seen = look_at_all(run, &promises).await;
    let shown: Vec<(&Promise, Shown)> = promises.iter().zip(seen.iter().map(|seen| seen.shown.clone())).collect();
    for (promise, Seen { shown, undead }) in promises.iter().zip(&seen) {
        verdict.judge(promise, shown);
        verdict.check(*undead == 0, || format!("{}: a PIN that was replaced opens it still", promise.number));
    }
    for line in &run.ledger.borrow().complaints {
        verdict.check(false, || line.clone());
    }
    let Some(scene) = run.scene.get() else { return };
    verdict.judge_together(&shown);
    // A seat that was given back there may be free or still to come.
    unsure.extend(freed(&shown).filter(|seat| scene.delaying.contains(&seat.office)));
    match (&scene.before, api::free_seats(&mut client, &scene.offices).await) {
        (Some(before), Ok(after)) => {
            verdict.judge_seats((before, &after), shown.iter().map(|(_, shown)| shown), &unsure);
        }
        (Some(_), Err(why)) => verdict.check(false, || format!("free seats cannot be read: {}", why.kind)),
        (None, _) => verdict.leave("free seats: the portal has no JSON interface".into()),
    }
    let tally = run.tally.borrow();
    let slowed_down = tally.refusals.get(SLOWED_DOWN).copied().unwrap_or(0);
    // A broker obeys the limits that he is there to measure.
    let slowed_down = if run.options.mode == Mode::Broker { 0 } else { slowed_down } + verdict.limited;
    verdict.check(slowed_down == 0, || {
        format!("the portal's limits answered {slowed_down} requests: start it with --limits off")
    });
    match scene.seats(&run.options) {
        Some(seats) => {
            let people = tally.finished.saturating_sub(tally.already_booked);
            let found = u64::try_from(promises.len() - acknowledged).unwrap_or(0);
            verdict.judge_winners(tally.bookings + found, seats, people, tally.broken_off);
        }
        None if matches!(run.options.mode, Mode::Mixed | Mode::Broker) => {}
        None => verdict.leave(
            "whether as many won as there were seats: name the one office (--office) or the number of seats (--seats)"
                .into(),
        ),
    }
}

/// Seats that appointments had and have no more, as far as they are shown.
fn freed<'a>(shown: &'a [(&Promise, Shown)]) -> impl Iterator<Item = Seat> + 'a {
    shown.iter().flat_map(|(promise, shown)| {
        let last = if let Shown::Appointment { state, .. } = shown { promise.freed_if(state) } else { Vec::new() };
        promise.freed.iter().cloned().chain(last)
    })
}

/// Bookings that were never answered: a replaced notice tells whether they were made. What cannot be found out is
/// given back.
async fn find_unanswered(
    run: &Rc<Run>,
    client: &mut Client,
    promises: &mut Vec<Promise>,
    verdict: &mut Verdict,
) -> Vec<Seat> {
    let unanswered = run.ledger.borrow().unanswered.clone();
    if !run.scene.get().is_some_and(|scene| scene.has_api) {
        return unanswered.into_iter().map(|(_, seat)| seat).collect();
    }
    let mut unknown = Vec::new();
    for (person, seat) in unanswered {
        let key = format!("{}-find", run.key(person));
        match api::replace(client, &run.person(person), &key).await {
            Ok(Done::Done(told)) => {
                let Some(pin) = told.pin else { continue };
                let notice = Notice { number: told.number, pin, seat, valid: true };
                let mut ledger = super::ledger::Ledger::default();
                ledger.booked(person, &notice, told.revision);
                promises.append(&mut ledger.promises);
            }
            Ok(Done::Refused(_)) => {}
            Err(why) => {
                verdict.leave(format!("person {person}, {seat}: {}", why.kind));
                unknown.push(seat);
            }
        }
    }
    unknown
}

/// A promise is not called broken because of one connection that was.
fn watcher(run: &Rc<Run>) -> Client {
    Client::watching(run.clone(), run.options.ride_out.max(PATIENCE))
}

async fn look_at_all(run: &Rc<Run>, promises: &[Promise]) -> Vec<Seen> {
    let bar = progress::bar(u64::try_from(promises.len()).unwrap_or(0), "checks");
    let shared: Rc<[Promise]> = promises.into();
    let next = Rc::new(Cell::new(0));
    let unseen = Seen { shown: Shown::Unknown("not asked".into()), undead: 0 };
    let all = Rc::new(RefCell::new(vec![unseen; promises.len()]));
    let tasks = (0..CHECKS_AT_ONCE).map(|_| {
        let (run, shared, next, all, bar) = (run.clone(), shared.clone(), next.clone(), all.clone(), bar.clone());
        tokio::task::spawn_local(async move {
            let mut client = watcher(&run);
            while let Some(promise) = shared.get(next.get()) {
                let at = next.replace(next.get() + 1);
                let seen = look(&run, &mut client, promise).await;
                if let Some(place) = all.borrow_mut().get_mut(at) {
                    *place = seen;
                }
                bar.inc(1);
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        drop(task.await);
    }
    bar.finish_and_clear();
    all.take()
}

async fn look(run: &Rc<Run>, client: &mut Client, promise: &Promise) -> Seen {
    let mut shown = open(run, client, promise, &promise.pin).await;
    if shown == Shown::Nothing && promise.pin_in_doubt() {
        shown = find_again(run, client, promise).await;
    }
    let mut undead = 0;
    for pin in promise.dead_pins.iter().filter(|pin| **pin != promise.pin) {
        undead += usize::from(matches!(open(run, client, promise, pin).await, Shown::Appointment { .. }));
    }
    Seen { shown, undead }
}

/// The PIN may have been replaced without an answer: the same details bring another.
async fn find_again(run: &Rc<Run>, client: &mut Client, promise: &Promise) -> Shown {
    let key = format!("{}-again", run.key(promise.person));
    match api::replace(client, &run.person(promise.person), &key).await {
        Ok(Done::Done(told)) => {
            Shown::Appointment { state: told.state(), number: told.number, revision: told.revision }
        }
        // Of a cancelled appointment there is no notice: whether it is that cannot be told without a PIN.
        Ok(Done::Refused(_)) if promise.possible().contains(&State::Cancelled) => {
            Shown::Appointment { number: promise.number.clone(), state: State::Cancelled, revision: None }
        }
        Ok(Done::Refused(_)) => Shown::Nothing,
        Err(why) => Shown::Unknown(why.kind),
    }
}

async fn open(run: &Rc<Run>, client: &mut Client, promise: &Promise, pin: &Pin) -> Shown {
    let has_api = run.scene.get().is_some_and(|scene| scene.has_api);
    let shown = if has_api { by_program(client, promise, pin).await } else { by_pages(client, promise, pin).await };
    shown.unwrap_or_else(|why| Shown::Unknown(why.kind))
}

async fn by_program(client: &mut Client, promise: &Promise, pin: &Pin) -> Result<Shown, Trouble> {
    match api::view(client, &promise.number, pin).await? {
        Done::Done(told) => {
            Ok(Shown::Appointment { state: told.state(), number: told.number, revision: told.revision })
        }
        Done::Refused(why) if why == "not-found" => Ok(Shown::Nothing),
        Done::Refused(why) => Ok(Shown::Unknown(why)),
    }
}

async fn by_pages(client: &mut Client, promise: &Promise, pin: &Pin) -> Result<Shown, Trouble> {
    client.start_afresh();
    let page = client.get("check", "/en/appointment").await?;
    let form = Form::read(page.text()).ok_or_else(|| Trouble::unexpected("check", page.status))?;
    let fields = [("confirmation_number", promise.number.as_str()), ("pin", pin.reveal())];
    let filled = form.fill(&fields).ok_or_else(|| Trouble::unexpected("check", page.status))?;
    let page = client.submit(("check", "check"), &filled).await?;
    match Notice::read(page.text()) {
        Some(notice) => Ok(Shown::Appointment { state: notice.state(), number: notice.number, revision: None }),
        None if page.status == 404 => Ok(Shown::Nothing),
        None => Err(Trouble::unexpected("check", page.status)),
    }
}
