//! A comparison as one may come out, made up and not simulated: for tests, and for pages that show one before any was
//! run. Its figures are of the size of real ones, and some groups gain while others lose.

use super::comparison::{
    Comparison, DaysChart, Estimate, Group, LeftOut, Measure, Model, Queue, Row, StationName, Swing, Tornado, Totals,
    Tried, Week,
};
use super::findings::findings;
use super::scenario::{Hours, Languages, Number, Offices, Question, Scenario, Stated, Unanswering, Unit};
use crate::domain::office::OfficeCode;
use crate::domain::rules::Key;
use jiff::civil::date;

/// Half of an interval, as a part of the mean.
const HALF_WIDTH: f64 = 0.012;
/// Days that a chart shows.
const DAYS: i32 = 31;
/// Weeks of the sample.
const WEEKS: i32 = 52;

/// A comparison of ten replications, with everything in it.
pub fn comparison() -> Comparison {
    let rows: Vec<Row> = Measure::ALL
        .into_iter()
        .flat_map(|measure| Group::ALL.into_iter().filter_map(move |group| row(measure, group)))
        .collect();
    Comparison {
        scenario: "national-2018".into(),
        seed: 1,
        first_day: date(2018, 1, 1),
        days: 364,
        replications: 10,
        replications_asked: 10,
        recorded: false,
        left_out: LeftOut::default(),
        still_booked: 0,
        findings: findings(&rows),
        rows,
        days_charts: [Group::All, Group::Urgent, Group::NeedsVisit].map(days_chart).into(),
        legacy_weeks: (0..WEEKS).map(|week| sample_week(week, 0.9, 6_900.0)).collect(),
        current_weeks: (0..WEEKS).map(|week| sample_week(week, 0.82, 3_200.0)).collect(),
        queues: StationName::ALL.map(queue).into(),
        legacy_totals: totals(9_000_000.0, 359_000.0),
        current_totals: totals(11_000_000.0, 168_000.0),
        tornados: vec![tornado(Measure::DaysMean, 0.44), tornado(Measure::Visits, -19.1)],
        tried: Some(Tried { done: 5, asked: 5 }),
    }
}

/// The same of one replication: no confidence, no findings.
pub fn one_replication() -> Comparison {
    let whole = comparison();
    let plain = |estimate: Option<Estimate>| estimate.map(|estimate| Estimate { half_width: None, ..estimate });
    let rows = whole.rows.iter().cloned();
    let rows: Vec<Row> = rows
        .map(|row| Row {
            legacy: plain(row.legacy),
            current: plain(row.current),
            difference: plain(row.difference),
            ..row
        })
        .collect();
    Comparison {
        replications: 1,
        replications_asked: 3,
        findings: findings(&rows),
        rows,
        tornados: vec![],
        tried: None,
        ..whole
    }
}

/// What everybody has in both models; the portal's side is none where it has no such thing.
fn figures(measure: Measure) -> (Option<f64>, f64) {
    let (legacy, current) = match measure {
        Measure::AnsweredPercent => (91.4, 86.2),
        Measure::RefusedPercent => (0.0, 4.7),
        Measure::NeverServedPercent => (8.6, 9.1),
        Measure::DaysMean => (2.94, 3.38),
        Measure::DaysMedian => (0.02, 0.02),
        Measure::DaysP90 => (13.1, 9.8),
        Measure::Visits => (21.7, 2.6),
        Measure::SparedVisits => (16.9, 0.4),
        Measure::NoShowPercent => (25.0, 18.0),
        Measure::SeatUsePercent => (71.0, 38.5),
        Measure::PersonMinutes => (58.3, 37.2),
        Measure::ActiveMinutes => (11.4, 16.8),
        Measure::HoldMinutes => (4.9, 14.6),
        Measure::OfficeMinutes => (16.1, 2.1),
        Measure::TravelMinutes => (25.9, 3.7),
        Measure::Calls => (104.0, 163.0),
        Measure::VoiceEndedPercent => (57.0, 54.8),
        Measure::OperatorSettledPercent => (88.0, 74.5),
        Measure::PromiseKeptPercent => return (None, 81.3),
        Measure::OperatorMinutes => (388.0, 571.0),
        Measure::OfficerMinutes => return (None, 118.4),
        Measure::WindowMinutes => (326.0, 39.2),
        Measure::StaffDollars => (412.0, 395.0),
        Measure::PersonDollars => (488.0, 70.5),
    };
    (Some(legacy), current)
}

