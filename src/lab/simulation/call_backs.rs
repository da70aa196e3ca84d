//! The current model's way: a request waits for an officer's call, within the era's promise; the officer answers, refuses,
//! or assigns a visit. Whoever was missed too often starts over; some go to the office's door.

use super::{Ending, Event, Id, Purpose, Simulation};
use crate::domain::contact_hours::Promise;
use crate::lab::engine::number::{minutes_ms, real_ms, whole};
use crate::lab::engine::station::Coming;
use crate::lab::engine::{DAY_MS, SECOND_MS};
use crate::lab::scenario::Number;
use crate::lab::table::Officer;

/// Into how many parts a drawn place in the promised window is divided.
const PLACES: u32 = 1_000;
/// People go to the door within so much of the office's day.
const DOOR_PART: f64 = 0.5;

impl Simulation<'_> {
    /// Somebody writes the request form instead of calling; what tier 1 settles is settled there too.
    pub(super) fn write_form(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        person.spent.active_ms += self.plan.numbers.form_ms;
        self.screened(id);
    }

    /// A request is taken down, with the promise of a call.
    pub(super) fn take_down(&mut self, id: Id, urgent: bool) {
        let Some(person) = self.people.get_mut(id) else { return };
        let plan = self.plan;
        let promise = plan.contact.promise(urgent, plan.axis.timestamp(self.now_ms));
        person.promise = (plan.axis.place(promise.from), plan.axis.place(promise.by));
        (person.missed, person.urgent_request) = (0, urgent);
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.requests += 1;
        }
        self.await_call(id);
    }

    /// The next call falls into the promised window, as those of the automatic desk do, or into the first part of it.
    fn await_call(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let plan = self.plan;
        let (from_ms, by_ms) = person.promise;
        let spread_ms = minutes_ms(
            real_ms(by_ms - from_ms) / real_ms(crate::lab::engine::MINUTE_MS)
                * plan.numbers.part(Number::SpreadPercent),
        );
        let window = Promise { from: plan.axis.timestamp(from_ms), by: plan.axis.timestamp(from_ms + spread_ms) };
        let luck = person.draw(self.seed, Purpose::CallBack).unit();
        let drawn = u32::try_from(whole(luck * f64::from(PLACES))).unwrap_or(0);
        let at = window.call_at(plan.contact.era().missed_calls_max, person.missed, drawn, PLACES);
        let at = at.max(plan.axis.timestamp(self.now_ms));
        self.agenda.put(plan.axis.place(plan.contact.next_calling_time(at)), Event::CallBack(id));
    }

    /// It is time for a call: an officer makes it, or it waits for one; urgent ones go first.
    pub(super) fn call_back(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let class = u8::from(!person.urgent_request);
        if self.officers.come(self.now_ms, id, class) == Coming::Served {
            self.officer_begins(id);
        }
    }

    fn officer_begins(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let numbers = &self.plan.numbers;
        if person.missed == 0
            && let Some(flows) = self.tally.flows_at(self.now_ms)
        {
            flows.first_calls += 1;
            flows.promises_kept += u64::from(self.now_ms < person.promise.1 + SECOND_MS);
        }
        person.reached = person.draw(self.seed, Purpose::CallBack).happens(numbers.part(Number::ReachedPercent));
        let took_ms = if person.reached {
            let mean = numbers.value(Number::OfficerMinutes);
            minutes_ms(person.draw(self.seed, Purpose::Officer).exponential(mean))
        } else {
            numbers.missed_ms
        };
        person.spent.officer_ms += took_ms;
        person.spent.active_ms += if person.reached { took_ms } else { 0 };
        self.agenda.put(self.now_ms + took_ms, Event::OfficerDone(id));
    }

    /// An officer has spoken with the person and decides, or has missed them.
    pub(super) fn officer_done(&mut self, id: Id) {
        if let Some((next, _)) = self.officers.done(self.now_ms) {
            self.officer_begins(next);
        }
        let Some(person) = self.people.get_mut(id) else { return };
        if !person.reached {
            person.missed = person.missed.saturating_add(1);
            if person.missed < self.plan.contact.era().missed_calls_max {
                return self.await_call(id);
            }
            return self.turned_down(id, Ending::NeverServed);
        }
        match self.plan.table.decision(person.known).officer {
            Officer::Answer => self.finish(id, Ending::Answered),
            Officer::Visit => self.grant(id),
            Officer::Refuse => self.refused(id),
        }
    }

    /// Officers come to work and begin with what has waited, or go.
    pub(super) fn officers_shift(&mut self, come: bool) {
        self.officers.set_servers(self.now_ms, if come { self.plan.numbers.officers } else { 0 });
        while let Some((id, _)) = self.officers.begin_next(self.now_ms) {
            self.officer_begins(id);
        }
    }

    /// An officer grants a visit; the field office may refuse an urgent one.
    fn grant(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let refuses = self.plan.numbers.part(Number::OfficeRefusesPercent);
        if person.urgent_request && person.draw(self.seed, Purpose::FieldOffice).happens(refuses) {
            return self.turned_down(id, Ending::Refused);
        }
        self.assign(id);
    }

    /// An officer assigns the first free seat five working days on. If there is none in months, they look again the next
    /// day.
    pub(super) fn assign(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let Some(seat) = self.seats.assign(person.traits.office, self.now_ms) else {
            return self.agenda.put(self.now_ms + DAY_MS, Event::Assign(id));
        };
        (person.seat, person.seat_miles) = (Some(seat), person.traits.miles);
        person.spent.appointments += 1;
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.appointments += 1;
        }
        self.agenda.put(self.seats.starts(seat), Event::Visit(id));
    }

    /// An officer has refused: whoever lacks something gets it and calls again.
    fn refused(&mut self, id: Id) {
        if !self.prepares(id, Ending::Refused, Event::Call) {
            self.turned_down(id, Ending::Refused);
        }
    }

    /// Somebody got no answer: some of the urgent go to the door, the others start over or let it be.
    fn turned_down(&mut self, id: Id, ending: Ending) {
        let plan = self.plan;
        let Some(person) = self.people.get_mut(id) else { return };
        let mut luck = person.draw(self.seed, Purpose::StartOver);
        if person.known.urgent && luck.happens(plan.numbers.part(Number::WalkInPercent)) {
            let days = self.seats.days(person.traits.office);
            let open = days.and_then(|days| days.open_day_from(days.day_of(self.now_ms) + 1));
            if let Some((_, first_ms, last_ms)) = open {
                let into =
                    real_ms(last_ms - first_ms) / real_ms(crate::lab::engine::MINUTE_MS) * luck.unit() * DOOR_PART;
                return self.agenda.put(first_ms + minutes_ms(into), Event::AtDoor(id));
            }
        }
        self.start_over_or_end(id, ending);
    }
}
