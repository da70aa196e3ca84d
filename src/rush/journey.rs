//! One visit to the portal as a person makes it: page after page, each form sent as it was given, up to the notice.
//!
//! What to do next is told by the page's form, not by a plan: a page that comes again (a time that has just gone) is
//! answered again.

use super::client::{Answer, Client, Trouble};
use super::form::{Filled, Form};
use super::notice::{Notice, Seat};
use super::people::{Person, pick};
use crate::domain::office::OfficeCode;
use crate::domain::slot::write_local;
use rand::rngs::StdRng;
use std::time::{Duration, Instant};

/// Times tried before somebody gives up. Each try that fails is a seat that somebody else has just won.
pub const TRIES_MAX: usize = 60;
/// Pages answered before a visit is called lost.
const PAGES_MAX: usize = 12 + 3 * TRIES_MAX;
/// Offices tried before somebody gives up: as many as the portal suggests.
pub const OFFICES_MAX: usize = 5;

/// How a visit ends.
#[derive(Debug, PartialEq, Eq)]
pub enum Ending {
    /// With a notice.
    Booked(Box<Notice>),
    /// With a refusal that trying again does not help.
    Refused(&'static str),
}

/// How far somebody has come.
enum Stop {
    /// The answers are to be checked; this form books.
    Review(Filled),
    /// To the end.
    Ended(Ending),
}

/// What to do with a page.
enum Next {
    Page(Answer),
    Stop(Stop),
}

/// What somebody wants; what is `None` is left to chance.
#[derive(Clone, Default)]
pub struct Wish {
    /// This office and no other.
    pub office: Option<OfficeCode>,
    /// This seat and no other.
    pub seat: Option<Seat>,
}

/// A visit under way.
pub struct Visit<'a> {
    client: &'a mut Client,
    person: &'a Person,
    wish: Wish,
    rng: StdRng,
    typed: bool,
    tries: usize,
    offices: Vec<String>,
    chosen: Option<Seat>,
    booking_sent: bool,
    /// Until when somebody waits who is told to; not at all, if nothing is said.
    waits_until: Option<Instant>,
    waited: (u64, Duration),
}

impl<'a> Visit<'a> {
    /// Somebody sits down.
    pub fn new(client: &'a mut Client, person: &'a Person, wish: Wish, rng: StdRng) -> Self {
        Self {
            client,
            person,
            wish,
            rng,
            typed: false,
            tries: 0,
            offices: Vec::new(),
            chosen: None,
            booking_sent: false,
            waits_until: None,
            waited: (0, Duration::ZERO),
        }
    }

    /// Somebody who waits for their turn if they are told to, until then.
    pub fn patient_until(self, until: Instant) -> Self {
        Self { waits_until: Some(until), ..self }
    }

    /// How often they waited, and for how long.
    pub fn waited(&self) -> (u64, Duration) {
        self.waited
    }

    /// From the doorway to the notice.
    pub async fn walk(&mut self) -> Result<Ending, Trouble> {
        let mut page = self.open().await?;
        for _ in 0..TRIES_MAX {
            match self.walk_on(page).await? {
                Stop::Ended(ending) => return Ok(ending),
                Stop::Review(form) => page = self.book(&form).await?,
            }
            // The page that gives a turn has the button again.
            if page.status == 429 {
                self.client.refused("too-many-requests");
                return Ok(Ending::Refused("too-many-requests"));
            }
        }
        Ok(Ending::Refused("gave-up"))
    }

    /// From the doorway to the button that books, or to the end of a visit that has ended before.
    pub async fn walk_to_button(&mut self) -> Result<Result<Filled, Ending>, Trouble> {
        let page = self.open().await?;
        match self.walk_on(page).await? {
            Stop::Review(form) => Ok(Ok(form)),
            Stop::Ended(ending) => Ok(Err(ending)),
        }
    }

