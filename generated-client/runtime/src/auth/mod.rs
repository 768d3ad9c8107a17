//! Mechanisms by which a request proves who sends it.

mod ask;
mod bearer;
mod credentials;
#[cfg(feature = "eop")]
mod eop;
mod exchange;
mod file_store;
mod kept;
mod request_id;
mod sign;
mod store;
mod tenant;
mod tenant_exchange;
mod tenants;
mod ticket;
mod token;
mod token_exchange;

pub use bearer::Bearer;
#[cfg(feature = "eop")]
pub use eop::Eop;
pub use exchange::Exchange;
pub use file_store::FileStore;
pub use request_id::RequestId;
pub use sign::Sign;
pub use store::{StoreError, StoreFailure, StoredToken, TokenStore};
pub use tenant::Tenant;
pub use tenant_exchange::TenantExchange;
pub use ticket::Ticket;
pub use token_exchange::TokenExchange;
