//! Tokens in files, for the processes of one machine.

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

/// Keeps each token in a file of its own: JSON, with the token as it is.
///
/// On Unix the files, and the folder if it has to be made, are for their owner alone; elsewhere
/// the folder's own rights hold. A file is written whole and put in its place at once, so that no
/// reader sees half of it. Processes do not wait for each other: two that find no token at the same
/// time fetch one each, of which the last one stays, and one that takes a refused token out may
/// take another with it that is put there in that moment. Either costs one fetch more and no call.
pub struct FileStore {
    folder: Arc<Path>,
    on_failure: Box<dyn Fn(&StoreFailure) + Send + Sync>,
}

impl FileStore {
    /// Keeps tokens in this folder, which is made when the first one comes.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into().into(), on_failure: Box::new(|_| ()) }
    }

    /// Tells what goes wrong with the files, to log it; calls go on without them.
    #[must_use]
    pub fn on_failure(self, tell: impl Fn(&StoreFailure) + Send + Sync + 'static) -> Self {
        Self { on_failure: Box::new(tell), ..self }
    }

    /// Runs what may block, away from the threads that serve calls.
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
            let is_it = file.read()?.is_some_and(|stored| stored.token.expose() == refused.expose());
            let removed = is_it.then(|| absent(fs::remove_file(file.path())));
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
    /// Keys hold what file names cannot, and may be longer: a file is named by a digest and says its key inside.
    fn path(&self) -> PathBuf {
        self.folder.join(format!("{:016x}.json", digest(&self.key)))
    }

    fn read(&self) -> Result<Option<StoredToken>, StoreError> {
        let Some(text) = absent(fs::read(self.path()))? else { return Ok(None) };
        let file: Value = serde_json::from_slice(&text).map_err(|_| "its file holds no JSON")?;
        if file["key"] != self.key {
            return Ok(None);
        }
        let seconds = |name| file[name].as_u64().map(Duration::from_secs);
        let parts = (file["token"].as_str(), seconds("expires"), seconds("life"));
        let (Some(token), Some(expires), Some(life)) = parts else { return Err("its file holds no token".into()) };
        let expires = UNIX_EPOCH.checked_add(expires).ok_or("its file holds a token that never expires")?;
        Ok(Some(StoredToken::new(token.into(), expires, life)))
    }

    fn write(&self, token: &StoredToken) -> Result<(), StoreError> {
        let expires = token.expires.duration_since(UNIX_EPOCH)?.as_secs();
        let life = token.life.as_secs();
        let file = json!({ "key": self.key, "token": token.token.expose(), "expires": expires, "life": life });
        private(&mut DirBuilder::new()).recursive(true).create(&self.folder)?;
        // Two processes may write at the same time, on different machines even, each under a name of its own.
        let unique = RandomState::new().hash_one(&self.key);
        let path = self.path().with_extension(format!("{unique:016x}"));
        let written = create(&path, file.to_string().as_bytes()).and_then(|()| fs::rename(&path, self.path()));
        if written.is_err() {
            let _best_effort = fs::remove_file(&path);
        }
        Ok(written?)
    }
}

fn absent<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

/// Makes a file that only its owner may read.
fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true).create_new(true).open(path)?.write_all(content)
}

/// Keeps a folder that is made from all but its owner.
fn private(folder: &mut DirBuilder) -> &mut DirBuilder {
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(folder, 0o700);
    folder
}

/// FNV-1a: the same in every process and version. Two keys with one digest take turns in one file.
fn digest(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
