//! Visits at an office: with an appointment of either model, and at the door without one.

use super::portal::fails_to_come;
use super::{Ending, Event, Id, Purpose, Simulation};
use crate::lab::comparison::Model;
use crate::lab::engine::number::whole;
use crate::lab::run::RecordedEnding;
use crate::lab::scenario::Number;
use crate::lab::table::Officer;

impl Simulation<'_> {
    /// The time of an appointment has come, and the person or not.
    pub(super) fn visit(&mut self, id: Id) {
        let numbers = &self.plan.numbers;
        let Some(person) = self.people.get_mut(id) else { return };
        let no_show = match self.model {
            Model::Legacy => Number::PortalNoShowPercent,
            Model::Current => Number::AssignedNoShowPercent,
        };
        person.seat = None;
        if fails_to_come(person, self.seed, numbers.part(no_show)) {
            person.spent.no_shows += 1;
            return self.come_again_or_end(id, Ending::NeverServed);
        }
        self.come(id);
        self.seen(id);
    }

    /// An officer at a window sees the person: answers, refuses, or has them come again.
    fn seen(&mut self, id: Id) {
        let numbers = &self.plan.numbers;
        let Some(person) = self.people.get_mut(id) else { return };
        person.spent.window_ms += numbers.window_ms;
        person.spent.office_ms += numbers.visit_ms;
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.seats_used += 1;
        }
        let solved = person.draw(self.seed, Purpose::Visit).happens(numbers.part(Number::SolvedPercent));
        let done_ms = self.now_ms + numbers.window_ms;
        match self.plan.table.decision(person.known).officer {
            Officer::Refuse => {
                let again = if self.model == Model::Legacy { Event::Look } else { Event::Call };
                person.looks_until_ms = None;
                if !self.prepares(id, Ending::Refused, again) {
                    self.finish_at(id, Ending::Refused, done_ms);
                }
            }
            Officer::Answer | Officer::Visit if solved => self.finish_at(id, Ending::Answered, done_ms),
            Officer::Answer | Officer::Visit => self.come_again_or_end(id, Ending::NeverServed),
        }
    }

    /// A visit that a portal has recorded: what is not written down is drawn, and how it ended at the window is not known,
    /// so that whoever came was answered.
    pub(super) fn recorded_visit(&mut self, id: Id) {
        let numbers = &self.plan.numbers;
        let Some(person) = self.people.get_mut(id) else { return };
        let recorded = self.plan.recorded.as_ref().map(|recorded| recorded.ending(person.traits.number));
        let came = match recorded {
            Some(RecordedEnding::Came) => true,
            Some(RecordedEnding::Missed) => false,
            Some(RecordedEnding::Cancelled) => return self.finish(id, Ending::NeverServed),
            _ => !fails_to_come(person, self.seed, numbers.part(Number::PortalNoShowPercent)),
        };
        if !came {
            person.spent.no_shows = 1;
            return self.finish(id, Ending::NeverServed);
        }
        person.spent.window_ms += numbers.window_ms;
        person.spent.office_ms += numbers.visit_ms;
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.seats_used += 1;
        }
        self.come(id);
        self.finish_at(id, Ending::Answered, self.now_ms + numbers.window_ms);
    }

    /// Somebody stands at the door without an appointment: seen today, or sent away.
    pub(super) fn at_door(&mut self, id: Id) {
        self.come(id);
        let Some(person) = self.people.get_mut(id) else { return };
        let seat = self.seats.at_door(person.traits.office, self.now_ms);
        let [if_free, if_full] = self.plan.table.decision(person.known).accepted;
        match seat {
            Some(seat) if if_free => {
                self.seats.take_desk(seat);
                person.spent.appointments += 1;
                if let Some(flows) = self.tally.flows_at(self.now_ms) {
                    flows.appointments += 1;
                }
                self.seen(id);
            }
            None if if_full => self.seen(id),
            _ => self.start_over_or_end(id, Ending::Refused),
        }
    }

    /// Somebody who did not come, canceled, or has to come again tries again, or lets it be.
    pub(super) fn come_again_or_end(&mut self, id: Id, ending: Ending) {
        let numbers = &self.plan.numbers;
        let Some(person) = self.people.get_mut(id) else { return };
        if !person.draw(self.seed, Purpose::Visit).happens(numbers.part(Number::ComeAgainPercent)) {
            return self.finish(id, ending);
        }
        match self.model {
            Model::Legacy => self.turn_to_portal(id),
            Model::Current => self.agenda.put(self.now_ms, Event::Call(id)),
        }
    }

    /// The way to the office and back.
    fn come(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let (mile_ms, mile_cents) = self.plan.numbers.mile;
        let miles = f64::from(person.seat_miles);
        person.spent.visits += 1;
        person.spent.travel_ms += i64::try_from(whole(miles * mile_ms)).unwrap_or(0);
        person.spent.cents += miles * mile_cents;
        if let Some(week) = self.tally.week_at(self.now_ms) {
            week.visits += 1.0;
        }
    }
}
