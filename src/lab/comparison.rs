//! What a comparison has come to: measures of both models with their confidence, how they differ, for whom, and why.
//! Numbers only; words and charts are made elsewhere.

use super::scenario::Number;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// The year that totals are brought to.
pub const YEAR_DAYS: f64 = 365.0;

/// The two models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Model {
    /// The portal.
    Legacy,
    /// The contact center.
    Current,
}

/// Whom a measure is of. Everybody is in one group of each split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Everybody.
    All,
    /// Whose question the voice system or the operator can answer.
    OperatorEnough,
    /// Whose question an officer can answer by telephone.
    OfficerEnough,
    /// Who needs a visit, or asks for one that the rules refuse.
    NeedsVisit,
    /// Who say that it is urgent.
    Urgent,
    /// Who do not.
    NotUrgent,
    /// Who speak English.
    English,
    /// Who speak Spanish.
    Spanish,
    /// Who speak another language.
    OtherLanguage,
    /// Whose office is less than 25 miles away.
    Near,
    /// From 25 to 100.
    Middle,
    /// 100 or more.
    Far,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Of a hundred people so many got an answer.
    AnsweredPercent,
    /// So many were refused, with a rule.
    RefusedPercent,
    /// So many were never served: gave up, or were still waiting at the end.
    NeverServedPercent,
    /// Days from the first act to the answer, of those answered: the mean.
    DaysMean,
    /// The median.
    DaysMedian,
    /// The 90th percentile.
    DaysP90,
    /// Visits at an office for a hundred people.
    Visits,
    /// Of those, visits that a telephone call would have spared.
    SparedVisits,
    /// Of a hundred appointments so many whose visitor did not come.
    NoShowPercent,
    /// Of a hundred seats so many at which somebody was seen. Only of all.
    SeatUsePercent,
    /// A person's own minutes: all of them, on the average.
    PersonMinutes,
    /// Of those: talking, typing, looking.
    ActiveMinutes,
    /// Of those: on hold.
    HoldMinutes,
    /// Of those: at the office.
    OfficeMinutes,
    /// Of those: on the way there and back.
    TravelMinutes,
    /// Calls for a hundred people.
    Calls,
    /// Of a hundred calls so many ended by the voice system. Only of all.
    VoiceEndedPercent,
    /// Of a hundred calls that an operator answered so many the operator settled. Only of all.
    OperatorSettledPercent,
    /// Of a hundred call-backs due so many came within the promise. Only of all.
    PromiseKeptPercent,
    /// Operators' minutes for a hundred people.
    OperatorMinutes,
    /// Minutes of officers who call back, for a hundred people.
    OfficerMinutes,
    /// Minutes of officers at windows, for a hundred people.
    WindowMinutes,
    /// What staff and lines cost for a hundred people, in dollars.
    StaffDollars,
    /// What travel and brokers cost a hundred people, in dollars.
    PersonDollars,
}

/// A mean over replications.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Half of the 95 % confidence interval; none where there is one replication only.
    pub half_width: Option<f64>,
}

/// One measure of one group, in both models. None where nobody is there to measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// What.
    pub measure: Measure,
    /// Of whom.
    pub group: Group,
    /// The legacy model's.
    pub legacy: Option<Estimate>,
    /// The current model's.
    pub current: Option<Estimate>,
    /// The current model's less the legacy model's, replication by replication, with the same people.
    pub difference: Option<Estimate>,
}

/// How many days people who need an officer took to an answer, in both models.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DaysChart {
    /// Of a hundred people of the group, those answered on the first day, the second, and so on; the last has all others
    /// who were answered.
    pub legacy_percent: Vec<f64>,
    /// The same of the current model.
    pub current_percent: Vec<f64>,
    /// Of whom.
    pub group: Group,
}

/// What happened in a week, on the average of the replications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Week {
    /// People who came with a question.
    pub came: f64,
    /// Answered.
    pub answered: f64,
    /// Refused.
    pub refused: f64,
    /// Gave up.
    pub gave_up: f64,
    /// Visits at offices.
    pub visits: f64,
}

/// A line or a desk at which people waited.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Queue {
    /// Which.
    pub station: StationName,
    /// In which model.
    pub model: Model,
    /// Who came, in a counted day.
    pub came_a_day: Estimate,
    /// Of a hundred so many were turned away.
    pub turned_away_percent: Estimate,
    /// Of a hundred so many hung up.
    pub left_percent: Estimate,
    /// The mean wait of those served, in minutes.
    pub wait_minutes: Estimate,
    /// Of a hundred hours on duty so many busy.
    pub busy_percent: Estimate,
}