    /// Presses the button and reads what comes of it, without trying another time.
    pub async fn press(&mut self, form: &Filled) -> Result<Ending, Trouble> {
        let page = self.book(form).await?;
        if let Some(notice) = Notice::read(page.text()) {
            return Ok(Ending::Booked(Box::new(notice)));
        }
        let why = match page.status {
            409 if Form::read(page.text()).is_none() && !is_full(&page) => "already-booked",
            409 => "slot-taken",
            429 => "too-many-requests",
            status => return Err(Trouble::unexpected("booking", status)),
        };
        self.client.refused(why);
        Ok(Ending::Refused(why))
    }

    /// The seat that may have been booked without an answer that says so.
    pub fn in_doubt(&self) -> Option<Seat> {
        self.chosen.clone().filter(|_| self.booking_sent)
    }

    async fn open(&mut self) -> Result<Answer, Trouble> {
        self.client.get("doorway", "/").await?;
        let language = &self.person.language;
        self.client.get("start", &format!("/{language}/")).await?;
        self.client.get("details", &format!("/{language}/book/details")).await
    }

    async fn walk_on(&mut self, page: Answer) -> Result<Stop, Trouble> {
        let mut page = page;
        for _ in 0..PAGES_MAX {
            let next = match Form::read(page.text()) {
                Some(form) => self.answer(&form, &page).await?,
                None => self.without_form(&page).await?,
            };
            page = match next {
                Next::Page(page) => page,
                Next::Stop(stop) => return Ok(stop),
            };
        }
        Ok(self.end("lost"))
    }

    async fn answer(&mut self, form: &Form<'_>, page: &Answer) -> Result<Next, Trouble> {
        if form.is_to("/book/details") {
            if self.typed {
                return Ok(Next::Stop(self.end("details")));
            }
            self.typed = true;
            self.details(form).await.map(Next::Page)
        } else if form.is_to("/book/reason") {
            let options = form.options("reason");
            let reason = pick(&mut self.rng, &options).copied().unwrap_or_default();
            self.send(("reason-sent", "office"), form, &[("reason", reason)]).await.map(Next::Page)
        } else if form.is_to("/book/office") {
            self.office(form).await.map(Next::Page)
        } else if form.is_to("/book/time") {
            self.time(form, page.status).await
        } else if form.is_to("/book/review") {
            let filled = form.fill(&[]).ok_or_else(|| Trouble::unexpected("review", page.status))?;
            Ok(Next::Stop(Stop::Review(filled)))
        } else {
            Err(Trouble::unexpected("visit", page.status))
        }
    }

    async fn details(&mut self, form: &Form<'_>) -> Result<Answer, Trouble> {
        let typed = self.person.typed();
        let fields: Vec<(&str, &str)> = typed.iter().map(|(field, value)| (*field, value.as_str())).collect();
        self.send(("details-sent", "reason"), form, &fields).await
    }

    async fn office(&mut self, form: &Form<'_>) -> Result<Answer, Trouble> {
        let options = form.options("office");
        let Some(wanted) = self.wish.office.clone() else {
            let office = pick(&mut self.rng, &options).copied().unwrap_or_default();
            self.offices.push(office.to_owned());
            return self.send(("office-sent", "time"), form, &[("office", office)]).await;
        };
        if options.contains(&wanted.as_str()) {
            return self.send(("office-sent", "time"), form, &[("office", wanted.as_str())]).await;
        }
        let all = self.client.get("all-offices", &format!("/{}/book/office?all=1", self.person.language)).await?;
        let form = Form::read(all.text()).ok_or_else(|| Trouble::unexpected("all-offices", all.status))?;
        self.send(("office-sent", "time"), &form, &[("office", wanted.as_str())]).await
    }

