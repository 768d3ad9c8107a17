//! Mechanisms by which a request proves who sends it.

mod bearer;
#[cfg(feature = "eop")]
mod eop;
mod exchange;
mod request_id;
mod sign;
mod tenant;
mod token;

pub use bearer::Bearer;
#[cfg(feature = "eop")]
pub use eop::Eop;
pub use exchange::Exchange;
pub use request_id::RequestId;
pub use sign::Sign;
pub use tenant::Tenant;
pub use token::TokenExchange;
