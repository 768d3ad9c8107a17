//! The entry of one user in a token store, whose failures the caller sees.

use super::grant::StoredGrant;
use crate::auth::{StoreError, StoreFailure, StoreLock, StoredToken, TokenStore};
use crate::error::AuthError;
use crate::value::Secret;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// The time limit of each operation of a store.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The duration of a lease, which is also the longest wait for one.
///
/// A renewal takes at most 30 seconds for its request and 5 for each of three store operations.
pub(super) const LEASE: Duration = Duration::from_secs(60);

/// The longest pauses before the second attempt to take the lease, and before later attempts.
const PAUSES: [Duration; 2] = [Duration::from_millis(10), Duration::from_millis(100)];

/// A token store, and the key of one user in it.
pub(super) struct UserEntry<'a> {
    pub store: &'a dyn TokenStore,
    pub key: &'a str,
    pub on_failure: fn(&StoreFailure),
}

impl UserEntry<'_> {
    /// Loads the text of the user.
    pub async fn load(&self) -> Result<Option<StoredGrant>, AuthError> {
        let stored = self.run("load", self.store.load(self.key)).await?;
        let read = stored.map(StoredGrant::try_from).transpose();
        self.run("load", async { read.map_err(StoreError::from) }).await
    }

    /// Replaces the text of the user if it is still the old one, and returns whether it was.
    pub async fn replace(&self, old: Option<&Secret>, new: &StoredToken) -> Result<bool, AuthError> {
        self.run("replace", self.store.replace(self.key, old, new)).await
    }

    /// Removes the text of the user, if it is still this one.
    pub async fn remove(&self, text: &Secret) -> Result<(), AuthError> {
        self.run("remove", self.store.remove(self.key, text)).await
    }

    /// Waits for the lease of the user.
    pub async fn lease(&self) -> Result<StoreLock, AuthError> {
        let start = Instant::now();
        let [mut pause, longest_pause] = PAUSES;
        loop {
            if let Some(lease) = self.run("lease", self.store.try_lease(self.key, LEASE)).await? {
                return Ok(lease);
            }
            if start.elapsed() >= LEASE {
                let late = "another process holds the lease for more than 60 seconds";
                return self.run("lease", async { Err(late.into()) }).await;
            }
            // The random part keeps the processes that wait apart.
            sleep(pause.mul_f64(0.5 + fastrand::f64() / 2.0)).await;
            pause = (2 * pause).min(longest_pause);
        }
    }

    /// Runs an operation of the store within the time limit, and reports a failure.
    async fn run<T>(
        &self,
        action: &'static str,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, AuthError> {
        let late = |_| Err(StoreError::from("the store took longer than 5 seconds"));
        timeout(TIMEOUT, work).await.unwrap_or_else(late).map_err(|error| {
            let failure = StoreFailure { action, key: self.key.to_owned(), error };
            (self.on_failure)(&failure);
            self.store.failed(&failure);
            AuthError::of_credentials(failure)
        })
    }
}
