//! `infopass rush`: a load generator and race checker. It sees a portal over HTTP only, as its users do, keeps a ledger of
//! what it was told, and holds it against what the portal shows afterwards.
//!
//! Everything runs on one thread: the load must cost little beside the server that it measures.

mod api;
mod broker;
mod check;
mod client;
mod crowd;
mod form;
mod journey;
mod ledger;
mod link;
mod mixed;
mod notice;
mod one_seat;
mod people;
mod program;
mod progress;
mod report;
mod run;
mod scene;
mod tally;
mod target;
mod verdict;

pub use broker::Scheme;
pub use broker::addresses::ADDRESSES_MAX;
pub use report::Report;

use crate::domain::office::OfficeCode;
use crate::random::Random;
use client::Client;
use jiff::civil::DateTime;
use run::Run;
use scene::Scene;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::time::{Duration, Instant};
use target::Targets;
use thiserror::Error;
use tokio::signal::unix::{SignalKind, signal};
use verdict::Verdict;

/// What everybody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The whole portal, page by page.
    Journey,
    /// The same booking by the JSON interface.
    Api,
    /// All after one session at the same moment.
    OneSeat,
    /// Booking, opening, moving, replacing and cancelling, by pages and by the JSON interface.
    Mixed,
    /// A broker against everybody else.
    Broker,
}

/// How those who are after one session go for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// Page by page.
    Pages,
    /// By the JSON interface.
    Api,
}

/// How the load is to be made.
#[derive(Clone, Debug)]
pub struct Options {
    /// `http://HOST:PORT` of each server of one portal; connections are spread over them.
    pub urls: Vec<String>,
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
    /// With `OneSeat`: the session.
    pub slot: Option<DateTime>,
    /// With `OneSeat` and for the broker: how they go for it.
    pub through: Through,
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
    /// With `Broker`: how he goes about it.
    pub broker: Scheme,
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
    /// An office that the portal does not have.
    #[error("--office {0}: the portal has no such office")]
    NoSuchOffice(OfficeCode),
    /// A portal of pages only.
    #[error("{0}: the portal has no JSON interface; take --mode journey, or --through pages with --office and --slot")]
    NoApi(String),
    /// Nothing to race for.
    #[error("no session with a free seat was found: name one with --office and --slot")]
    NoSeat,
    /// A broker wants seats of one office.
    #[error("--mode broker: name the office with --office")]
    NoOffice,
    /// Another machine knows one address of ours only.
    #[error("--mode broker: people come from addresses of 127.0.0.0/8, so that --url must be such a one, not {0}")]
    OneAddress(SocketAddr),
    /// This machine has no such addresses.
    #[error("--mode broker: this machine does not let a connection come from another loopback address ({0})")]
    NoAddresses(std::io::Error),
    /// The operating system.
    #[error("{0}")]
    System(#[from] std::io::Error),
}

/// Makes the load, checks, and reports.
pub fn run(options: Options) -> Result<Report, RushError> {
    let targets = Targets::parse(&options.urls, options.allow_remote)?;
    if options.mode == Mode::Broker {
        many_addresses(&options, &targets)?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, rush(options, targets))
}

/// Whether a broker can come from as many addresses as he has.
fn many_addresses(options: &Options, targets: &Targets) -> Result<(), RushError> {
    if options.office.is_none() {
        return Err(RushError::NoOffice);
    }
    if let Some(other) = targets.other_than_ipv4_loopback() {
        return Err(RushError::OneAddress(other));
    }
    // Binding asks for the runtime's reactor.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let _inside = runtime.enter();
    broker::addresses::try_one().map_err(RushError::NoAddresses)
}

/// Ctrl-C and SIGTERM end the run early: what was promised until then is checked all the same.
async fn stop_when_told(run: Rc<Run>) {
    let told = async {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok::<(), std::io::Error>(())
    };
    if told.await.is_ok() {
        run.stop();
    }
}

async fn rush(options: Options, targets: Targets) -> Result<Report, RushError> {
    let key = Random::from_system().bytes::<8>().iter().fold(String::new(), |key, byte| format!("{key}{byte:02x}"));
    let run = Rc::new(Run::new(options, targets, key));
    let mut scout = Client::watching(run.clone(), run.options.ride_out);
    let scene = Scene::look(&mut scout, &run.options).await?;
    // Nothing was there before: it is set once.
    let _ = run.scene.set(scene);
    tokio::task::spawn_local(stop_when_told(run.clone()));
    run.begin();
    let began = Instant::now();
    let brokered = if run.options.mode == Mode::Broker {
        broker::play(&run).await
    } else {
        crowd::come(&run).await;
        None
    };
    let took = began.elapsed();
    let mut verdict = Verdict::default();
    check::check(&run, &mut verdict).await;
    Ok(Report::new(&run, took, verdict, brokered))
}
