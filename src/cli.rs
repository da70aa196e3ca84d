//! The command line, parsed: every option is also an `INFOPASS_…` variable.

mod cases;
mod compare;
mod keys;
mod purge;
mod rush;
mod staff;
mod verify;

pub use cases::{CasesCommand, LoadArgs};
pub use compare::CompareArgs;
pub use keys::KeysArgs;
pub use purge::PurgeArgs;
pub use rush::{Format, RushArgs};
pub use staff::StaffArgs;
pub use verify::VerifyArgs;

use clap::{Args, Parser, Subcommand, ValueEnum};
use infopass::config::{ClockChoice, Config, Practice};
use infopass::data;
use infopass::db::DatabaseUrl;
use infopass::domain::keep_days::KeepDays;
use infopass::domain::office::Office;
use infopass::domain::office_table::parse_offices_releasing;
use infopass::domain::pacing::{BOOKINGS_AN_HOUR, BOOKINGS_AN_HOUR_MAX};
use infopass::domain::release::Release;
use infopass::domain::rules::{Era, Rules};
use infopass::passwords::Cost;
use infopass::view::rule_words::missing_words;
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::path::PathBuf;

/// An emulator of InfoPass, the immigration service's self-scheduling site of 2003-2019. Not a government service.
#[derive(Parser)]
#[command(name = "infopass", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; without it, `serve`.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub serve: ServeArgs,
}

#[derive(Subcommand)]
pub enum Command {
    /// Serve the portal (also without a subcommand).
    Serve(ServeArgs),
    /// Audit the database's invariants: prints `ok`, or each violation and exits with 1.
    Check(StoreArgs),
    /// Empty what people told, some weeks after their appointment; a server does so by itself (docs/privacy.md).
    Purge(PurgeArgs),
    /// The emulated cases of which the voice system tells.
    #[command(subcommand)]
    Cases(CasesCommand),
    /// Accounts of the desk: add, list, remove, set a password (docs/desk.md).
    Staff(StaffArgs),
    /// The secret file's keys: give way to a new one while servers run, and tell how far that is (docs/keys.md).
    Keys(KeysArgs),
    /// Check the codes of notices, with no database and no network: genuine, altered, moved or canceled (docs/door.md).
    Verify(VerifyArgs),
    /// Simulate both models on the same people and compare what they do to them (docs/comparison.md).
    Compare(CompareArgs),
    /// Load a portal of yours and check that it keeps what it promises (docs/rush.md).
    Rush(RushArgs),
}

/// Where things are kept.
#[derive(Args, Clone)]
pub struct StoreArgs {
    /// The database: `sqlite:PATH`, or a server's `postgres://USER:PASSWORD@HOST/DATABASE`.
    #[arg(long, env = "INFOPASS_DATABASE", hide_env_values = true, default_value = "sqlite:var/infopass.db")]
    pub database: String,
    /// The file with the secret keys; made together with a new database.
    #[arg(long, env = "INFOPASS_SECRET_FILE", default_value = "var/secret.key")]
    pub secret_file: PathBuf,
}

impl StoreArgs {
    /// Which database. Read here and not by clap, which would repeat a mistyped address with its password.
    pub fn database(&self) -> Result<DatabaseUrl, String> {
        self.database.parse().map_err(|why| format!("--database: {why}"))
    }
}

/// Tables of one's own.
#[derive(Args)]
pub struct TableArgs {
    /// A CSV file that replaces the built-in office table.
    #[arg(long, env = "INFOPASS_OFFICES")]
    pub offices: Option<PathBuf>,
    /// A TOML file that replaces the built-in rules of the contact center.
    #[arg(long, env = "INFOPASS_RULES")]
    pub rules: Option<PathBuf>,
}

