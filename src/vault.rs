//! The secret file and all that is made with it: sealed details, keys of persons and bookings, sealed cookies.
//!
//! One master key, one subkey for each use (HKDF-SHA-256), so that no output of one use says anything about another.
//! Nothing here knows the database or HTTP.

use crate::domain::identifiers::{ConfirmationNumber, Pin, ServiceItemNumber};
use crate::domain::person::{Details, TypedDetails};
use crate::random::Random;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretBox};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use subtle::ConstantTimeEq;
use thiserror::Error;

/// Bytes of the master key and of every subkey.
const KEY_BYTES: usize = 32;
/// Bytes of an XChaCha20 nonce: long enough to be drawn at random for ever.
const NONCE_BYTES: usize = 24;
/// The only key so far; rotation adds others.
const FIRST_KEY_ID: i64 = 1;

/// A person's or a booking's key: an HMAC, which tells nothing without the secret file.
pub type KeyedHash = [u8; 32];

/// Seals, opens and hashes with the subkeys of one secret file.
pub struct Vault {
    details: SecretBox<[u8; KEY_BYTES]>,
    inquiry: SecretBox<[u8; KEY_BYTES]>,
    person: SecretBox<[u8; KEY_BYTES]>,
    booking: SecretBox<[u8; KEY_BYTES]>,
    cookie: SecretBox<[u8; KEY_BYTES]>,
    form: SecretBox<[u8; KEY_BYTES]>,
    idempotency: SecretBox<[u8; KEY_BYTES]>,
    session: SecretBox<[u8; KEY_BYTES]>,
    typed_name: SecretBox<[u8; KEY_BYTES]>,
    guess: SecretBox<[u8; KEY_BYTES]>,
    check: KeyedHash,
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
    /// Opens the secret file of a database that carries `check_value`, or makes the file for a new database.
    pub fn open(path: &Path, check_value: Option<&str>, random: &Random) -> Result<Self, VaultError> {
        let master = match (read_key(path), check_value) {
            (Ok(key), _) => key,
            (Err(VaultError::Missing(_)), None) => create_key(path, random)?,
            (Err(why), _) => return Err(why),
        };
        let vault = Self::from_master(&master);
        match check_value {
            Some(stored) if stored != vault.check_value() => Err(VaultError::Wrong(path.to_owned())),
            _ => Ok(vault),
        }
    }

    /// Derives every subkey from a master key.
    pub fn from_master(master: &[u8; KEY_BYTES]) -> Self {
        let kdf = Hkdf::<Sha256>::new(None, master);
        let subkey = |label: &str| {
            SecretBox::init_with_mut(|key: &mut [u8; KEY_BYTES]| {
                // HKDF refuses only outputs above 8,160 bytes.
                if kdf.expand(label.as_bytes(), key).is_err() {
                    key.fill(0);
                }
            })
        };
        let check = *subkey("infopass check v1").expose_secret();
        Self {
            details: subkey("infopass details v1"),
            inquiry: subkey("infopass inquiry v1"),
            person: subkey("infopass person v1"),
            booking: subkey("infopass booking v1"),
            cookie: subkey("infopass cookie v1"),
            form: subkey("infopass form v1"),
            idempotency: subkey("infopass idempotency v1"),
            session: subkey("infopass session v1"),
            typed_name: subkey("infopass typed name v1"),
            guess: subkey("infopass guess v1"),
            check,
        }
    }

