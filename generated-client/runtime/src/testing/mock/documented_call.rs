//! A documented call: an operation, or the exchange of credentials for a token.

use crate::auth::Exchange;
use crate::operation::{OperationInfo, Service};

/// A call that a vendor answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum DocumentedCall {
    Operation(&'static OperationInfo),
    Exchange(&'static Exchange),
}

impl DocumentedCall {
    /// Returns the operation's name, or the path at which tokens are fetched.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Operation(info) => info.name,
            Self::Exchange(exchange) => exchange.path,
        }
    }

    pub fn service(&self) -> &'static Service {
        match self {
            Self::Operation(info) => info.service,
            Self::Exchange(exchange) => exchange.service,
        }
    }

    /// Returns method and path template.
    pub fn request_line(&self) -> (&'static str, &'static str) {
        match self {
            Self::Operation(info) => (info.method.as_str(), info.path),
            Self::Exchange(exchange) => (exchange.method.as_str(), exchange.path),
        }
    }

    pub fn is(&self, other: &Self) -> bool {
        let key = |documented_call: &Self| (documented_call.service().vendor, documented_call.name());
        matches!(self, Self::Operation(_)) == matches!(other, Self::Operation(_)) && key(self) == key(other)
    }
}
