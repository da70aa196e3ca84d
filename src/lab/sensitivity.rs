//! Which assumptions matter: every number that has a range is tried at both its ends while all others stay as they are,
//! with the same people as the comparison itself. One number at a time: what two of them do together is not seen.

use super::comparison::{Group, Measure, Swing, Tornado, Tried};
use super::engine::number::real;
use super::plan::Plan;
use super::run::{Ground, Options, Watch, replicate, side_by_side};
use super::scenario::{Number, Scenario};
use super::summary::{Replication, difference};

/// Replications of each end: the same people on both sides, so that few are enough to see what matters.
const REPLICATIONS_MAX: u32 = 3;

/// What moves a difference by less moves nothing.
const MOVED_LEAST: f64 = 1e-9;

/// What is looked at, of all people.
const WATCHED: [Measure; 5] =
    [Measure::AnsweredPercent, Measure::DaysMean, Measure::Visits, Measure::PersonMinutes, Measure::StaffDollars];

/// The differences of what is watched, in one replication.
type Differences = [Option<f64>; WATCHED.len()];

/// Replications that trying all ends takes.
pub fn runs(scenario: &Scenario, options: &Options) -> u64 {
    if !options.sensitivity {
        return 0;
    }
    let ends = u64::try_from(2 * ranges(scenario).len()).unwrap_or(u64::MAX);
    ends * replications(options)
}

/// Tries all ends and compares them with the first replications as they were; without as many of those there is nothing
/// to compare with. Numbers that move nothing are left out, and those of which one end was not done.
pub fn tornados(
    ground: &Ground,
    scenario: &Scenario,
    options: &Options,
    base: &[Replication],
    watch: &Watch,
) -> (Vec<Tornado>, Option<Tried>) {
    let each = replications(options);
    let ranges = ranges(scenario);
    let tried = |done| Some(Tried { done, asked: ranges.len() });
    let Some(base) = usize::try_from(each).ok().and_then(|each| base.get(..each)) else {
        return (Vec::new(), tried(0));
    };
    let ends = ranges.iter().flat_map(|(number, (low, high))| [(*number, *low), (*number, *high)]);
    let ends: Vec<(Number, f64)> = ends.collect();
    let piece = |nth: u64| {
        let (number, value) = *ends.get(usize::try_from(nth / each).ok()?)?;
        let mut end = scenario.clone();
        end.set(number, value).ok()?;
        // What is missing of offices and rules is missing at every end, and was found before.
        let plan = Plan::new(ground, &end, options).ok()?;
        replicate(&plan, options, nth % each, watch).map(|both| differences(&end, &both))
    };
    let pieces = u64::try_from(ends.len()).unwrap_or(u64::MAX) * each;
    let done = side_by_side(options.jobs, pieces, piece);
    let of_end = |end: usize| {
        let first = u64::try_from(end).unwrap_or(u64::MAX) * each;
        (first..first + each).map(|nth| done.get(&nth).copied()).collect::<Option<Vec<Differences>>>()
    };
    let base: Vec<Differences> = base.iter().map(|both| differences(scenario, both)).collect();
    let tornado = |(watched, measure): (usize, Measure)| {
        let swing = |(nth, (number, range)): (usize, &(Number, (f64, f64)))| {
            let at_end = |end: usize| mean(&of_end(end)?, watched);
            Some(Swing { number: *number, range: *range, differences: (at_end(2 * nth)?, at_end(2 * nth + 1)?) })
        };
        let swings = ranges.iter().enumerate().filter_map(swing);
        let mut swings: Vec<Swing> = swings.filter(|swing| swing.width() > MOVED_LEAST).collect();
        swings.sort_by(|one, other| other.width().total_cmp(&one.width()).then(one.number.cmp(&other.number)));
        Some(Tornado { measure, group: Group::All, difference: mean(&base, watched)?, swings })
    };
    let both_ends = |nth: &usize| of_end(2 * nth).is_some() && of_end(2 * nth + 1).is_some();
    let done = (0..ranges.len()).filter(both_ends).count();
    let moved = |tornado: &Tornado| !tornado.swings.is_empty();
    (WATCHED.into_iter().enumerate().filter_map(tornado).filter(moved).collect(), tried(done))
}

fn replications(options: &Options) -> u64 {
    u64::from(options.replications.min(REPLICATIONS_MAX))
}

fn ranges(scenario: &Scenario) -> Vec<(Number, (f64, f64))> {
    scenario.numbers.iter().filter_map(|(number, stated)| Some((*number, stated.range?))).collect()
}

fn differences(scenario: &Scenario, both: &Replication) -> Differences {
    WATCHED.map(|measure| difference(measure, Group::All, scenario, both))
}

fn mean(runs: &[Differences], watched: usize) -> Option<f64> {
    let values: Vec<f64> = runs.iter().filter_map(|run| run.get(watched).copied().flatten()).collect();
    let count = u64::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<f64>() / real(count))
}
