//! A session: a token of chance on the device, its keyed hash in the database. Who somebody is and may do is read
//! anew each time, so that a removal is felt by the next request.

use crate::db::staff_sessions::{self, StoredSession};
use crate::db::{DbError, WriteError};
use crate::domain::staff::Staff;
use crate::random::Random;
use crate::services::Services;
use crate::vault::Hashes;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretBox};
use std::convert::Infallible;

/// How long a session lasts without being used: a screen is left alone for a lunch, in a room that visitors enter.
pub const SESSION_IDLE_MAX: SignedDuration = SignedDuration::from_mins(30);
/// How long it lasts at all: the longest working day, so that each begins with a log-in.
pub const SESSION_MAX: SignedDuration = SignedDuration::from_hours(12);
/// How often its use is noted: a session ends up to so much early, and most requests write nothing.
const NOTE_USE_EVERY: SignedDuration = SignedDuration::from_mins(1);
const TOKEN_BYTES: usize = 32;

/// What a device has of a session. It is wiped when it is dropped, and `Debug` does not show it.
#[derive(Debug)]
pub struct Token(SecretBox<[u8; TOKEN_BYTES]>);

impl Token {
    /// A new one.
    pub fn draw(random: &Random) -> Self {
        Self(SecretBox::new(Box::new(random.bytes())))
    }

    /// Reads what [`Token::reveal`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(SecretBox::new(Box::new(bytes.try_into().ok()?))))
    }

    /// The text for the device's cookie, and for nothing else.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.expose_secret())
    }

    /// What the database keeps of it.
    pub(super) fn hashes(&self, services: &Services) -> Hashes {
        services.vault().session_hashes(self.0.expose_secret())
    }
}

/// Who is logged in with this token, as their account is now; `None` if nobody is, or not any more.
pub async fn session(services: &Services, token: &Token) -> Result<Option<Staff>, DbError> {
    let hashes = token.hashes(services).sought;
    let sought = hashes.clone();
    let now = services.clock.wall();
    let stored = services.db.read(move |conn| staff_sessions::find(conn, &sought)).await?;
    let Some(session) = stored.filter(|session| lasts(session, now)) else { return Ok(None) };
    if now.duration_since(session.last_use) >= NOTE_USE_EVERY {
        let noted: Result<(), WriteError<Infallible>> =
            services.db.write(move |conn| Ok(staff_sessions::set_last_use(conn, &hashes, now)?)).await;
        noted?;
    }
    Ok(Some(session.staff))
}

fn lasts(session: &StoredSession, now: Timestamp) -> bool {
    now.duration_since(session.last_use) < SESSION_IDLE_MAX && now.duration_since(session.created) < SESSION_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_as_it_was_written_and_does_not_show_itself() {
        let token = Token::draw(&Random::from_seed(1));
        let text = token.reveal();
        assert_eq!(text.len(), 43);
        assert_eq!(Token::parse(&text).unwrap().reveal(), text);
        assert!(!format!("{token:?}").contains(&text));
        for wrong in ["", "x", &text[1..], &format!("{text}A"), &format!("{}=", &text[1..])] {
            assert!(Token::parse(wrong).is_none(), "{wrong}");
        }
    }
}
