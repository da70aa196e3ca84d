//! What is published for whoever checks the codes of notices: the public keys, and the list of codes that are no longer
//! good. Here both are written and read; what they mean is told in `door_code`. docs/door.md

use super::appointment::{Status, issue};
use super::calendar::SEARCH_DAYS_MAX;
use super::door_code::{SIGNATURE_BYTES, Serial, Verdict};
use super::window::WINDOW_DAYS;
use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signature, VerifyingKey};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// For so long a list tells whether a code is still good; one that is older may lack what has changed since.
pub const LIST_GOOD_FOR: SignedDuration = SignedDuration::from_hours(24);
/// A list tells of the notices whose time is from so long before it on: that day's people are still at the office.
pub const LIST_REACHES_BACK: SignedDuration = SignedDuration::from_hours(24);
const ALGORITHM: &str = "Ed25519";
/// What is signed of a list begins with it, so that its signature is no code's.
const FORMAT: &str = "INFOPASS1-REVOKED";

/// Public keys by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicKeys(BTreeMap<i64, VerifyingKey>);

/// What became of an appointment after its notice had been printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Notices before this issue are no longer good.
    Since(i64),
    /// None is.
    Cancelled,
}

/// Everything that is no longer good at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocations {
    /// When it was so, in whole seconds.
    pub issued_at: Timestamp,
    /// The key that signs the list.
    pub key_id: i64,
    /// The appointments that were changed.
    pub changed: BTreeMap<Serial, Change>,
}

/// Why a file is not such a list.
#[derive(Debug, Error)]
pub enum ListError {
    /// It is no JSON of that form.
    #[error("it does not read: {0}")]
    Json(#[from] serde_json::Error),
    /// A key, serial or signature is not well written.
    #[error("{0} does not read")]
    Value(String),
    /// Its key is not among the public ones.
    #[error("it is signed with key {0}, which is not among the keys: fetch both files anew")]
    UnknownKey(i64),
    /// Its signature is not over what it says.
    #[error("its signature does not match: it was altered")]
    Altered,
}

#[derive(Serialize, Deserialize)]
struct KeysFile {
    keys: Vec<KeyEntry>,
}

#[derive(Serialize, Deserialize)]
struct KeyEntry {
    id: i64,
    algorithm: String,
    public_key: String,
}

#[derive(Serialize, Deserialize)]
struct RevokedFile {
    issued_at: String,
    key_id: i64,
    revoked: Vec<RevokedEntry>,
    signature: String,
}

#[derive(Serialize, Deserialize)]
struct RevokedEntry {
    serial: String,
    #[serde(flatten)]
    change: WrittenChange,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WrittenChange {
    Since { since_revision: i64 },
    Cancelled { cancelled: bool },
}

impl PublicKeys {
    /// Adds a key as it is written; false if it is none.
    pub fn add(&mut self, id: i64, text: &str) -> bool {
        let key = BASE64URL_NOPAD.decode(text.as_bytes()).ok().and_then(|key| key.try_into().ok());
        let key = key.and_then(|key: [u8; 32]| VerifyingKey::from_bytes(&key).ok());
        key.map(|key| self.0.insert(id, key)).is_some()
    }

    /// A key as it is written.
    pub fn written(key: &VerifyingKey) -> String {
        BASE64URL_NOPAD.encode(key.as_bytes())
    }

    /// The key of an id.
    pub fn get(&self, id: i64) -> Option<&VerifyingKey> {
        self.0.get(&id)
    }

    /// Reads what is published; keys of other algorithms are not ours.
    pub fn parse(json: &str) -> Result<Self, ListError> {
        let file: KeysFile = serde_json::from_str(json)?;
        let mut keys = Self::default();
        for entry in file.keys.iter().filter(|entry| entry.algorithm == ALGORITHM) {
            if !keys.add(entry.id, &entry.public_key) {
                return Err(ListError::Value(format!("key {}", entry.id)));
            }
        }
        Ok(keys)
    }

    /// What is published.
    pub fn json(&self) -> String {
        let entry = |(id, key): (&i64, &VerifyingKey)| KeyEntry {
            id: *id,
            algorithm: ALGORITHM.to_owned(),
            public_key: Self::written(key),
        };
        json(&KeysFile { keys: self.0.iter().map(entry).collect() })
    }
}

/// How much earlier than on a notice the appointment can be after a move: from the last day that is on offer to today.
pub fn moved_earlier_max() -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(WINDOW_DAYS + SEARCH_DAYS_MAX))
}

