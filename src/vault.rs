//! The secret file and all that is made with it: sealed details, keys of persons and bookings, sealed cookies.
//!
//! A database has one master key, and two or more while they are rotated. One subkey for each use, so that no output of
//! one use says anything about another. What was made with any key that is in use opens; the newest of them seals.
//! Nothing here knows the database or HTTP.

mod keyring;
mod secret_file;

use crate::domain::appointment::Appointment;
use crate::domain::door_code::{DoorCode, SIGNATURE_BYTES};
use crate::domain::door_lists::PublicKeys;
use crate::domain::identifiers::{ConfirmationNumber, Pin, ServiceItemNumber};
use crate::domain::key::{self, Key, KeyState};
use crate::domain::person::{Details, TypedDetails};
use crate::random::Random;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::Signer;
use keyring::{KEY_BYTES, Keyring, Subkey, mac, open, seal, signing};
pub use secret_file::{FileLock, SecretFile};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use subtle::ConstantTimeEq;
use thiserror::Error;

/// The id of a database's first key, and of a line of the secret file that has none.
const FIRST_KEY_ID: i64 = 1;

/// A person's or a booking's key: an HMAC, which tells nothing without the secret file.
pub type KeyedHash = [u8; 32];

/// Seals, opens and hashes with the subkeys of one secret file.
pub struct Vault {
    /// Where the keys are from; none in tests.
    file: Option<PathBuf>,
    sealing: Keyring,
    /// Every other key that is loaded, the newest first.
    others: Vec<Keyring>,
}

/// What a row is written under, and all that it may have been written under.
pub struct Hashes {
    /// By the key that seals.
    pub written: KeyedHash,
    /// By all keys that are loaded, that one first: another process may be a step ahead.
    pub sought: Vec<KeyedHash>,
}

/// Why a secret file cannot be used.
#[derive(Debug, Error)]
pub enum VaultError {
    /// The file is not there although the database was made with one.
    #[error(
        "the secret file {0} is missing, but this database was made with one: put the right file back, or name it with --secret-file"
    )]
    Missing(PathBuf),
    /// The file does not hold a key.
    #[error("the secret file {0} does not hold a key of 64 hexadecimal digits")]
    Malformed(PathBuf),
    /// The file is another database's.
    #[error("the secret file {0} is not the one this database was made with: what is sealed in it cannot be opened")]
    Wrong(PathBuf),
    /// Keys were rotated since the file was copied, or a backup is older than it.
    #[error(
        "the secret file {path} has no key {id}, which this database is sealed with: copy the file that has it, as after `infopass keys rotate`"
    )]
    Lacks {
        /// Which file.
        path: PathBuf,
        /// Which key.
        id: i64,
    },
    /// Somebody else changes the file.
    #[error("another command is just changing the secret file {0}: try again when it has ended")]
    Busy(PathBuf),
    /// The file cannot be read or written.
    #[error("the secret file {path} cannot be used: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// What an appointment's sealed cell holds: the person as typed, the PIN, and the last replacement.
#[derive(Clone, Serialize, Deserialize)]
pub struct SealedDetails {
    /// The person's details as they are to be shown.
    pub typed: TypedDetails,
    /// The PIN, stored nowhere else.
    pin: String,
    /// The last replacement: the key of the form that asked for it, and when (UTC seconds).
    pub replacement: Option<(KeyedHash, i64)>,
    /// What an officer asked to be brought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bring: Vec<Bring>,
}

/// Something that an officer asked to be brought to an assigned appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bring {
    /// A document of the rule file, by its key.
    Listed(String),
    /// In the officer's own words.
    Written(String),
}

/// What a request's sealed cell holds: the person as typed, and what they told.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct SealedInquiry {
    /// The person to be seen.
    pub typed: TypedDetails,
    /// Who asks for them; empty if they ask themselves.
    pub representative: String,
    /// The person's account with the agency, if they gave one.
    pub account: String,
    /// The receipt number of the case it is about, if there is one.
    pub receipt: String,
    /// What it is about, in their words.
    pub about: String,
    /// They say that it is urgent.
    pub urgent: bool,
    /// They have the evidence at hand.
    pub evidence: bool,
    /// Why an officer decided against a rule.
    pub override_reason: String,
}

impl SealedDetails {
    /// Puts a person and a PIN together.
    pub fn new(typed: TypedDetails, pin: &Pin) -> Self {
        Self { typed, pin: pin.reveal().to_owned(), replacement: None, bring: Vec::new() }
    }

    /// The PIN, if the cell is sound.
    pub fn pin(&self) -> Option<Pin> {
        Pin::parse(&self.pin).ok()
    }

    /// Whether a typed PIN is the right one, in a time that does not depend on where they differ.
    pub fn pin_is(&self, typed: &Pin) -> bool {
        self.pin.as_bytes().ct_eq(typed.reveal().as_bytes()).into()
    }

    /// Gives the appointment a new PIN; the old one is dead.
    pub fn replace_pin(&mut self, pin: &Pin, form_key: KeyedHash, issued_at_secs: i64) {
        pin.reveal().clone_into(&mut self.pin);
        self.replacement = Some((form_key, issued_at_secs));
    }
}

