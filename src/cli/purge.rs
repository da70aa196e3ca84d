//! `infopass purge`: its options, and what is told of it.

use super::{StoreArgs, staff};
use clap::Args;
use infopass::app::services_beside;
use infopass::domain::keep_days::KeepDays;
use infopass::purge;
use infopass::random::Random;
use infopass::services::Services;

#[derive(Args)]
pub struct PurgeArgs {
    /// Days that are kept, 1 to 3650; without it, what the server was last given.
    #[arg(long, value_name = "DAYS", value_parser = parse_days)]
    keep_days: Option<KeepDays>,
    /// Only tell how much it would be.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Reads `--keep-days`.
pub fn parse_days(text: &str) -> Result<KeepDays, String> {
    KeepDays::parse(text).ok_or_else(|| format!("give a number of days from {} to {}", KeepDays::MIN, KeepDays::MAX))
}

impl PurgeArgs {
    /// Does it, also beside a running server, by the service's clock; the text says how much it was.
    pub async fn run(&self) -> Result<String, String> {
        let database = self.store.database()?;
        let database = if self.dry_run { database.looking() } else { database.acting() };
        let services =
            services_beside(&database, &self.store.secret_file, staff::practice()?, Random::from_system()).await;
        let services = services.map_err(|why| why.to_string())?;
        let done = self.act(&services).await;
        services.db.close();
        done.map_err(|why| why.to_string())
    }

    async fn act(&self, services: &Services) -> Result<String, infopass::db::DbError> {
        let keep = match self.keep_days {
            Some(keep) => keep,
            None => purge::served_with(services).await?.unwrap_or(KeepDays::DEFAULT),
        };
        let (done, verb) = if self.dry_run {
            (purge::count(services, keep).await?, "would empty")
        } else {
            (purge::all(services, keep).await?, "emptied")
        };
        Ok(format!(
            "{verb} what is more than {keep} days old: appointments {}, requests {}, person keys {}",
            done.appointments, done.requests, done.person_keys
        ))
    }
}