/// How a group differs from everybody, in both models.
fn factors(group: Group) -> (f64, f64) {
    match group {
        Group::All => (1.0, 1.0),
        Group::OperatorEnough => (0.4, 0.3),
        Group::OfficerEnough => (1.6, 1.1),
        Group::NeedsVisit => (2.8, 4.4),
        Group::Urgent => (1.5, 0.8),
        Group::NotUrgent => (0.9, 1.05),
        Group::English => (1.0, 0.95),
        Group::Spanish => (1.0, 1.05),
        Group::OtherLanguage => (1.05, 1.4),
        Group::Near => (0.8, 0.97),
        Group::Middle => (1.3, 1.0),
        Group::Far => (2.6, 1.1),
    }
}

fn row(measure: Measure, group: Group) -> Option<Row> {
    const OF_ALL: [Measure; 4] = [
        Measure::SeatUsePercent,
        Measure::VoiceEndedPercent,
        Measure::OperatorSettledPercent,
        Measure::PromiseKeptPercent,
    ];
    if OF_ALL.contains(&measure) && group != Group::All {
        return None;
    }
    let ((legacy, current), (for_legacy, for_current)) = (figures(measure), factors(group));
    let percent = measure.as_str().ends_with("percent");
    let of_group = |value: f64, factor: f64| match (percent, value > 50.0) {
        // A share above one half moves the other way, and stays one.
        (true, true) => 100.0 - ((100.0 - value) * factor).min(100.0),
        (true, false) => (value * factor).min(100.0),
        _ => value * factor,
    };
    let estimate = |mean: f64| Estimate { mean, half_width: Some(mean.abs() * HALF_WIDTH) };
    let legacy = legacy.map(|value| estimate(of_group(value, for_legacy)));
    let current = estimate(of_group(current, for_current));
    let difference = legacy.map(|legacy| estimate(current.mean - legacy.mean));
    Some(Row { measure, group, legacy, current: Some(current), difference })
}

/// Half as many from day to day, and a hump around the day for which seats are looked for.
fn days_chart(group: Group) -> DaysChart {
    let (for_legacy, for_current) = factors(group);
    let percents = |hump: f64, part: f64| {
        let first = 60.0 / (1.0 + part);
        (0..DAYS)
            .map(|day| {
                let from_hump = f64::from(day) - hump;
                let tail = first / f64::from((day + 1) * (day + 1)) / 4.0;
                if day == 0 { first } else { tail + 3.0 * part / (1.0 + from_hump * from_hump / 3.0) }
            })
            .collect()
    };
    DaysChart { legacy_percent: percents(13.0, for_legacy), current_percent: percents(7.0, for_current), group }
}

fn sample_week(week: i32, answered: f64, visits: f64) -> Week {
    // More in some weeks than in others, without a seed.
    let came = 148_000.0 + 3_100.0 * f64::from(week * 7 % 11);
    Week { came, answered: came * answered, refused: came * 0.04, gave_up: came * (0.96 - answered), visits }
}

