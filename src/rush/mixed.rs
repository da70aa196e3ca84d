//! Everything that people do with an appointment, in an order drawn by the seed, partly by pages and partly by programs:
//! book, open, move, replace a lost notice, cancel. Each answer goes to the ledger, and so does each that never came.

use super::api::{self, Done, Told};
use super::client::{Client, Trouble};
use super::form::Form;
use super::journey::{Visit, Wish};
use super::ledger::{Act, Promise, State};
use super::notice::{Notice, Seat};
use super::people::{Person, chance, pick};
use super::program::Program;
use super::run::Run;
use crate::domain::identifiers::ConfirmationNumber;
use rand::RngExt;
use rand::rngs::StdRng;
use std::rc::Rc;

/// Most acts after a booking.
const ACTS_MAX: usize = 5;
/// What `chance` is for.
const ACTS: u64 = 4;
/// Times tried for one move.
const MOVES_TRIED_MAX: usize = 5;

/// Somebody with an appointment.
pub struct Holder<'a> {
    run: &'a Rc<Run>,
    client: &'a mut Client,
    person: &'a Person,
    rng: StdRng,
    at: usize,
    key: String,
}

/// What somebody wants to do next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Open,
    Move,
    Replace,
    Cancel,
}

/// More often moved than cancelled: a cancelled appointment has nothing more to tell.
const WANTED: [Wanted; 8] = [
    Wanted::Open,
    Wanted::Open,
    Wanted::Move,
    Wanted::Move,
    Wanted::Move,
    Wanted::Replace,
    Wanted::Replace,
    Wanted::Cancel,
];

/// An appointment's life, from its booking on.
pub async fn live(run: &Rc<Run>, client: &mut Client, index: u32, mut rng: StdRng) -> Result<(), Trouble> {
    let person = run.person(index);
    let wish = Wish { office: run.options.office.clone(), seat: None };
    let key = run.key(index);
    let choices = fork(&mut rng);
    let booked = if rng.random() {
        let mut visit = Visit::new(client, &person, wish, choices);
        let ending = visit.walk().await;
        let in_doubt = visit.in_doubt();
        run.take_ending(index, ending, in_doubt)?
    } else {
        let mut program = Program::new(client, &person, wish, choices, key.clone());
        let done = program.book().await;
        let in_doubt = program.in_doubt.take();
        run.take_booking(index, done, in_doubt)?
    };
    let Some(at) = booked else { return Ok(()) };
    let mut holder = Holder { run, client, person: &person, rng, at, key };
    for number in 0..holder.rng.random_range(1..=ACTS_MAX) {
        let Some(wanted) = pick(&mut holder.rng, &WANTED).copied() else { break };
        if holder.promise().is_none_or(|promise| promise.pin_in_doubt()) {
            break;
        }
        holder.act(wanted, number).await?;
    }
    Ok(())
}

fn fork(rng: &mut StdRng) -> StdRng {
    rand::SeedableRng::seed_from_u64(rng.random())
}

impl<'a> Holder<'a> {
    /// Whoever has the appointment at this place of the ledger.
    pub fn new(run: &'a Rc<Run>, client: &'a mut Client, person: &'a Person, at: usize) -> Self {
        let index = run.ledger.borrow().promises.get(at).map_or(0, |promise| promise.person);
        let rng = chance(run.options.seed, index, ACTS);
        Self { run, client, person, rng, at, key: run.key(index) }
    }

    fn promise(&self) -> Option<Promise> {
        self.run.ledger.borrow().promises.get(self.at).cloned()
    }

    fn amend(&self, change: impl FnOnce(&mut Promise)) {
        if let Some(promise) = self.run.ledger.borrow_mut().promises.get_mut(self.at) {
            change(promise);
        }
    }

    async fn act(&mut self, wanted: Wanted, number: usize) -> Result<(), Trouble> {
        let by_pages: bool = self.rng.random();
        match wanted {
            Wanted::Open if by_pages => self.open().await.map(drop),
            Wanted::Open => self.view().await,
            Wanted::Move if by_pages => self.move_by_pages().await,
            Wanted::Move => self.move_by_program(number).await,
            Wanted::Cancel if by_pages => self.cancel_by_pages().await,
            Wanted::Cancel => self.cancel_by_program(number).await,
            Wanted::Replace if by_pages => self.replace_by_pages().await,
            Wanted::Replace => self.replace_by_program(number).await,
        }
    }