impl Vault {
    /// The keys of a database, from the secret file. All that are in use have to be there; one that is only being loaded
    /// may come later.
    pub fn open(path: &Path, keys: &[Key]) -> Result<Self, VaultError> {
        let file = SecretFile::read(path)?;
        let sealing = key::sealing(keys).ok_or_else(|| VaultError::Wrong(path.to_owned()))?;
        let ring = |key: &Key| match file.master(key.id) {
            _ if key.state == KeyState::Dropped => Ok(None),
            Some(master) if keyring::check_value(master) == key.check_value => {
                Ok(Some(Keyring::new(key.id, key.state == KeyState::InUse, master)))
            }
            _ if key.state == KeyState::Loading => Ok(None),
            Some(_) => Err(VaultError::Wrong(path.to_owned())),
            None => Err(VaultError::Lacks { path: path.to_owned(), id: key.id }),
        };
        let mut others = Vec::new();
        for key in keys.iter().filter(|key| key.id != sealing.id).rev() {
            others.extend(ring(key)?);
        }
        let sealing = ring(sealing)?.ok_or_else(|| VaultError::Wrong(path.to_owned()))?;
        Ok(Self { file: Some(path.to_owned()), sealing, others })
    }

    /// The secret file of a database that has no key yet: what is there already, or a new one.
    pub fn first_key(path: &Path, random: &Random) -> Result<(i64, String), VaultError> {
        let file = match SecretFile::read(path) {
            Err(VaultError::Missing(_)) => SecretFile::create(path, random)?,
            read => read?,
        };
        file.newest().ok_or_else(|| VaultError::Malformed(path.to_owned()))
    }

    /// A vault with one key and no file.
    pub fn from_master(master: &[u8; KEY_BYTES]) -> Self {
        Self { file: None, sealing: Keyring::new(FIRST_KEY_ID, true, master), others: Vec::new() }
    }

    /// Where its keys are from.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The id of the key that seals new rows.
    pub fn key_id(&self) -> i64 {
        self.sealing.id
    }

    /// All keys it has, in order.
    pub fn has(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.rings().map(|ring| ring.id).collect();
        ids.sort_unstable();
        ids
    }

    /// The keys in use that give way to the one that seals; none unless keys are being rotated.
    pub fn retiring(&self) -> Vec<i64> {
        self.others.iter().filter(|ring| ring.in_use).map(|ring| ring.id).collect()
    }

    /// Whether it holds the very keys that the database has now, each in the state that it has there. The numbers do not
    /// tell: that of a key that was given up may be another one's.
    pub fn is_as(&self, keys: &[Key]) -> bool {
        let wanted = keys.iter().filter(|key| key.state != KeyState::Dropped);
        let mut mine: Vec<&Keyring> = self.rings().collect();
        mine.sort_unstable_by_key(|ring| ring.id);
        wanted
            .map(|key| (key.id, &key.check_value, key.state == KeyState::InUse))
            .eq(mine.into_iter().map(|ring| (ring.id, &ring.check_value, ring.in_use)))
    }

    fn rings(&self) -> impl Iterator<Item = &Keyring> {
        std::iter::once(&self.sealing).chain(&self.others)
    }

    /// The keys that rows are looked for under, the oldest first.
    fn in_use(&self) -> impl Iterator<Item = &Keyring> {
        self.others.iter().rev().filter(|ring| ring.in_use).chain(std::iter::once(&self.sealing))
    }

    fn ring(&self, id: i64) -> Option<&Keyring> {
        self.rings().find(|ring| ring.id == id)
    }

    fn open_any(&self, subkey: fn(&Keyring) -> &Subkey, sealed: &[u8], bound_to: &[u8]) -> Option<Vec<u8>> {
        self.rings().find_map(|ring| open(subkey(ring), sealed, bound_to))
    }

    fn hashes(&self, subkey: fn(&Keyring) -> &Subkey, parts: &[&[u8]]) -> Hashes {
        let sought = self.rings().map(|ring| mac(subkey(ring), parts)).collect();
        Hashes { written: mac(subkey(&self.sealing), parts), sought }
    }

    /// Seals a person's details to one appointment: they open under its number only.
    pub fn seal_details(&self, number: &ConfirmationNumber, details: &SealedDetails, random: &Random) -> Vec<u8> {
        let plain = serde_json::to_vec(details).unwrap_or_default();
        seal(&self.sealing.details, &plain, number.as_str().as_bytes(), random)
    }

    /// Opens them; `None` if the cell was altered, moved to another row, or sealed with a key that is not here.
    pub fn open_details(&self, number: &ConfirmationNumber, sealed: &[u8]) -> Option<SealedDetails> {
        let plain = self.open_any(|ring| &ring.details, sealed, number.as_str().as_bytes())?;
        serde_json::from_slice(&plain).ok()
    }

