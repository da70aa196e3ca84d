//! Passwords of the desk: what a new one must be like, argon2id, and how many are hashed at once. Nothing here knows
//! the database or HTTP.

use crate::random::Random;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use thiserror::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Shortest password: with the lock-out, length is all that matters.
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Longest password: longer than any sentence that somebody types, and nothing to send megabytes through.
pub const PASSWORD_CHARS_MAX: usize = 200;
/// Passwords hashed at the same time: each takes a core and 19 MiB, and the visitors of the portal need both.
pub const AT_ONCE_MAX: usize = 2;
/// How long one waits for its turn: longer than all of an office's people at the start of a day need.
const TURN_WAIT_MAX: Duration = Duration::from_secs(10);
const SALT_BYTES: usize = 16;
/// What is guessed first, and long enough to pass the other rules.
const COMMON: [&str; 12] = [
    "0123456789",
    "1234567890",
    "12345678910",
    "123456789a",
    "1q2w3e4r5t",
    "administrator",
    "contraseña",
    "password12",
    "password123",
    "password1234",
    "qwerty12345",
    "qwertyuiop",
];

/// What somebody typed. It is wiped when it is dropped, and `Debug` does not show it.
#[derive(Clone, Debug)]
pub struct Password(SecretString);

/// Why a password cannot be a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PasswordFault {
    /// Fewer than [`PASSWORD_CHARS_MIN`].
    #[error("a password has at least {PASSWORD_CHARS_MIN} characters: several words in a row are good")]
    TooShort,
    /// More than [`PASSWORD_CHARS_MAX`].
    #[error("a password has at most {PASSWORD_CHARS_MAX} characters")]
    TooLong,
    /// The account's name.
    #[error("the password is the account's name: take another one")]
    IsName,
    /// Guessed first, or one character again and again.
    #[error("this password is among the first that are guessed: take several words in a row")]
    Common,
}

impl Password {
    /// Takes over what was typed, whatever it is.
    pub fn typed(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// Whether it may become the password of an account. No rule about digits and signs: they make passwords that are
    /// forgotten, not such that are hard to guess.
    pub fn check_new(&self, name: &str) -> Result<(), PasswordFault> {
        let text = self.0.expose_secret();
        let chars = text.chars().count();
        let lower = text.trim().to_lowercase();
        let first = text.chars().next();
        if chars < PASSWORD_CHARS_MIN {
            Err(PasswordFault::TooShort)
        } else if chars > PASSWORD_CHARS_MAX {
            Err(PasswordFault::TooLong)
        } else if lower == name.to_lowercase() {
            Err(PasswordFault::IsName)
        } else if COMMON.contains(&lower.as_str()) || text.chars().all(|c| Some(c) == first) {
            Err(PasswordFault::Common)
        } else {
            Ok(())
        }
    }

    /// Whether it was typed the same both times.
    pub fn is(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

/// What a hash costs whoever makes it, and whoever guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Times over the memory.
    pub passes: u32,
    /// Threads' worth of work.
    pub lanes: u32,
}

impl Cost {
    /// OWASP's first choice for argon2id where memory is scarce (two at once are 38 MiB): 19 MiB, twice, one lane.
    pub const SHIPPED: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };
}

/// Why a password was neither hashed nor compared.
#[derive(Debug, Error)]
pub enum PasswordsError {
    /// Too many others are waiting.
    #[error("too many passwords are being checked")]
    Busy,
    /// The cost is out of argon2's range, or the program is being stopped.
    #[error("a password could not be hashed")]
    Failed,
}

/// Hashes and compares passwords, [`AT_ONCE_MAX`] at once; cheap to clone, all clones share the turns.
#[derive(Clone)]
pub struct Passwords(Arc<Shared>);

struct Shared {
    argon2: Argon2<'static>,
    /// Compared with where there is no account: as much work, and nobody has it.
    nobodys: String,
    random: Random,
    turns: Arc<Semaphore>,
    busy: AtomicU32,
    busy_most: AtomicU32,
}

impl Passwords {
    /// Hashes at a cost; old hashes are compared at the cost they were made with.
    pub fn new(cost: Cost, random: Random) -> Result<Self, PasswordsError> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None).map_err(|_| PasswordsError::Failed)?;
        let text = |bytes: &[u8]| STANDARD_NO_PAD.encode(bytes);
        let Cost { memory_kib, passes, lanes } = cost;
        // No password leads to a hash that was drawn by chance, and none has to be hashed to have it.
        let salt = text(&random.bytes::<SALT_BYTES>());
        let hash = text(&random.bytes::<{ Params::DEFAULT_OUTPUT_LEN }>());
        Ok(Self(Arc::new(Shared {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            nobodys: format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${hash}"),
            random,
            turns: Arc::new(Semaphore::new(AT_ONCE_MAX)),
            busy: AtomicU32::new(0),
            busy_most: AtomicU32::new(0),
        })))
    }

    /// Hashes a password with a salt of its own, as a PHC string.
    pub async fn hash(&self, password: &Password) -> Result<String, PasswordsError> {
        let password = password.clone();
        let salt = self.0.random.bytes::<SALT_BYTES>();
        let hash = move |shared: &Shared| {
            let hash = shared.argon2.hash_password_with_salt(password.0.expose_secret().as_bytes(), &salt);
            hash.map(|hash| hash.to_string()).map_err(|_| PasswordsError::Failed)
        };
        self.in_turn(hash).await?
    }

    /// Whether a password is the one of a hash. Without a hash it is nobody's, which takes as long to find out.
    pub async fn is(&self, password: &Password, hash: Option<&str>) -> Result<bool, PasswordsError> {
        let password = password.clone();
        let hash = hash.unwrap_or(&self.0.nobodys).to_owned();
        let compare = move |shared: &Shared| {
            let parsed = PasswordHash::new(&hash).map_err(|_| PasswordsError::Failed)?;
            Ok(shared.argon2.verify_password(password.0.expose_secret().as_bytes(), &parsed).is_ok())
        };
        self.in_turn(compare).await?
    }

    /// How many were ever at work at the same time.
    pub fn most_at_once(&self) -> u32 {
        self.0.busy_most.load(Ordering::Relaxed)
    }

    /// Runs on a thread of its own when it is its turn. The turn ends with the work, also if nobody waits any more.
    async fn in_turn<T, F>(&self, work: F) -> Result<T, PasswordsError>
    where
        F: FnOnce(&Shared) -> T + Send + 'static,
        T: Send + 'static,
    {
        let turn = tokio::time::timeout(TURN_WAIT_MAX, Arc::clone(&self.0.turns).acquire_owned()).await;
        let turn = turn.map_err(|_| PasswordsError::Busy)?.map_err(|_| PasswordsError::Failed)?;
        let shared = Arc::clone(&self.0);
        let working = tokio::task::spawn_blocking(move || shared.count_while(turn, work));
        working.await.map_err(|_| PasswordsError::Failed)
    }
}

