//! The secret file: one master key a line, `ID HEX`; a line without an id is key 1, as every file was before keys could
//! be rotated. It is never changed in place: a new file is written beside it and takes its name.

use super::keyring::{KEY_BYTES, check_value};
use super::{FIRST_KEY_ID, VaultError};
use crate::random::Random;
use secrecy::{ExposeSecret, SecretBox};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Longer than any file of keys: whatever is longer is none, and is not read whole.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// A master key.
type Master = SecretBox<[u8; KEY_BYTES]>;

/// The keys of a file, by their ids.
pub struct SecretFile {
    path: PathBuf,
    keys: BTreeMap<i64, Master>,
}

/// Nobody else changes the file meanwhile. The lock's own file stays: whoever deletes it lets a second one in.
pub struct FileLock {
    _file: File,
}

impl SecretFile {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, VaultError> {
        let io = |source| VaultError::Io { path: path.to_owned(), source };
        let mut text = String::new();
        match File::open(path) {
            Ok(file) => file.take(FILE_BYTES_MAX).read_to_string(&mut text).map_err(io)?,
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
                return Err(VaultError::Missing(path.to_owned()));
            }
            Err(why) => return Err(io(why)),
        };
        let keys = parse(&text).ok_or_else(|| VaultError::Malformed(path.to_owned()))?;
        Ok(Self { path: path.to_owned(), keys })
    }

    /// Makes a file with a first key; one that appears meanwhile is left alone.
    pub fn create(path: &Path, random: &Random) -> Result<Self, VaultError> {
        let io = |source| VaultError::Io { path: path.to_owned(), source };
        if let Some(folder) = folder_of(path) {
            std::fs::create_dir_all(folder).map_err(io)?;
        }
        let key = SecretBox::new(Box::new(random.bytes::<KEY_BYTES>()));
        let text = format!("{}\n", hex(&key));
        write_new(path, &text).map_err(io)?;
        Ok(Self { path: path.to_owned(), keys: BTreeMap::from([(FIRST_KEY_ID, key)]) })
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = i64> {
        self.keys.keys().copied()
    }

    /// Its newest key: the one that a new database begins with.
    pub fn newest(&self) -> Option<(i64, String)> {
        let (id, key) = self.keys.last_key_value()?;
        Some((*id, check_value(key.expose_secret())))
    }

    /// Whether a key is here and is the one that the database knows by this value.
    pub fn holds(&self, id: i64, check: &str) -> bool {
        self.keys.get(&id).is_some_and(|key| check_value(key.expose_secret()) == check)
    }

    pub(super) fn master(&self, id: i64) -> Option<&[u8; KEY_BYTES]> {
        self.keys.get(&id).map(ExposeSecret::expose_secret)
    }

    /// Keeps others from changing a file until the lock is dropped, or fails at once.
    pub fn lock(file: &Path) -> Result<FileLock, VaultError> {
        let path = beside(file, ".lock");
        let io = |source| VaultError::Io { path: path.clone(), source };
        let opened = File::options().create(true).truncate(false).write(true).open(&path).map_err(io)?;
        match opened.try_lock() {
            Ok(()) => Ok(FileLock { _file: opened }),
            Err(std::fs::TryLockError::WouldBlock) => Err(VaultError::Busy(file.to_owned())),
            Err(std::fs::TryLockError::Error(source)) => Err(io(source)),
        }
    }

    /// Draws a key and adds it under an id; its check value.
    pub fn add(&mut self, id: i64, random: &Random, _lock: &FileLock) -> Result<String, VaultError> {
        let key = SecretBox::new(Box::new(random.bytes::<KEY_BYTES>()));
        let check = check_value(key.expose_secret());
        self.keys.insert(id, key);
        self.write().map(|()| check)
    }

    /// Takes keys out; the last one stays, whichever it is.
    pub fn remove(&mut self, ids: &[i64], _lock: &FileLock) -> Result<(), VaultError> {
        let left = self.keys.keys().filter(|id| !ids.contains(id)).count();
        if left == 0 || left == self.keys.len() {
            return Ok(());
        }
        self.keys.retain(|id, _| !ids.contains(id));
        self.write()
    }

    /// Writes the file anew: beside it first, then in its place, so that a crash leaves the old one or the new one.
    fn write(&self) -> Result<(), VaultError> {
        // A link leads to where the file is.
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let io = |source| VaultError::Io { path: path.clone(), source };
        let new = beside(&path, ".new");
        // Left by somebody who was killed; nobody else writes now.
        match std::fs::remove_file(&new) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => return Err(io(why)),
            _ => {}
        }
        let text = self.keys.iter().fold(String::new(), |text, (id, key)| format!("{text}{id} {}\n", hex(key)));
        write_new(&new, &text).and_then(|()| take_after(&path, &new)).map_err(io)?;
        std::fs::rename(&new, &path).map_err(io)?;
        // The name is on the disk too before anybody relies on it.
        folder_of(&path).map_or(Ok(()), |folder| File::open(folder)?.sync_all()).map_err(io)
    }
}

