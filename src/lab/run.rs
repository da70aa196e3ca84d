//! Running a comparison: replications side by side on several threads, merged in their order.

use super::comparison::{Comparison, Model};
use super::engine::stream::Stream;
use super::plan::Plan;
use super::scenario::Scenario;
use super::simulation::simulate;
use super::summary::{Replication, summarize};
use crate::domain::directory::Geography;
use crate::domain::office::{Office, OfficeCode};
use crate::domain::reason::Reason;
use crate::domain::rules::Rules;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use thiserror::Error;

/// What every scenario stands on.
#[derive(Clone)]
pub struct Ground {
    /// The current model's rules.
    pub rules: Rules,
    /// The office table.
    pub offices: Vec<Office>,
    /// Where ZIP codes lie.
    pub geography: Arc<Geography>,
}

/// How to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The seed of all chance.
    pub seed: u64,
    /// Days of which people are counted.
    pub days: u32,
    /// How often, each time with other people.
    pub replications: u32,
    /// Threads.
    pub jobs: usize,
    /// Instead of people drawn: the bookings of a portal.
    pub recorded: Option<Vec<Recorded>>,
}

/// A booking of a portal: nothing of the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// When it was made.
    pub booked_at: Timestamp,
    /// Where.
    pub office: OfficeCode,
    /// When the visit began or begins.
    pub starts_at: Timestamp,
    /// What for.
    pub reason: Reason,
    /// How it ended.
    pub ending: RecordedEnding,
}

/// How a recorded booking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordedEnding {
    /// It is still to come, or nobody wrote down whether they came.
    Open,
    /// It was cancelled.
    Cancelled,
    /// They came.
    Came,
    /// They did not.
    Missed,
}

/// How a run is watched and stopped from outside.
#[derive(Debug, Default)]
pub struct Watch {
    stop: AtomicBool,
    done: AtomicU64,
    whole: AtomicU64,
}

impl Watch {
    /// Ends the run soon; what is done is kept.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was told to end.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// A simulated day is done; none if it was told to end.
    pub(super) fn day_done(&self) -> Option<()> {
        self.days_done(1);
        (!self.is_stopped()).then_some(())
    }

    /// So many simulated days are done, or need not be done.
    pub(super) fn days_done(&self, days: u64) {
        self.done.fetch_add(days, Ordering::Relaxed);
    }

    /// How much is done, of how much; in simulated days.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.whole.load(Ordering::Relaxed))
    }
}

/// Why there is no comparison.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LabError {
    /// It was stopped before the first replication was done.
    #[error("stopped before the first replication was done: nothing to show")]
    NothingDone,
    /// An office of the scenario is not in the office table.
    #[error("the office table has no office {0}, which the scenario names")]
    UnknownOffice(String),
    /// The era is not in the rule file.
    #[error("the rules have no era {era}; there are {known}")]
    UnknownEra {
        /// The era that was asked for.
        era: String,
        /// Those that there are, parted by commas.
        known: String,
    },
    /// A kind is not in the rule file.
    #[error("the rules have no kind {0}, which the scenario names")]
    UnknownKind(String),
    /// A rule is not in the rule file.
    #[error("tier 1 has no rule {0}, which the scenario names")]
    UnknownRule(String),
    /// A database without bookings.
    #[error("there are no bookings in the database")]
    NoBookings,
}

/// Runs both models and compares them. The same arguments give the same comparison, whatever `jobs` is.
pub fn compare(ground: &Ground, scenario: &Scenario, options: &Options, watch: &Watch) -> Result<Comparison, LabError> {
    let plan = Plan::new(ground, scenario, options)?;
    let whole = 2 * plan.days() * u64::from(options.replications);
    watch.whole.store(whole, Ordering::Relaxed);
    let done = replicate(&plan, options, watch);
    if done.is_empty() {
        return Err(LabError::NothingDone);
    }
    Ok(summarize(&plan, scenario, options, &done))
}

/// Runs the replications, each whole on one thread; those done, in their order.
fn replicate(plan: &Plan, options: &Options, watch: &Watch) -> Vec<Replication> {
    let next = AtomicU64::new(0);
    let done = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            if nth >= u64::from(options.replications) || watch.is_stopped() {
                break;
            }
            let seed = Stream::of(&[options.seed, nth]).bits();
            let Some(legacy) = simulate(plan, Model::Legacy, seed, watch) else { break };
            let Some(current) = simulate(plan, Model::Current, seed, watch) else { break };
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.insert(nth, Replication { legacy, current });
        }
    };
    let threads = options.jobs.clamp(1, usize::try_from(options.replications.max(1)).unwrap_or(1));
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
}
