//! Putting the program together: database, secret file, clock, offices, seats, pages.

use crate::clock::{Clock, machine_now};
use crate::config::{ClockChoice, Config, Practice};
use crate::data;
use crate::db::{Conn, Db, DbConfig, DbError, OpenError, WriteError, offices, settings};
use crate::domain::directory::Geography;
use crate::domain::office::Office;
use crate::domain::office_table::TableError;
use crate::due;
use crate::lab::run::Ground;
use crate::lab::runs::{self, Runs};
use crate::limits::Limits;
use crate::limits::pacing::Pacing;
use crate::passwords::{Passwords, PasswordsError};
use crate::random::Random;
use crate::services::Services;
use crate::telemetry::Exporter;
use crate::vault::{Vault, VaultError};
use crate::view::{ViewError, Views};
use ipnet::IpNet;
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use thiserror::Error;

/// The running program.
pub struct App {
    /// What the acts need.
    pub services: Services,
    /// The pages.
    pub views: Views,
    /// What slows guessing down.
    pub limits: Limits,
    /// What paces bookings.
    pub pacing: Pacing,
    /// Hashes and compares the passwords of the desk.
    pub passwords: Passwords,
    /// The address that people use, if it is `https`.
    pub public_url: Option<String>,
    /// Proxies whose word for a client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// Where the testers' comparisons run; none without a laboratory.
    pub runs: Option<Runs>,
    /// What was counted; `main` puts it here.
    pub exporter: Option<Exporter>,
}

/// Why the program did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The database did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The secret file is not usable.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The database has never been served, so that its secrets are not made yet.
    #[error("this database has no secret key yet: start `infopass serve` once")]
    NeverServed,
    /// The cost of a password is out of range.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// The templates are not sound.
    #[error("the pages cannot be made: {0}")]
    View(#[from] ViewError),
    /// The threads of the laboratory do not start.
    #[error("the laboratory's threads do not start: {0}")]
    Lab(#[from] std::io::Error),
    /// The built-in ZIP table is not sound.
    #[error("the built-in ZIP tables are damaged: {0}")]
    Data(#[from] TableError),
}

impl App {
    /// Whether cookies are for `https` only.
    pub fn https(&self) -> bool {
        self.public_url.is_some()
    }

    /// Whether testers have their pages.
    pub fn has_lab(&self) -> bool {
        self.runs.is_some()
    }

    /// Starts everything that does not listen: afterwards the database is migrated and the seats exist.
    pub async fn start(config: Config, random: Random) -> Result<Self, StartError> {
        let db = Db::open(&config.database)?;
        let vault = open_vault(&db, &config, &random).await?;
        let clock = open_clock(&db, config.clock).await?;
        let geography = built_in_geography()?;
        let ground = || Ground {
            rules: config.practice.rules.clone(),
            offices: config.offices.clone(),
            geography: Arc::clone(&geography),
        };
        let runs = config.lab.then(|| runs::start(ground())).transpose()?;
        load_offices(&db, config.offices).await?;
        let passwords = Passwords::new(config.password_cost, random.clone())?;
        let services = Services::new(db, vault, clock, random, geography, config.practice).await?;
        due::run(&services).await?;
        services.db.started();
        let counting = config.limits.then(|| services.clone());
        Ok(Self {
            services,
            views: Views::load()?,
            limits: Limits::new(counting.clone()),
            pacing: Pacing::new(counting, config.bookings_an_hour),
            passwords,
            public_url: config.public_url,
            trusted_proxies: config.trusted_proxies,
            runs,
            exporter: None,
        })
    }
}

/// What acts need in a process beside those that serve: nothing is migrated, loaded or made.
pub async fn services_beside(
    database: &DbConfig,
    secret_file: &Path,
    practice: Practice,
    random: Random,
) -> Result<Services, StartError> {
    let db = Db::open(database)?;
    let check_value = db.read(|conn| settings::get(conn, settings::KEY_CHECK)).await?.ok_or(StartError::NeverServed)?;
    let vault = Vault::open(secret_file, Some(&check_value), &random)?;
    let clock = open_clock(&db, ClockChoice::Machine).await?;
    Ok(Services::new(db, vault, clock, random, built_in_geography()?, practice).await?)
}

/// The ZIP tables that are part of the binary.
pub fn built_in_geography() -> Result<Arc<Geography>, TableError> {
    let geography = Geography::parse(data::ZIPS, data::ZIP_PREFIXES, data::ZIP_PREFIX_OFFICES, data::JURISDICTIONS)?;
    Ok(Arc::new(geography))
}

async fn open_vault(db: &Db, config: &Config, random: &Random) -> Result<Vault, StartError> {
    let stored = db.read(|conn| settings::get(conn, settings::KEY_CHECK)).await?;
    let vault = Vault::open(&config.secret_file, stored.as_deref(), random)?;
    if stored.is_none() {
        put_settings(db, vec![(settings::KEY_CHECK, vault.check_value())]).await?;
    }
    Ok(vault)
}

async fn open_clock(db: &Db, choice: ClockChoice) -> Result<Clock, DbError> {
    let stored = db
        .read(|conn| Ok((settings::get(conn, settings::CLOCK_GIVEN)?, settings::get(conn, settings::CLOCK_OFFSET)?)))
        .await?;
    let offset = match (choice, stored) {
        (ClockChoice::ByHand(clock), _) => return Ok(clock),
        (ClockChoice::From(given), (Some(before), Some(offset))) if before == given.to_string() => seconds(&offset),
        (ClockChoice::From(given), _) => set_clock(db, given).await?,
        (ClockChoice::Machine, (_, Some(offset))) => seconds(&offset),
        (ClockChoice::Machine, (_, None)) => SignedDuration::ZERO,
    };
    if offset != SignedDuration::ZERO {
        tracing::info!(offset_secs = offset.as_secs(), "the service's time differs from the machine's");
    }
    Ok(Clock::machine(offset))
}

async fn set_clock(db: &Db, given: Timestamp) -> Result<SignedDuration, DbError> {
    let offset = given.duration_since(machine_now());
    let offset = SignedDuration::from_secs(offset.as_secs());
    let rows = vec![(settings::CLOCK_OFFSET, offset.as_secs().to_string()), (settings::CLOCK_GIVEN, given.to_string())];
    put_settings(db, rows).await?;
    Ok(offset)
}

fn seconds(stored: &str) -> SignedDuration {
    stored.parse().map_or(SignedDuration::ZERO, SignedDuration::from_secs)
}

async fn load_offices(db: &Db, table: Vec<Office>) -> Result<(), DbError> {
    let written: Result<(), WriteError<Infallible>> =
        db.write(move |conn| Ok(offices::replace_all(conn, &table)?)).await;
    Ok(written?)
}

async fn put_settings(db: &Db, rows: Vec<(&'static str, String)>) -> Result<(), DbError> {
    let put = move |conn: &mut Conn| Ok(rows.iter().try_for_each(|(name, value)| settings::put(conn, name, value))?);
    let written: Result<(), WriteError<Infallible>> = db.write(put).await;
    Ok(written?)
}
