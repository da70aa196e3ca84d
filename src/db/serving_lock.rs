//! One serving process per database file: an operating system's lock on a file beside it, which ends with the process
//! however that ends. The lock file itself is never deleted: whoever deletes it invites a second server in.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::OpenError;

/// Held for as long as this process may write.
#[derive(Debug)]
pub(super) struct ServingLock {
    _file: File,
}

impl ServingLock {
    /// Takes the lock of the database at `database`, or says who has it.
    pub(super) fn take(database: &Path) -> Result<Self, OpenError> {
        let lock = lock_path(database);
        let opened = File::options().create(true).truncate(false).write(true).open(&lock);
        let taken = opened.map_err(TryLockError::Error).and_then(|file| file.try_lock().map(|()| file));
        match taken {
            Ok(file) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(OpenError::Locked { path: database.to_owned(), lock }),
            Err(TryLockError::Error(source)) => Err(OpenError::File { path: lock, source }),
        }
    }
}

fn lock_path(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_lock_is_refused_and_a_released_one_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("infopass.db");
        let held = ServingLock::take(&database).unwrap();

        let refusal = ServingLock::take(&database).unwrap_err();
        assert!(matches!(&refusal, OpenError::Locked { .. }));
        let text = refusal.to_string();
        assert!(text.contains("infopass.db.lock") && text.contains("--database"), "{text}");

        drop(held);
        ServingLock::take(&database).unwrap();
    }

    #[test]
    fn a_lock_that_cannot_be_made_names_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = ServingLock::take(&folder.path().join("absent/infopass.db")).unwrap_err();
        assert!(matches!(error, OpenError::File { path, .. } if path.ends_with("absent/infopass.db.lock")));
    }
}
