//! What a run counts: every person once, when they are done, by what kind of person they are; and what happened when.

use super::comparison::{Group, Week};
use super::engine::number::{real, real_ms};
use super::engine::station::Counts;
use super::engine::{DAY_MS, HOUR_MS};
use super::person::{Distance, Language, Need, Person, Spent, Traits};

/// Kinds of people: need, urgency, language, distance.
const CELLS: usize = 3 * 2 * 3 * 3;
/// Hours to an answer that are told apart; whoever takes longer is in the last. No run goes on for longer.
const HOURS_MAX: usize = 24 * 400;
/// A week.
const WEEK_MS: i64 = 7 * DAY_MS;

/// How it ended for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Answered, by telephone or at a window.
    Answered,
    /// Refused, with a rule.
    Refused,
    /// Gave up, or was still under way at the end.
    NeverServed,
}

/// Sums over people of one kind, or of several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// People.
    pub people: u64,
    /// Answered.
    pub answered: u64,
    /// Refused.
    pub refused: u64,
    /// Hours to the answer of those answered.
    pub hours: f64,
    /// How many were answered in each hour after their first act.
    pub by_hour: Vec<u32>,
    /// Visits of people whom a call could have answered.
    pub spared: u64,
    /// What it has cost them, and those who served them.
    pub spent: Spent,
}

/// What happened in the counted time, whoever it happened to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flows {
    /// Calls that got a line.
    pub calls: u64,
    /// Ended by the voice system.
    pub voice_ended: u64,
    /// Answered by an operator.
    pub operator_answered: u64,
    /// Of those, settled.
    pub operator_settled: u64,
    /// Requests taken down or written.
    pub requests: u64,
    /// Appointments booked or assigned, walk-ins too.
    pub appointments: u64,
    /// Officers' first calls.
    pub first_calls: u64,
    /// Of those, within the promise.
    pub promises_kept: u64,
    /// Seats at which somebody was seen.
    pub seats_used: u64,
    /// Seats there were.
    pub seats: u64,
}

/// All that one model's run has counted.
#[derive(Clone, Debug)]
pub struct Tally {
    cells: Vec<Sums>,
    /// What happened.
    pub flows: Flows,
    /// By week of the counted time.
    pub weeks: Vec<Week>,
    /// Lines, operators, officers.
    pub stations: [Counts; 3],
    /// How many events were simulated.
    pub events: u64,
    /// The most people under way at once.
    pub under_way_max: usize,
    from_ms: i64,
    until_ms: i64,
}

impl Tally {
    /// Nothing yet; what happens in that span counts.
    pub fn new((from_ms, until_ms): (i64, i64)) -> Self {
        let weeks = usize::try_from((until_ms - from_ms + WEEK_MS - 1) / WEEK_MS).unwrap_or(0);
        Self {
            cells: vec![Sums::default(); CELLS],
            flows: Flows::default(),
            weeks: vec![Week::default(); weeks],
            stations: [Counts::default(); 3],
            events: 0,
            under_way_max: 0,
            from_ms,
            until_ms,
        }
    }

    /// What happens then, if it counts.
    pub fn flows_at(&mut self, now_ms: i64) -> Option<&mut Flows> {
        (self.from_ms..self.until_ms).contains(&now_ms).then_some(&mut self.flows)
    }

    /// The week in which something happens, if it counts.
    pub fn week_at(&mut self, now_ms: i64) -> Option<&mut Week> {
        self.weeks.get_mut(usize::try_from((now_ms - self.from_ms).div_euclid(WEEK_MS)).ok()?)
    }

