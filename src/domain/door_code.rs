//! The code on a notice that the door can check: an appointment's facts and a signature, in the letters that a QR code
//! packs best and a scanner types. It says nothing of the person.
//!
//! `INFOPASS1*NYC-26-4821-9375*NYC*20261207T141500Z*1*1*SERIAL*SIGNATURE`: confirmation number, office and start of the
//! visit, issue of the notice, id of the key, the appointment's serial, and an Ed25519 signature over all before it.
//! The lists that go with it are `door_lists`'s. docs/door.md

use super::door_lists::{PublicKeys, Revocations};
use super::identifiers::ConfirmationNumber;
use super::office::OfficeCode;
use data_encoding::BASE32_NOPAD;
use ed25519_dalek::Signature;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// What every code begins with: its format, and that its signature is for nothing else.
const FORMAT: &str = "INFOPASS1";
const MARK: char = '*';
/// Bytes of a serial.
pub const SERIAL_BYTES: usize = 16;
/// Bytes of a signature.
pub const SIGNATURE_BYTES: usize = Signature::BYTE_SIZE;
/// Longer texts are no code: the longest has 19 digits each for issue and key.
pub const CODE_CHARS_MAX: usize = 240;
const START: &str = "%Y%m%dT%H%M%SZ";

/// What an appointment is called in the list of codes that are no longer good, where its number must not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial(pub [u8; SERIAL_BYTES]);

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorCode {
    /// The appointment.
    pub number: ConfirmationNumber,
    /// Where.
    pub office: OfficeCode,
    /// When, in whole seconds.
    pub starts_at: Timestamp,
    /// Which issue of the notice, from 1.
    pub revision: i64,
    /// The key that signs it.
    pub key_id: i64,
    /// The appointment's serial.
    pub serial: Serial,
}

/// A code as somebody brings it; whether it is genuine is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// What it says.
    pub code: DoorCode,
    signature: [u8; SIGNATURE_BYTES],
}

/// Why a code is not one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Altered {
    /// It does not read.
    Form,
    /// Nobody has heard of its key.
    UnknownKey,
    /// There is no such appointment; only the desk can tell.
    NoAppointment,
    /// Its signature is not over what it says.
    Signature,
}

/// How a code stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is not as it was signed.
    Altered(Altered),
    /// It was good: the appointment has a later notice.
    Moved,
    /// It was good: the appointment was cancelled.
    Cancelled,
    /// It is as it was signed, and nothing has changed since.
    Genuine,
    /// It is as it was signed; whether anything has changed since is not known.
    GenuineWhenPrinted,
}

impl Serial {
    /// As codes and lists write it.
    pub fn text(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// Reads it, written in one way only.
    pub fn parse(text: &str) -> Option<Self> {
        bytes(text).map(Self)
    }
}

impl DoorCode {
    /// What is signed.
    pub fn text(&self) -> String {
        let Self { number, office, starts_at, revision, key_id, serial } = self;
        let (start, serial) = (starts_at.strftime(START), serial.text());
        format!("{FORMAT}*{number}*{office}*{start}*{revision}*{key_id}*{serial}*")
    }

    /// The whole code.
    pub fn signed(&self, signature: &[u8; SIGNATURE_BYTES]) -> String {
        self.text() + &BASE32_NOPAD.encode(signature)
    }
}

impl Brought {
    /// Reads a code; spaces around it and small letters are a scanner's. Each has one way to be written, so that none
    /// can be changed and still be the same.
    pub fn parse(typed: &str) -> Result<Self, Altered> {
        let text = typed.trim();
        if text.len() > CODE_CHARS_MAX {
            return Err(Altered::Form);
        }
        let text = text.to_ascii_uppercase();
        let brought = read(&text).ok_or(Altered::Form)?;
        if brought.code.signed(&brought.signature) == text { Ok(brought) } else { Err(Altered::Form) }
    }

    /// Whether the key that it names has signed what it says.
    pub fn check(&self, keys: &PublicKeys) -> Result<(), Altered> {
        let key = keys.get(self.code.key_id).ok_or(Altered::UnknownKey)?;
        let signature = Signature::from_bytes(&self.signature);
        key.verify_strict(self.code.text().as_bytes(), &signature).map_err(|_| Altered::Signature)
    }
}

/// How a code stands by the public keys and, if there is one, a list of what is no longer good.
pub fn verdict(brought: &Brought, keys: &PublicKeys, revoked: Option<&Revocations>, now: Timestamp) -> Verdict {
    let code = &brought.code;
    match (brought.check(keys), revoked) {
        (Err(why), _) => Verdict::Altered(why),
        (Ok(()), None) => Verdict::GenuineWhenPrinted,
        (Ok(()), Some(list)) => match list.find(&code.serial) {
            Some(change) => change.verdict(code.revision),
            None if list.tells_of(code.starts_at, now) => Verdict::Genuine,
            None => Verdict::GenuineWhenPrinted,
        },
    }
}

fn read(text: &str) -> Option<Brought> {
    let mut parts = text.split(MARK);
    let mut next = || parts.next();
    if next()? != FORMAT {
        return None;
    }
    let code = DoorCode {
        number: ConfirmationNumber::parse(next()?).ok()?,
        office: OfficeCode::parse(next()?).ok()?,
        starts_at: instant(next()?)?,
        revision: next()?.parse().ok()?,
        key_id: next()?.parse().ok()?,
        serial: Serial::parse(next()?)?,
    };
    let signature = bytes(next()?)?;
    next().is_none().then_some(Brought { code, signature })
}

fn instant(text: &str) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(DateTime::strptime(START, text).ok()?).ok()
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE32_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests;