    async fn time(&mut self, form: &Form<'_>, status: u16) -> Result<Next, Trouble> {
        if status == 409 {
            self.client.refused("slot-taken");
        }
        self.tries += 1;
        if self.tries > TRIES_MAX || (status != 200 && self.wish.seat.is_some()) {
            return Ok(Next::Stop(Stop::Ended(Ending::Refused("gave-up"))));
        }
        let wanted = self.wish.seat.as_ref().map(|seat| write_local(seat.starts_at));
        let options = form.options("slot");
        let again = format!("/{}/book/time", self.person.language);
        let slot = match &wanted {
            Some(slot) if options.contains(&slot.as_str()) => slot.as_str(),
            Some(slot) if self.tries == 1 => {
                let day = slot.split('T').next().unwrap_or_default();
                return self.client.get("time", &format!("{again}?day={day}")).await.map(Next::Page);
            }
            Some(_) => return Ok(Next::Stop(self.end("slot-taken"))),
            None => match pick(&mut self.rng, &options) {
                Some(slot) => slot,
                // The day has just become full: the page opens on another.
                None => return self.client.get("time", &again).await.map(Next::Page),
            },
        };
        self.chosen = form.value("office").and_then(|office| Seat::read(office, slot));
        self.send(("time-sent", "review"), form, &[("slot", slot)]).await.map(Next::Page)
    }

    /// A page that asks nothing: the notice, or why there is none.
    async fn without_form(&mut self, page: &Answer) -> Result<Next, Trouble> {
        if let Some(notice) = Notice::read(page.text()) {
            return Ok(Next::Stop(Stop::Ended(Ending::Booked(Box::new(notice)))));
        }
        if !is_full(page) {
            return match page.status {
                409 => Ok(Next::Stop(self.end("already-booked"))),
                429 => Ok(Next::Stop(self.end("too-many-requests"))),
                status => Err(Trouble::unexpected("visit", status)),
            };
        }
        self.client.refused("nothing-free");
        let mut others = Form::all_to(page.text(), "/book/office");
        let seen = |form: &Form| form.value("office").is_none_or(|code| self.offices.iter().any(|seen| seen == code));
        others.retain(|form| !seen(form));
        let at_their_wits_end = self.wish.office.is_some() || self.offices.len() >= OFFICES_MAX;
        match pick(&mut self.rng, &others).filter(|_| !at_their_wits_end) {
            Some(form) => {
                self.offices.extend(form.value("office").map(str::to_owned));
                self.send(("office-sent", "time"), form, &[]).await.map(Next::Page)
            }
            None => Ok(Next::Stop(Stop::Ended(Ending::Refused("gave-up")))),
        }
    }

    async fn book(&mut self, form: &Filled) -> Result<Answer, Trouble> {
        loop {
            self.booking_sent = true;
            let page = self.client.submit(("booking", "notice"), form).await?;
            self.booking_sent = false;
            if page.status != 429 || !self.wait().await {
                return Ok(page);
            }
        }
    }

    /// Waits for the turn that the last page gave; not if that is too late.
    async fn wait(&mut self) -> bool {
        let told = self.client.told_to_wait();
        let in_time = |told: &Duration| self.waits_until.is_some_and(|until| Instant::now() + *told < until);
        let Some(told) = told.filter(in_time) else { return false };
        self.client.refused("wait-for-turn");
        self.waited = (self.waited.0 + 1, self.waited.1 + told);
        self.client.pause(told).await;
        true
    }

    /// Sends a form with fields filled in.
    async fn send(
        &mut self,
        steps: (&'static str, &'static str),
        form: &Form<'_>,
        fields: &[(&str, &str)],
    ) -> Result<Answer, Trouble> {
        let filled = form.fill(fields).ok_or_else(|| Trouble::unexpected(steps.0, 200))?;
        self.client.submit(steps, &filled).await
    }

    fn end(&mut self, why: &'static str) -> Stop {
        self.client.refused(why);
        Stop::Ended(Ending::Refused(why))
    }
}

/// Whether the page says that nothing is free: it leads to other offices, and to all of them.
fn is_full(page: &Answer) -> bool {
    page.text().contains("/book/office?all=1") || !Form::all_to(page.text(), "/book/office").is_empty()
}