    /// Whether a cell opens with the very key that its row names.
    pub fn details_are_by(&self, key_id: i64, number: &ConfirmationNumber, sealed: &[u8]) -> bool {
        self.ring(key_id).is_some_and(|ring| open(&ring.details, sealed, number.as_str().as_bytes()).is_some())
    }

    /// Seals what a request holds to its number.
    pub fn seal_inquiry(&self, number: &ServiceItemNumber, inquiry: &SealedInquiry, random: &Random) -> Vec<u8> {
        let plain = serde_json::to_vec(inquiry).unwrap_or_default();
        seal(&self.sealing.inquiry, &plain, number.as_str().as_bytes(), random)
    }

    /// Opens it; `None` as for [`Vault::open_details`].
    pub fn open_inquiry(&self, number: &ServiceItemNumber, sealed: &[u8]) -> Option<SealedInquiry> {
        let plain = self.open_any(|ring| &ring.inquiry, sealed, number.as_str().as_bytes())?;
        serde_json::from_slice(&plain).ok()
    }

    /// As [`Vault::details_are_by`], of a request.
    pub fn inquiry_is_by(&self, key_id: i64, number: &ServiceItemNumber, sealed: &[u8]) -> bool {
        self.ring(key_id).is_some_and(|ring| open(&ring.inquiry, sealed, number.as_str().as_bytes()).is_some())
    }

    /// The keys under which the same details find the same person, one for each key in use, the oldest first. A person's
    /// rows are written under all of them, and asked for under all.
    pub fn person_keys(&self, details: &Details) -> Vec<(i64, KeyedHash)> {
        let identity = details.identity();
        self.in_use().map(|ring| (ring.id, mac(&ring.person, &[&identity]))).collect()
    }

    /// The key of one act: the form's one-time key with everything that was answered.
    pub fn act_keys(&self, one_time_key: &[u8], answers: &[&[u8]]) -> Hashes {
        let parts: Vec<&[u8]> = std::iter::once(one_time_key).chain(answers.iter().copied()).collect();
        self.hashes(|ring| &ring.booking, &parts)
    }

    /// What is kept of an `Idempotency-Key` or its request, one for each key in use, the oldest first; the first part says
    /// which of them it is.
    pub fn idempotency_hashes(&self, parts: &[&[u8]]) -> Vec<KeyedHash> {
        self.in_use().map(|ring| mac(&ring.idempotency, parts)).collect()
    }

    /// What is kept of a session's token.
    pub fn session_hashes(&self, token: &[u8]) -> Hashes {
        self.hashes(|ring| &ring.session, &[token])
    }

    /// What is kept of a name at the desk's door that no account has.
    pub fn typed_name_hash(&self, typed: &str) -> KeyedHash {
        mac(&self.sealing.typed_name, &[typed.as_bytes()])
    }

    /// What tells apart whatever is guessed at, and whoever guesses.
    pub fn guess_hash(&self, parts: &[&[u8]]) -> KeyedHash {
        mac(&self.sealing.guess, parts)
    }

    /// The code that the door checks, for an appointment's notice as it is now.
    pub fn door_code(&self, visit: &Appointment) -> String {
        let code = DoorCode {
            number: visit.number.clone(),
            office: visit.office.clone(),
            starts_at: visit.starts_at,
            revision: visit.revision,
            key_id: self.key_id(),
            serial: visit.serial,
        };
        code.signed(&self.sign_for_door(&code.text()))
    }

    /// A signature that the door checks, by the key that seals.
    pub fn sign_for_door(&self, text: &str) -> [u8; SIGNATURE_BYTES] {
        signing(&self.sealing.door).sign(text.as_bytes()).to_bytes()
    }

    /// What such signatures are checked with, of every key that is here: published before it signs.
    pub fn door_keys(&self) -> Vec<(i64, String)> {
        self.rings().map(|ring| (ring.id, PublicKeys::written(&signing(&ring.door).verifying_key()))).collect()
    }

    /// A MAC over what a form shows, as hidden field of that form.
    pub fn form_mac(&self, shown: &[&[u8]]) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.sealing.form, shown))
    }

    /// Whether a field is the MAC over what the form showed, in a time that does not depend on where they differ.
    pub fn form_mac_is(&self, shown: &[&[u8]], sent: &str) -> bool {
        let is_by = |ring: &Keyring| {
            let made = URL_SAFE_NO_PAD.encode(mac(&ring.form, shown));
            bool::from(made.as_bytes().ct_eq(sent.as_bytes()))
        };
        self.rings().any(is_by)
    }

    /// Seals a cookie's content to the cookie's name.
    pub fn seal_cookie(&self, name: &str, plain: &[u8], random: &Random) -> String {
        URL_SAFE_NO_PAD.encode(seal(&self.sealing.cookie, plain, name.as_bytes(), random))
    }

    /// Opens it; `None` if it is not ours.
    pub fn open_cookie(&self, name: &str, value: &str) -> Option<Vec<u8>> {
        self.open_any(|ring| &ring.cookie, &URL_SAFE_NO_PAD.decode(value).ok()?, name.as_bytes())
    }
}
