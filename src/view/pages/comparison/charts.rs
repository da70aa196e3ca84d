//! The charts, each with the table of the same numbers for those who cannot see it.

use super::Told;
use super::rows::PairView;
use crate::lab::comparison::{Comparison, DaysChart, Swing, Tornado, Week};
use crate::lab::scenario::Number;
use crate::view::lab_words::{self, group_key, group_text_key, measure_key, measure_unit_key, number_key};
use crate::view::plot::bars::{Bars, bars};
use crate::view::plot::lines::{Lines, lines};
use crate::view::plot::tornado::{Ends, tornado};
use crate::view::{plot, words};
use serde::Serialize;

/// Bars that a tornado shows; its table has all.
const SWINGS_MAX: usize = 12;
const WEEK_DAYS: u32 = 7;

/// How many days a group took to an answer.
#[derive(Clone, Debug, Serialize)]
pub struct DaysView {
    /// For ids.
    pub id: &'static str,
    /// Of whom.
    pub group: String,
    /// Who that is.
    pub text: String,
    /// The drawing.
    pub chart: Bars,
    /// Its numbers.
    pub rows: Vec<DayRow>,
}

/// A day.
#[derive(Clone, Debug, Serialize)]
pub struct DayRow {
    /// So many whole days to the answer.
    pub day: String,
    /// On that day in the legacy model, and in the current one; up to that day in the legacy model, and in the current
    /// one.
    pub percents: [String; 4],
}

/// Something that happened week by week.
#[derive(Clone, Debug, Serialize)]
pub struct FlowView {
    /// For ids.
    pub id: &'static str,
    /// What.
    pub name: String,
    /// The drawing.
    pub chart: Lines,
    /// Its numbers, a week each.
    pub rows: Vec<PairView>,
}

/// How much the assumptions matter to a measure.
#[derive(Clone, Debug, Serialize)]
pub struct TornadoView {
    /// For ids.
    pub id: &'static str,
    /// The measure.
    pub measure: String,
    /// What it counts in.
    pub unit: String,
    /// Of whom.
    pub group: String,
    /// The difference as it is.
    pub difference: String,
    /// How many numbers are drawn.
    pub drawn: String,
    /// How many were tried.
    pub tried: String,
    /// The drawing.
    pub chart: plot::tornado::Tornado,
    /// All numbers.
    pub rows: Vec<SwingRow>,
}

/// A number at both ends of its range.
#[derive(Clone, Debug, Serialize)]
pub struct SwingRow {
    /// What it is.
    pub name: String,
    /// Its range.
    pub range: [String; 2],
    /// The difference at each end.
    pub differences: [String; 2],
}

impl DaysView {
    pub(super) fn new(chart: &DaysChart, told: Told) -> Self {
        let days = chart.legacy_percent.len().max(chart.current_percent.len());
        let last = told.number(counted(days.saturating_sub(1)), 0);
        let last_short = words::plain_with(told.0, "comparison-days-last-short", &[("days", &last)]);
        let last_long = words::plain_with(told.0, "comparison-days-last", &[("days", &last)]);
        let percent = |value: f64| told.number(value, 2);
        let (mut legacy_sum, mut current_sum) = (0.0, 0.0);
        let pairs = chart.legacy_percent.iter().zip(&chart.current_percent).enumerate();
        let rows = pairs.map(|(day, (legacy, current))| {
            legacy_sum += legacy;
            current_sum += current;
            let name = if day + 1 == days { last_long.clone() } else { told.number(counted(day), 0) };
            DayRow { day: name, percents: [*legacy, *current, legacy_sum, current_sum].map(percent) }
        });
        Self {
            id: chart.group.as_str(),
            group: told.word(&group_key(chart.group)),
            text: told.word(&group_text_key(chart.group)),
            rows: rows.collect(),
            chart: bars(&chart.legacy_percent, &chart.current_percent, &last_short, &|value, decimals| {
                told.number(value, decimals)
            }),
        }
    }
}

/// How many days the last week has, if it is not whole. It would look like a fall, so it is not drawn.
pub(super) fn short_week(comparison: &Comparison) -> Option<u32> {
    let left = comparison.days % WEEK_DAYS;
    (left > 0 && comparison.days > WEEK_DAYS).then_some(left)
}

/// An id, a message, and what is counted of a week.
type Counted = (&'static str, &'static str, fn(&Week) -> f64);

const COUNTED: [Counted; 5] = [
    ("came", "comparison-flow-came", |week| week.came),
    ("answered", "comparison-flow-answered", |week| week.answered),
    ("gave-up", "comparison-flow-gave-up", |week| week.gave_up),
    ("refused", "comparison-flow-refused", |week| week.refused),
    ("visits", "comparison-flow-visits", |week| week.visits),
];

/// Everything that is counted by the week.
pub(super) fn flows(comparison: &Comparison, told: Told) -> Vec<FlowView> {
    let whole = usize::from(short_week(comparison).is_some());
    let drawn = |values: &[f64]| values.split_at(values.len().saturating_sub(whole)).0.to_vec();
    let flow = |(id, key, of): Counted| {
        let values = |weeks: &[Week]| weeks.iter().map(of).collect::<Vec<f64>>();
        let (legacy, current) = (values(&comparison.legacy_weeks), values(&comparison.current_weeks));
        let pairs = legacy.iter().zip(&current).enumerate();
        let row = |(week, (legacy, current)): (usize, (&f64, &f64))| PairView {
            name: told.number(counted(week + 1), 0),
            legacy: told.number(*legacy, 0),
            current: told.number(*current, 0),
        };
        FlowView {
            id,
            name: told.word(key),
            rows: pairs.map(row).collect(),
            chart: lines(&drawn(&legacy), &drawn(&current), &|value, decimals| told.number(value, decimals)),
        }
    };
    COUNTED.map(flow).into()
}

impl TornadoView {
    pub(super) fn new(tornado: &Tornado, told: Told) -> Self {
        let unit = tornado.measure.unit();
        let drawn: Vec<Ends> = tornado.swings.iter().take(SWINGS_MAX).map(|swing| ends(swing, told)).collect();
        let row = |swing: &Swing| SwingRow {
            name: told.word(&number_key(swing.number)),
            range: [swing.range.0, swing.range.1].map(|end| with_unit(end, swing.number, told)),
            differences: [swing.differences.0, swing.differences.1].map(|value| told.figure(value, unit)),
        };
        Self {
            id: tornado.measure.as_str(),
            measure: told.word(&measure_key(tornado.measure)),
            unit: told.word(&measure_unit_key(unit)),
            group: told.word(&group_key(tornado.group)),
            difference: told.figure(tornado.difference, unit),
            drawn: told.number(counted(drawn.len()), 0),
            tried: told.number(counted(tornado.swings.len()), 0),
            rows: tornado.swings.iter().map(row).collect(),
            chart: plot_tornado(tornado, &drawn, told),
        }
    }
}

fn plot_tornado(of: &Tornado, drawn: &[Ends], told: Told) -> plot::tornado::Tornado {
    tornado(of.difference, drawn, &|value, decimals| told.number(value, decimals))
}

fn ends(swing: &Swing, told: Told) -> Ends {
    Ends {
        label: told.word(&number_key(swing.number)),
        ends: [swing.range.0, swing.range.1].map(|end| with_unit(end, swing.number, told)),
        results: [swing.differences.0, swing.differences.1],
    }
}

/// A number of the scenario with its unit; a count has none.
pub(super) fn with_unit(value: f64, number: Number, told: Told) -> String {
    lab_words::number_with_unit(value, number, told.0)
}

pub(super) fn counted(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::MAX, f64::from)
}
