//! Mechanisms by which a request proves who sends it.

mod bearer;
#[cfg(feature = "eop")]
mod eop;
mod exchange;
mod sign;
mod token;

pub use bearer::Bearer;
#[cfg(feature = "eop")]
pub use eop::Eop;
pub use exchange::Exchange;
pub use sign::Sign;
pub use token::TokenExchange;
