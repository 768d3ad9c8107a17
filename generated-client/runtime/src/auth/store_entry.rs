//! The entry of one token in the token store of a client.

use super::signing_context::SigningContext;
use super::store::{StoreError, StoreFailure, TokenStore};
use super::store_lock::StoreLock;
use super::token::Token;
use crate::value::Secret;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The time limit of each operation of a store, because calls wait for it.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The longest wait for a lock: enough for two requests for tokens.
const LONGEST_LOCK_WAIT: Duration = Duration::from_secs(60);

/// The longest pauses before the second attempt to lock, and before later attempts.
const LOCK_PAUSES: [Duration; 2] = [Duration::from_millis(10), Duration::from_millis(100)];

/// A token store, and the key of one token in it.
pub(super) struct StoreEntry<'a> {
    pub store: &'a dyn TokenStore,
    pub key: String,
    on_failure: fn(&StoreFailure),
}

impl<'a> StoreEntry<'a> {
    /// Returns the entry of a token, if the client has a store.
    pub fn of(context: &'a SigningContext, key: impl FnOnce() -> Option<String>) -> Option<Self> {
        let store = context.token_store()?;
        Some(Self { store, key: key()?, on_failure: context.on_store_failure() })
    }

    /// Loads the token, if the store has one and does not fail.
    pub async fn load(&self) -> Option<Token> {
        let stored = self.run("load", self.store.load(&self.key)).await??;
        let token = Token::try_from(stored);
        self.run("load", async { token.map_err(StoreError::from) }).await
    }

    /// Saves the token, unless the store fails.
    pub async fn save(&self, token: &Token) {
        self.run("save", self.store.save(&self.key, &token.stored)).await;
    }

    /// Removes the refused token, and returns whether the store did not fail.
    pub async fn remove(&self, refused: &Secret) -> bool {
        self.run("remove", self.store.remove(&self.key, refused)).await.is_some()
    }

    /// Waits until the client holds the lock of the key.
    ///
    /// Continues without a lock if the store has none or fails, and after a minute.
    pub async fn lock(&self) -> StoreLock {
        let start = Instant::now();
        let [mut pause, longest_pause] = LOCK_PAUSES;
        loop {
            match self.run("lock", self.store.try_lock(&self.key)).await {
                Some(Some(lock)) => return lock,
                Some(None) if start.elapsed() < LONGEST_LOCK_WAIT => {}
                Some(None) => {
                    let error = "another process holds the lock for more than 60 seconds".into();
                    self.report(&StoreFailure { action: "lock", key: self.key.clone(), error });
                    return StoreLock::none();
                }
                None => return StoreLock::none(),
            }
            // The random part keeps the processes that wait apart.
            sleep(pause.mul_f64(0.5 + fastrand::f64() / 2.0)).await;
            pause = (2 * pause).min(longest_pause);
        }
    }

    /// Runs an operation of the store within the time limit, and reports a failure.
    async fn run<T>(&self, action: &'static str, work: impl Future<Output = Result<T, StoreError>>) -> Option<T> {
        let late = |_| Err(StoreError::from("the store took longer than 5 seconds"));
        let result = tokio::time::timeout(TIMEOUT, work).await.unwrap_or_else(late);
        result.map_err(|error| self.report(&StoreFailure { action, key: self.key.clone(), error })).ok()
    }

    fn report(&self, failure: &StoreFailure) {
        (self.on_failure)(failure);
        self.store.failed(failure);
    }
}
