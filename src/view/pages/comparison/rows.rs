//! The tables of what was measured.

use super::Told;
use crate::lab::comparison::{Comparison, Estimate, Group, Measure, Queue, Row, Totals};
use crate::lab::findings::{Verdict, verdict};
use crate::lab::measures::{Better, MeasureUnit, Split};
use crate::view::lab_words::{
    decimals, group_key, group_text_key, measure_key, measure_text_key, measure_unit_key, model_key, split_key,
    station_key,
};
use serde::Serialize;

/// More decimals than a figure itself has, so that its confidence is not nothing.
const DECIMALS_MAX: usize = 3;

/// A figure with its confidence. Empty where nobody was there to measure.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    /// The mean.
    pub mean: String,
    /// Half of the confidence interval; none where there is no confidence.
    pub half_width: Option<String>,
}

/// A measure in both models.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// What is measured, or of whom.
    pub name: String,
    /// What that means.
    pub text: String,
    /// What it counts in; none if its name says all.
    pub unit: Option<String>,
    /// The legacy model's.
    pub legacy: Option<FigureView>,
    /// The current model's.
    pub current: Option<FigureView>,
    /// The current model's less the legacy model's.
    pub difference: Option<FigureView>,
    /// Which model does better.
    pub better: String,
}

/// The groups of a split.
#[derive(Clone, Debug, Serialize)]
pub struct SplitView {
    /// For ids.
    pub id: &'static str,
    /// What sets the groups apart.
    pub name: String,
    /// The groups, and who is in each.
    pub groups: Vec<(String, String)>,
    /// A table for each measure.
    pub measures: Vec<MeasureView>,
}

/// A measure of the groups of a split.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureView {
    /// What is measured.
    pub name: String,
    /// What it counts in; none if its name says all.
    pub unit: Option<String>,
    /// The groups.
    pub rows: Vec<RowView>,
}

/// A line where people waited.
#[derive(Clone, Debug, Serialize)]
pub struct QueueView {
    /// Where.
    pub station: String,
    /// In which model.
    pub model: String,
    /// People a day, percent turned away, percent who hung up, minutes waited, percent busy.
    pub figures: Vec<FigureView>,
}

/// Something counted in both models.
#[derive(Clone, Debug, Serialize)]
pub struct PairView {
    /// What.
    pub name: String,
    /// The legacy model's.
    pub legacy: String,
    /// The current model's.
    pub current: String,
}

/// The measures of everybody: those of most weight, or all others.
pub(super) fn of_everybody(rows: &[Row], headline: bool, told: Told) -> Vec<RowView> {
    let measures = Measure::ALL.iter().filter(|measure| Measure::HEADLINE.contains(measure) == headline);
    let rows = measures.filter_map(|measure| measure.row(rows, Group::All));
    let names = |row: &Row| [measure_key(row.measure), measure_text_key(row.measure)];
    rows.map(|row| row_view(row, names(row), told)).collect()
}

fn row_view(row: &Row, [name, text]: [String; 2], told: Told) -> RowView {
    let figure = |estimate: Option<Estimate>| estimate.map(|estimate| figure(estimate, row.measure.unit(), told));
    let better = match verdict(row) {
        Verdict::Unknown if row.measure.better() == Better::Neither => "comparison-better-neither",
        Verdict::Current => "comparison-better-current",
        Verdict::Legacy => "comparison-better-legacy",
        Verdict::Alike => "comparison-better-alike",
        Verdict::Unknown => "comparison-better-unknown",
    };
    RowView {
        name: told.word(&name),
        text: told.word(&text),
        unit: unit(row.measure, told),
        legacy: figure(row.legacy),
        current: figure(row.current),
        difference: figure(row.difference),
        better: told.word(better),
    }
}

/// Both with the same decimals: those of the larger one, or more, if chance would seem to be nothing at all.
fn figure(Estimate { mean, half_width }: Estimate, unit: MeasureUnit, told: Told) -> FigureView {
    let half = half_width.unwrap_or(0.0);
    let least = decimals(mean.abs().max(half), unit);
    let seen = |decimals: &usize| half == 0.0 || told.number(half, *decimals) != told.number(0.0, *decimals);
    let decimals = (least..=DECIMALS_MAX).find(seen).unwrap_or(least);
    FigureView { mean: told.number(mean, decimals), half_width: half_width.map(|half| told.number(half, decimals)) }
}

/// What a measure counts in; nothing where its name says all.
fn unit(measure: Measure, told: Told) -> Option<String> {
    let says_all = measure.unit() == MeasureUnit::PerHundred;
    (!says_all).then(|| told.word(&measure_unit_key(measure.unit())))
}

impl SplitView {
    pub(super) fn new(split: Split, rows: &[Row], told: Told) -> Self {
        let of_group = |measure: Measure, group: &Group| {
            let row = measure.row(rows, *group)?;
            Some(row_view(row, [group_key(*group), group_text_key(*group)], told))
        };
        let measure = |measure: &Measure| MeasureView {
            name: told.word(&measure_key(*measure)),
            unit: unit(*measure, told),
            rows: split.groups().iter().filter_map(|group| of_group(*measure, group)).collect(),
        };
        let group = |group: &Group| (told.word(&group_key(*group)), told.word(&group_text_key(*group)));
        Self {
            id: split.as_str(),
            name: told.word(&split_key(split)),
            groups: split.groups().iter().map(group).collect(),
            measures: Measure::HEADLINE.iter().map(measure).collect(),
        }
    }
}

impl QueueView {
    pub(super) fn new(queue: &Queue, told: Told) -> Self {
        let counted = FigureView {
            mean: told.number(queue.came_a_day.mean, 0),
            half_width: queue.came_a_day.half_width.map(|half| told.number(half, 0)),
        };
        let figures = [
            (queue.turned_away_percent, MeasureUnit::Percent),
            (queue.left_percent, MeasureUnit::Percent),
            (queue.wait_minutes, MeasureUnit::Minutes),
            (queue.busy_percent, MeasureUnit::Percent),
        ];
        let figures = figures.map(|(estimate, unit)| figure(estimate, unit, told));
        Self {
            station: told.word(&station_key(queue.station)),
            model: told.word(&model_key(queue.model)),
            figures: [counted].into_iter().chain(figures).collect(),
        }
    }
}

/// A message, and what is counted of a year.
type Counted = (&'static str, fn(&Totals) -> f64);

const COUNTED: [Counted; 6] = [
    ("comparison-total-people", |totals| totals.people),
    ("comparison-total-calls", |totals| totals.calls),
    ("comparison-total-voice-ended", |totals| totals.voice_ended),
    ("comparison-total-operator-answered", |totals| totals.operator_answered),
    ("comparison-total-requests", |totals| totals.requests),
    ("comparison-total-appointments", |totals| totals.appointments),
];

/// The year of both models.
pub(super) fn totals(comparison: &Comparison, told: Told) -> Vec<PairView> {
    let pair = |(key, of): Counted| PairView {
        name: told.word(key),
        legacy: told.number(of(&comparison.legacy_totals), 0),
        current: told.number(of(&comparison.current_totals), 0),
    };
    COUNTED.map(pair).into()
}
