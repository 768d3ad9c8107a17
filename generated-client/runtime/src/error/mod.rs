//! The error of every call.

pub(crate) mod api;
mod auth;
mod body;
mod build;
pub(crate) mod call;
mod decode;
mod headers;
mod history;
mod http_error;
mod invalid_request;
mod limit_rule;
mod transport;
mod violation;

pub(crate) use api::ApiError;
pub use auth::AuthError;
pub(crate) use body::Body;
pub use build::BuildError;
pub(crate) use call::Error;
pub use decode::DecodeError;
pub(crate) use headers::Headers;
pub(crate) use history::AttemptHistory;
pub use http_error::HttpError;
pub use invalid_request::InvalidRequest;
pub use limit_rule::LimitRule;
pub use transport::{TransportError, TransportKind};
pub use violation::Violation;
