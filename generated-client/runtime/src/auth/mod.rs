//! Credentials: signers, tokens and token stores.
//!
//! A [`Sign`] signs every attempt. [`Bearer`] sends a token that the caller supplies.
//! [`TokenExchange`] and [`TenantExchange`] fetch tokens in exchange for credentials, as an
//! [`Exchange`] describes:
//!
//! - One request for a token runs at a time, in a task of its own, and all waiting calls get its
//!   result.
//! - A token is renewed in the background before it expires.
//! - A refused token is dropped and replaced, unless another call has replaced it already.
//! - A [`TenantExchange`] caches one token for the app and one for each tenant.
//!
//! A [`TokenStore`], such as [`FileStore`], shares tokens between clients and processes. The client
//! uses the store only when it needs another token, so that a store adds nothing to calls with a
//! valid token. A store that fails costs a request for a token. The client locks the key of a token
//! from the moment it finds none to the moment it has saved one, so that one process fetches it.
//! If the replacement of a refused token is refused as well, and the store has another token by
//! then, the call is sent once more.
//!
//! With the feature `users`, the users of a client sign in by the authorization code flow:
//! `Users` has the steps. Their tokens are stored before they are used, and a store that fails is
//! an error of the call.
//!
//! A page can name other headers for the token than `Authorization`, and it can describe a call
//! that takes no credentials: see [`TokenLocation`](crate::operation::TokenLocation). Such a call
//! is sent as it is, also by a client that has credentials.
//!
//! A caller's own signer receives the request and a [`SigningContext`], which has the client's
//! clock:
//!
//! ```
//! use clientloom_runtime::auth::{Sign, SigningContext};
//! use clientloom_runtime::bytes::Bytes;
//! use clientloom_runtime::error::AuthError;
//! use clientloom_runtime::http;
//! use clientloom_runtime::transport::BoxFuture;
//!
//! struct ApiKey(http::HeaderValue);
//!
//! impl Sign for ApiKey {
//!     fn sign<'a>(
//!         &'a self,
//!         request: &'a mut http::Request<Bytes>,
//!         _: &'a SigningContext,
//!     ) -> BoxFuture<'a, Result<(), AuthError>> {
//!         request.headers_mut().insert("x-api-key", self.0.clone());
//!         Box::pin(async { Ok(()) })
//!     }
//! }
//! ```

mod authorization_code;
mod bearer;
mod cached_token;
mod credentials;
#[cfg(feature = "eop")]
mod eop;
mod exchange;
mod fetch_token;
mod file_store;
mod no_credentials;
mod sent_token;
mod sign;
mod signing_context;
mod store;
mod store_entry;
mod store_lock;
mod stored_token;
mod tenant_exchange;
mod tenants;
mod ticket;
mod token;
mod token_exchange;
mod token_file;
#[cfg(feature = "users")]
mod users;

pub use crate::request::{RequestId, Tenant};
pub use crate::value::Clock;
pub use authorization_code::{AuthorizationCode, SignsIn};
pub use bearer::Bearer;
#[cfg(feature = "eop")]
pub use eop::Eop;
pub use exchange::Exchange;
pub use file_store::FileStore;
pub(crate) use no_credentials::NoCredentials;
pub use sign::Sign;
pub use signing_context::SigningContext;
pub(crate) use signing_context::{RequestIds, SigningContextInner};
pub use store::{StoreError, StoreFailure, TokenStore};
pub use store_lock::StoreLock;
pub use stored_token::StoredToken;
pub use tenant_exchange::TenantExchange;
pub use ticket::Ticket;
pub use token_exchange::TokenExchange;
#[cfg(feature = "users")]
pub(crate) use users::UserTokens;
#[cfg(feature = "users")]
pub use users::{
    Authorization, MemoryStore, PkceVerifier, RedirectError, SignInState, SignedIn, Users, code_of_redirect,
};
