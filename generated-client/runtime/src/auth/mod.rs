//! Credentials: signers, tokens and token stores.

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