    /// Somebody is done.
    pub fn finish(&mut self, person: &Person, ending: Ending, now_ms: i64) {
        if let Some(week) = self.week_at(now_ms) {
            match ending {
                Ending::Answered => week.answered += 1.0,
                Ending::Refused => week.refused += 1.0,
                Ending::NeverServed => week.gave_up += 1.0,
            }
        }
        if !person.traits.counted {
            return;
        }
        let Some(sums) = self.cells.get_mut(cell(&person.traits)) else { return };
        sums.people += 1;
        match ending {
            Ending::Answered => sums.answer(now_ms - person.traits.begins_ms),
            Ending::Refused => sums.refused += 1,
            Ending::NeverServed => {}
        }
        sums.spared += if person.traits.need == Need::Visit { 0 } else { person.spent.visits };
        sums.spent += person.spent;
    }

    /// The sums over everybody of a group.
    pub fn of(&self, group: Group) -> Sums {
        let mut all = Sums::default();
        for (at, sums) in self.cells.iter().enumerate() {
            if holds(at, group) {
                all.add(sums);
            }
        }
        all
    }
}

impl Sums {
    fn answer(&mut self, took_ms: i64) {
        self.answered += 1;
        self.hours += real_ms(took_ms) / real_ms(HOUR_MS);
        let hour = usize::try_from(took_ms / HOUR_MS).unwrap_or(0).min(HOURS_MAX - 1);
        if self.by_hour.len() <= hour {
            self.by_hour.resize(hour + 1, 0);
        }
        if let Some(count) = self.by_hour.get_mut(hour) {
            *count += 1;
        }
    }

    fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.answered += other.answered;
        self.refused += other.refused;
        self.hours += other.hours;
        if self.by_hour.len() < other.by_hour.len() {
            self.by_hour.resize(other.by_hour.len(), 0);
        }
        self.by_hour.iter_mut().zip(&other.by_hour).for_each(|(own, others)| *own += others);
        self.spared += other.spared;
        self.spent += other.spent;
    }

    /// The days by which such a part of those answered had their answer, evenly within the hour; none if nobody was.
    pub fn days_of_part(&self, part: f64) -> Option<f64> {
        if self.answered == 0 {
            return None;
        }
        let wanted = real(self.answered) * part;
        let mut before = 0.0;
        for (hour, count) in self.by_hour.iter().enumerate() {
            let count = f64::from(*count);
            if count > 0.0 && before + count >= wanted {
                let within = ((wanted - before) / count).max(0.0);
                return Some((real(u64::try_from(hour).unwrap_or(0)) + within) / 24.0);
            }
            before += count;
        }
        None
    }

    /// How many were answered on each day after their first act, the last of so many days with all later ones.
    pub fn by_day(&self, days: usize) -> Vec<f64> {
        let mut by_day = vec![0.0; days];
        for (hour, count) in self.by_hour.iter().enumerate() {
            if let Some(day) = by_day.get_mut((hour / 24).min(days.saturating_sub(1))) {
                *day += f64::from(*count);
            }
        }
        by_day
    }
}

fn cell(traits: &Traits) -> usize {
    let need = match traits.need {
        Need::Operator => 0,
        Need::Officer => 1,
        Need::Visit => 2,
    };
    let language = match traits.language {
        Language::English => 0,
        Language::Spanish => 1,
        Language::Other => 2,
    };
    let distance = match Distance::of(f64::from(traits.miles)) {
        Distance::Near => 0,
        Distance::Middle => 1,
        Distance::Far => 2,
    };
    ((need * 2 + usize::from(traits.known.urgent)) * 3 + language) * 3 + distance
}

/// Whether the people of a cell are in a group.
fn holds(cell: usize, group: Group) -> bool {
    let (need, urgent, language, distance) = (cell / 18, cell / 9 % 2, cell / 3 % 3, cell % 3);
    match group {
        Group::All => true,
        Group::OperatorEnough => need == 0,
        Group::OfficerEnough => need == 1,
        Group::NeedsVisit => need == 2,
        Group::NotUrgent => urgent == 0,
        Group::Urgent => urgent == 1,
        Group::English => language == 0,
        Group::Spanish => language == 1,
        Group::OtherLanguage => language == 2,
        Group::Near => distance == 0,
        Group::Middle => distance == 1,
        Group::Far => distance == 2,
    }
}
