//! Running a comparison: replications side by side on several threads, merged in their order.

use super::comparison::{Comparison, LeftOut, Model};
use super::engine::stream::Stream;
use super::plan::Plan;
use super::scenario::Scenario;
use super::sensitivity;
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
use std::thread;
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
    /// Whether to try every number that has a range at both its ends.
    pub sensitivity: bool,
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
    #[error("offices.shares: the office table has no office {0}")]
    UnknownOffice(String),
    /// The era is not in the rule file.
    #[error("era: the rules have no era {era}; there are {known}")]
    UnknownEra {
        /// The era that was asked for.
        era: String,
        /// Those that there are, parted by commas.
        known: String,
    },
    /// A kind is not in the rule file.
    #[error("questions: the rules have no kind {kind}; there are {known}")]
    UnknownKind {
        /// The kind that was named.
        kind: String,
        /// Those that there are, parted by commas.
        known: String,
    },
    /// A rule is not in the rule file.
    #[error("unanswering.rules: tier 1 has no rule {rule}; there are {known}")]
    UnknownRule {
        /// The rule that was named.
        rule: String,
        /// Those that there are, parted by commas.
        known: String,
    },
    /// There is no booking to replay.
    #[error("there are no bookings to replay")]
    NoBookings,
    /// Every booking had to be left out.
    #[error(
        "none of the bookings can be replayed: {} are at offices that the office table does not list, and under the reasons \
         of {} no question of the scenario is asked", .0.unlisted_office, .0.unasked_reason
    )]
    AllLeftOut(LeftOut),
}

/// Runs both models and compares them. The same arguments give the same comparison, whatever `jobs` is.
pub fn compare(ground: &Ground, scenario: &Scenario, options: &Options, watch: &Watch) -> Result<Comparison, LabError> {
    let plan = Plan::new(ground, scenario, options)?;
    let runs = u64::from(options.replications) + sensitivity::runs(scenario, options);
    watch.whole.store(2 * plan.days() * runs, Ordering::Relaxed);
    let done = side_by_side(options.jobs, options.replications.into(), |nth| replicate(&plan, options, nth, watch));
    // Those without a gap: the same number of replications asked for gives the same again.
    let without_gap = (0..).zip(done).take_while(|(nth, (of, _))| nth == of);
    let done: Vec<Replication> = without_gap.map(|(_, (_, both))| both).collect();
    if done.is_empty() {
        return Err(LabError::NothingDone);
    }
    let mut comparison = summarize(&plan, scenario, options, &done);
    drop(plan);
    if options.sensitivity {
        (comparison.tornados, comparison.tried) = sensitivity::tornados(ground, scenario, options, &done, watch);
    }
    Ok(comparison)
}

/// Both models with the people of one replication; none if it was told to stop.
pub(super) fn replicate(plan: &Plan, options: &Options, nth: u64, watch: &Watch) -> Option<Replication> {
    if watch.is_stopped() {
        return None;
    }
    let seed = Stream::of(&[options.seed, nth]).bits();
    let legacy = simulate(plan, Model::Legacy, seed, watch)?;
    let current = simulate(plan, Model::Current, seed, watch)?;
    Some(Replication { legacy, current })
}

/// Does numbered pieces of work on several threads, each piece whole on one; what came of them, by number. A thread ends
/// at a piece that comes to nothing.
pub(super) fn side_by_side<T: Send>(
    jobs: usize,
    pieces: u64,
    piece: impl Fn(u64) -> Option<T> + Sync,
) -> BTreeMap<u64, T> {
    let next = AtomicU64::new(0);
    let done = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            if nth >= pieces {
                break;
            }
            let Some(came) = piece(nth) else { break };
            done.lock().unwrap_or_else(PoisonError::into_inner).insert(nth, came);
        }
    };
    let threads = jobs.clamp(1, usize::try_from(pieces.max(1)).unwrap_or(1));
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner)
}
