//! The file of one token, with its lock.

use super::store::StoreError;
use super::store_lock::StoreLock;
use super::stored_token::StoredToken;
use crate::value::Secret;
use serde_json::{Value, json};
use std::collections::hash_map::RandomState;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::hash::BuildHasher as _;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// The file of one key.
pub(super) struct TokenFile {
    pub folder: Arc<Path>,
    pub key: String,
}

/// The size of the largest token file, in bytes.
const LARGEST: usize = 64 * 1024;

impl TokenFile {
    /// Returns the path, which contains a digest of the key.
    ///
    /// A key may be too long for a file name, or contain other characters. The file contains the
    /// key.
    fn path(&self) -> PathBuf {
        self.folder.join(format!("{:016x}.json", digest(&self.key)))
    }

    /// Reads the token, if there is one.
    pub fn read(&self) -> Result<Option<StoredToken>, StoreError> {
        let Some(text) = content(&self.path())? else { return Ok(None) };
        let file: Value = serde_json::from_slice(&text).map_err(|_| "its file is not JSON")?;
        if file["key"] != self.key {
            return Ok(None);
        }
        let seconds = |name| file[name].as_u64().map(Duration::from_secs);
        let parts = (file["token"].as_str(), seconds("expires"), seconds("life"));
        let (Some(token), Some(expires), Some(life)) = parts else { return Err("its file contains no token".into()) };
        let expires = UNIX_EPOCH.checked_add(expires).ok_or("its file contains an expiry that is out of range")?;
        Ok(Some(StoredToken::new(token.into(), expires, life)))
    }

    /// Replaces the token.
    pub fn write(&self, token: &StoredToken) -> Result<(), StoreError> {
        self.put(token, |_| Ok(()))
    }

    /// Writes a new file, finishes it, and renames it.
    fn put(&self, token: &StoredToken, finish: fn(&File) -> io::Result<()>) -> Result<(), StoreError> {
        let expires = token.expires.duration_since(UNIX_EPOCH)?.as_secs();
        let life = token.life.as_secs();
        let file = json!({ "key": self.key, "token": token.token.expose(), "expires": expires, "life": life });
        let text = file.to_string();
        if text.len() > LARGEST {
            return Err("the token is too long for a file of 64 KiB".into());
        }
        self.create_folder()?;
        // Processes on several machines may write at the same time, each under its own name.
        let unique = RandomState::new().hash_one(&self.key);
        let path = self.path().with_extension(format!("{unique:016x}"));
        let written = write_new(&path, text.as_bytes())
            .and_then(|file| finish(&file))
            .and_then(|()| fs::rename(&path, self.path()));
        if written.is_err() {
            let _best_effort = fs::remove_file(&path);
        }
        Ok(written?)
    }

    /// Removes the token if it is the refused one.
    pub fn remove(&self, refused: &Secret) -> Result<(), StoreError> {
        let is_stored = self.read()?.is_some_and(|stored| stored.token.expose() == refused.expose());
        let removed = is_stored.then(|| none_if_missing(fs::remove_file(self.path())));
        removed.transpose().map(|_| ()).map_err(StoreError::from)
    }

    /// Locks a file next to the token, unless another client or process holds the lock.
    ///
    /// The file stays, because removing it would let two processes lock different files.
    pub fn try_lock(&self) -> Result<Option<StoreLock>, StoreError> {
        self.create_folder()?;
        let path = self.path().with_extension("lock");
        check_type(&path)?;
        let file = owner_file(OpenOptions::new().create(true).truncate(false)).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(StoreLock::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Replaces the token if the file still has the old one, and returns whether it had.
    ///
    /// The lock is another file than that of [`try_lock`](Self::try_lock), which the caller may
    /// hold.
    pub fn replace(&self, old: Option<&Secret>, new: &StoredToken) -> Result<bool, StoreError> {
        self.create_folder()?;
        let path = self.path().with_extension("swap");
        check_type(&path)?;
        let lock = owner_file(OpenOptions::new().create(true).truncate(false)).write(true).open(path)?;
        lock.lock()?;
        let stored = self.read()?;
        let is_old = stored.as_ref().map(|stored| stored.token.expose()) == old.map(Secret::expose);
        if is_old {
            self.put(new, File::sync_all)?;
        }
        Ok(is_old)
    }

    fn create_folder(&self) -> io::Result<()> {
        owner_folder(&mut DirBuilder::new()).recursive(true).create(&self.folder)
    }
}

/// Reads a file of limited size, or returns `None` if it is missing.
fn content(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    check_type(path)?;
    let Some(file) = none_if_missing(File::open(path))? else { return Ok(None) };
    let mut text = Vec::new();
    file.take(LARGEST as u64 + 1).read_to_end(&mut text)?;
    if text.len() > LARGEST {
        return Err("its file is larger than 64 KiB, so it is not a token file: remove it".into());
    }
    Ok(Some(text))
}

/// Rejects folders, pipes and devices: opening a pipe would wait for its other end.
fn check_type(path: &Path) -> Result<(), StoreError> {
    match none_if_missing(fs::metadata(path))? {
        Some(found) if !found.is_file() => {
            Err(format!("`{}` is not a regular file: remove it", path.display().to_string().escape_debug()).into())
        }
        _ => Ok(()),
    }
}

/// Turns the error about a missing file into `None`.
fn none_if_missing<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

/// Writes a new file that only its owner can read.
fn write_new(path: &Path, content: &[u8]) -> io::Result<File> {
    let mut file = owner_file(&mut OpenOptions::new()).write(true).create_new(true).open(path)?;
    file.write_all(content)?;
    Ok(file)
}

/// Restricts a file to its owner when it is created.
fn owner_file(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Restricts a folder to its owner when it is created.
fn owner_folder(folder: &mut DirBuilder) -> &mut DirBuilder {
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(folder, 0o700);
    folder
}

/// Returns the FNV-1a digest, which is the same in every process and version.
///
/// Two keys with the same digest overwrite each other's file.
fn digest(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
