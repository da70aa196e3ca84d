//! Comparisons as they may look, for the pages that show one.

use super::{
    AssumptionView, AssumptionsView, ComparisonView, FactView, Figure, FindingView, SplitView, TableRow, TableView,
};
use crate::view::plot::{Plot, Scale};

impl ComparisonView {
    /// One with everything, and one cut short with as little as there can be.
    pub fn samples() -> Vec<Self> {
        let whole = Self::sample();
        let least = Self {
            scenario_text: None,
            cautions: vec!["1 of 10 replications was done.".into()],
            findings: Vec::new(),
            days: Vec::new(),
            weeks: None,
            tornados: Vec::new(),
            splits: Vec::new(),
            ..whole.clone()
        };
        vec![whole, least]
    }

    /// One with everything.
    pub fn sample() -> Self {
        Self {
            scenario: "The whole country in 2018".into(),
            scenario_text: Some("Eleven million calls a year & 89 offices".into()),
            facts: vec![fact("Seed", "1"), fact("Replications", "10")],
            command: "infopass compare national-2018 --seed 1".into(),
            cautions: Vec::new(),
            findings: vec![FindingView {
                lead: "Some gain and some lose.".into(),
                sentences: vec!["Of a hundred people, 71 get an answer.".into(), "It takes 3.4 days.".into()],
            }],
            headline: figure("headline", "The measures of most weight", false),
            days: vec![figure("days-all", "Days to an answer", true)],
            weeks: Some(figure("weeks", "Week by week", true)),
            tornados: vec![figure("tornado-1", "Which assumptions matter most", false)],
            measures: table("Everybody", false),
            splits: vec![SplitView {
                heading: "By urgency".into(),
                tables: vec![table("Urgent", false), table("Not urgent", false)],
            }],
            queues: table("Where people wait", false),
            totals: table("A year", false),
            assumptions: vec![AssumptionsView {
                heading: "People".into(),
                rows: vec![assumption(Some("10 to 30 %"), true), assumption(None, false)],
            }],
        }
    }
}

fn fact(name: &str, text: &str) -> FactView {
    FactView { name: name.into(), text: text.into() }
}

fn table(caption: &str, folded: bool) -> TableView {
    let row = |head: &str| TableRow { head: head.into(), cells: vec!["12.3".into(), "23.4".into(), "+11.1".into()] };
    TableView {
        caption: caption.into(),
        columns: ["Measure", "Portal", "Contact center", "Difference"].map(Into::into).into(),
        rows: vec![row("Answered, of 100 people"), row("Days to an answer")],
        folded,
    }
}

fn figure(id: &str, heading: &str, folded: bool) -> Figure {
    let mut plot = Plot::new(id.into(), heading.into(), "The contact center does more.".into());
    plot.height = "200".into();
    let scale = Scale::new(0.0, 40.0, (0.0, 700.0));
    for tick in scale.ticks() {
        plot.line("grid", [(scale.at(tick), 20.0), (scale.at(tick), 150.0)]);
        plot.label("middle", (scale.at(tick), 180.0), format!("{tick:.0}"));
    }
    plot.bars("legacy area", [[0.0, 30.0, scale.at(12.3), 40.0]]);
    plot.bars("current area", [[0.0, 90.0, scale.at(23.4), 40.0]]);
    Figure { heading: heading.into(), reading: "Longer is more.".into(), plot, table: table(heading, folded) }
}

fn assumption(range: Option<&str>, changed: bool) -> AssumptionView {
    AssumptionView {
        name: "Of a hundred people so many act at lunch".into(),
        value: "20 %".into(),
        range: range.map(Into::into),
        source: "assumption: people who work call in their break".into(),
        changed,
    }
}
