//! Credentials: signers, tokens and token stores.
//!
//! Every attempt is signed by a [`Sign`]: [`Bearer`] sends a ready-made token, [`TokenExchange`]
//! and [`TenantExchange`] fetch tokens, renew them early and replace refused ones. A
//! [`TokenStore`], such as [`FileStore`], shares tokens between processes.
//!
//! A signer of one's own gets the request and a [`SigningContext`], which has the client's clock:
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

mod bearer;
mod cached_token;
mod credentials;
#[cfg(feature = "eop")]
mod eop;
mod exchange;
mod fetch_token;
mod file_store;
mod sign;
mod signing_context;
mod store;
mod store_entry;
mod stored_token;
mod tenant_exchange;
mod tenants;
mod ticket;
mod token;
mod token_exchange;

pub use crate::request::{RequestId, Tenant};
pub use crate::value::Clock;
pub use bearer::Bearer;
#[cfg(feature = "eop")]
pub use eop::Eop;
pub use exchange::Exchange;
pub use file_store::FileStore;
pub use sign::Sign;
pub use signing_context::SigningContext;
pub(crate) use signing_context::{RequestIds, SigningContextInner};
pub use store::{StoreError, StoreFailure, TokenStore};
pub use stored_token::StoredToken;
pub use tenant_exchange::TenantExchange;
pub use ticket::Ticket;
pub use token_exchange::TokenExchange;
