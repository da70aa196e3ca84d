//! A person in a run: who they are, what they have been through, and where their luck comes from.

use super::engine::stream::Stream;
use super::seats::Seat;
use super::table::Known;
use std::ops::AddAssign;

/// What a stream of chance is for. The same person draws the same for the same purpose in both models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// When the next person comes.
    Coming,
    /// Who they are.
    Self_,
    /// How long the voice system takes.
    Voice,
    /// How long they hold the line.
    Hold,
    /// How long an operator talks.
    Operator,
    /// Whether and when they call again.
    CallAgain,
    /// Whether and when they come back with what was missing.
    Prepare,
    /// How they look for a seat.
    Look,
    /// Whether they look elsewhere or buy.
    Elsewhere,
    /// Whether they cancel, and when.
    Cancel,
    /// Whether they come.
    NoShow,
    /// Whether the visit ends with an answer, and they come again if not.
    Visit,
    /// When an officer calls, and whether they are reached.
    CallBack,
    /// How long an officer's call takes.
    Officer,
    /// Whether the field office refuses.
    FieldOffice,
    /// Whether they start over, go to the door, or let it be.
    StartOver,
}

/// How many purposes there are.
pub const PURPOSES: usize = 16;

impl Purpose {
    fn index(self) -> usize {
        match self {
            Self::Coming => 0,
            Self::Self_ => 1,
            Self::Voice => 2,
            Self::Hold => 3,
            Self::Operator => 4,
            Self::CallAgain => 5,
            Self::Prepare => 6,
            Self::Look => 7,
            Self::Elsewhere => 8,
            Self::Cancel => 9,
            Self::NoShow => 10,
            Self::Visit => 11,
            Self::CallBack => 12,
            Self::Officer => 13,
            Self::FieldOffice => 14,
            Self::StartOver => 15,
        }
    }

    /// The stream of a person for the n-th time that they need one for this.
    pub fn stream(self, seed: u64, person: u64, nth: u8) -> Stream {
        let purpose = u64::try_from(self.index()).unwrap_or(0);
        Stream::of(&[seed, person, purpose << 8 | u64::from(nth)])
    }
}

/// What people speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Any other.
    Other,
}

/// What would do for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The voice system or an operator.
    Operator,
    /// An officer's call.
    Officer,
    /// A visit.
    Visit,
}

/// How far a person's office is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// Less than 25 miles.
    Near,
    /// From 25 to 100.
    Middle,
    /// 100 or more.
    Far,
}

impl Distance {
    /// The band of a distance in miles.
    pub fn of(miles: f64) -> Self {
        match miles {
            miles if miles < 25.0 => Self::Near,
            miles if miles < 100.0 => Self::Middle,
            _ => Self::Far,
        }
    }
}

/// Who somebody is: the same in both models.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a trait of its own, drawn by itself")]
pub struct Traits {
    /// Which person of the replication.
    pub number: u64,
    /// When they first act.
    pub begins_ms: i64,
    /// Their office, in the scenario's order.
    pub office: u16,
    /// Their ZIP code, among those of the office.
    pub zip: u16,
    /// Miles to their office, as the crow flies.
    pub miles: f32,
    /// What they ask and have.
    pub known: Known,
    /// What they speak.
    pub language: Language,
    /// What would do for them.
    pub need: Need,
    /// The voice system could end it.
    pub voice_able: bool,
    /// In the legacy model they go to the portal without calling.
    pub portal_first: bool,
    /// They act at lunch.
    pub at_lunch: bool,
    /// They look when a day opens.
    pub at_opening: bool,
    /// They write the form instead of calling.
    pub writes_form: bool,
    /// They are counted: not of the time of filling up.
    pub counted: bool,
}

