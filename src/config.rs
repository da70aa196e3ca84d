//! How the service is to run, already parsed. Where the values come from (arguments, environment) is `cli`'s business.

use crate::clock::Clock;
use crate::db::DbConfig;
use crate::domain::keep_days::KeepDays;
use crate::domain::office::Office;
use crate::domain::rules::{Era, Rules};
use crate::passwords::Cost;
use ipnet::IpNet;
use jiff::Timestamp;
use std::path::PathBuf;

/// Everything that is decided before the service starts.
pub struct Config {
    /// The database.
    pub database: DbConfig,
    /// The file that holds the master key.
    pub secret_file: PathBuf,
    /// The office table.
    pub offices: Vec<Office>,
    /// What is decided about how it works.
    pub practice: Practice,
    /// Whether testers have their pages, sample data and the clock.
    pub lab: bool,
    /// The clock.
    pub clock: ClockChoice,
    /// Whether guessing is slowed down and bookings are paced; off only for load tests on loopback.
    pub limits: bool,
    /// Bookings an hour from one address, before people wait for a turn.
    pub bookings_an_hour: u32,
    /// The address that people use, if it is `https`: cookies become `__Host-` and `Secure`, and HSTS is sent.
    pub public_url: Option<String>,
    /// Proxies whose word for a client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// What hashing a password of the desk costs.
    pub password_cost: Cost,
}

/// What is decided about how it works here.
#[derive(Clone, Debug)]
pub struct Practice {
    /// The current model's rules.
    pub rules: Rules,
    /// The era whose call-backs are promised; one of the rules'.
    pub era: Era,
    /// The seed of a desk that nobody sits at; none where officers do.
    pub auto_desk: Option<u64>,
    /// For how long what people told is kept after their appointment.
    pub keep: KeepDays,
}

/// Which time the service lives in.
pub enum ClockChoice {
    /// The machine's, or the one that was set when the database was made.
    Machine,
    /// An instant at which the service's time begins. The same instant again at a restart goes on from where it
    /// was; another instant sets the time anew.
    From(Timestamp),
    /// A clock moved by hand.
    ByHand(Clock),
}
