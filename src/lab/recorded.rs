//! The bookings of a real portal as demand: when, where and what for. What was never written down about the people (what
//! exactly they asked, where they live) is drawn from the scenario.

use super::calendar::Axis;
use super::comparison::LeftOut;
use super::demand::Coming;
use super::engine::stream::Stream;
use super::person::{Purpose, Traits};
use super::plan::Plan;
use super::run::{Ground, LabError, Recorded, RecordedEnding};
use super::scenario::Scenario;
use crate::domain::office::{Office, OfficeCode};
use crate::domain::reason::Reason;
use crate::domain::window::eastern_date;
use jiff::civil::Date;
use std::collections::HashMap;

/// For each reason the questions under which it may have been asked: their places in the scenario and sums of shares.
type Questions = HashMap<Reason, (Vec<u8>, Vec<f64>)>;

/// Those recorded bookings whose office and reason the run knows.
pub struct Replayable<'a> {
    /// Each with the place of its office among `offices`.
    bookings: Vec<(u16, &'a Recorded)>,
    offices: Vec<&'a Office>,
    questions: Questions,
    left_out: LeftOut,
    span: (Date, u32),
}

impl<'a> Replayable<'a> {
    /// Picks them, in the order in which they were made; an error if there are none.
    pub fn new(ground: &'a Ground, scenario: &Scenario, all: &'a [Recorded]) -> Result<Self, LabError> {
        let questions = questions(ground, scenario);
        let listed = ground.offices.iter().filter(|office| office.is_listed());
        let listed: HashMap<&OfficeCode, &Office> = listed.map(|office| (&office.code, office)).collect();
        let mut places: HashMap<&OfficeCode, u16> = HashMap::new();
        let mut found = (Vec::new(), Vec::new());
        let mut left_out = LeftOut::default();
        for booking in all {
            let Some(office) = listed.get(&booking.office) else {
                left_out.unlisted_office += 1;
                continue;
            };
            if !questions.contains_key(&booking.reason) {
                left_out.unasked_reason += 1;
                continue;
            }
            let place = *places.entry(&office.code).or_insert_with(|| {
                found.1.push(*office);
                u16::try_from(found.1.len() - 1).unwrap_or(u16::MAX)
            });
            found.0.push((place, booking));
        }
        let (mut bookings, offices) = found;
        bookings.sort_by_key(|(_, booking)| booking.booked_at);
        let (Some((_, first)), Some((_, last))) = (bookings.first(), bookings.last()) else {
            return Err(if all.is_empty() { LabError::NoBookings } else { LabError::AllLeftOut(left_out) });
        };
        let (first, last) = (eastern_date(first.booked_at), eastern_date(last.booked_at));
        let days = u32::try_from((last - first).get_days()).unwrap_or(0) + 1;
        Ok(Self { bookings, offices, questions, left_out, span: (first, days) })
    }

    /// The offices that were booked; their shares do not matter.
    pub fn offices(&self) -> Vec<(Office, f64)> {
        self.offices.iter().map(|office| ((*office).clone(), 1.0)).collect()
    }

    /// The days on which was booked: the first, how many, and none for filling up.
    pub fn span(&self) -> (Date, u32, u32) {
        (self.span.0, self.span.1, 0)
    }
}

/// Recorded bookings, on the axis of a run.
pub struct RecordedDemand {
    bookings: Vec<Booking>,
    questions: Questions,
    left_out: LeftOut,
}

struct Booking {
    at_ms: i64,
    starts_ms: i64,
    office: u16,
    reason: Reason,
    ending: RecordedEnding,
}

impl RecordedDemand {
    /// Puts them on the axis.
    pub fn new(recorded: Replayable<'_>, axis: &Axis) -> Self {
        let on_axis = |(office, booking): (u16, &Recorded)| Booking {
            at_ms: axis.place(booking.booked_at),
            starts_ms: axis.place(booking.starts_at),
            office,
            reason: booking.reason,
            ending: booking.ending,
        };
        Self {
            bookings: recorded.bookings.into_iter().map(on_axis).collect(),
            questions: recorded.questions,
            left_out: recorded.left_out,
        }
    }

    /// How many were still to come.
    pub fn still_booked(&self) -> u64 {
        let open = self.bookings.iter().filter(|booking| booking.ending == RecordedEnding::Open);
        u64::try_from(open.count()).unwrap_or(u64::MAX)
    }

    /// What is not among them.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// The next who booked; none after the last.
    pub fn next(&self, coming: &mut Coming, seed: u64, plan: &Plan) -> Option<Traits> {
        let number = coming.take_number();
        let booking = self.booking(number)?;
        let mut who: Stream = Purpose::Self_.stream(seed, number, 0);
        // There is one: a booking whose reason has none was left out.
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

/// The questions of each reason; a reason without one is not there.
fn questions(ground: &Ground, scenario: &Scenario) -> Questions {
    let mut found = Questions::new();
    for (nth, question) in scenario.questions.iter().enumerate() {
        let (Some(kind), Ok(nth)) = (ground.rules.kind(question.kind.as_str()), u8::try_from(nth)) else { continue };
        let (places, sums) = found.entry(kind.menu).or_default();
        let before = sums.last().copied().unwrap_or(0.0);
        places.push(nth);
        sums.push(before + question.share * portal_part(question.portal_percent, question.voice_percent));
    }
    found
}

/// Of those with a question so many come to book: who goes to the portal at once, and the others whom the voice system
/// could not help. Never nothing, so that a question without a chance is still possible where it is the only one.
fn portal_part(portal_percent: f64, voice_percent: f64) -> f64 {
    (portal_percent + (100.0 - portal_percent) * (100.0 - voice_percent) / 100.0).max(0.01)
}
