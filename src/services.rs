//! What every act needs: the database, the vault, the clock, randomness and the directory of offices.
//!
//! Both models stand on these; nothing here knows HTTP.

use crate::clock::Clock;
use crate::config::Practice;
use crate::db::keys::processes;
use crate::db::{Db, DbError};
use crate::decoy::Decoys;
use crate::domain::directory::{Directory, Geography};
use crate::domain::keep_days::KeepDays;
use crate::domain::rules::{Era, Rules};
use crate::random::Random;
use crate::vault::Vault;
use arc_swap::ArcSwap;
use std::sync::Arc;

/// The shared parts of the running service; cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The two doors.
    pub db: Db,
    /// The service's time.
    pub clock: Clock,
    /// Random numbers.
    pub random: Random,
    /// The current model's rules.
    pub rules: Arc<Rules>,
    /// The era whose call-backs are promised.
    pub era: Arc<Era>,
    /// The seed of a desk that nobody sits at; none where officers do.
    pub auto_desk: Option<u64>,
    /// For how long what people told is kept after their appointment.
    pub keep: KeepDays,
    vault: Arc<ArcSwap<Vault>>,
    decoys: Arc<ArcSwap<Decoys>>,
    process: Arc<str>,
    directory: Arc<ArcSwap<Directory>>,
    geography: Arc<Geography>,
}

impl Services {
    /// Puts the parts together; the directory is read from the database.
    pub async fn new(
        db: Db,
        vault: Vault,
        clock: Clock,
        random: Random,
        geography: Arc<Geography>,
        practice: Practice,
    ) -> Result<Self, DbError> {
        let directory = Arc::new(ArcSwap::from_pointee(Directory::new(Vec::new(), Arc::clone(&geography))));
        let Practice { rules, era, auto_desk, keep } = practice;
        let decoys = Arc::new(ArcSwap::from_pointee(Decoys::new(&vault, &random)));
        let (rules, era) = (Arc::new(rules), Arc::new(era));
        let vault = Arc::new(ArcSwap::from_pointee(vault));
        let process = processes::name_of_this(Random::from_system().bytes()).into();
        let services =
            Self { db, clock, random, rules, era, auto_desk, keep, vault, decoys, process, directory, geography };
        services.reload_directory().await?;
        Ok(services)
    }

    /// Seals and keyed hashes, with the keys as they are now; an act takes it once, so that it never sees two states.
    pub fn vault(&self) -> Arc<Vault> {
        self.vault.load_full()
    }

    /// What is opened where there is nothing, sealed as whatever is sealed now.
    pub fn decoys(&self) -> Arc<Decoys> {
        self.decoys.load_full()
    }

    /// From now on acts seal and open with other keys.
    pub fn set_vault(&self, vault: Vault) {
        self.decoys.store(Arc::new(Decoys::new(&vault, &self.random)));
        self.vault.store(Arc::new(vault));
    }

    /// This process's name among those that serve one database.
    pub fn process(&self) -> &str {
        &self.process
    }

    /// The offices as they are now; a page takes it once, so that it never sees two states.
    pub fn directory(&self) -> Arc<Directory> {
        self.directory.load_full()
    }

    /// Reads offices and closures again.
    pub async fn reload_directory(&self) -> Result<(), DbError> {
        let offices = self.db.read(crate::db::offices::all).await?;
        self.directory.store(Arc::new(Directory::new(offices, Arc::clone(&self.geography))));
        Ok(())
    }
}