fn folder_of(path: &Path) -> Option<&Path> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty())
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes a file anew, readable by its owner only, and waits until it is on the disk.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Gives the new file the old one's owner and rights: a server that could read its keys still can, whoever rotates them.
fn take_after(old: &Path, new: &Path) -> std::io::Result<()> {
    let about = std::fs::metadata(old)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let made = std::fs::metadata(new)?;
        if (made.uid(), made.gid()) != (about.uid(), about.gid()) {
            std::os::unix::fs::chown(new, Some(about.uid()), Some(about.gid()))?;
        }
    }
    std::fs::set_permissions(new, about.permissions())
}

fn parse(text: &str) -> Option<BTreeMap<i64, Master>> {
    let mut keys = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (id, key) = match line.split_once(' ') {
            Some((id, key)) => (id.parse().ok().filter(|id| *id >= FIRST_KEY_ID)?, key.trim()),
            None => (FIRST_KEY_ID, line),
        };
        if keys.insert(id, parse_hex(key)?).is_some() {
            return None;
        }
    }
    (!keys.is_empty()).then_some(keys)
}

fn parse_hex(text: &str) -> Option<Master> {
    let mut key = [0; KEY_BYTES];
    // `from_str_radix` would take a sign too.
    if text.len() != 2 * KEY_BYTES || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, at) in key.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(SecretBox::new(Box::new(key)))
}

fn hex(key: &Master) -> String {
    key.expose_secret().iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const ONE: &str = "0101010101010101010101010101010101010101010101010101010101010101";

    #[test]
    fn a_line_without_an_id_is_key_one() {
        let keys = parse(&format!("{ONE}\n7 {}\n", ONE.replace("01", "07"))).unwrap();
        assert_eq!(keys.keys().copied().collect::<Vec<_>>(), [1, 7]);
        assert_eq!(keys[&7].expose_secret(), &[7; 32]);
    }

    #[rstest]
    #[case("")]
    #[case("01")]
    #[case(&format!("0 {ONE}"))]
    #[case(&format!("x {ONE}"))]
    #[case(&format!("{ONE}\n1 {ONE}"))]
    #[case(&format!("1 {ONE} {ONE}"))]
    #[case(&format!("2 {}", ONE.replace("01", "0g")))]
    #[case(&ONE.replace("01", "+1"))]
    fn what_is_no_list_of_keys_is_refused(#[case] text: &str) {
        assert!(parse(text).is_none());
    }

    #[test]
    fn keys_are_added_and_removed_and_the_file_stays_its_owners() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        let random = Random::from_seed(1);
        let mut file = SecretFile::create(&path, &random).unwrap();
        let first = file.newest().unwrap().1;
        let lock = SecretFile::lock(&path).unwrap();
        assert!(matches!(SecretFile::lock(&path), Err(VaultError::Busy(_))));
        // What a killed command has left is in nobody's way.
        std::fs::write(beside(&path, ".new"), "half").unwrap();
        let second = file.add(2, &random, &lock).unwrap();
        let read = SecretFile::read(&path).unwrap();
        assert!(read.holds(1, &first) && read.holds(2, &second) && !read.holds(2, &first) && !read.holds(3, &second));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        file.remove(&[1], &lock).unwrap();
        file.remove(&[2], &lock).unwrap();
        assert_eq!(SecretFile::read(&path).unwrap().ids().collect::<Vec<_>>(), [2], "the last one stays");
    }
}
