//! What a comparison's rows say: where a model does better, where both do alike, and what is traded.
//!
//! A difference counts if its 95 % confidence interval leaves out zero and it is not trivially small. Both do alike if
//! the whole interval is trivially small. Anything else is not known, and nothing is said of it; with one replication
//! there is no interval, so nothing is known at all.

use super::comparison::{Finding, Group, Measure, Row};
use super::measures::{Better, MeasureUnit, Split};

/// A share that differs by less, in people of a hundred, differs trivially.
const TRIVIAL_PERCENT: f64 = 0.5;
/// Anything else that differs by less than this part of the larger figure.
const TRIVIAL_PART: f64 = 0.02;
/// Or by less than this: an hour.
const TRIVIAL_DAYS: f64 = 1.0 / 24.0;
/// Half a minute of a person.
const TRIVIAL_MINUTES: f64 = 0.5;
/// Half a minute of staff for each person.
const TRIVIAL_MINUTES_PER_HUNDRED: f64 = 50.0;
/// A visit or a call of one person in a thousand.
const TRIVIAL_PER_HUNDRED: f64 = 0.1;
/// A cent for each person.
const TRIVIAL_DOLLARS_PER_HUNDRED: f64 = 1.0;

/// What is told besides of those who need somebody's answer: half of all people are answered by the voice system in
/// either model and hide them.
const OF_NEEDS: [(Measure, Group); 6] = [
    (Measure::AnsweredPercent, Group::NeedsVisit),
    (Measure::DaysMean, Group::NeedsVisit),
    (Measure::StaffDollars, Group::NeedsVisit),
    (Measure::AnsweredPercent, Group::OfficerEnough),
    (Measure::DaysMean, Group::OfficerEnough),
    (Measure::StaffDollars, Group::OfficerEnough),
];

/// What is asked of every split: the first of each line that is traded is told, so that days are not told three times.
const TRADED: [&[Measure]; 6] = [
    &[Measure::AnsweredPercent, Measure::NeverServedPercent],
    &[Measure::RefusedPercent],
    &[Measure::DaysMean, Measure::DaysP90, Measure::DaysMedian],
    &[Measure::Visits],
    &[Measure::PersonMinutes],
    &[Measure::PersonDollars],
];

/// Two measures, each of a group, of which one may be paid for with the other.
const EXCHANGED: [[(Measure, Group); 2]; 6] = [
    [(Measure::Visits, Group::All), (Measure::DaysMean, Group::NeedsVisit)],
    [(Measure::AnsweredPercent, Group::All), (Measure::DaysMean, Group::All)],
    [(Measure::AnsweredPercent, Group::NeedsVisit), (Measure::Visits, Group::NeedsVisit)],
    [(Measure::TravelMinutes, Group::All), (Measure::HoldMinutes, Group::All)],
    [(Measure::StaffDollars, Group::All), (Measure::PersonMinutes, Group::All)],
    [(Measure::StaffDollars, Group::All), (Measure::DaysMean, Group::All)],
];

/// How the models stand to each other in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The current model is better.
    Current,
    /// The legacy model is better.
    Legacy,
    /// Both are alike.
    Alike,
    /// It is not known, or neither way is better.
    Unknown,
}

/// What can be said of a row.
pub fn verdict(row: &Row) -> Verdict {
    let (Some(legacy), Some(current), Some(difference)) = (row.legacy, row.current, row.difference) else {
        return Verdict::Unknown;
    };
    let Some(half_width) = difference.half_width else { return Verdict::Unknown };
    let part = TRIVIAL_PART * legacy.mean.abs().max(current.mean.abs());
    let trivial = match row.measure.unit() {
        MeasureUnit::Percent => TRIVIAL_PERCENT,
        MeasureUnit::Days => part.max(TRIVIAL_DAYS),
        MeasureUnit::Minutes => part.max(TRIVIAL_MINUTES),
        MeasureUnit::MinutesPerHundred => part.max(TRIVIAL_MINUTES_PER_HUNDRED),
        MeasureUnit::PerHundred => part.max(TRIVIAL_PER_HUNDRED),
        MeasureUnit::DollarsPerHundred => part.max(TRIVIAL_DOLLARS_PER_HUNDRED),
    };
    let size = difference.mean.abs();
    let more = difference.mean > 0.0;
    if size + half_width <= trivial {
        return if row.measure.better() == Better::Neither { Verdict::Unknown } else { Verdict::Alike };
    }
    if size <= half_width || size < trivial {
        return Verdict::Unknown;
    }
    match row.measure.better() {
        Better::Neither => Verdict::Unknown,
        Better::More if more => Verdict::Current,
        Better::Less if !more => Verdict::Current,
        Better::More | Better::Less => Verdict::Legacy,
    }
}

/// Everything worth a sentence: first how everybody fares and those who need an answer, then who gains and who loses, then what is paid with what.
pub fn findings(rows: &[Row]) -> Vec<Finding> {
    let everybody = Measure::HEADLINE.iter().map(|measure| (*measure, Group::All));
    let told = everybody.chain(OF_NEEDS);
    let mut found: Vec<Finding> = told.filter_map(|(measure, group)| of_group(rows, measure, group)).collect();
    for split in Split::ALL {
        let traded = |measures: &&[Measure]| measures.iter().find_map(|measure| trade(rows, *measure, split));
        found.extend(TRADED.iter().filter_map(traded));
    }
    found.extend(EXCHANGED.iter().filter_map(|pair| exchange(rows, *pair)));
    found
}

fn of_group(rows: &[Row], measure: Measure, group: Group) -> Option<Finding> {
    match verdict(measure.row(rows, group)?) {
        Verdict::Current => Some(Finding::CurrentBetter { measure, group }),
        Verdict::Legacy => Some(Finding::LegacyBetter { measure, group }),
        Verdict::Alike => Some(Finding::Alike { measure, group }),
        Verdict::Unknown => None,
    }
}

/// The group of a split that gains most and the one that loses most. Where none of them does so for certain, everybody
/// together may: one group can lose while the whole gains.
fn trade(rows: &[Row], measure: Measure, split: Split) -> Option<Finding> {
    let most = |wanted: Verdict| {
        let of = |groups: &[Group]| {
            let rows = groups.iter().filter_map(|group| measure.row(rows, *group));
            let size = |row: &&Row| row.difference.map_or(0.0, |difference| difference.mean.abs());
            rows.filter(|row| verdict(row) == wanted).max_by(|one, other| size(one).total_cmp(&size(other)))
        };
        of(split.groups()).or_else(|| of(&[Group::All])).map(|row| row.group)
    };
    let (gains, loses) = (most(Verdict::Current)?, most(Verdict::Legacy)?);
    Some(Finding::Trade { measure, gains, loses })
}

fn exchange(rows: &[Row], [one, other]: [(Measure, Group); 2]) -> Option<Finding> {
    let verdict_of = |(measure, group): (Measure, Group)| measure.row(rows, group).map(verdict);
    let ((better, better_for), (worse, worse_for)) = match (verdict_of(one)?, verdict_of(other)?) {
        (Verdict::Current, Verdict::Legacy) => (one, other),
        (Verdict::Legacy, Verdict::Current) => (other, one),
        _ => return None,
    };
    Some(Finding::Exchange { better, better_for, worse, worse_for })
}

#[cfg(test)]
mod tests;
