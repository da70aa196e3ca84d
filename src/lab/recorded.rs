//! The bookings of a real portal as demand: when, where and what for. What was never written down about the people (what
//! exactly they asked, where they live) is drawn from the scenario.

use super::calendar::Axis;
use super::demand::Coming;
use super::engine::stream::Stream;
use super::person::{Purpose, Traits};
use super::plan::Plan;
use super::run::{Ground, LabError, Recorded, RecordedEnding};
use super::scenario::Scenario;
use crate::domain::office::Office;
use crate::domain::reason::Reason;
use crate::domain::window::eastern_date;
use jiff::civil::Date;
use std::collections::HashMap;

/// Recorded bookings, on the axis of a run.
pub struct RecordedDemand {
    bookings: Vec<Booking>,
    /// For each reason the questions under which it may have been asked: their places in the scenario and sums of shares.
    questions: HashMap<Reason, (Vec<u8>, Vec<f64>)>,
}

struct Booking {
    at_ms: i64,
    starts_ms: i64,
    office: u16,
    reason: Reason,
    ending: RecordedEnding,
}

/// The days that bookings span: the first Eastern day, how many, and none for filling up.
pub fn span(bookings: &[Recorded]) -> Result<(Date, u32, u32), LabError> {
    let days = bookings.iter().map(|booking| eastern_date(booking.booked_at));
    let (first, last) = days
        .fold(None, |span: Option<(Date, Date)>, day| {
            Some(span.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
        })
        .ok_or(LabError::NoBookings)?;
    let days = u32::try_from((last - first).get_days()).unwrap_or(0) + 1;
    Ok((first, days, 0))
}

impl RecordedDemand {
    /// The bookings of offices that the run has, in the order in which they were made.
    pub fn new(ground: &Ground, scenario: &Scenario, offices: &[Office], axis: &Axis, bookings: &[Recorded]) -> Self {
        let office = |booking: &Recorded| offices.iter().position(|office| office.code == booking.office);
        let on_axis = |booking: &Recorded| {
            Some(Booking {
                at_ms: axis.place(booking.booked_at),
                starts_ms: axis.place(booking.starts_at),
                office: u16::try_from(office(booking)?).ok()?,
                reason: booking.reason,
                ending: booking.ending,
            })
        };
        let mut bookings: Vec<Booking> = bookings.iter().filter_map(on_axis).collect();
        bookings.sort_by_key(|booking| booking.at_ms);
        let asked_under = |reason: Reason| {
            let mut found = (Vec::new(), Vec::new());
            for (nth, question) in scenario.questions.iter().enumerate() {
                let kind = ground.rules.kind(question.kind.as_str());
                if kind.is_some_and(|kind| kind.menu == reason) {
                    let before = found.1.last().copied().unwrap_or(0.0);
                    found.0.push(u8::try_from(nth).unwrap_or(0));
                    found
                        .1
                        .push(before + question.share * portal_part(question.portal_percent, question.voice_percent));
                }
            }
            (reason, found)
        };
        Self { bookings, questions: Reason::ALL.into_iter().map(asked_under).collect() }
    }

    /// The next who booked; none after the last.
    pub fn next(&self, coming: &mut Coming, seed: u64, plan: &Plan) -> Option<Traits> {
        let number = coming.take_number();
        let booking = self.booking(number)?;
        let mut who: Stream = Purpose::Self_.stream(seed, number, 0);
        let (questions, sums) = self.questions.get(&booking.reason)?;
        let question = questions.get(who.pick(sums)).copied().unwrap_or(0);
        coming.go_on(booking.at_ms);
        let mut traits = plan.demand.traits(&mut who, question, &plan.table);
        traits.number = number;
        traits.begins_ms = booking.at_ms;
        traits.office = booking.office;
        (traits.zip, traits.miles) = plan.places.draw(booking.office, &mut who);
        (traits.at_lunch, traits.at_opening) = (false, false);
        Some(traits)
    }

    /// When a booking's visit began.
    pub fn starts_ms(&self, number: u64) -> i64 {
        self.booking(number).map_or(0, |booking| booking.starts_ms)
    }

    /// How a booking ended.
    pub fn ending(&self, number: u64) -> RecordedEnding {
        self.booking(number).map_or(RecordedEnding::Open, |booking| booking.ending)
    }

    fn booking(&self, number: u64) -> Option<&Booking> {
        self.bookings.get(usize::try_from(number).ok()?)
    }
}

/// Of those with a question so many come to book: who goes to the portal at once, and the others whom the voice system
/// could not help. Never nothing, so that a question without a chance is still possible where it is the only one.
fn portal_part(portal_percent: f64, voice_percent: f64) -> f64 {
    (portal_percent + (100.0 - portal_percent) * (100.0 - voice_percent) / 100.0).max(0.01)
}