    /// Number and PIN typed in; the notice that is shown.
    async fn open(&mut self) -> Result<Option<Notice>, Trouble> {
        let Some(promise) = self.promise() else { return Ok(None) };
        self.client.start_afresh();
        let language = &self.person.language;
        let page = self.client.get("number", &format!("/{language}/appointment")).await?;
        let form = Form::read(page.text()).ok_or_else(|| Trouble::unexpected("number", page.status))?;
        let fields = [("confirmation_number", promise.number.as_str()), ("pin", promise.pin.reveal())];
        let filled = form.fill(&fields).ok_or_else(|| Trouble::unexpected("number", page.status))?;
        let page = self.client.submit(("number-sent", "notice"), &filled).await?;
        let notice = Notice::read(page.text());
        if let Some(notice) = &notice {
            self.notice_told(notice, None);
        } else {
            let status = page.status;
            self.run.complain(format!("{}: was promised, {status} answers number and PIN", promise.number));
        }
        Ok(notice)
    }

    async fn view(&mut self) -> Result<(), Trouble> {
        let Some(promise) = self.promise() else { return Ok(()) };
        let done = api::view(self.client, &promise.number, &promise.pin).await?;
        self.told(&promise, done, None);
        Ok(())
    }

    async fn move_by_pages(&mut self) -> Result<(), Trouble> {
        if self.open().await?.is_none_or(|notice| !notice.valid) {
            return Ok(());
        }
        let path = format!("/{}/appointment/reschedule", self.person.language);
        let mut page = self.client.get("move-form", &path).await?;
        for _ in 0..MOVES_TRIED_MAX {
            // Nothing free, or the notice instead: there is nothing to move to.
            let Some(form) = Form::read(page.text()) else { return Ok(()) };
            let options = form.options("slot");
            let Some(slot) = pick(&mut self.rng, &options).copied() else { return Ok(()) };
            let filled = form.fill(&[("slot", slot)]).ok_or_else(|| Trouble::unexpected("move-form", page.status))?;
            let act = form.value("office").and_then(|office| Seat::read(office, slot)).map(Act::Move);
            let answer = self.client.submit(("move-sent", "notice"), &filled).await;
            page = self.or_doubt(answer, act.as_ref())?;
            if let Some(notice) = Notice::read(page.text()) {
                let moved = self.notice_told(&notice, act.as_ref());
                self.run.tally.borrow_mut().moves += u64::from(moved);
                return Ok(());
            }
            self.client.refused("slot-taken");
        }
        Ok(())
    }

    async fn move_by_program(&mut self, number: usize) -> Result<(), Trouble> {
        let Some(promise) = self.promise() else { return Ok(()) };
        let near = api::offices(self.client, Some(&self.person.zip)).await?;
        let codes: Vec<_> = near.into_iter().map(|office| office.code).collect();
        let wanted = self.run.options.office.clone().or_else(|| pick(&mut self.rng, &codes).cloned());
        let Some(office) = wanted else { return Ok(()) };
        let mut slots = api::slots(self.client, &office).await?;
        slots.retain(|(_, free)| *free > 0);
        let Some((starts_at, _)) = pick(&mut self.rng, &slots).copied() else { return Ok(()) };
        let seat = Seat { office, starts_at };
        let key = format!("{}-move-{number}", self.key);
        let answer = api::reschedule(self.client, (&promise.number, &promise.pin), &seat, &key).await;
        let act = Act::Move(seat);
        let done = self.or_doubt(answer, Some(&act))?;
        let moved = self.told(&promise, done, Some(&act));
        self.run.tally.borrow_mut().moves += u64::from(moved);
        Ok(())
    }

    /// Gives it back by the pages.
    pub async fn cancel_by_pages(&mut self) -> Result<(), Trouble> {
        if self.open().await?.is_none_or(|notice| !notice.valid) {
            return Ok(());
        }
        let page = self.client.get("cancel-form", &format!("/{}/appointment/cancel", self.person.language)).await?;
        let Some(form) = Form::read(page.text()) else { return Ok(()) };
        let filled = form.fill(&[]).ok_or_else(|| Trouble::unexpected("cancel-form", page.status))?;
        let answer = self.client.submit(("cancel-sent", "notice"), &filled).await;
        let page = self.or_doubt(answer, Some(&Act::Cancel))?;
        let notice = Notice::read(page.text()).ok_or_else(|| Trouble::unexpected("cancel-sent", page.status))?;
        self.notice_told(&notice, Some(&Act::Cancel));
        self.run.tally.borrow_mut().cancellations += u64::from(!notice.valid);
        Ok(())
    }

