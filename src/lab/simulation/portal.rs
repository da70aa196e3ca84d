//! The legacy model's way to a seat: looking day after day, booking, canceling, buying from a broker; and bookings that
//! a real portal has recorded.

use super::{Ending, Event, Id, Person, Purpose, Simulation};
use crate::lab::engine::DAY_MS;
use crate::lab::engine::number::{minutes_ms, real_ms};
use crate::lab::scenario::Number;
use crate::lab::seats::{Seat, Wish};

/// Whoever looks when a day opens does so within so many minutes.
const OPENING_SPREAD_MINUTES: f64 = 10.0;

impl Simulation<'_> {
    /// Somebody begins to look for a seat: now, or when the next day opens.
    pub(super) fn turn_to_portal(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let at_ms = if person.traits.at_opening {
            let opens_ms = self.plan.opening_ms(self.plan.axis.eastern_day(self.now_ms) + 1);
            let luck = person.draw(self.seed, Purpose::Look).unit();
            opens_ms.min(self.now_ms + 2 * DAY_MS) + minutes_ms(luck * OPENING_SPREAD_MINUTES)
        } else {
            self.now_ms
        };
        person.looks_until_ms = None;
        self.agenda.put(at_ms, Event::Look(id));
    }

    /// Somebody looks at their office's page, and perhaps at others; if there is nothing they look again the next day
    /// until their patience ends.
    pub(super) fn look(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        let numbers = &self.plan.numbers;
        person.spent.active_ms += numbers.look_ms;
        let until_ms = if let Some(until_ms) = person.looks_until_ms {
            until_ms
        } else {
            let urgent = person.known.urgent;
            let mean = if urgent { Number::UrgentLookPatienceDays } else { Number::LookPatienceDays };
            let mut luck = person.draw(self.seed, Purpose::Look);
            let until_ms = self.now_ms + minutes_ms(luck.exponential(numbers.value(mean)) * 24.0 * 60.0);
            person.looks_until_ms = Some(until_ms);
            until_ms
        };
        if let Some((seat, miles)) = self.find_seat(id) {
            return self.book(id, seat, miles);
        }
        if self.now_ms + DAY_MS > until_ms {
            return self.finish(id, Ending::NeverServed);
        }
        self.agenda.put(self.now_ms + DAY_MS, Event::Look(id));
    }

    /// The seat somebody takes, and how far away it is: at their office, at one nearby, or a broker's.
    fn find_seat(&mut self, id: Id) -> Option<(Seat, f32)> {
        let numbers = &self.plan.numbers;
        let person = self.people.get_mut(id)?;
        let mut luck = person.draw(self.seed, Purpose::Elsewhere);
        let hurried = person.known.urgent || luck.happens(numbers.part(Number::SoonestPercent));
        let wish = if hurried { Wish::Soonest } else { Wish::Offered };
        let (office, zip) = (person.traits.office, person.traits.zip);
        if let Some(seat) = self.seats.look(office, self.now_ms, wish) {
            self.seats.take(seat);
            return Some((seat, person.traits.miles));
        }
        if luck.happens(numbers.part(Number::OtherOfficePercent)) {
            for other in self.plan.places.nearby(office) {
                if let Some(seat) = self.seats.look(*other, self.now_ms, wish) {
                    self.seats.take(seat);
                    return Some((seat, self.plan.places.miles((office, zip), *other)));
                }
            }
        }
        if luck.happens(numbers.part(Number::BrokerBuyersPercent)) {
            let seat = self.seats.buy(office, self.now_ms)?;
            person.spent.cents += numbers.value(Number::BrokerDollars) * 100.0;
            return Some((seat, person.traits.miles));
        }
        None
    }

    fn book(&mut self, id: Id, seat: Seat, miles: f32) {
        let Some(person) = self.people.get_mut(id) else { return };
        let numbers = &self.plan.numbers;
        person.spent.active_ms += numbers.booking_ms - numbers.look_ms.min(numbers.booking_ms);
        person.spent.appointments += 1;
        (person.seat, person.seat_miles) = (Some(seat), miles);
        let starts_ms = self.seats.starts(seat);
        let mut luck = person.draw(self.seed, Purpose::Cancel);
        let cancels = luck.happens(numbers.part(Number::CancelPercent));
        let ahead = real_ms(starts_ms - self.now_ms) * luck.unit();
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.appointments += 1;
        }
        if cancels {
            let ahead_ms = minutes_ms(ahead / real_ms(crate::lab::engine::MINUTE_MS));
            self.agenda.put(self.now_ms + ahead_ms, Event::Cancel(id));
        } else {
            self.agenda.put(starts_ms, Event::Visit(id));
        }
    }

    /// Somebody gives their seat back, and looks for another one or lets it be.
    pub(super) fn cancel(&mut self, id: Id) {
        let Some(person) = self.people.get_mut(id) else { return };
        if let Some(seat) = person.seat.take() {
            self.seats.free(seat);
        }
        self.come_again_or_end(id, Ending::NeverServed);
    }

    /// Brokers are there when a day opens.
    pub(super) fn brokers_take(&mut self, day: u16) {
        let part = self.plan.numbers.part(Number::BrokerPercent);
        let mut luck = Purpose::Coming.stream(self.seed, u64::MAX - u64::from(day), 1);
        self.seats.brokers_take(usize::from(day), part, || luck.unit());
    }

    /// Somebody who has booked in a real portal.
    pub(super) fn recorded_booking(&mut self, id: Id, starts_ms: i64) {
        let Some(person) = self.people.get_mut(id) else { return };
        person.spent.active_ms += self.plan.numbers.booking_ms;
        person.spent.appointments = 1;
        if let Some(flows) = self.tally.flows_at(self.now_ms) {
            flows.appointments += 1;
        }
        self.agenda.put(starts_ms, Event::RecordedVisit(id));
    }
}

/// Whether a person with an appointment fails to come.
pub(super) fn fails_to_come(person: &mut Person, seed: u64, part: f64) -> bool {
    person.draw(seed, Purpose::NoShow).happens(part)
}
