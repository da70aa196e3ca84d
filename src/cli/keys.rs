//! `infopass keys`: its options, waiting for the servers, and what is told.

use super::{StoreArgs, staff};
use clap::{Args, Subcommand};
use infopass::app::services_beside;
use infopass::db::Purpose;
use infopass::domain::key::{Key, KeyState, Process, sealing};
use infopass::keys::rotate::{Rotation, Step, Wait};
use infopass::random::Random;
use infopass::services::Services;
use jiff::Timestamp;
use std::io::Write;
use std::time::{Duration, Instant};

/// How often it is looked whether the servers have gone on.
const LOOK_EVERY: Duration = Duration::from_secs(1);

#[derive(Args)]
pub struct KeysArgs {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Give way to a new key, step by step; run again, it goes on where it was.
    Rotate {
        /// Drop the old key without waiting a day: what people have open (forms, cookies, log-ins of the desk) is lost.
        #[arg(long)]
        now: bool,
        /// Seconds to wait for the servers at each step, which look once a minute.
        #[arg(long, value_name = "SECONDS", default_value_t = 180)]
        wait: u64,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Tell where each key stands, what is left to be sealed anew, and which server has which keys.
    Status(StoreArgs),
    /// Give up a new key that no server seals with yet.
    Cancel(StoreArgs),
}

impl KeysArgs {
    /// Does it, also beside running servers.
    pub async fn run(&self) -> Result<(), String> {
        let (store, purpose) = match &self.act {
            Act::Rotate { store, .. } | Act::Cancel(store) => (store, Purpose::Acting),
            Act::Status(store) => (store, Purpose::Looking),
        };
        let database = store.database()?;
        let database = if purpose == Purpose::Acting { database.acting() } else { database.looking() };
        let services = services_beside(&database, &store.secret_file, staff::practice()?, Random::from_system()).await;
        let services = services.map_err(|why| why.to_string())?;
        let done = match &self.act {
            Act::Rotate { now, wait, .. } => rotate(&services, *now, Duration::from_secs(*wait)).await,
            Act::Status(_) => status(&services).await,
            Act::Cancel(_) => cancel(&services).await,
        };
        services.db.close();
        done
    }
}

async fn rotate(services: &Services, hurry: bool, wait_max: Duration) -> Result<(), String> {
    let text = |why: &dyn std::fmt::Display| why.to_string();
    let mut rotation = Rotation::new(services).map_err(|why| text(&why))?;
    match rotation.begin().await.map_err(|why| text(&why))? {
        Some(id) => tell(&format!("key {id} is drawn; the servers load it"))?,
        None => tell("a rotation is under way: going on")?,
    }
    let mut waits_since = Instant::now();
    loop {
        match rotation.step(hurry).await.map_err(|why| text(&why))? {
            Step::Seals(id) => tell(&format!("key {id} seals from now on; sealing anew what is there"))?,
            Step::Dropped(ids) => tell(&format!("dropped: {}", listed("key", &ids)))?,
            Step::Ended(ids) if ids.is_empty() => return tell("done"),
            Step::Ended(ids) => {
                return tell(&format!(
                    "done: {} went out of the secret file; a backup made before needs a copy of it",
                    listed("key", &ids)
                ));
            }
            Step::Waits(Wait::Until(at)) => {
                return tell(&format!(
                    "all is sealed anew; run this again after {at} to drop the old key, which until then reads what \
                     people have open (or with --now, and that is lost)"
                ));
            }
            Step::Waits(wait) if waits_since.elapsed() >= wait_max => return Err(waited_in_vain(&wait)),
            Step::Waits(_) => {
                tokio::time::sleep(LOOK_EVERY).await;
                continue;
            }
        }
        waits_since = Instant::now();
    }
}

fn waited_in_vain(wait: &Wait) -> String {
    let names =
        |processes: &[Process]| processes.iter().map(|process| process.name.as_str()).collect::<Vec<_>>().join(", ");
    let why = match wait {
        Wait::Without(id, processes) => {
            format!("key {id} is not loaded by {}: copy the secret file to where they run", names(processes))
        }
        Wait::Sealing(id, processes) => format!("key {id} does not seal yet at {}", names(processes)),
        Wait::Rows(left) => format!(
            "left to be sealed anew: appointments {}, requests {}, person keys {}; if `infopass check` names rows that \
             do not open, they are in the way",
            left.appointments, left.requests, left.persons
        ),
        Wait::Until(at) => format!("the old key is read until {at}"),
    };
    format!("{why}; nothing is lost: run this again to go on")
}

async fn cancel(services: &Services) -> Result<(), String> {
    let mut rotation = Rotation::new(services).map_err(|why| why.to_string())?;
    let id = rotation.cancel().await.map_err(|why| why.to_string())?;
    tell(&format!("key {id} is given up and went out of the secret file"))
}

async fn status(services: &Services) -> Result<(), String> {
    let now = services.clock.wall();
    let status = infopass::keys::status(services).await.map_err(|why| why.to_string())?;
    let has = services.vault().has();
    for key in &status.keys {
        let missing = key.state != KeyState::Dropped && !has.contains(&key.id);
        let missing = if missing { "; this secret file does not have it" } else { "" };
        tell(&format!("key {}: {}{missing}", key.id, stands(key, &status.keys)))?;
    }
    for id in status.unknown {
        tell(&format!(
            "key {id}: in this secret file, but not of this database (another one's, or given up half way)"
        ))?;
    }
    for (id, left) in &status.left {
        tell(&format!(
            "left under key {id}: appointments {}, requests {}, person keys {}",
            left.appointments, left.requests, left.persons
        ))?;
    }
    for process in &status.processes {
        tell(&server(process, now))?;
    }
    Ok(())
}

fn stands(key: &Key, keys: &[Key]) -> String {
    let since = if key.since == Timestamp::UNIX_EPOCH { String::new() } else { format!(" since {}", key.since) };
    match key.state {
        KeyState::Loading => format!("loading{since}"),
        KeyState::InUse if sealing(keys).is_some_and(|sealing| sealing.id == key.id) => format!("seals{since}"),
        KeyState::InUse => "gives way".to_owned(),
        KeyState::Dropped => format!("dropped{since}"),
    }
}

fn server(process: &Process, now: Timestamp) -> String {
    let silent = if process.lives(now) { "" } else { "; silent, not waited for" };
    let Process { name, has, seals, seen } = process;
    format!("server {name}: has {}, seals with {seals}, seen {seen}{silent}", listed("key", has))
}

fn listed(what: &str, ids: &[i64]) -> String {
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    format!("{what}{} {}", if ids.len() == 1 { "" } else { "s" }, ids.join(", "))
}

fn tell(line: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|why| why.to_string())
}
