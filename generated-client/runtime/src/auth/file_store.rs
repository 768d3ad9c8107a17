//! A token store of files, for the processes of one machine.

use super::store::{StoreError, StoreFailure, TokenStore};
use super::stored_token::StoredToken;
use crate::transport::BoxFuture;
use crate::value::Secret;
use serde_json::{Value, json};
use std::collections::hash_map::RandomState;
use std::fmt;
use std::fs::{self, DirBuilder, OpenOptions};
use std::hash::BuildHasher as _;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// A token store with one JSON file for each token.
///
/// The files contain the tokens in plain text. On Unix, only their owner can read the files, and a
/// folder that the store creates. On other systems, the permissions of the folder apply.
///
/// Each file is written next to its destination and renamed, so that a reader never sees a part of
/// a token. Processes do not lock the folder:
///
/// - Processes that find no token at the same time fetch one each; the last one is kept.
/// - A process that removes a refused token may remove a token that another process saves at that
///   moment.
///
/// Both cases cost one more request for a token, and no call fails.
pub struct FileStore {
    folder: Arc<Path>,
    on_failure: Box<dyn Fn(&StoreFailure) + Send + Sync>,
}

impl FileStore {
    /// Creates a store in `folder`, which is created with the first token.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into().into(), on_failure: Box::new(|_| ()) }
    }

    /// Sets a callback for failures of the store, to log them.
    ///
    /// Calls continue without the store.
    #[must_use]
    pub fn on_failure(self, report: impl Fn(&StoreFailure) + Send + Sync + 'static) -> Self {
        Self { on_failure: Box::new(report), ..self }
    }

    /// Runs file operations on a thread that may block.
    fn run<'a, T: Send + 'static>(
        &'a self,
        key: &str,
        work: impl FnOnce(File) -> Result<T, StoreError> + Send + 'static,
    ) -> BoxFuture<'a, Result<T, StoreError>> {
        let file = File { folder: Arc::clone(&self.folder), key: key.to_owned() };
        Box::pin(async move { tokio::task::spawn_blocking(move || work(file)).await? })
    }
}

impl TokenStore for FileStore {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        self.run(key, |file| file.read())
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>> {
        let token = token.clone();
        self.run(key, move |file| file.write(&token))
    }

    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>> {
        let refused = refused.clone();
        self.run(key, move |file| {
            let is_stored = file.read()?.is_some_and(|stored| stored.token.expose() == refused.expose());
            let removed = is_stored.then(|| none_if_missing(fs::remove_file(file.path())));
            removed.transpose().map(|_| ()).map_err(StoreError::from)
        })
    }

    fn failed(&self, failure: &StoreFailure) {
        (self.on_failure)(failure);
    }
}

impl fmt::Debug for FileStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileStore").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// The file of one key.
struct File {
    folder: Arc<Path>,
    key: String,
}

impl File {
    /// Returns the path, which contains a digest of the key.
    ///
    /// A key may be too long for a file name, or contain other characters. The file contains the
    /// key.
    fn path(&self) -> PathBuf {
        self.folder.join(format!("{:016x}.json", digest(&self.key)))
    }

    fn read(&self) -> Result<Option<StoredToken>, StoreError> {
        let Some(text) = none_if_missing(fs::read(self.path()))? else { return Ok(None) };
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

    fn write(&self, token: &StoredToken) -> Result<(), StoreError> {
        let expires = token.expires.duration_since(UNIX_EPOCH)?.as_secs();
        let life = token.life.as_secs();
        let file = json!({ "key": self.key, "token": token.token.expose(), "expires": expires, "life": life });
        owner_only(&mut DirBuilder::new()).recursive(true).create(&self.folder)?;
        // Processes on several machines may write at the same time, each under its own name.
        let unique = RandomState::new().hash_one(&self.key);
        let path = self.path().with_extension(format!("{unique:016x}"));
        let written = create(&path, file.to_string().as_bytes()).and_then(|()| fs::rename(&path, self.path()));
        if written.is_err() {
            let _best_effort = fs::remove_file(&path);
        }
        Ok(written?)
    }
}

/// Turns the error about a missing file into `None`.
fn none_if_missing<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

/// Creates a file that only its owner can read.
fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true).create_new(true).open(path)?.write_all(content)
}

/// Restricts a folder to its owner when it is created.
fn owner_only(folder: &mut DirBuilder) -> &mut DirBuilder {
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
