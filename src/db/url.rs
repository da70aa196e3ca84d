//! The `--database` option: `sqlite:PATH` or a server's address.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use secrecy::SecretString;

use super::postgres::without_secrets;
use super::{READERS_MAX, postgres};

/// Which database.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// A PostgreSQL server and database. The address may hold a password.
    Postgres(SecretString),
}

impl DatabaseUrl {
    /// A file by its path.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::Sqlite(path.into())
    }

    /// To serve from it.
    pub fn serving(&self) -> DbConfig {
        let connections_max = match self {
            Self::Sqlite(_) => READERS_MAX,
            Self::Postgres(_) => postgres::CONNECTIONS_MAX,
        };
        DbConfig { database: self.clone(), purpose: Purpose::Serving, connections_max }
    }

    /// To write to it beside the server.
    pub fn acting(&self) -> DbConfig {
        DbConfig { database: self.clone(), purpose: Purpose::Acting, connections_max: 1 }
    }

    /// To look at it.
    pub fn looking(&self) -> DbConfig {
        DbConfig { database: self.clone(), purpose: Purpose::Looking, connections_max: 1 }
    }
}

/// How to open the database; [`DatabaseUrl::serving`], [`DatabaseUrl::acting`] and [`DatabaseUrl::looking`] make one.
#[derive(Clone, Debug)]
pub struct DbConfig {
    /// Which one.
    pub database: DatabaseUrl,
    /// What for.
    pub purpose: Purpose,
    /// Connections in the pool; at least one.
    pub connections_max: u32,
}

/// What a process opens the database for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To serve from it: locks, creates, migrates and writes.
    Serving,
    /// To write to it beside the server: opens without the serving lock, migrates nothing, waits for the server's writer.
    Acting,
    /// To look at it only.
    Looking,
}

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return if is_sound(text) { Ok(Self::Postgres(text.to_owned().into())) } else { Err(UrlError::Password) };
        }
        let path = text.strip_prefix("sqlite:").ok_or(UrlError::Scheme)?;
        // `sqlite:///PATH` is common for an absolute path; in `sqlite://PATH` others see a relative one.
        let path = match path.strip_prefix("//") {
            // More slashes than three mean no more, and what is told of the address must read again.
            Some(absolute) if absolute.starts_with('/') => format!("/{}", absolute.trim_start_matches('/')),
            Some(_) => return Err(UrlError::Slashes),
            None => path.to_owned(),
        };
        match path.as_str() {
            "" => Err(UrlError::NoPath),
            ":memory:" => Err(UrlError::Memory),
            path => Ok(Self::Sqlite(path.into())),
        }
    }
}

/// Whether libpq takes an address apart as its writer meant it. A password with a sign that ends it early would be told
/// in libpq's errors as part of a host or a database.
fn is_sound(url: &str) -> bool {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let (authority, behind) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = behind.split('?').next().unwrap_or_default();
    let hosts = authority.rsplit_once('@').map_or(authority, |(_, hosts)| hosts);
    let ports_are_numbers = hosts.split(',').all(|host| {
        let port = host.rsplit_once(']').map_or(host, |(_, behind)| behind).rsplit_once(':');
        port.is_none_or(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let escapes_are_whole = url.split('%').skip(1).all(|escape| {
        let mut digits = escape.bytes().take(2);
        digits.len() == 2 && digits.all(|digit| digit.is_ascii_hexdigit())
    });
    authority.matches('@').count() <= 1 && !path.contains('@') && ports_are_numbers && escapes_are_whole
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                use secrecy::ExposeSecret;
                f.write_str(&without_secrets(url.expose_secret()))
            }
        }
    }
}

/// Why the `--database` option is not one. The text is not repeated: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// No scheme that we know.
    #[error("a database is named as sqlite:PATH, for example sqlite:var/infopass.db, or postgres://USER@HOST/DATABASE")]
    Scheme,
    /// A server's address that does not read as one.
    #[error(
        "the server's address does not read: write postgres://USER:PASSWORD@HOST/DATABASE, and in user and password \
         @ as %40, / as %2F, ? as %3F, # as %23, : as %3A and % as %25"
    )]
    Password,
    /// Two slashes, which some programs read as relative and others as absolute.
    #[error("two slashes are ambiguous: write sqlite:PATH, or sqlite:/PATH for an absolute path")]
    Slashes,
    /// No file's name.
    #[error("the file's name is missing: write sqlite:PATH, for example sqlite:var/infopass.db")]
    NoPath,
    /// Nothing in memory is durable.
    #[error("a database in memory is not supported: write sqlite:PATH")]
    Memory,
}
