//! `infopass rush`: a load generator and race checker. It sees a portal over HTTP only, as its users do, keeps a ledger of
//! what it was told, and holds it against what the portal shows afterwards.
//!
//! Everything runs on one thread: the load must cost little beside the server that it measures.

mod check;
mod client;
mod crowd;
mod form;
mod journey;
mod ledger;
mod link;
mod notice;
mod people;
mod progress;
mod report;
mod tally;
mod target;
mod verdict;

pub use report::Report;

use crate::domain::office::OfficeCode;
use ledger::Ledger;
use std::cell::{Cell, RefCell};
use std::net::IpAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tally::Tally;
use target::Target;
use thiserror::Error;
use verdict::Verdict;

/// What everybody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The whole portal, page by page.
    Journey,
}

/// How the load is to be made.
#[derive(Clone, Debug)]
pub struct Options {
    /// `http://HOST:PORT`.
    pub url: String,
    /// Whether that may be another machine.
    pub allow_remote: bool,
    /// What everybody does.
    pub mode: Mode,
    /// How many come.
    pub people: u32,
    /// How many are there at once.
    pub concurrency: u32,
    /// The one office that everybody wants.
    pub office: Option<OfficeCode>,
    /// Seats that are free in all, if that is known.
    pub seats: Option<u64>,
    /// Nobody sits down after this time.
    pub lasting: Option<Duration>,
    /// The seed of all chance.
    pub seed: u64,
    /// How long a request is made again while the portal is away.
    pub ride_out: Duration,
    /// Whether each person connects anew.
    pub fresh_connections: bool,
}

/// Why there was no run.
#[derive(Debug, Error)]
pub enum RushError {
    /// An address that is none.
    #[error("--url {0}: {1}")]
    BadUrl(String, String),
    /// Another machine.
    #[error(
        "--url {0}: {1} is not a loopback address. Load is for your own machine; --allow-remote aims at another one, \
         which must be yours too"
    )]
    NotLoopback(String, IpAddr),
    /// Nobody answers.
    #[error("{0}: no answer ({1})")]
    Unreachable(String, String),
    /// The operating system.
    #[error("{0}")]
    System(#[from] std::io::Error),
}

/// What all of a run share.
struct Run {
    options: Options,
    target: Target,
    tally: RefCell<Tally>,
    ledger: RefCell<Ledger>,
    next: Cell<u32>,
    began: Instant,
}

/// Makes the load, checks, and reports.
pub fn run(options: Options) -> Result<Report, RushError> {
    let target = Target::parse(&options.url, options.allow_remote)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, rush(options, target))
}

async fn rush(options: Options, target: Target) -> Result<Report, RushError> {
    let run = Rc::new(Run {
        options,
        target,
        tally: RefCell::default(),
        ledger: RefCell::default(),
        next: Cell::new(0),
        began: Instant::now(),
    });
    let mut scout = client::Client::new(run.clone(), false);
    let unreachable = |why: client::Trouble| RushError::Unreachable(run.options.url.clone(), why.kind);
    scout.get("scout", "/").await.map_err(unreachable)?;
    let began = Instant::now();
    crowd::come(&run).await;
    let took = began.elapsed();
    let mut verdict = Verdict::default();
    check::check(&run, &mut verdict).await;
    verdict.close();
    Ok(Report::new(&run.options, &run.tally.borrow(), took, verdict))
}

impl Run {
    /// The next who comes; nobody after the last, or when the time is up.
    fn next_person(&self) -> Option<u32> {
        let index = self.next.get();
        let late = self.options.lasting.is_some_and(|lasting| self.began.elapsed() >= lasting);
        if index >= self.options.people || late {
            return None;
        }
        self.next.set(index + 1);
        Some(index)
    }
}
