//! One model in one replication: the events, and what each of them does. The telephone is the same in both models
//! (`telephone`); after it people look for a seat themselves (`portal`), or wait for an officer's call (`call_backs`).
//! Visits are in `visits`.

mod call_backs;
mod portal;
mod telephone;
mod visits;

use super::comparison::Model;
use super::demand::Coming;
use super::engine::DAY_MS;
use super::engine::agenda::Agenda;
use super::engine::number::minutes_ms;
use super::engine::station::{Station, Ticket};
use super::person::{Person, Purpose, Roster, Traits};
use super::plan::Plan;
use super::run::Watch;
use super::scenario::Number;
use super::seats::Seats;
use super::tally::{Ending, Tally};

/// A person's number in the roster.
type Id = u32;

/// What happens.
#[derive(Clone, Copy)]
enum Event {
    /// The next person has a question.
    Comes,
    /// A person does the first thing about it.
    Begins(Id),
    /// A person calls.
    Call(Id),
    /// The voice system has said what it can.
    VoiceDone(Id),
    /// A person's patience on hold ends.
    HangUp(Ticket),
    /// An operator has finished.
    OperatorDone(Id),
    /// A person looks for a seat.
    Look(Id),
    /// A person cancels.
    Cancel(Id),
    /// A person's appointment begins.
    Visit(Id),
    /// A visit of a recorded booking.
    RecordedVisit(Id),
    /// An officer should call.
    CallBack(Id),
    /// An officer has finished.
    OfficerDone(Id),
    /// An officer tries once more to find a seat.
    Assign(Id),
    /// A person stands at the door.
    AtDoor(Id),
    /// Operators come or go.
    Operators(bool),
    /// Officers come or go.
    Officers(bool),
    /// A day opens in the portal, and brokers are there.
    BrokersTake(u16),
    /// From here on what the stations do counts.
    BeginCounting,
    /// Up to here.
    EndCounting,
}

/// One model under way.
pub(super) struct Simulation<'a> {
    plan: &'a Plan,
    model: Model,
    seed: u64,
    now_ms: i64,
    agenda: Agenda<Event>,
    people: Roster,
    lines: Station<Id>,
    operators: Station<Id>,
    officers: Station<Id>,
    seats: Seats,
    tally: Tally,
    coming: Coming,
    next: Option<Traits>,
}

/// Runs one model; none if it was stopped.
pub(super) fn simulate(plan: &Plan, model: Model, seed: u64, watch: &Watch) -> Option<Tally> {
    let numbers = &plan.numbers;
    let mut simulation = Simulation {
        plan,
        model,
        seed,
        now_ms: 0,
        agenda: Agenda::new(),
        people: Roster::default(),
        lines: Station::new(numbers.lines, numbers.lines),
        operators: Station::new(0, u32::MAX),
        officers: Station::new(0, u32::MAX),
        seats: Seats::new(std::sync::Arc::clone(&plan.axis), plan.offices.clone()),
        tally: Tally::new(plan.counted),
        coming: Coming::default(),
        next: None,
    };
    simulation.open_days();
    simulation.run(watch)?;
    Some(simulation.end())
}

