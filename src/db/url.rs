//! The `--database` option: `sqlite:PATH` or a server's address.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use secrecy::SecretString;

use super::postgres::without_secrets;
use super::{DbConfig, READERS_MAX, postgres};

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
        DbConfig { database: self.clone(), serving: true, connections_max }
    }

    /// To look at it.
    pub fn looking(&self) -> DbConfig {
        DbConfig { database: self.clone(), serving: false, connections_max: 1 }
    }
}

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned().into()));
        }
        let path = text.strip_prefix("sqlite:").ok_or(UrlError::Scheme)?;
        // `sqlite:///PATH` is common for an absolute path; in `sqlite://PATH` others see a relative one.
        let path = match path.strip_prefix("//") {
            Some(absolute) if absolute.starts_with('/') => absolute,
            Some(_) => return Err(UrlError::Slashes),
            None => path,
        };
        match path {
            "" => Err(UrlError::NoPath),
            ":memory:" => Err(UrlError::Memory),
            path => Ok(Self::Sqlite(path.into())),
        }
    }
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