/// What somebody has been through, or several together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spent {
    /// Talking, typing, looking.
    pub active_ms: i64,
    /// On hold.
    pub hold_ms: i64,
    /// At the office.
    pub office_ms: i64,
    /// On the way.
    pub travel_ms: i64,
    /// The voice system's time.
    pub voice_ms: i64,
    /// Operators' time.
    pub operator_ms: i64,
    /// Officers' time on the telephone.
    pub officer_ms: i64,
    /// Officers' time at windows.
    pub window_ms: i64,
    /// Money for the way and brokers.
    pub cents: f64,
    /// Calls that got a line.
    pub calls: u64,
    /// Visits at an office, those in vain too.
    pub visits: u64,
    /// Appointments.
    pub appointments: u64,
    /// Of those, not come to.
    pub no_shows: u64,
}

impl AddAssign for Spent {
    fn add_assign(&mut self, other: Self) {
        self.active_ms += other.active_ms;
        self.hold_ms += other.hold_ms;
        self.office_ms += other.office_ms;
        self.travel_ms += other.travel_ms;
        self.voice_ms += other.voice_ms;
        self.operator_ms += other.operator_ms;
        self.officer_ms += other.officer_ms;
        self.window_ms += other.window_ms;
        self.cents += other.cents;
        self.calls += other.calls;
        self.visits += other.visits;
        self.appointments += other.appointments;
        self.no_shows += other.no_shows;
    }
}

/// Somebody who is under way.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Who.
    pub traits: Traits,
    /// What is known of them by now: they may have got what was missing.
    pub known: Known,
    /// What it has cost them.
    pub spent: Spent,
    /// Since when they are on hold, or talk.
    pub since_ms: i64,
    /// Until when they look for a seat; none before the first look.
    pub looks_until_ms: Option<i64>,
    /// The seat they have.
    pub seat: Option<Seat>,
    /// How far the seat's office is.
    pub seat_miles: f32,
    /// Calls of officers that they missed.
    pub missed: u8,
    /// The window of the promised call.
    pub promise: (i64, i64),
    /// The request goes before others.
    pub urgent_request: bool,
    /// The officer who has them on the line reaches them.
    pub reached: bool,
    /// They are not under way any more.
    pub done: bool,
    /// How often they drew for each purpose.
    drawn: [u8; PURPOSES],
}

impl Person {
    /// Somebody who begins.
    pub fn new(traits: Traits) -> Self {
        Self {
            traits,
            known: traits.known,
            spent: Spent::default(),
            since_ms: traits.begins_ms,
            looks_until_ms: None,
            seat: None,
            seat_miles: traits.miles,
            missed: 0,
            promise: (0, 0),
            urgent_request: false,
            reached: false,
            done: false,
            drawn: [0; PURPOSES],
        }
    }

    /// Their next stream for a purpose.
    pub fn draw(&mut self, seed: u64, purpose: Purpose) -> Stream {
        let Some(nth) = self.drawn.get_mut(purpose.index()) else { return purpose.stream(seed, 0, 0) };
        // Whoever has drawn 255 times goes on with the last luck.
        let stream = purpose.stream(seed, self.traits.number, *nth);
        *nth = nth.saturating_add(1);
        stream
    }
}

/// Everybody who is under way, by a number that is given out anew when somebody is done.
#[derive(Default)]
pub struct Roster {
    people: Vec<Person>,
    free: Vec<u32>,
}

impl Roster {
    /// Takes somebody in.
    pub fn add(&mut self, person: Person) -> u32 {
        if let Some(id) = self.free.pop() {
            if let Some(place) = self.get_mut(id) {
                *place = person;
            }
            return id;
        }
        self.people.push(person);
        u32::try_from(self.people.len() - 1).unwrap_or(u32::MAX)
    }

    /// Somebody who is under way.
    pub fn get_mut(&mut self, id: u32) -> Option<&mut Person> {
        self.people.get_mut(usize::try_from(id).ok()?)
    }

    /// Lets somebody go.
    pub fn remove(&mut self, id: u32) {
        self.free.push(id);
    }

    /// How many places there are: the most who were under way at once.
    pub fn len(&self) -> usize {
        self.people.len()
    }
}
