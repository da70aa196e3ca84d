//! The telephone, the same in both models: lines, the voice system, operators, and those whose call was in vain.

use super::{Ending, Event, Id, Person, Purpose, Simulation};
use crate::lab::comparison::Model;
use crate::lab::engine::HOUR_MS;
use crate::lab::engine::number::minutes_ms;
use crate::lab::engine::station::{Coming, Ticket};
use crate::lab::person::Language;
use crate::lab::scenario::Number;
use crate::lab::table::Tier1;

/// Whoever finds nobody there calls within the first so many hours of the next day that somebody is.
const CALLS_SPREAD_HOURS: f64 = 12.0;

impl Simulation<'_> {
    /// Somebody calls: a line is free, or all are busy.
    pub(super) fn call(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        if self.lines.come(self.now_ms, id, 0) == Coming::TurnedAway {
            return self.call_again_or_end(id);
        }
        person.spent.calls += 1;
        let mean = self.plan.numbers.value(Number::VoiceMinutes);
        let took_ms = minutes_ms(person.draw(self.seed, Purpose::Voice).exponential(mean));
        person.spent.active_ms += took_ms;
        person.spent.voice_ms += took_ms;
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.calls += 1;
        }
        self.agenda.put(self.now_ms + took_ms, Event::VoiceDone(id));
    }

    /// The voice system has told what it can; whoever needs more asks for an operator.
    pub(super) fn voice_done(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        if person.traits.voice_able {
            self.end_call();
            if let Some(flows) = self.tally.flows_at(self.now_ms) {
                flows.voice_ended += 1;
            }
            return self.finish(id, Ending::Answered);
        }
        if self.plan.contact.live_until(self.plan.axis.timestamp(self.now_ms)).is_none() {
            self.end_call();
            return self.call_again_or_end(id);
        }
        person.since_ms = self.now_ms;
        match self.operators.come(self.now_ms, id, 0) {
            Coming::Served => self.operator_begins(id),
            Coming::Waits(ticket) => {
                let mean = self.plan.numbers.value(Number::HoldPatienceMinutes);
                let patience_ms = minutes_ms(person.draw(self.seed, Purpose::Hold).exponential(mean));
                self.agenda.put(self.now_ms + patience_ms, Event::HangUp(ticket));
            }
            Coming::TurnedAway => {
                self.end_call();
                self.call_again_or_end(id);
            }
        }
    }

    /// A person's patience ends, if they still wait.
    pub(super) fn hang_up(&mut self, ticket: Ticket) {
        if let Some(id) = self.operators.leave(self.now_ms, ticket) {
            self.leave_hold(id);
        }
    }

    fn leave_hold(&mut self, id: Id) {
        if let Some(person) = self.people.get_mut(id) {
            person.spent.hold_ms += self.now_ms - person.since_ms;
        }
        self.end_call();
        self.call_again_or_end(id);
    }

    fn operator_begins(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        person.spent.hold_ms += self.now_ms - person.since_ms;
        let numbers = &self.plan.numbers;
        let mut minutes = person.draw(self.seed, Purpose::Operator).exponential(numbers.value(Number::OperatorMinutes));
        if person.traits.language == Language::Other {
            minutes += numbers.value(Number::InterpreterMinutes);
        }
        let took_ms = minutes_ms(minutes);
        person.spent.active_ms += took_ms;
        person.spent.operator_ms += took_ms;
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.operator_answered += 1;
        }
        self.agenda.put(self.now_ms + took_ms, Event::OperatorDone(id));
    }

    /// An operator has settled it, or has taken a request down.
    pub(super) fn operator_done(&mut self, id: Id) {
        if let Some((next, _)) = self.operators.done(self.now_ms) {
            self.operator_begins(next);
        }
        self.end_call();
        let Some(person) = self.people.get_mut(id) else { return };
        let decision = self.plan.table.decision(person.known).tier1;
        if !matches!(decision, Tier1::TakeDown { .. })
            && let Some(flows) = self.tally.flows_at(self.now_ms)
        {
            flows.operator_settled += 1;
        }
        self.screened(id);
    }

    /// What tier 1 has said, to a caller or to whoever writes the form.
    pub(super) fn screened(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        match self.plan.table.decision(person.known).tier1 {
            Tier1::Answer => self.finish(id, Ending::Answered),
            Tier1::ComeBack => {
                if !self.prepares(id, Ending::NeverServed, Event::Call) {
                    self.finish(id, Ending::NeverServed);
                }
            }
            Tier1::TakeDown { urgent } => match self.model {
                Model::Legacy => self.turn_to_portal(id),
                Model::Current => self.take_down(id, urgent),
            },
        }
    }

    /// Operators come to work; when they go, whoever waits is told to call again.
    pub(super) fn operators_shift(&mut self, come: bool) {
        if come {
            self.operators.set_servers(self.now_ms, self.plan.numbers.operators);
            return;
        }
        self.operators.set_servers(self.now_ms, 0);
        for (id, _) in self.operators.send_away(self.now_ms) {
            self.leave_hold(id);
        }
    }

    fn end_call(&mut self) {
        // Nobody waits for a line: who finds none is turned away.
        let _ = self.lines.done(self.now_ms);
    }

    /// A call was in vain: all lines busy, nobody there, or hung up.
    fn call_again_or_end(&mut self, id: Id) {
        let numbers = &self.plan.numbers;
        let Some(person) = self.people.get_mut(id) else { return };
        let mut luck = person.draw(self.seed, Purpose::CallAgain);
        if !luck.happens(numbers.part(Number::CallAgainPercent)) {
            return self.finish(id, Ending::NeverServed);
        }
        let wait_ms = minutes_ms(luck.exponential(numbers.value(Number::CallAgainHours)) * 60.0);
        let at_ms = next_try(self.plan, person, self.now_ms + wait_ms, luck.unit());
        self.agenda.put(at_ms, Event::Call(id));
    }
}

/// Whoever wants an operator calls when somebody is there: at that instant, or over the hours of the next live day.
fn next_try(plan: &crate::lab::plan::Plan, person: &Person, at_ms: i64, luck: f64) -> i64 {
    if person.traits.voice_able || plan.contact.live_until(plan.axis.timestamp(at_ms)).is_some() {
        return at_ms;
    }
    let opens_ms = plan.axis.place(plan.contact.next_live(plan.axis.timestamp(at_ms)));
    opens_ms + minutes_ms(luck * CALLS_SPREAD_HOURS * 60.0).min(12 * HOUR_MS - 1)
}
