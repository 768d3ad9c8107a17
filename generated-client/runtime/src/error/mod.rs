//! The error of every call.
//!
//! A call ends in one [`Error`]. Its variants say how far the call came: an [`InvalidRequest`] and
//! a [`BuildError`] mean that nothing was sent, an [`AuthError`] that the call could not be signed,
//! a [`TransportError`] that no complete response came. An [`ApiError`] has the vendor's code and
//! what the page says about it.
//!
//! ```
//! use clientloom_runtime::Error;
//!
//! fn is_worth_another_try(error: &Error) -> bool {
//!     !error.may_have_been_carried_out() && error.retry_after().is_some()
//! }
//! ```
//!
//! Circle: `auth.rs` and `call.rs`: a call can fail because the call for its token has failed.

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