#[derive(Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub store: StoreArgs,
    /// Where to listen; port 0 picks a free one.
    #[arg(long, env = "INFOPASS_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The time to start from: an RFC 3339 instant such as `2026-11-20T09:00:00-05:00`. The database keeps how far it is
    /// ahead; `system` is the machine's time in a database that has none set, and goes on from the set one otherwise.
    #[arg(long, env = "INFOPASS_CLOCK", default_value = "system", value_parser = parse_clock)]
    pub clock: GivenClock,
    /// Slow guessing down and pace bookings. `off` is for load tests and needs a loopback address.
    #[arg(long, env = "INFOPASS_LIMITS", default_value = "on")]
    pub limits: Switch,
    /// Bookings an hour from one address, and ten times as many from its network; whoever comes above that waits for a
    /// turn. 1 to 100000.
    #[arg(long, env = "INFOPASS_BOOKINGS_AN_HOUR", value_name = "N", default_value_t = BOOKINGS_AN_HOUR,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(BOOKINGS_AN_HOUR_MAX)))]
    pub bookings_an_hour: u32,
    /// The address that people use, if it is https: cookies become secure and HSTS is sent.
    #[arg(long, env = "INFOPASS_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Addresses of proxies, such as `127.0.0.1` or `10.0.0.0/8`, whose `X-Forwarded-For` says who a client is. None: the
    /// header is not read.
    #[arg(long, env = "INFOPASS_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',', value_parser = parse_proxy)]
    pub trusted_proxy: Vec<IpNet>,
    #[command(flatten)]
    pub tables: TableArgs,
    /// How offices that do not say so in the table offer canceled seats again: `at-once`, or after a `random-delay`, so
    /// that a broker cannot pass one on.
    #[arg(long, env = "INFOPASS_RELEASE", default_value_t = Release::AtOnce, value_parser = parse_release)]
    pub release: Release,
    /// The year whose promises of a call-back apply: an era of the rules, which name one for when none is given.
    #[arg(long, env = "INFOPASS_ERA")]
    pub era: Option<String>,
    /// Turn on the testers' pages (`/en/lab/`), with sample cases, an officer's account and a clock that can be moved. For
    /// trying things out: anybody who reaches the server can move its time.
    #[arg(long, env = "INFOPASS_LAB")]
    pub lab: bool,
    /// Let the program play the desk: it calls back and decides by the rules. The seed says how its calls fall.
    #[arg(long, env = "INFOPASS_AUTO_DESK", value_name = "SEED", num_args = 0..=1, default_missing_value = "1")]
    pub auto_desk: Option<u64>,
    /// Days for which what a person told is kept after the appointment, 1 to 3650; the row stays, for statistics.
    #[arg(long, env = "INFOPASS_KEEP_DAYS", value_name = "DAYS", default_value_t = KeepDays::DEFAULT, value_parser = purge::parse_days)]
    pub keep_days: KeepDays,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub enum Switch {
    On,
    Off,
}

/// The `--clock` option.
#[derive(Clone, Copy)]
pub enum GivenClock {
    System,
    From(jiff::Timestamp),
}

fn parse_clock(text: &str) -> Result<GivenClock, String> {
    if text == "system" {
        return Ok(GivenClock::System);
    }
    let instant = text.parse().map_err(|_| "give `system` or an instant such as 2026-11-20T09:00:00-05:00")?;
    Ok(GivenClock::From(instant))
}

fn parse_release(text: &str) -> Result<Release, String> {
    Release::parse(text).map_err(|why| why.to_string())
}

fn parse_proxy(text: &str) -> Result<IpNet, String> {
    let one = |text: &str| text.parse::<IpAddr>().map(IpNet::from).ok();
    let net = text.parse::<IpNet>().ok().or_else(|| one(text));
    net.ok_or_else(|| "give an address or a network such as 10.0.0.0/8".to_owned())
}

/// Messages without words that an error names: enough to see which key was mistyped, and one line still.
const MISSING_SHOWN_MAX: usize = 20;

impl ServeArgs {
    /// The addresses to listen on.
    pub fn listen_addresses(&self) -> Result<Vec<SocketAddr>, String> {
        let wrong = |why: &dyn std::fmt::Display| format!("--listen {}: {why}", self.listen);
        let addresses: Vec<_> = self.listen.to_socket_addrs().map_err(|why| wrong(&why))?.collect();
        if addresses.is_empty() { Err(wrong(&"no such address")) } else { Ok(addresses) }
    }

