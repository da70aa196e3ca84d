//! From what replications have counted to a comparison.

use super::comparison::{
    Comparison, DaysChart, Estimate, Group, Measure, Model, Queue, Row, StationName, Totals, Week, YEAR_DAYS,
};
use super::engine::DAY_MS;
use super::engine::number::{ms_minutes, real, real_ms};
use super::engine::station::Counts;
use super::estimate::estimate;
use super::findings::findings;
use super::person::Spent;
use super::plan::Plan;
use super::recorded::RecordedDemand;
use super::run::Options;
use super::scenario::{Number, Scenario};
use super::tally::{Flows, Sums, Tally};

/// Days on the charts: a month, and one for all that took longer.
const CHART_DAYS: usize = 31;
/// Whose days are charted: who needs an officer.
const CHARTED: [Group; 2] = [Group::NeedsVisit, Group::OfficerEnough];

/// Both models with the same people.
pub struct Replication {
    /// The legacy model's.
    pub legacy: Tally,
    /// The current model's.
    pub current: Tally,
}

/// Makes the comparison of replications, of which there is at least one.
pub fn summarize(plan: &Plan, scenario: &Scenario, options: &Options, done: &[Replication]) -> Comparison {
    let rows = rows(scenario, done);
    let (legacy, current) = (Tallies(done, Model::Legacy), Tallies(done, Model::Current));
    let days = (plan.counted.1 - plan.counted.0) / DAY_MS;
    let days = u32::try_from(days).unwrap_or(0);
    let queues = [legacy.queues(days), current.queues(days)].concat();
    let events = done.iter().map(|both| both.legacy.events + both.current.events).sum::<u64>();
    let events = real(events) / real(u64::try_from(done.len()).unwrap_or(1));
    Comparison {
        scenario: scenario.name.to_string(),
        seed: options.seed,
        first_day: plan.axis.date(plan.axis.eastern_day(plan.counted.0)),
        days,
        replications: u32::try_from(done.len()).unwrap_or(u32::MAX),
        replications_asked: options.replications,
        recorded: options.recorded.is_some(),
        still_booked: plan.recorded.as_ref().map_or(0, RecordedDemand::still_booked),
        left_out: plan.recorded.as_ref().map(RecordedDemand::left_out).unwrap_or_default(),
        findings: findings(&rows),
        tornados: Vec::new(),
        tried: None,
        rows,
        days_charts: CHARTED.map(|group| days_chart(done, group)).into(),
        legacy_weeks: legacy.weeks(),
        current_weeks: current.weeks(),
        queues,
        legacy_totals: legacy.totals(days, events),
        current_totals: current.totals(days, events),
    }
}

/// One model's tallies.
struct Tallies<'a>(&'a [Replication], Model);

impl Tallies<'_> {
    fn each(&self) -> impl Iterator<Item = &Tally> {
        self.0.iter().map(|both| if self.1 == Model::Legacy { &both.legacy } else { &both.current })
    }

    fn mean(&self, of: impl Fn(&Tally) -> f64) -> Estimate {
        let values: Vec<f64> = self.each().map(of).collect();
        estimate(&values).unwrap_or(Estimate { mean: 0.0, half_width: None })
    }

    fn weeks(&self) -> Vec<Week> {
        let count = real(u64::try_from(self.0.len().max(1)).unwrap_or(1));
        let mut sums: Vec<Week> = Vec::new();
        for tally in self.each() {
            sums.resize(tally.weeks.len(), Week::default());
            for (sum, week) in sums.iter_mut().zip(&tally.weeks) {
                sum.came += week.came / count;
                sum.answered += week.answered / count;
                sum.refused += week.refused / count;
                sum.gave_up += week.gave_up / count;
                sum.visits += week.visits / count;
            }
        }
        sums
    }

    fn totals(&self, days: u32, events: f64) -> Totals {
        let year = YEAR_DAYS / f64::from(days.max(1));
        let flow = |of: fn(&Flows) -> u64| self.mean(|tally| real(of(&tally.flows)) * year).mean;
        Totals {
            people: self.mean(|tally| real(tally.of(Group::All).people) * year).mean,
            calls: flow(|flows| flows.calls),
            voice_ended: flow(|flows| flows.voice_ended),
            operator_answered: flow(|flows| flows.operator_answered),
            requests: flow(|flows| flows.requests),
            appointments: flow(|flows| flows.appointments),
            events,
        }
    }

    fn queues(&self, days: u32) -> Vec<Queue> {
        let stations = [StationName::Lines, StationName::Operators, StationName::Officers];
        let used = if self.1 == Model::Legacy { 2 } else { 3 };
        let queue = |(at, station): (usize, StationName)| {
            let of = |value: fn(&Counts) -> f64| self.mean(|tally| tally.stations.get(at).map_or(0.0, value));
            Queue {
                station,
                model: self.1,
                came_a_day: self.mean(|tally| {
                    tally.stations.get(at).map_or(0.0, |counts| real(counts.came)) / f64::from(days.max(1))
                }),
                turned_away_percent: of(|counts| percent(real(counts.turned_away), real(counts.came))),
                left_percent: of(|counts| percent(real(counts.left), real(counts.came))),
                wait_minutes: of(|counts| counts.waited_ms / real(counts.begun.max(1)) / real_ms(60_000)),
                busy_percent: of(|counts| percent(counts.busy_ms, counts.on_duty_ms)),
            }
        };
        stations.into_iter().enumerate().take(used).map(queue).collect()
    }
}

