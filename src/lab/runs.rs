//! The runs of the laboratory's pages: what is to be compared goes into the pool, a finished comparison comes out.

use super::comparison::Comparison;
use super::pool::Pool;
use super::run::{Ground, Options, compare};
use super::scenario::Scenario;
use std::io;

/// Threads for all runs together, each on one of them: a page is then never without a core of two.
const THREADS: usize = 1;

/// What is to be compared.
pub struct Work {
    /// Who comes, and what there is to serve them with.
    pub scenario: Scenario,
    /// How it is run.
    pub options: Options,
}

/// What came of it.
#[derive(Debug, PartialEq)]
pub struct Finished {
    /// The scenario, with what was changed.
    pub scenario: Scenario,
    /// The comparison.
    pub comparison: Comparison,
}

/// The pool.
pub type Runs = Pool<Work, Finished>;

/// Starts the threads.
pub fn start(ground: Ground) -> io::Result<Runs> {
    Pool::start(THREADS, move |work: &Work, watch| {
        let comparison = compare(&ground, &work.scenario, &work.options, watch)?;
        Ok(Finished { scenario: work.scenario.clone(), comparison })
    })
}
