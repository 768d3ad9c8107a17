//! A token store of files, for the processes of one machine.

use super::store::{StoreError, StoreFailure, TokenStore};
use super::store_lock::StoreLock;
use super::stored_token::StoredToken;
use super::token_file::TokenFile;
use crate::transport::BoxFuture;
use crate::value::Secret;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A token store with one JSON file for each token.
///
/// The files contain the tokens in plain text. On Unix, only their owner can read the files, and a
/// folder that the store creates. On other systems, the permissions of the folder apply.
///
/// Each file is written next to its destination and renamed, so that a reader never sees a part of
/// a token. A lock file next to each token file, which stays empty and is never removed, lets one
/// process at a time fetch the token. The operating system releases the lock of a process that
/// ends.
///
/// A second lock file, which a process holds for a few file operations, makes the replacement of a
/// user's token a compare-and-swap. The new token is on the disk before the store reports it.
///
/// A token file of more than 64 KiB, and a folder or pipe in its place, is a failure of the store.
pub struct FileStore {
    folder: Arc<Path>,
    on_failure: Box<dyn Fn(&StoreFailure) + Send + Sync>,
}

impl FileStore {
    /// Creates a store in `folder`, which is created when the first token is needed.
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
        work: impl FnOnce(TokenFile) -> Result<T, StoreError> + Send + 'static,
    ) -> BoxFuture<'a, Result<T, StoreError>> {
        let file = TokenFile { folder: Arc::clone(&self.folder), key: key.to_owned() };
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
        self.run(key, move |file| file.remove(&refused))
    }

    fn try_lock<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoreLock>, StoreError>> {
        self.run(key, |file| file.try_lock())
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        old: Option<&'a Secret>,
        new: &'a StoredToken,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        let (old, new) = (old.cloned(), new.clone());
        self.run(key, move |file| file.replace(old.as_ref(), &new))
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