impl Simulation<'_> {
    /// Puts down when people come and go to work, and when days open.
    fn open_days(&mut self) {
        let (axis, contact) = (&self.plan.axis, &self.plan.contact);
        let brokers = self.model == Model::Legacy && self.plan.numbers.value(Number::BrokerPercent) > 0.0;
        for day in 0..axis.days() {
            let midnight = axis.eastern_midnight(day);
            if midnight < 0 || midnight >= self.plan.horizon_ms {
                continue;
            }
            let next = axis.timestamp(axis.eastern_midnight(day + 1).min(midnight + 2 * DAY_MS));
            let opens = contact.next_live(axis.timestamp(midnight));
            if opens < next
                && let Some(closes) = contact.live_until(opens)
            {
                self.agenda.put(axis.place(opens), Event::Operators(true));
                self.agenda.put(axis.place(closes), Event::Operators(false));
            }
            let begins = contact.next_calling_time(axis.timestamp(midnight));
            if begins < next
                && let Some(ends) = contact.calling_until(begins)
            {
                self.agenda.put(axis.place(begins), Event::Officers(true));
                self.agenda.put(axis.place(ends), Event::Officers(false));
            }
            if brokers && let Ok(day) = u16::try_from(day) {
                self.agenda.put(self.plan.opening_ms(usize::from(day)), Event::BrokersTake(day));
            }
        }
        self.agenda.put(self.plan.counted.0, Event::BeginCounting);
        self.agenda.put(self.plan.counted.1, Event::EndCounting);
    }

    /// Takes events in the order of time until it is over.
    fn run(&mut self, watch: &Watch) -> Option<()> {
        self.await_next_person();
        let mut day_ends_ms = DAY_MS;
        while let Some((now_ms, event)) = self.agenda.next() {
            if now_ms >= self.plan.horizon_ms {
                break;
            }
            while now_ms >= day_ends_ms {
                day_ends_ms += DAY_MS;
                watch.day_done()?;
            }
            self.now_ms = now_ms;
            self.happen(event);
        }
        watch.days_done(self.plan.days().saturating_sub(u64::try_from(day_ends_ms / DAY_MS - 1).unwrap_or(0)));
        Some(())
    }

    /// Draws who comes next, and puts down when.
    fn await_next_person(&mut self) {
        self.next = self.next_person();
        if self.next.is_some() {
            self.agenda.put(self.coming.at_ms(), Event::Comes);
        }
    }

    /// Somebody has a question. Whoever acts at lunch waits for it.
    fn comes(&mut self) {
        if let Some(traits) = self.next.take() {
            let id = self.people.add(Person::new(traits));
            if traits.begins_ms > self.now_ms {
                self.agenda.put(traits.begins_ms, Event::Begins(id));
            } else {
                self.begin(id);
            }
        }
        self.await_next_person();
    }

    fn next_person(&mut self) -> Option<Traits> {
        let plan = self.plan;
        match &plan.recorded {
            Some(recorded) => recorded.next(&mut self.coming, self.seed, plan),
            None => plan.demand.next(&mut self.coming, self.seed, &plan.table, &plan.places),
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Comes => self.comes(),
            Event::Begins(id) => self.begin(id),
            Event::Call(id) => self.call(id),
            Event::VoiceDone(id) => self.voice_done(id),
            Event::HangUp(ticket) => self.hang_up(ticket),
            Event::OperatorDone(id) => self.operator_done(id),
            Event::Look(id) => self.look(id),
            Event::Cancel(id) => self.cancel(id),
            Event::Visit(id) => self.visit(id),
            Event::RecordedVisit(id) => self.recorded_visit(id),
            Event::CallBack(id) => self.call_back(id),
            Event::OfficerDone(id) => self.officer_done(id),
            Event::Assign(id) => self.assign(id),
            Event::AtDoor(id) => self.at_door(id),
            Event::Operators(come) => self.operators_shift(come),
            Event::Officers(come) => self.officers_shift(come),
            Event::BrokersTake(day) => self.brokers_take(day),
            Event::BeginCounting => {
                for station in [&mut self.lines, &mut self.operators, &mut self.officers] {
                    station.begin_counting(self.now_ms);
                }
            }
            Event::EndCounting => {
                let stations = [&mut self.lines, &mut self.operators, &mut self.officers];
                self.tally.stations = stations.map(|station| station.counts(self.now_ms));
            }
        }
    }

    /// Somebody does the first thing about their question.
    fn begin(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let traits = person.traits;
        if let Some(week) = self.tally.week_at(self.now_ms) {
            week.came += 1.0;
        }
        match (self.model, self.plan.recorded.as_ref()) {
            (Model::Legacy, Some(recorded)) => self.recorded_booking(id, recorded.starts_ms(traits.number)),
            (Model::Legacy, None) if traits.portal_first => self.turn_to_portal(id),
            (Model::Current, _) if traits.writes_form => self.write_form(id),
            _ => self.call(id),
        }
    }

    /// Somebody is done.
    fn finish(&mut self, id: Id, ending: Ending) {
        self.finish_at(id, ending, self.now_ms);
    }

    /// Somebody will be done at that instant, and nothing more happens to them before.
    fn finish_at(&mut self, id: Id, ending: Ending, at_ms: i64) {
        if let Some(person) = self.people.get_mut(id) {
            self.tally.finish(person, ending, at_ms);
            person.traits.counted = false;
            person.done = true;
            self.people.remove(id);
        }
    }

    /// Whoever is still under way was never served.
    fn end(mut self) -> Tally {
        self.now_ms = self.plan.horizon_ms;
        for id in 0..u32::try_from(self.people.len()).unwrap_or(u32::MAX) {
            if self.people.get_mut(id).is_some_and(|person| !person.done) {
                self.finish(id, Ending::NeverServed);
            }
        }
        let (portal, desk) = self.seats.count(self.plan.counted.0, self.plan.counted.1);
        self.tally.flows.seats = if self.model == Model::Legacy { portal } else { desk };
        self.tally.events = self.agenda.handled();
        self.tally.under_way_max = self.people.len();
        self.tally
    }

    /// Somebody whose way led nowhere starts over with a call, goes to the door, or lets it be.
    fn start_over_or_end(&mut self, id: Id, ending: Ending) {
        let numbers = &self.plan.numbers;
        let Some(person) = self.people.get_mut(id) else { return };
        let mut luck = person.draw(self.seed, Purpose::StartOver);
        if luck.happens(numbers.part(Number::StartOverPercent)) {
            let days = luck.exponential(numbers.value(Number::StartOverDays));
            let at_ms = self.now_ms + minutes_ms(days * 24.0 * 60.0);
            return self.agenda.put(at_ms, Event::Call(id));
        }
        self.finish(id, ending);
    }

    /// Somebody who lacks something gets it and begins again, or lets it be; false if they lack nothing.
    fn prepares(&mut self, id: Id, ending: Ending, then: fn(Id) -> Event) -> bool {
        let numbers = &self.plan.numbers;
        let Some(person) = self.people.get_mut(id) else { return true };
        if person.known == person.known.prepared() {
            return false;
        }
        let mut luck = person.draw(self.seed, Purpose::Prepare);
        if !luck.happens(numbers.part(Number::PreparePercent)) {
            self.finish(id, ending);
            return true;
        }
        person.known = person.known.prepared();
        let days = luck.exponential(numbers.value(Number::PrepareDays));
        self.agenda.put(self.now_ms + minutes_ms(days * 24.0 * 60.0), then(id));
        true
    }
}