    /// Reads the office table and puts everything together; the text says what is wrong and where.
    pub fn config(&self) -> Result<Config, String> {
        if self.limits == Switch::Off && !self.listen_addresses()?.iter().all(|address| address.ip().is_loopback()) {
            return Err("--limits off is for load tests: it needs --listen on a loopback address".into());
        }
        if self.public_url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
            return Err("--public-url must begin with https://".into());
        }
        let offices = self.tables.offices(self.release)?;
        let rules = self.tables.rules()?;
        let practice = Practice { era: self.era(&rules)?, rules, auto_desk: self.auto_desk, keep: self.keep_days };
        Ok(Config {
            database: self.store.database()?.serving(),
            secret_file: self.store.secret_file.clone(),
            offices,
            practice,
            lab: self.lab,
            clock: match self.clock {
                GivenClock::System => ClockChoice::Machine,
                GivenClock::From(instant) => ClockChoice::From(instant),
            },
            limits: self.limits == Switch::On,
            bookings_an_hour: self.bookings_an_hour,
            public_url: self.public_url.clone(),
            trusted_proxies: self.trusted_proxy.clone(),
            password_cost: Cost::SHIPPED,
        })
    }

    fn era(&self, rules: &Rules) -> Result<Era, String> {
        let name = self.era.as_deref().unwrap_or(rules.default_era.as_str());
        let unknown = || {
            let known: Vec<&str> = rules.eras.iter().map(|era| era.key.as_str()).collect();
            format!("--era {name}: there is no such era: give one of {}", known.join(", "))
        };
        rules.era(name).cloned().ok_or_else(unknown)
    }
}

impl TableArgs {
    /// The office table: the built-in one, or a file. Where it does not say how an office releases seats, `release` does.
    fn offices(&self, release: Release) -> Result<Vec<Office>, String> {
        match &self.offices {
            None => parse_offices_releasing(data::OFFICES, release)
                .map_err(|why| format!("the built-in office table: {why}")),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))?;
                parse_offices_releasing(&text, release).map_err(|why| format!("{}: {why}", path.display()))
            }
        }
    }

    /// The rules. Without all their words they are refused: a decision could not be explained to whom it concerns.
    fn rules(&self) -> Result<Rules, String> {
        let (name, rules) = match &self.rules {
            None => ("the built-in rules".to_owned(), Rules::parse(data::RULES)),
            Some(path) => {
                let name = path.display().to_string();
                let text = std::fs::read_to_string(path).map_err(|why| format!("{name}: {why}"))?;
                (name, Rules::parse(&text))
            }
        };
        let rules = rules.map_err(|why| format!("{name}: {why}"))?;
        let missing: Vec<String> = missing_words(&rules)
            .into_iter()
            .map(|(language, key)| format!("locales/{}/rules.ftl: {key}", language.code()))
            .collect();
        if missing.is_empty() {
            return Ok(rules);
        }
        let (shown, more) = missing.split_at(missing.len().min(MISSING_SHOWN_MAX));
        let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
        Err(format!("{name}: no words are built in for {}{more}", shown.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_is_given_as_an_option_is_read_or_refused(
            text in ".{0,20}|[0-9a-fA-F.:/TZ+-]{1,30}|2026-11-20T09:00:00-05:00|[a-z]{2,9}=[0-9.e-]{1,9}",
        ) {
            if let Ok(GivenClock::From(instant)) = parse_clock(&text) {
                let again = parse_clock(&instant.to_string());
                prop_assert!(matches!(again, Ok(GivenClock::From(again)) if again == instant), "{}", text);
            }
            if let Ok(net) = parse_proxy(&text) {
                prop_assert_eq!(parse_proxy(&net.to_string()), Ok(net));
            }
            if let Ok(days) = purge::parse_days(&text) {
                prop_assert_eq!(purge::parse_days(&days.to_string()), Ok(days));
            }
        }
    }
}
