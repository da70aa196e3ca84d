//! One master key's subkeys, one for each use (HKDF-SHA-256), and what is done with one subkey.

use super::KeyedHash;
use crate::random::Random;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;

/// Bytes of the master key and of every subkey.
pub const KEY_BYTES: usize = 32;
/// Bytes of an XChaCha20 nonce: long enough to be drawn at random for ever.
const NONCE_BYTES: usize = 24;

/// A subkey.
pub type Subkey = SecretBox<[u8; KEY_BYTES]>;

/// The subkeys of one master key.
pub struct Keyring {
    pub id: i64,
    /// As the database knows the key.
    pub check_value: String,
    /// Rows are looked for under it; not while it is only being loaded.
    pub in_use: bool,
    pub details: Subkey,
    pub inquiry: Subkey,
    pub person: Subkey,
    pub booking: Subkey,
    pub cookie: Subkey,
    pub form: Subkey,
    pub idempotency: Subkey,
    pub session: Subkey,
    pub typed_name: Subkey,
    pub guess: Subkey,
    pub door: Subkey,
}

/// What a master key's subkeys are drawn from.
fn subkey(master: &[u8; KEY_BYTES], label: &str) -> Subkey {
    let kdf = Hkdf::<Sha256>::new(None, master);
    SecretBox::init_with_mut(|key: &mut [u8; KEY_BYTES]| {
        // HKDF refuses only outputs above 8,160 bytes.
        if kdf.expand(label.as_bytes(), key).is_err() {
            key.fill(0);
        }
    })
}

/// What a database keeps to recognise a key; says nothing about the other subkeys.
pub fn check_value(master: &[u8; KEY_BYTES]) -> String {
    URL_SAFE_NO_PAD.encode(subkey(master, "infopass check v1").expose_secret())
}

impl Keyring {
    /// Derives every subkey from a master key.
    pub fn new(id: i64, in_use: bool, master: &[u8; KEY_BYTES]) -> Self {
        let subkey = |label: &str| subkey(master, label);
        Self {
            id,
            check_value: check_value(master),
            in_use,
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
            door: subkey("infopass door v1"),
        }
    }
}

/// Seals a text to what it is bound to.
pub fn seal(key: &Subkey, plain: &[u8], bound_to: &[u8], random: &Random) -> Vec<u8> {
    let nonce = random.bytes::<NONCE_BYTES>();
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    let payload = Payload { msg: plain, aad: bound_to };
    // XChaCha20-Poly1305 refuses only texts above 256 GiB.
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
    [nonce.as_slice(), &sealed].concat()
}

/// Opens it; `None` if it was altered, bound to something else or sealed with another key.
pub fn open(key: &Subkey, sealed: &[u8], bound_to: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: bound_to }).ok()
}

/// A subkey as the seed of an Ed25519 key.
pub fn signing(key: &Subkey) -> SigningKey {
    SigningKey::from_bytes(key.expose_secret())
}

/// HMAC-SHA-256 over length-prefixed parts, so that no two lists of parts run together.
pub fn mac(key: &Subkey, parts: &[&[u8]]) -> KeyedHash {
    let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.expose_secret()) else {
        return [0; 32]; // HMAC takes keys of any length: not reached.
    };
    for part in parts {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
