//! The page of one run: how it stands, and what came of it.

use crate::lab::scenario::Number;
use crate::view::lab_words::number_key;
use crate::view::pages::Page;
use crate::view::pages::comparison::ComparisonView;
use serde::Serialize;

/// A number that was changed.
#[derive(Clone, Serialize)]
pub struct Change {
    /// The message that names it.
    pub label: String,
    /// The scenario's own value with its unit, formatted.
    pub from: String,
    /// What it was changed to, formatted.
    pub to: String,
}

impl Change {
    /// A change of a number.
    pub fn new(number: Number, from: String, to: String) -> Self {
        Self { label: number_key(number), from, to }
    }
}

/// How a run stands.
#[derive(Clone, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Standing {
    /// It was not run here, or so long ago that it is forgotten.
    NotRun,
    /// Others are before it.
    Waits {
        /// So many, besides the one that runs.
        before: usize,
    },
    /// It runs.
    Runs {
        /// Of a hundred parts so many are done.
        percent: u64,
        /// It was told to end.
        stopping: bool,
    },
    /// It was stopped before there was anything to show.
    Stopped,
    /// It cannot be run on this server's tables.
    Failed {
        /// The message, which has an argument `name`.
        key: &'static str,
        /// What is missing.
        name: String,
    },
    /// The program failed.
    Broken,
    /// It is done.
    Done {
        /// It was stopped before all replications were done.
        partly: bool,
        /// Replications done.
        done: u32,
        /// What came of it.
        result: Box<ComparisonView>,
    },
}

/// `/{lang}/lab/compare/run`
#[derive(Clone, Serialize)]
pub struct RunPage {
    /// The scenario's name; its words are `scenario-NAME`.
    pub scenario: String,
    /// Days counted.
    pub days: u32,
    /// Replications asked for.
    pub replications: u32,
    /// The seed.
    pub seed: String,
    /// Whose promises apply.
    pub era: String,
    /// What differs from the shipped scenario.
    pub changes: Vec<Change>,
    /// The whole address of this run; none where the server does not know its own.
    pub link: Option<String>,
    /// The same as fields of a form.
    pub pairs: Vec<(String, String)>,
    /// The query of the address.
    pub query: String,
    /// The page is asked for anew every few seconds.
    pub watched: bool,
    /// How it stands.
    pub standing: Standing,
}

impl Page for RunPage {
    const TEMPLATE: &'static str = "pages/lab_run.html";
    fn samples() -> Vec<Self> {
        let page = |standing, watched| Self {
            scenario: "shortage".into(),
            days: 28,
            replications: 3,
            seed: "7".into(),
            era: "2022".into(),
            changes: [Number::Operators, Number::ReachedPercent]
                .map(|number| Change::new(number, "75".into(), "1,200".into()))
                .into(),
            link: Some("http://localhost:8080/en/lab/compare/run?scenario=shortage&seed=7".into()),
            pairs: vec![("scenario".into(), "shortage".into()), ("telephone.operators".into(), "1200".into())],
            query: "scenario=shortage&telephone.operators=1200".into(),
            watched,
            standing,
        };
        let failed = ["lab-run-no-office", "lab-run-no-era", "lab-run-no-kind", "lab-run-no-rule"];
        let failed = failed.map(|key| page(Standing::Failed { key, name: "<NYC>".into() }, false));
        let done = [false, true].into_iter().filter_map(|partly| {
            Some(page(Standing::Done { partly, done: 2, result: Box::new(ComparisonView::sample()?) }, false))
        });
        let mut samples = vec![
            Self { changes: Vec::new(), link: None, ..page(Standing::NotRun, false) },
            page(Standing::Waits { before: 0 }, true),
            page(Standing::Waits { before: 3 }, false),
            page(Standing::Runs { percent: 0, stopping: false }, true),
            page(Standing::Runs { percent: 64, stopping: false }, false),
            page(Standing::Runs { percent: 64, stopping: true }, true),
            page(Standing::Stopped, false),
            page(Standing::Broken, false),
        ];
        samples.extend(failed);
        samples.extend(done);
        samples
    }
}