impl Shared {
    fn count_while<T>(&self, _turn: OwnedSemaphorePermit, work: impl FnOnce(&Self) -> T) -> T {
        let busy = self.busy.fetch_add(1, Ordering::Relaxed) + 1;
        self.busy_most.fetch_max(busy, Ordering::Relaxed);
        let done = work(self);
        self.busy.fetch_sub(1, Ordering::Relaxed);
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn password(text: &str) -> Password {
        Password::typed(text.to_owned())
    }

    fn run<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
    }

    #[test]
    fn a_new_password_is_long_and_not_the_first_to_be_guessed() {
        use PasswordFault::{Common, IsName, TooLong, TooShort};
        let long = "ñ".repeat(199) + "x";
        let cases = [
            ("", Err(TooShort)),
            ("nine char", Err(TooShort)),
            ("ten chars.", Ok(())),
            (long.as_str(), Ok(())),
            (&(long.clone() + "y"), Err(TooLong)),
            ("Ana.Officer", Err(IsName)),
            ("ana.officer", Err(IsName)),
            ("aaaaaaaaaaaa", Err(Common)),
            ("Password123", Err(Common)),
            ("Contraseña", Err(Common)),
            ("correct horse battery", Ok(())),
        ];
        for (text, expected) in cases {
            assert_eq!(password(text).check_new("Ana.Officer"), expected, "{text}");
        }
    }

    #[test]
    fn a_password_does_not_show_itself() {
        assert!(!format!("{:?}", password("correct horse battery")).contains("horse"));
    }

    #[test]
    fn a_hash_is_argon2id_and_opens_for_its_password_only() {
        let passwords = Passwords::new(CHEAP, Random::from_seed(1)).unwrap();
        let right = password("correct horse battery");
        let hash = run(passwords.hash(&right)).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        assert_ne!(run(passwords.hash(&right)).unwrap(), hash, "each has a salt of its own");
        assert!(run(passwords.is(&right, Some(&hash))).unwrap());
        assert!(!run(passwords.is(&password("correct horse"), Some(&hash))).unwrap());
        assert!(!run(passwords.is(&right, None)).unwrap());
        assert!(run(passwords.is(&right, Some("no hash"))).is_err());
    }

    #[test]
    fn the_shipped_cost_is_the_one_that_is_recommended() {
        let passwords = Passwords::new(Cost::SHIPPED, Random::from_seed(1)).unwrap();
        assert!(passwords.0.nobodys.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let hash = run(passwords.hash(&password("correct horse battery"))).unwrap();
        let cost = |hash: &str| Params::try_from(&PasswordHash::new(hash).unwrap()).unwrap();
        assert_eq!(cost(&passwords.0.nobodys), cost(&hash), "as much work for an unknown name");
    }

    #[test]
    fn a_hash_made_at_another_cost_still_opens() {
        let right = password("correct horse battery");
        let hash = run(Passwords::new(CHEAP, Random::from_seed(1)).unwrap().hash(&right)).unwrap();
        let dearer = Cost { memory_kib: 16, passes: 2, lanes: 1 };
        assert!(run(Passwords::new(dearer, Random::from_seed(2)).unwrap().is(&right, Some(&hash))).unwrap());
    }

    #[test]
    fn two_are_hashed_at_once_and_the_others_wait() {
        let passwords = Passwords::new(Cost { memory_kib: 2048, passes: 2, lanes: 1 }, Random::from_seed(1)).unwrap();
        run(async {
            let tasks: Vec<_> = (0..8)
                .map(|_| {
                    let passwords = passwords.clone();
                    tokio::spawn(async move { passwords.hash(&password("correct horse battery")).await.unwrap() })
                })
                .collect();
            for task in tasks {
                task.await.unwrap();
            }
        });
        assert_eq!(passwords.most_at_once(), 2);
    }
}