    /// What a database keeps to recognise its secret file; says nothing about the other subkeys.
    pub fn check_value(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.check)
    }

    /// The id of the key that seals new rows.
    pub fn key_id(&self) -> i64 {
        FIRST_KEY_ID
    }

    /// Seals a person's details to one appointment: they open under its number only.
    pub fn seal_details(&self, number: &ConfirmationNumber, details: &SealedDetails, random: &Random) -> Vec<u8> {
        let plain = serde_json::to_vec(details).unwrap_or_default();
        seal(&self.details, &plain, number.as_str().as_bytes(), random)
    }

    /// Opens them; `None` if the cell was altered, moved to another row, or sealed with another key.
    pub fn open_details(&self, number: &ConfirmationNumber, sealed: &[u8]) -> Option<SealedDetails> {
        let plain = open(&self.details, sealed, number.as_str().as_bytes())?;
        serde_json::from_slice(&plain).ok()
    }

    /// Seals what a request holds to its number.
    pub fn seal_inquiry(&self, number: &ServiceItemNumber, inquiry: &SealedInquiry, random: &Random) -> Vec<u8> {
        let plain = serde_json::to_vec(inquiry).unwrap_or_default();
        seal(&self.inquiry, &plain, number.as_str().as_bytes(), random)
    }

    /// Opens it; `None` as for [`Vault::open_details`].
    pub fn open_inquiry(&self, number: &ServiceItemNumber, sealed: &[u8]) -> Option<SealedInquiry> {
        let plain = open(&self.inquiry, sealed, number.as_str().as_bytes())?;
        serde_json::from_slice(&plain).ok()
    }

    /// The key under which the same details find the same person.
    pub fn person_key(&self, details: &Details) -> KeyedHash {
        mac(&self.person, &[&details.identity()])
    }

    /// The key of one act: the form's one-time key with everything that was answered.
    pub fn act_key(&self, one_time_key: &[u8], answers: &[&[u8]]) -> KeyedHash {
        let parts: Vec<&[u8]> = std::iter::once(one_time_key).chain(answers.iter().copied()).collect();
        mac(&self.booking, &parts)
    }

    /// What is kept of an `Idempotency-Key` and its request; the first part says which of them it is.
    pub fn idempotency_hash(&self, parts: &[&[u8]]) -> KeyedHash {
        mac(&self.idempotency, parts)
    }

    /// What is kept of a session's token.
    pub fn session_hash(&self, token: &[u8]) -> KeyedHash {
        mac(&self.session, &[token])
    }

    /// What is kept of a name at the desk's door that no account has.
    pub fn typed_name_hash(&self, typed: &str) -> KeyedHash {
        mac(&self.typed_name, &[typed.as_bytes()])
    }

    /// What tells apart whatever is guessed at, and whoever guesses.
    pub fn guess_hash(&self, parts: &[&[u8]]) -> KeyedHash {
        mac(&self.guess, parts)
    }

    /// A MAC over what a form shows, as hidden field of that form.
    pub fn form_mac(&self, shown: &[&[u8]]) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.form, shown))
    }

    /// Seals a cookie's content to the cookie's name.
    pub fn seal_cookie(&self, name: &str, plain: &[u8], random: &Random) -> String {
        URL_SAFE_NO_PAD.encode(seal(&self.cookie, plain, name.as_bytes(), random))
    }

    /// Opens it; `None` if it is not ours.
    pub fn open_cookie(&self, name: &str, value: &str) -> Option<Vec<u8>> {
        open(&self.cookie, &URL_SAFE_NO_PAD.decode(value).ok()?, name.as_bytes())
    }
}

fn seal(key: &SecretBox<[u8; KEY_BYTES]>, plain: &[u8], bound_to: &[u8], random: &Random) -> Vec<u8> {
    let nonce = random.bytes::<NONCE_BYTES>();
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    let payload = Payload { msg: plain, aad: bound_to };
    // XChaCha20-Poly1305 refuses only texts above 256 GiB.
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
    [nonce.as_slice(), &sealed].concat()
}

fn open(key: &SecretBox<[u8; KEY_BYTES]>, sealed: &[u8], bound_to: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: bound_to }).ok()
}

/// HMAC-SHA-256 over length-prefixed parts, so that no two lists of parts run together.
fn mac(key: &SecretBox<[u8; KEY_BYTES]>, parts: &[&[u8]]) -> KeyedHash {
    let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.expose_secret()) else {
        return [0; 32]; // HMAC takes keys of any length: not reached.
    };
    for part in parts {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn read_key(path: &Path) -> Result<[u8; KEY_BYTES], VaultError> {
    let io = |source| VaultError::Io { path: path.to_owned(), source };
    let mut text = String::new();
    match File::open(path) {
        // A key and a line's end: whatever is longer is no key, and is not read whole.
        Ok(file) => file.take(1024).read_to_string(&mut text).map_err(io)?,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Err(VaultError::Missing(path.to_owned())),
        Err(why) => return Err(io(why)),
    };
    parse_hex(text.trim()).ok_or_else(|| VaultError::Malformed(path.to_owned()))
}

fn parse_hex(text: &str) -> Option<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    if text.len() != 2 * KEY_BYTES || !text.is_ascii() {
        return None;
    }
    for (byte, at) in key.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(key)
}

/// Makes the file anew, readable by its owner only; a file that appears meanwhile is left alone.
fn create_key(path: &Path, random: &Random) -> Result<[u8; KEY_BYTES], VaultError> {
    let io = |source| VaultError::Io { path: path.to_owned(), source };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let key = random.bytes::<KEY_BYTES>();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(io)?;
    let text = key.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    file.write_all(text.as_bytes()).and_then(|()| file.write_all(b"\n")).and_then(|()| file.sync_all()).map_err(io)?;
    Ok(key)
}
