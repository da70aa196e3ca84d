//! SQLite: where its file is and how its connections are set up. Nothing outside knows a PRAGMA.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::OpenError;
use super::conn::Conn;

/// How the writer's connection is set up. WAL lets readers read while it writes; FULL makes a commit durable before it
/// is answered; `secure_delete` overwrites what is deleted; the time-out is for a backup that holds the file.
/// The cache (8 MB) holds the inner pages of every index at ten million rows; the limit (16 MB) gives the disk back
/// after a rush.
pub const WRITER_SETUP: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8192;
    PRAGMA journal_size_limit = 16777216;
";

/// How a reader's connection is set up. It cannot write; 1 MB of cache each, since the system caches the file anyway.
pub const READER_SETUP: &str = "
    PRAGMA busy_timeout = 5000;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -1024;
    PRAGMA query_only = ON;
";

/// A database's file by its one true path: links are resolved, so that one file has one lock.
#[derive(Clone, Debug)]
pub(super) struct Location {
    path: PathBuf,
}

impl Location {
    /// A file that may have to be made; its folder is made now.
    pub(super) fn prepare(path: &Path) -> Result<Self, OpenError> {
        let refuse = |source| OpenError::File { path: path.to_owned(), source };
        let no_name = || std::io::Error::other("this is not the name of a file");
        let name = path.file_name().ok_or_else(|| refuse(no_name()))?;
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        std::fs::create_dir_all(folder).map_err(refuse)?;
        let real = match path.canonicalize() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                folder.canonicalize().map(|folder| folder.join(name))
            }
            found => found,
        };
        real.map(|path| Self { path }).map_err(refuse)
    }

    /// A file that must be there.
    pub(super) fn existing(path: &Path) -> Result<Self, OpenError> {
        match path.canonicalize() {
            Ok(path) => Ok(Self { path }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(OpenError::Missing(path.to_owned())),
            Err(source) => Err(OpenError::File { path: path.to_owned(), source }),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The writer's connection at start; makes the file if need be.
    pub(super) fn create(&self) -> Result<Conn, OpenError> {
        self.open_writer("rwc").map_err(|reason| self.engine_error(reason))
    }

    /// The writer's connection to a file that is there.
    pub(super) fn writer(&self) -> Result<Conn, OpenError> {
        self.reopen().map_err(|reason| self.engine_error(reason))
    }

    /// The writer's connection later on: a file that has vanished since must not come back empty.
    pub(super) fn reopen(&self) -> Result<Conn, String> {
        self.open_writer("rw")
    }

    /// A reader's connection outside the pool.
    pub(super) fn reader(&self) -> Result<Conn, OpenError> {
        self.connect_reader().map_err(|error| self.engine_error(error.to_string()))
    }

    /// A reader's connection, set up.
    pub(super) fn connect_reader(&self) -> ConnectionResult<Conn> {
        let mut own = SqliteConnection::establish(&self.uri("rw"))?;
        // The settings alone do not open the file: the first read does, and finds out whether it is a database.
        let set_up = own.batch_execute(READER_SETUP);
        let read = set_up.and_then(|()| own.batch_execute("SELECT 1 FROM sqlite_schema LIMIT 1"));
        read.map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(Conn::Sqlite(own))
    }

    fn open_writer(&self, mode: &str) -> Result<Conn, String> {
        #[derive(QueryableByName)]
        struct Journal {
            #[diesel(sql_type = Text)]
            journal_mode: String,
        }
        let mut conn = SqliteConnection::establish(&self.uri(mode)).map_err(|error| error.to_string())?;
        conn.batch_execute(WRITER_SETUP).map_err(|error| error.to_string())?;
        let journal: Journal =
            diesel::sql_query("PRAGMA journal_mode").get_result(&mut conn).map_err(|error| error.to_string())?;
        // The engine declines without an error, for instance on a network drive.
        if journal.journal_mode == "wal" {
            Ok(Conn::Sqlite(conn))
        } else {
            Err("this file system cannot hold a write-ahead log".to_owned())
        }
    }

    fn engine_error(&self, reason: String) -> OpenError {
        OpenError::Engine { database: self.path.display().to_string(), reason }
    }

    /// A URI says whether the file may be made, and its escapes keep any name from being read as something else.
    fn uri(&self, mode: &str) -> String {
        let mut uri = String::from("file://");
        for &byte in self.path.as_os_str().as_encoded_bytes() {
            if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
                uri.push(char::from(byte));
            } else {
                uri.extend(['%', hex_digit(byte >> 4), hex_digit(byte & 15)]);
            }
        }
        uri.push_str("?mode=");
        uri.push_str(mode);
        uri
    }
}

fn hex_digit(nibble: u8) -> char {
    char::from_digit(nibble.into(), 16).unwrap_or_default()
}