fn queue(station: StationName) -> Queue {
    let estimate = |mean: f64| Estimate { mean, half_width: Some(mean * HALF_WIDTH) };
    let [came, turned_away, left, wait, busy] = match station {
        StationName::Lines => [41_800.0, 2.4, 0.0, 0.0, 83.0],
        StationName::Operators => [17_300.0, 0.0, 11.8, 14.2, 92.0],
        StationName::Officers => [1_240.0, 0.0, 0.0, 0.0, 77.0],
    };
    Queue {
        station,
        model: Model::Current,
        came_a_day: estimate(came),
        turned_away_percent: estimate(turned_away),
        left_percent: estimate(left),
        wait_minutes: estimate(wait),
        busy_percent: estimate(busy),
    }
}

/// Numbers that matter less and less.
fn tornado(measure: Measure, difference: f64) -> Tornado {
    let numbers =
        [Number::Officers, Number::ReachedPercent, Number::LookPatienceDays, Number::SolvedPercent, Number::MileCents];
    let swing = |(nth, number): (u32, Number)| {
        let half = difference.abs() / f64::from(nth + 2);
        Swing { number, range: (75.0, 120.0), differences: (difference - half, difference + 0.7 * half) }
    };
    Tornado { measure, group: Group::All, difference, swings: (0..).zip(numbers).map(swing).collect() }
}

fn totals(calls: f64, appointments: f64) -> Totals {
    Totals {
        people: 7_760_000.0,
        calls,
        voice_ended: calls * 0.55,
        operator_answered: calls * 0.4,
        requests: calls * 0.041,
        appointments,
        events: calls * 9.3,
    }
}

/// A scenario whose numbers are all there; none if its names are no names, which a test rules out.
pub fn scenario() -> Option<Scenario> {
    let source = "assumption: made up for a sample".to_owned();
    let stated = |number: &Number| {
        let (least, most) = number.bounds();
        let value: f64 = match number.unit() {
            Unit::Count => 1_200.0,
            Unit::Times => 1.3,
            _ => 20.0,
        };
        let range = (number.unit() == Unit::Percent).then_some((10.0, 30.0));
        let changed = *number == Number::Operators;
        (*number, Stated { value: value.clamp(least, most), range, source: source.clone(), changed })
    };
    Some(Scenario {
        name: Key::parse("national-2018")?,
        era: Key::parse("2018")?,
        first_day: date(2018, 1, 1),
        days: 364,
        warm_up_days: 28,
        numbers: Number::ALL.iter().map(stated).collect(),
        questions: vec![Question {
            kind: Key::parse("adit-stamp")?,
            share: 100.0,
            urgent_percent: 20.0,
            evidence_percent: 60.0,
            cases_percent: [10.0, 50.0, 20.0],
            voice_percent: 55.0,
            portal_percent: 30.0,
            source: source.clone(),
        }],
        languages: Languages { english: 70.0, spanish: 20.0, other: 10.0, source: source.clone() },
        hours: Hours { days: [1.2, 1.1, 1.0, 1.0, 0.9, 0.2, 0.1], hours: [1.0; 24], source: source.clone() },
        offices: Offices { shares: vec![(OfficeCode::parse("NYC").ok()?, 12.5)], others: 87.5, source: source.clone() },
        unanswering: Unanswering { rules: vec![Key::parse("case-number-needed")?], source },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::comparison::Finding;

    #[test]
    fn the_sample_has_everything_a_report_may_have_to_tell() {
        let comparison = comparison();
        let has = |wanted: fn(&Finding) -> bool| comparison.findings.iter().any(wanted);
        assert!(has(|finding| matches!(finding, Finding::CurrentBetter { .. })));
        assert!(has(|finding| matches!(finding, Finding::LegacyBetter { .. })));
        assert!(has(|finding| matches!(finding, Finding::Trade { .. })));
        assert!(has(|finding| matches!(finding, Finding::Exchange { .. })));
        assert!(comparison.rows.iter().any(|row| row.legacy.is_none()));
        assert_eq!(one_replication().findings, []);
    }

    #[test]
    fn the_sample_scenario_is_whole() {
        assert_eq!(scenario().unwrap().numbers.len(), Number::ALL.len());
    }
}