fn percent(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole * 100.0 } else { 0.0 }
}

fn days_chart(done: &[Replication], group: Group) -> DaysChart {
    let chart = |model| {
        let mut sums = vec![0.0; CHART_DAYS];
        let mut people = 0.0;
        for tally in Tallies(done, model).each() {
            let of = tally.of(group);
            people += real(of.people);
            sums.iter_mut().zip(of.by_day(CHART_DAYS)).for_each(|(sum, count)| *sum += count);
        }
        sums.iter().map(|sum| percent(*sum, people)).collect()
    };
    DaysChart { legacy_percent: chart(Model::Legacy), current_percent: chart(Model::Current), group }
}

fn rows(scenario: &Scenario, done: &[Replication]) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in Group::ALL {
        let sums: Vec<(Sums, Sums)> = done.iter().map(|both| (both.legacy.of(group), both.current.of(group))).collect();
        for measure in Measure::ALL {
            if measure.is_of_all_only() && group != Group::All {
                continue;
            }
            let values = done.iter().zip(&sums).map(|(both, (legacy, current))| {
                let of = |sums, tally: &Tally| value(measure, scenario, sums, &tally.flows);
                (of(legacy, &both.legacy), of(current, &both.current))
            });
            let values: Vec<(Option<f64>, Option<f64>)> = values.collect();
            let legacy: Vec<f64> = values.iter().filter_map(|(legacy, _)| *legacy).collect();
            let current: Vec<f64> = values.iter().filter_map(|(_, current)| *current).collect();
            let both = values.iter().filter_map(|(legacy, current)| Some((*current)? - (*legacy)?));
            let difference: Vec<f64> = both.collect();
            rows.push(Row {
                measure,
                group,
                legacy: estimate(&legacy),
                current: estimate(&current),
                difference: estimate(&difference),
            });
        }
    }
    rows
}

/// The current model's measure less the legacy model's in one replication; none where there is nobody to measure.
pub fn difference(measure: Measure, group: Group, scenario: &Scenario, both: &Replication) -> Option<f64> {
    let of = |tally: &Tally| value(measure, scenario, &tally.of(group), &tally.flows);
    Some(of(&both.current)? - of(&both.legacy)?)
}

/// A measure of one replication; none where there is nobody to measure.
fn value(measure: Measure, scenario: &Scenario, sums: &Sums, flows: &Flows) -> Option<f64> {
    let (people, spent) = (real(sums.people), &sums.spent);
    let of_people = |value: f64| (people > 0.0).then(|| value / people);
    let hundred = |count: u64| of_people(real(count) * 100.0);
    let minutes = |ms: i64| of_people(ms_minutes(ms));
    let part = |part: u64, whole: u64| (whole > 0).then(|| real(part) / real(whole) * 100.0);
    match measure {
        Measure::AnsweredPercent => hundred(sums.answered),
        Measure::RefusedPercent => hundred(sums.refused),
        Measure::NeverServedPercent => hundred(sums.people - sums.answered - sums.refused),
        Measure::DaysMean => (sums.answered > 0).then(|| sums.hours / 24.0 / real(sums.answered)),
        Measure::DaysMedian => sums.days_of_part(0.5),
        Measure::DaysP90 => sums.days_of_part(0.9),
        Measure::Visits => hundred(spent.visits),
        Measure::SparedVisits => hundred(sums.spared),
        Measure::NoShowPercent => part(spent.no_shows, spent.appointments),
        Measure::SeatUsePercent => part(flows.seats_used, flows.seats),
        Measure::PersonMinutes => minutes(spent.active_ms + spent.hold_ms + spent.office_ms + spent.travel_ms),
        Measure::ActiveMinutes => minutes(spent.active_ms),
        Measure::HoldMinutes => minutes(spent.hold_ms),
        Measure::OfficeMinutes => minutes(spent.office_ms),
        Measure::TravelMinutes => minutes(spent.travel_ms),
        Measure::Calls => hundred(spent.calls),
        Measure::VoiceEndedPercent => part(flows.voice_ended, flows.calls),
        Measure::OperatorSettledPercent => part(flows.operator_settled, flows.operator_answered),
        Measure::PromiseKeptPercent => part(flows.promises_kept, flows.first_calls),
        Measure::OperatorMinutes => minutes(spent.operator_ms * 100),
        Measure::OfficerMinutes => minutes(spent.officer_ms * 100),
        Measure::WindowMinutes => minutes(spent.window_ms * 100),
        Measure::StaffDollars => of_people(staff_dollars(scenario, spent) * 100.0),
        Measure::PersonDollars => of_people(spent.cents),
    }
}

fn staff_dollars(scenario: &Scenario, spent: &Spent) -> f64 {
    let hours = |ms: i64, number| ms_minutes(ms) / 60.0 * scenario.value(number);
    ms_minutes(spent.voice_ms) * scenario.value(Number::VoiceCents) / 100.0
        + hours(spent.operator_ms, Number::OperatorDollars)
        + hours(spent.officer_ms, Number::OfficerDollars)
        + hours(spent.window_ms, Number::WindowDollars)
}