/// Whether a list of an instant has to tell of an appointment: a notice may have a later time than the appointment has
/// come to, but not if it was only cancelled.
pub fn is_told(status: Status, revision: i64, starts_at: Timestamp, issued_at: Timestamp) -> bool {
    let only_cancelled = status == Status::Cancelled && revision <= 2;
    let reaches_back = if only_cancelled { LIST_REACHES_BACK } else { LIST_REACHES_BACK + moved_earlier_max() };
    issued_at.duration_since(starts_at) <= reaches_back
}

impl Change {
    /// What became of an appointment, if a notice of it was printed that is no longer good.
    pub fn of(status: Status, revision: i64) -> Option<Self> {
        let since = match status {
            Status::Cancelled => return Some(Self::Cancelled),
            status => issue(status, revision),
        };
        (since > 1).then_some(Self::Since(since))
    }

    /// How a notice of an issue stands then.
    pub fn verdict(self, revision: i64) -> Verdict {
        match self {
            Self::Cancelled => Verdict::Cancelled,
            Self::Since(valid) if revision < valid => Verdict::Moved,
            Self::Since(_) => Verdict::Genuine,
        }
    }
}

impl Revocations {
    /// What became of an appointment.
    pub fn find(&self, serial: &Serial) -> Option<Change> {
        self.changed.get(serial).copied()
    }

    /// Whether an appointment that it does not name has not changed.
    pub fn tells_of(&self, starts_at: Timestamp, now: Timestamp) -> bool {
        // A list of tomorrow was made by another clock than this one: nothing is known of its age.
        now.duration_since(self.issued_at).abs() <= LIST_GOOD_FOR
            && self.issued_at.duration_since(starts_at) <= LIST_REACHES_BACK
    }

    /// What is signed: a line for the list, and one for each appointment in the order of their serials.
    pub fn text(&self) -> String {
        let mut text = format!("{FORMAT}*{}*{}\n", self.issued_at, self.key_id);
        for (serial, change) in &self.changed {
            text += &serial.text();
            match change {
                Change::Since(revision) => text.extend(["*", &revision.to_string(), "\n"]),
                Change::Cancelled => text += "*CANCELLED\n",
            }
        }
        text
    }

    /// What is published.
    pub fn json(&self, signature: &[u8; SIGNATURE_BYTES]) -> String {
        let entry = |(serial, change): (&Serial, &Change)| RevokedEntry {
            serial: serial.text(),
            change: match change {
                Change::Since(revision) => WrittenChange::Since { since_revision: *revision },
                Change::Cancelled => WrittenChange::Cancelled { cancelled: true },
            },
        };
        json(&RevokedFile {
            issued_at: self.issued_at.to_string(),
            key_id: self.key_id,
            revoked: self.changed.iter().map(entry).collect(),
            signature: BASE64URL_NOPAD.encode(signature),
        })
    }

    /// Reads what is published, if one of the keys has signed it.
    pub fn parse(json: &str, keys: &PublicKeys) -> Result<Self, ListError> {
        let file: RevokedFile = serde_json::from_str(json)?;
        let mut changed = BTreeMap::new();
        for RevokedEntry { serial, change } in file.revoked {
            let change = match change {
                WrittenChange::Since { since_revision } => Change::Since(since_revision),
                WrittenChange::Cancelled { cancelled: true } => Change::Cancelled,
                WrittenChange::Cancelled { cancelled: false } => return Err(ListError::Value(serial)),
            };
            let key = Serial::parse(&serial).ok_or(ListError::Value(serial))?;
            changed.insert(key, change);
        }
        let issued_at = file.issued_at.parse().map_err(|_| ListError::Value(file.issued_at))?;
        let list = Self { issued_at, key_id: file.key_id, changed };
        let signature = BASE64URL_NOPAD.decode(file.signature.as_bytes()).ok();
        let signature = signature.and_then(|signature| Signature::from_slice(&signature).ok());
        let signature = signature.ok_or_else(|| ListError::Value("its signature".to_owned()))?;
        let key = keys.get(list.key_id).ok_or(ListError::UnknownKey(list.key_id))?;
        key.verify_strict(list.text().as_bytes(), &signature).map_err(|_| ListError::Altered)?;
        Ok(list)
    }
}

/// Names, numbers and lists: nothing that JSON could refuse.
fn json(file: &impl Serialize) -> String {
    serde_json::to_string(file).unwrap_or_default()
}
