//! A documented call: an operation, or a token request.

use crate::auth::Exchange;
use crate::operation::{OperationInfo, Service};

/// A call that a vendor documents.
#[derive(Clone, Copy, Debug)]
pub(super) enum DocumentedCall {
    Operation(&'static OperationInfo),
    /// The exchange of credentials for a token.
    Exchange(&'static Exchange),
}

impl DocumentedCall {
    /// Returns the name of the operation, or the path of the token request.
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

    /// Returns the method and the path template.
    pub fn request_line(&self) -> (&'static str, &'static str) {
        match self {
            Self::Operation(info) => (info.method.as_str(), info.path),
            Self::Exchange(exchange) => (exchange.method.as_str(), exchange.path),
        }
    }

    /// Returns what tells the call from all others: its kind, its vendor and its name.
    pub fn key(&self) -> (bool, &'static str, &'static str) {
        (matches!(self, Self::Operation(_)), self.service().vendor, self.name())
    }

    /// Whether both are the same call of the same vendor.
    pub fn is(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}
