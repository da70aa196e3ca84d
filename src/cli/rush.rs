//! The options of `infopass rush`.

use clap::{Args, ValueEnum};
use infopass::domain::office::OfficeCode;
use infopass::domain::slot::read_local;
use infopass::rush::{ADDRESSES_MAX, Mode, Options, Scheme, Through};
use jiff::civil::DateTime;
use std::time::Duration;

/// How many people may be there at once: each holds a connection, and a process may hold some thousand.
const CONCURRENCY_MAX: i64 = 4_000;

/// A broker's phases: longer than the longest delay of a canceled seat and the longest wait for a turn.
const PHASE_SECS_MAX: i64 = 3 * 60 * 60;
/// Each customer's seat is looked after by a task of its own.
const CUSTOMERS_MAX: i64 = 1_000;
/// More than one process can walk through the pages.
const ARRIVALS_MAX: i64 = 100;

#[derive(Args)]
pub struct RushArgs {
    /// The portal, at a loopback address. Given several times: the servers of one portal, over which people are spread.
    #[arg(long, env = "INFOPASS_URL", value_delimiter = ',', default_value = "http://127.0.0.1:8080")]
    pub url: Vec<String>,
    /// Aim at another machine too. It must be yours.
    #[arg(long)]
    pub allow_remote: bool,
    /// What everybody does.
    #[arg(long, default_value = "journey")]
    pub mode: GivenMode,
    /// How many people come. The same people have an appointment after a first run: take another --seed.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..))]
    pub people: u32,
    /// How many are there at once.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=CONCURRENCY_MAX))]
    pub concurrency: u32,
    /// The one office that everybody wants, such as `NYC`; without it, the offices that the portal suggests.
    #[arg(long, value_parser = OfficeCode::parse)]
    pub office: Option<OfficeCode>,
    /// With `one-seat`: the session, such as `2026-12-07T09:15`; without it, one with few free seats.
    #[arg(long, value_parser = parse_slot)]
    pub slot: Option<DateTime>,
    /// With `one-seat` and for the broker: whether they go for it by pages or by the JSON interface.
    #[arg(long, default_value = "api")]
    pub through: GivenThrough,
    /// How many seats are free in all: so many people, and no fewer, must win.
    #[arg(long)]
    pub seats: Option<u64>,
    /// Nobody new comes after so many seconds.
    #[arg(long)]
    pub seconds: Option<u64>,
    /// The seed of all chance: the same seed brings the same people.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// While the portal is away, make a request again for so many seconds.
    #[arg(long, default_value_t = 0, value_name = "SECONDS")]
    pub ride_out: u64,
    /// Connect anew for each person.
    #[arg(long)]
    pub fresh_connections: bool,
    /// With `broker`: from how many addresses of this machine he comes.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(ADDRESSES_MAX)))]
    pub addresses: u32,
    /// With `broker`: for how many seconds he books in invented names.
    #[arg(long, default_value_t = 60, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=PHASE_SECS_MAX))]
    pub hoard_seconds: u32,
    /// With `broker`: how many buy a seat from him.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(0..=CUSTOMERS_MAX))]
    pub customers: u32,
    /// With `broker`: for how many seconds he tries to have a seat back for a customer.
    #[arg(long, default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=PHASE_SECS_MAX))]
    pub resale_seconds: u32,
    /// With `broker`: how many ordinary people come each second; `--people` of them at most.
    #[arg(long, default_value_t = 2, value_name = "PEOPLE", value_parser = clap::value_parser!(u32).range(0..=ARRIVALS_MAX))]
    pub arrivals: u32,
    /// With `broker`: how many watch for free times while he sells, each four times a second.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=i64::from(ADDRESSES_MAX)))]
    pub watchers: u32,
    /// How the result is told.
    #[arg(long, default_value = "table")]
    pub format: Format,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub enum GivenMode {
    /// Walk the whole portal, page by page.
    Journey,
    /// Book by the JSON interface.
    Api,
    /// Go for one session, all at the same moment.
    OneSeat,
    /// Book, open, move, replace and cancel, by pages and by the JSON interface.
    Mixed,
    /// Hoard an office's seats and pass them on, while ordinary people look for one each.
    Broker,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub enum GivenThrough {
    Pages,
    Api,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub enum Format {
    Table,
    Json,
}

impl RushArgs {
    /// The options as the library takes them.
    pub fn options(&self) -> Options {
        Options {
            urls: self.url.clone(),
            allow_remote: self.allow_remote,
            mode: match self.mode {
                GivenMode::Journey => Mode::Journey,
                GivenMode::Api => Mode::Api,
                GivenMode::OneSeat => Mode::OneSeat,
                GivenMode::Mixed => Mode::Mixed,
                GivenMode::Broker => Mode::Broker,
            },
            people: self.people,
            concurrency: self.concurrency,
            office: self.office.clone(),
            slot: self.slot,
            through: match self.through {
                GivenThrough::Pages => Through::Pages,
                GivenThrough::Api => Through::Api,
            },
            seats: self.seats,
            lasting: self.seconds.map(Duration::from_secs),
            seed: self.seed,
            ride_out: Duration::from_secs(self.ride_out),
            fresh_connections: self.fresh_connections,
            broker: Scheme {
                addresses: self.addresses,
                hoarding: Duration::from_secs(self.hoard_seconds.into()),
                customers: self.customers,
                trying: Duration::from_secs(self.resale_seconds.into()),
                arrivals: self.arrivals.into(),
                watchers: self.watchers,
            },
        }
    }
}

fn parse_slot(text: &str) -> Result<DateTime, String> {
    read_local(text).ok_or_else(|| "give an office's local time such as 2026-12-07T09:15".into())
}
