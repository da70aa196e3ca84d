//! What a run has come to: a table for people, JSON for programs. The members' names are told in `docs/rush.md` and stay.

use super::Mode;
use super::broker::Outcome;
use super::run::Run;
use super::tally::Latency;
use super::verdict::Verdict;
use comfy_table::presets::ASCII_BORDERS_ONLY_CONDENSED;
use comfy_table::{CellAlignment, Table};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// The result of a run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// What everybody did.
    pub mode: Mode,
    /// The seed of all chance.
    pub seed: u64,
    /// People who came.
    pub people: u64,
    /// Whether it was told to end before everybody had come.
    pub interrupted: bool,
    /// How long it took, without the check.
    pub seconds: f64,
    /// People who finished, in a second.
    pub journeys_per_second: f64,
    /// Requests that were answered.
    pub requests: u64,
    /// The same in a second.
    pub requests_per_second: f64,
    /// Acknowledged bookings.
    pub bookings: u64,
    /// Acknowledged moves.
    pub moves: u64,
    /// Acknowledged cancellations.
    pub cancellations: u64,
    /// Acknowledged new notices.
    pub replacements: u64,
    /// People for whom nothing was left.
    pub gave_up: u64,
    /// People whose visit broke off with an error.
    pub broken_off: u64,
    /// What the portal refused, by kind.
    pub refusals: BTreeMap<String, u64>,
    /// What went wrong, by kind.
    pub errors: BTreeMap<String, u64>,
    /// Times of requests.
    pub latency_ms: LatencyMs,
    /// What a broker got.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broker: Option<Outcome>,
    /// What was promised, held against what is shown.
    pub checks: Verdict,
}

/// Times of requests, in milliseconds.
#[derive(Debug, Serialize)]
pub struct LatencyMs {
    /// Of all requests.
    #[serde(flatten)]
    pub all: Latency,
    /// By step.
    pub by_step: BTreeMap<&'static str, Latency>,
    #[serde(skip)]
    in_order: Vec<(&'static str, Latency)>,
}

impl Report {
    pub(super) fn new(run: &Run, took: Duration, checks: Verdict, broker: Option<Outcome>) -> Self {
        let (options, tally) = (&run.options, run.tally.borrow());
        let seconds = took.as_secs_f64();
        let in_order = tally.latency_by_step();
        Self {
            mode: options.mode,
            seed: options.seed,
            people: tally.finished,
            interrupted: run.was_stopped(),
            seconds: rounded(seconds),
            journeys_per_second: rounded(per(tally.finished, seconds)),
            requests: tally.requests(),
            requests_per_second: rounded(per(tally.requests(), seconds)),
            bookings: tally.bookings,
            moves: tally.moves,
            cancellations: tally.cancellations,
            replacements: tally.replacements,
            gave_up: tally.gave_up,
            broken_off: tally.broken_off,
            refusals: tally.refusals.clone(),
            errors: tally.errors.clone(),
            latency_ms: LatencyMs { all: tally.latency(), by_step: in_order.iter().copied().collect(), in_order },
            broker,
            checks,
        }
    }

    /// Whether everything that was promised is shown.
    pub fn holds(&self) -> bool {
        self.checks.broken == 0
    }

    /// As JSON, on one line.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As tables.
    pub fn table(&self) -> String {
        let mut counts = Table::new();
        counts.load_style(ASCII_BORDERS_ONLY_CONDENSED);
        counts.set_header(["what", "count", "a second"]);
        let plain = |count: u64| (count.to_string(), String::new());
        let mut rows = vec![
            ("people".to_owned(), (self.people.to_string(), format!("{:.1}", self.journeys_per_second))),
            ("requests".to_owned(), (self.requests.to_string(), format!("{:.1}", self.requests_per_second))),
            ("bookings".to_owned(), plain(self.bookings)),
            ("moves".to_owned(), plain(self.moves)),
            ("cancellations".to_owned(), plain(self.cancellations)),
            ("replacements".to_owned(), plain(self.replacements)),
            ("gave up".to_owned(), plain(self.gave_up)),
            ("broken off".to_owned(), plain(self.broken_off)),
        ];
        rows.extend(self.refusals.iter().map(|(kind, count)| (format!("refused: {kind}"), plain(*count))));
        rows.extend(self.errors.iter().map(|(kind, count)| (format!("error: {kind}"), plain(*count))));
        counts.add_rows(rows.into_iter().map(|(what, (count, rate))| [what, count, rate]));
        let mut times = Table::new();
        times.load_style(ASCII_BORDERS_ONLY_CONDENSED);
        times.set_header(["milliseconds", "requests", "p50", "p95", "p99", "max"]);
        let all = self.latency_ms.in_order.iter().copied().chain([("all", self.latency_ms.all)]);
        times.add_rows(all.map(|(step, at)| {
            let [p50, p95, p99, max] = [at.p50, at.p95, at.p99, at.max].map(|millis| format!("{millis:.2}"));
            [step.to_owned(), at.count.to_string(), p50, p95, p99, max]
        }));
        for column in counts.column_iter_mut().skip(1).chain(times.column_iter_mut().skip(1)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        let brokered = self.broker.as_ref().map(|outcome| format!("{}\n", outcome.table())).unwrap_or_default();
        format!("{counts}\n{times}\n{brokered}{}", self.closing_lines())
    }

    fn closing_lines(&self) -> String {
        let mut lines = vec![format!(
            "{} checks held, {} did not ({:.2} s of load, seed {})",
            self.checks.passed, self.checks.broken, self.seconds, self.seed
        )];
        if self.interrupted {
            lines.push(format!("cut short: nobody new came after the first {}", self.people));
        }
        lines.extend(self.checks.failed.iter().map(|line| format!("BROKEN {line}")));
        let told = u64::try_from(self.checks.failed.len()).unwrap_or(0);
        if self.checks.broken > told {
            lines.push(format!("BROKEN and {} more", self.checks.broken - told));
        }
        lines.extend(self.checks.unchecked.iter().map(|line| format!("not checked: {line}")));
        lines.join("\n")
    }
}

/// Three decimals are enough.
fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

fn per(count: u64, seconds: f64) -> f64 {
    // Counts of a run are far below 2^32.
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if seconds > 0.0 { count / seconds } else { 0.0 }
}
