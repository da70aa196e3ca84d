//! A comparison for people to read: every word looked up, every number written in the reader's language. The file that
//! `infopass compare --format html` writes and the laboratory's page show the same.
//!
//! What is measured and what is found is `lab`'s business.

pub mod charts;
pub mod rows;
pub mod scenario;

use crate::lab::comparison::Comparison;
use crate::lab::engine::number::real;
use crate::lab::measures::{MeasureUnit, Split};
use crate::lab::samples;
use crate::lab::scenario::Scenario;
use crate::view::dates::Dates;
use crate::view::lab_words::{figure, finding_words, number_key, scenario_key, scenario_text_key};
use crate::view::language::Language;
use crate::view::rule_words::era_key;
use crate::view::words;
use charts::{DaysView, FlowView, TornadoView};
use rows::{PairView, QueueView, RowView, SplitView};
use scenario::{Again, ScenarioView};
use serde::Serialize;

/// All of it: what the component `comparison.all` draws.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonView {
    /// The scenario's title; its name as it is if it is none of ours.
    pub title: String,
    /// What the scenario asks; none of a scenario of one's own.
    pub text: Option<String>,
    /// The run.
    pub run: RunView,
    /// What was found, as sentences.
    pub findings: Vec<String>,
    /// The measures of most weight, of everybody.
    pub headline: Vec<RowView>,
    /// All others, of everybody.
    pub others: Vec<RowView>,
    /// The measures of most weight for each group.
    pub splits: Vec<SplitView>,
    /// Days to an answer.
    pub days: Vec<DaysView>,
    /// What happened week by week.
    pub flows: Vec<FlowView>,
    /// How many days a last week has that is not whole, and so not drawn; none if all are whole.
    pub short_week: Option<String>,
    /// Which assumptions matter; empty unless it was asked for.
    pub tornados: Vec<TornadoView>,
    /// How many numbers were tried and how many were to be, if it ended early.
    pub tried: Option<[String; 2]>,
    /// Where people waited.
    pub queues: Vec<QueueView>,
    /// A year in whole numbers.
    pub totals: Vec<PairView>,
    /// What it rests on.
    pub scenario: ScenarioView,
    /// How it is run again.
    pub again: Again,
}

/// What was run.
#[derive(Clone, Debug, Serialize)]
pub struct RunView {
    /// The program and its version.
    pub program: &'static str,
    /// The first day that counts.
    pub first_day: String,
    /// How many days count.
    pub days: String,
    /// People counted in a replication.
    pub people: String,
    /// Whose promises apply.
    pub era: String,
    /// The seed.
    pub seed: String,
    /// Numbers that were changed for this run, with their values.
    pub changed: Vec<(String, String)>,
    /// Replications done.
    pub replications: String,
    /// Replications asked for, if it ended early.
    pub asked: Option<String>,
    /// Only one: nothing is known about chance.
    pub one: bool,
    /// The legacy model's side is what a database has recorded.
    pub recorded: bool,
    /// How many recorded bookings were still to come; none if all had ended.
    pub still_booked: Option<String>,
    /// How many recorded bookings are on neither side: at offices that are not listed, and for reasons that nobody asks
    /// for; none if all are there.
    pub left_out: Option<[String; 2]>,
    /// Events simulated.
    pub events: String,
}

impl ComparisonView {
    /// A comparison in a language.
    pub fn new(scenario: &Scenario, comparison: &Comparison, language: Language) -> Self {
        let told = Told(language);
        let name = &comparison.scenario;
        let findings = comparison.findings.iter();
        let tried = comparison.tried.filter(|tried| tried.done < tried.asked);
        Self {
            title: scenario_key(name).map_or_else(|| name.clone(), |key| told.word(&key)),
            // What a scenario asks of its own people is not what a replay asks.
            text: scenario_text_key(name).filter(|_| !comparison.recorded).map(|key| told.word(&key)),
            run: run(scenario, comparison, told),
            findings: findings.filter_map(|finding| finding_words(finding, &comparison.rows, language)).collect(),
            headline: rows::of_everybody(&comparison.rows, true, told),
            others: rows::of_everybody(&comparison.rows, false, told),
            splits: Split::ALL.iter().map(|split| SplitView::new(*split, &comparison.rows, told)).collect(),
            days: comparison.days_charts.iter().map(|chart| DaysView::new(chart, told)).collect(),
            flows: charts::flows(comparison, told),
            short_week: charts::short_week(comparison).map(|days| told.number(days.into(), 0)),
            tornados: comparison.tornados.iter().map(|tornado| TornadoView::new(tornado, told)).collect(),
            tried: tried.map(|tried| [tried.done, tried.asked].map(|count| told.number(charts::counted(count), 0))),
            queues: comparison.queues.iter().map(|queue| QueueView::new(queue, told)).collect(),
            totals: rows::totals(comparison, told),
            scenario: ScenarioView::new(scenario, told),
            again: Again::new(scenario, comparison),
        }
    }
}

impl ComparisonView {
    /// One with everything in it, for samples of pages; none if the sample scenario is not sound, which a test rules out.
    pub fn sample() -> Option<Self> {
        Some(Self::new(&samples::scenario()?, &samples::comparison(), Language::english()))
    }
}

fn run(scenario: &Scenario, comparison: &Comparison, told: Told) -> RunView {
    let (done, asked) = (comparison.replications, comparison.replications_asked);
    let changed = scenario.numbers.iter().filter(|(_, stated)| stated.changed);
    let changed = changed
        .map(|(number, stated)| (told.word(&number_key(*number)), charts::with_unit(stated.value, *number, told)));
    let date = Dates::of(told.0).map(|dates| dates.date(comparison.first_day));
    let left_out = [comparison.left_out.unlisted_office, comparison.left_out.unasked_reason];
    RunView {
        program: concat!("infopass ", env!("CARGO_PKG_VERSION")),
        first_day: date.unwrap_or_else(|| comparison.first_day.to_string()),
        days: told.number(comparison.days.into(), 0),
        people: told.number(comparison.people(), 0),
        era: told.word_or(&era_key(&scenario.era), scenario.era.as_str()),
        seed: comparison.seed.to_string(),
        changed: changed.collect(),
        replications: told.number(done.into(), 0),
        asked: (done < asked).then(|| told.number(asked.into(), 0)),
        one: done == 1,
        recorded: comparison.recorded,
        still_booked: (comparison.still_booked > 0).then(|| told.number(real(comparison.still_booked), 0)),
        left_out: (left_out != [0, 0]).then(|| left_out.map(|count| told.number(real(count), 0))),
        events: told.number(comparison.legacy_totals.events, 0),
    }
}

/// Words and numbers in the reader's language.
#[derive(Clone, Copy)]
struct Told(Language);

impl Told {
    fn word(self, key: &str) -> String {
        words::plain(self.0, key)
    }

    /// A message that may not be there, as for a key of a rule file of one's own.
    fn word_or(self, key: &str, otherwise: &str) -> String {
        words::message(self.0, key, &words::Arguments::new()).unwrap_or_else(|| otherwise.to_owned())
    }

    fn number(self, value: f64, decimals: usize) -> String {
        Dates::of(self.0).map_or_else(|| format!("{value:.decimals$}"), |dates| dates.number(value, decimals))
    }

    /// A number with all its decimals: one that somebody has chosen.
    fn chosen(self, value: f64) -> String {
        Dates::of(self.0).map_or_else(|| value.to_string(), |dates| dates.exact(value))
    }

    fn figure(self, value: f64, unit: MeasureUnit) -> String {
        figure(value, unit, self.0)
    }
}
