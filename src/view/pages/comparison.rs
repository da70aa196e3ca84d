//! What a comparison of both models looks like, on a page and in a report of its own: sentences, charts with tables,
//! and every assumption. All texts are finished, in one language; the component `comparison.whole` renders them.

mod samples;

use crate::view::plot::Plot;
use serde::Serialize;

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableView {
    /// What it tells.
    pub caption: String,
    /// The columns' headings, that of the rows' headings first.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// So long that it is folded away under its caption.
    pub folded: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableRow {
    /// Its heading.
    pub head: String,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A chart, with the same figures in a table for those who cannot see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What it shows.
    pub heading: String,
    /// How it is to be read.
    pub reading: String,
    /// The chart.
    pub plot: Plot,
    /// The table.
    pub table: TableView,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindingView {
    /// Who does better, or who gains and who loses.
    pub lead: String,
    /// By how much.
    pub sentences: Vec<String>,
}

/// A name and what it stands for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactView {
    /// The name.
    pub name: String,
    /// What it stands for.
    pub text: String,
}

/// Tables about the groups of one split.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SplitView {
    /// What sets the groups apart.
    pub heading: String,
    /// A table for each group.
    pub tables: Vec<TableView>,
}

/// An assumption.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssumptionView {
    /// What is assumed.
    pub name: String,
    /// How much, with its unit.
    pub value: String,
    /// Within which range it may as well be; none if that was not told.
    pub range: Option<String>,
    /// Where it is from: data, in English.
    pub source: String,
    /// It was changed for this run.
    pub changed: bool,
}

/// The assumptions about one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssumptionsView {
    /// About what.
    pub heading: String,
    /// Each.
    pub rows: Vec<AssumptionView>,
}

/// A comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparisonView {
    /// The scenario's name, in words.
    pub scenario: String,
    /// What it is about; none of a scenario of one's own.
    pub scenario_text: Option<String>,
    /// Seed, days, replications and so on.
    pub facts: Vec<FactView>,
    /// The command that gives the same report.
    pub command: String,
    /// What to know before reading on: cut short, recorded, one replication.
    pub cautions: Vec<String>,
    /// What the models trade.
    pub findings: Vec<FindingView>,
    /// The measures of most weight.
    pub headline: Figure,
    /// Days to an answer, for each group that has a chart.
    pub days: Vec<Figure>,
    /// The weeks; none if there are none.
    pub weeks: Option<Figure>,
    /// Which assumptions matter most; empty unless it was asked for.
    pub tornados: Vec<Figure>,
    /// All measures, of everybody.
    pub measures: TableView,
    /// The same by group.
    pub splits: Vec<SplitView>,
    /// Where people waited.
    pub queues: TableView,
    /// Whole numbers of a year.
    pub totals: TableView,
    /// What all of it stands on.
    pub assumptions: Vec<AssumptionsView>,
}
