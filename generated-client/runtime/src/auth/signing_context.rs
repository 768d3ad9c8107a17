//! The parts of a client that a signer may use.

use super::store::{StoreFailure, TokenStore};
use crate::transport::HttpClient;
use crate::value::Clock;
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

/// The HTTP client, clock, request ids and token store for a signer.
///
/// A [`Sign`](super::Sign) receives the context with each request. Clones are cheap.
#[derive(Clone)]
pub struct SigningContext(Arc<SigningContextInner>);

pub(crate) struct SigningContextInner {
    pub http: HttpClient,
    pub clock: Box<dyn Clock>,
    pub request_ids: Option<RequestIds>,
    pub token_store: Option<Box<dyn TokenStore>>,
    /// The callback for each failure of the store, which runs before the store's own method.
    pub on_store_failure: fn(&StoreFailure),
}

/// A source of request ids.
pub(crate) type RequestIds = Box<dyn Fn() -> String + Send + Sync>;

impl SigningContext {
    pub(crate) fn new(inner: SigningContextInner) -> Self {
        Self(Arc::new(inner))
    }

    /// Returns the HTTP client, for requests that fetch a token.
    #[must_use]
    pub fn http(&self) -> &HttpClient {
        &self.0.http
    }

    /// Returns the time of day by the client's clock.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.0.clock.now()
    }

    /// Returns a new request id, if the client has a source of request ids.
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        self.0.request_ids.as_ref().map(|next| next())
    }

    /// Returns the token store, if the client has one.
    #[must_use]
    pub fn token_store(&self) -> Option<&dyn TokenStore> {
        self.0.token_store.as_deref()
    }

    pub(super) fn on_store_failure(&self) -> fn(&StoreFailure) {
        self.0.on_store_failure
    }
}

impl fmt::Debug for SigningContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningContext").finish_non_exhaustive()
    }
}