    /// Gives it back by the JSON interface.
    pub async fn cancel_by_program(&mut self, number: usize) -> Result<(), Trouble> {
        let Some(promise) = self.promise() else { return Ok(()) };
        let key = format!("{}-cancel-{number}", self.key);
        let answer = api::cancel(self.client, (&promise.number, &promise.pin), &key).await;
        let done = self.or_doubt(answer, Some(&Act::Cancel))?;
        let cancelled = self.told(&promise, done, Some(&Act::Cancel));
        self.run.tally.borrow_mut().cancellations += u64::from(cancelled);
        Ok(())
    }

    async fn replace_by_pages(&mut self) -> Result<(), Trouble> {
        self.client.start_afresh();
        let page = self.client.get("replacement", &format!("/{}/replacement", self.person.language)).await?;
        let form = Form::read(page.text()).ok_or_else(|| Trouble::unexpected("replacement", page.status))?;
        let typed = self.person.typed();
        let fields: Vec<(&str, &str)> = typed.iter().map(|(field, value)| (*field, value.as_str())).collect();
        let filled = form.fill(&fields).ok_or_else(|| Trouble::unexpected("replacement", page.status))?;
        let answer = self.client.submit(("replacement-sent", "notice"), &filled).await;
        let page = self.or_doubt(answer, Some(&Act::Replace))?;
        match Notice::read(page.text()) {
            Some(notice) => {
                self.amend(|promise| promise.replaced(&notice.pin));
                self.notice_told(&notice, None);
                self.run.tally.borrow_mut().replacements += 1;
            }
            None => self.no_replacement(),
        }
        Ok(())
    }

    async fn replace_by_program(&mut self, number: usize) -> Result<(), Trouble> {
        let Some(promise) = self.promise() else { return Ok(()) };
        let key = format!("{}-replace-{number}", self.key);
        let answer = api::replace(self.client, self.person, &key).await;
        match self.or_doubt(answer, Some(&Act::Replace))? {
            Done::Done(told) => {
                if let Some(pin) = &told.pin {
                    self.amend(|promise| promise.replaced(pin));
                }
                self.told(&promise, Done::Done(told), None);
                self.run.tally.borrow_mut().replacements += 1;
            }
            Done::Refused(_) => self.no_replacement(),
        }
        Ok(())
    }

    /// An act without an answer goes to the ledger as one in doubt.
    fn or_doubt<T>(&self, answer: Result<T, Trouble>, act: Option<&Act>) -> Result<T, Trouble> {
        if answer.is_err() {
            self.amend(|promise| promise.doubts.extend(act.cloned()));
        }
        answer
    }

    /// A cancelled appointment has no notice to replace; any other has.
    fn no_replacement(&self) {
        let Some(promise) = self.promise() else { return };
        let may_be_over = promise.possible().contains(&State::Cancelled);
        if !may_be_over {
            self.run.complain(format!("{}: was promised, and its notice cannot be replaced", promise.number));
        }
    }

    /// What a page shows after an act; whether that is another state than before.
    fn notice_told(&self, notice: &Notice, asked: Option<&Act>) -> bool {
        let Some(promise) = self.promise() else { return false };
        self.hold_against(&promise, &notice.number, &notice.state(), asked);
        self.amend(|promise| promise.told(notice.state(), None));
        notice.state() != promise.state
    }

    /// What the JSON interface tells after an act.
    fn told(&self, promise: &Promise, done: Done<Told>, asked: Option<&Act>) -> bool {
        match done {
            Done::Done(told) => {
                self.hold_against(promise, &told.number, &told.state(), asked);
                if told.revision < promise.revision {
                    self.run.complain(format!(
                        "{}: revision {:?} was told, then {:?}",
                        promise.number, promise.revision, told.revision
                    ));
                }
                self.amend(|promise| promise.told(told.state(), told.revision));
                true
            }
            Done::Refused(why) => {
                if why == "not-found" {
                    self.run.complain(format!("{}: was promised, and is not found by its PIN", promise.number));
                }
                false
            }
        }
    }

    /// Later words must fit the earlier ones, or they would cover a broken promise up.
    fn hold_against(&self, promise: &Promise, number: &ConfirmationNumber, state: &State, asked: Option<&Act>) {
        if promise.number != *number {
            self.run.complain(format!("{}: {number} is shown instead", promise.number));
        }
        if !promise.possible_after(asked).contains(state) {
            self.run.complain(format!("{}: {} was promised, {state} was told later", promise.number, promise.state));
        }
    }
}