/// The stations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StationName {
    /// Telephone lines.
    Lines,
    /// Operators.
    Operators,
    /// Officers who call back.
    Officers,
}

/// Whole numbers of the counted time, on the average of the replications, brought to a year of 365 days.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Totals {
    /// People who came with a question.
    pub people: f64,
    /// Calls that got a line.
    pub calls: f64,
    /// Of those, ended by the voice system.
    pub voice_ended: f64,
    /// Answered by an operator.
    pub operator_answered: f64,
    /// Requests taken down or written.
    pub requests: f64,
    /// Appointments booked or assigned, walk-ins too.
    pub appointments: f64,
    /// Events that were simulated, in both models, not brought to a year.
    pub events: f64,
}

/// Something that the models trade, or that both do alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Finding {
    /// The current model is better here.
    CurrentBetter {
        /// What.
        measure: Measure,
        /// For whom.
        group: Group,
    },
    /// The legacy model is better here.
    LegacyBetter {
        /// What.
        measure: Measure,
        /// For whom.
        group: Group,
    },
    /// One group gains by the change and another one loses.
    Trade {
        /// What.
        measure: Measure,
        /// Who gains by the current model.
        gains: Group,
        /// Who loses.
        loses: Group,
    },
    /// The current model does better in one thing and worse in another.
    Exchange {
        /// What gets better with it.
        better: Measure,
        /// For whom.
        better_for: Group,
        /// What gets worse with it.
        worse: Measure,
        /// For whom.
        worse_for: Group,
    },
    /// Whatever difference there may be is trivially small, for certain.
    Alike {
        /// What.
        measure: Measure,
        /// For whom.
        group: Group,
    },
}

/// How much the assumptions matter to one measure: what becomes of the models' difference when one number is at an end
/// of its range and all others stay as they are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tornado {
    /// What.
    pub measure: Measure,
    /// Of whom.
    pub group: Group,
    /// The difference, current less legacy, with the numbers of the scenario.
    pub difference: f64,
    /// The numbers, those that matter most first.
    pub swings: Vec<Swing>,
}

/// Numbers tried at both ends of their range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// So many.
    pub done: usize,
    /// Of so many that have a range: more, if it was told to stop.
    pub asked: usize,
}

/// A number at both ends of its range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Swing {
    /// Which.
    pub number: Number,
    /// The ends of its range.
    pub range: (f64, f64),
    /// The difference at each.
    pub differences: (f64, f64),
}

impl Swing {
    /// How far the difference moves from one end to the other.
    pub fn width(&self) -> f64 {
        (self.differences.1 - self.differences.0).abs()
    }
}

/// Recorded bookings that cannot be replayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// At offices that the office table does not list.
    pub unlisted_office: u64,
    /// For reasons under which no question of the scenario is asked.
    pub unasked_reason: u64,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The scenario's name.
    pub scenario: String,
    /// The seed.
    pub seed: u64,
    /// The first day, Eastern, of which people were counted.
    #[serde(serialize_with = "written")]
    pub first_day: Date,
    /// Days of which people were counted.
    pub days: u32,
    /// Replications done.
    pub replications: u32,
    /// Replications asked for: more, if it was told to stop.
    pub replications_asked: u32,
    /// Whether the legacy model's side is what a database has recorded.
    pub recorded: bool,
    /// Bookings of the database that are on neither side.
    pub left_out: LeftOut,
    /// Recorded bookings that were still to come: whether their people come is drawn.
    pub still_booked: u64,
    /// Every measure.
    pub rows: Vec<Row>,
    /// Days to an answer.
    pub days_charts: Vec<DaysChart>,
    /// The weeks of the legacy model.
    pub legacy_weeks: Vec<Week>,
    /// The weeks of the current model.
    pub current_weeks: Vec<Week>,
    /// Where people waited.
    pub queues: Vec<Queue>,
    /// The legacy model's year.
    pub legacy_totals: Totals,
    /// The current model's year.
    pub current_totals: Totals,
    /// What the models trade.
    pub findings: Vec<Finding>,
    /// How much the assumptions matter; empty unless it was asked for.
    pub tornados: Vec<Tornado>,
    /// How many numbers were tried at both ends of their range; none unless it was asked for.
    pub tried: Option<Tried>,
}

impl Comparison {
    /// People counted in a replication, on the average.
    pub fn people(&self) -> f64 {
        self.legacy_totals.people * f64::from(self.days) / YEAR_DAYS
    }
}

/// A date as `2018-10-01`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn written<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}
