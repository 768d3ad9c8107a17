//! A documented call: an operation, or a token request.

use crate::auth::{AuthorizationCode, Exchange};
use crate::operation::{OperationInfo, Service};

/// A call that a vendor documents.
#[derive(Clone, Copy, Debug)]
pub(super) enum DocumentedCall {
    Operation(&'static OperationInfo),
    /// The exchange of credentials for a token.
    Exchange(&'static Exchange),
    /// A request by which a user signs in.
    Users(&'static AuthorizationCode, UserCall),
}

/// A request by which a user signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UserCall {
    /// The page in the browser.
    Page,
    /// The exchange of a code, and a renewal at the same path.
    Exchange,
    /// A renewal at a path of its own.
    Refresh,
}

impl UserCall {
    /// Returns the requests of a flow, one for each path.
    pub fn of(flow: &'static AuthorizationCode) -> impl Iterator<Item = DocumentedCall> {
        let refresh = flow.refresh.filter(|path| *path != flow.exchange).map(|_| Self::Refresh);
        [Self::Page, Self::Exchange].into_iter().chain(refresh).map(move |call| DocumentedCall::Users(flow, call))
    }

    fn path(self, flow: &AuthorizationCode) -> &'static str {
        match self {
            Self::Page => flow.authorize,
            Self::Exchange => flow.exchange,
            Self::Refresh => flow.refresh.unwrap_or(flow.exchange),
        }
    }
}

impl DocumentedCall {
    /// Returns the name of the operation, or the path of the token request.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Operation(info) => info.name,
            Self::Exchange(exchange) => exchange.path,
            Self::Users(flow, call) => call.path(flow),
        }
    }

    pub fn service(&self) -> &'static Service {
        match self {
            Self::Operation(info) => info.service,
            Self::Exchange(exchange) => exchange.service,
            Self::Users(flow, _) => flow.service,
        }
    }

    /// Returns the method and the path template.
    pub fn request_line(&self) -> (&'static str, &'static str) {
        match self {
            Self::Operation(info) => (info.method.as_str(), info.path),
            Self::Exchange(exchange) => (exchange.method.as_str(), exchange.path),
            Self::Users(flow, UserCall::Page) => ("GET", flow.authorize),
            Self::Users(flow, call) => ("POST", call.path(flow)),
        }
    }

    /// Returns what tells the call from all others: its kind, its vendor and its name.
    pub fn key(&self) -> (u8, &'static str, &'static str) {
        let kind = match self {
            Self::Exchange(_) => 0,
            Self::Operation(_) => 1,
            Self::Users(..) => 2,
        };
        (kind, self.service().vendor, self.name())
    }

    /// Whether both are the same call of the same vendor.
    pub fn is(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}
