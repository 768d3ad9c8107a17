//! The entry of one token in the client's store.

use super::signing_context::SigningContext;
use super::store::{StoreError, StoreFailure, TokenStore};
use super::token::Token;
use crate::value::Secret;
use std::time::Duration;

/// How long a store may take; calls wait for it.
const TIMEOUT: Duration = Duration::from_secs(5);

/// A client's store and the key of one token in it.
pub(super) struct StoreEntry<'a> {
    pub store: &'a dyn TokenStore,
    pub key: String,
    on_failure: fn(&StoreFailure),
}

impl<'a> StoreEntry<'a> {
    /// Finds the place of a token, if the client has a store.
    pub fn of(context: &'a SigningContext, key: impl FnOnce() -> Option<String>) -> Option<Self> {
        let store = context.token_store()?;
        Some(Self { store, key: key()?, on_failure: context.on_store_failure() })
    }

    pub async fn load(&self) -> Option<Token> {
        let stored = self.done("load", self.store.load(&self.key)).await??;
        let token = Token::try_from(stored);
        self.done("load", async { token.map_err(StoreError::from) }).await
    }

    pub async fn save(&self, token: &Token) {
        self.done("save", self.store.save(&self.key, &token.stored)).await;
    }

    /// Returns whether it worked.
    pub async fn remove(&self, refused: &Secret) -> bool {
        self.done("remove", self.store.remove(&self.key, refused)).await.is_some()
    }

    async fn done<T>(&self, action: &'static str, work: impl Future<Output = Result<T, StoreError>>) -> Option<T> {
        let late = |_| Err(StoreError::from("it took more than five seconds"));
        let result = tokio::time::timeout(TIMEOUT, work).await.unwrap_or_else(late);
        result.map_err(|error| self.tell(&StoreFailure { action, key: self.key.clone(), error })).ok()
    }

    fn tell(&self, failure: &StoreFailure) {
        (self.on_failure)(failure);
        self.store.failed(failure);
    }
}
