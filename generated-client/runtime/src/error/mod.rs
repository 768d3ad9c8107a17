//! The error of every call.
//!
//! A call that fails returns one [`Error`]. Its variant says how far the call came:
//!
//! - [`InvalidRequest`] and [`BuildError`]: the request was not sent.
//! - [`AuthError`]: the call was not sent, because it has no token or signature. If a user has to
//!   sign in, [`Error::sign_in_reason`] says why.
//! - [`TransportError`]: no complete response arrived.
//! - [`ApiError`]: the vendor responded with an error code; the error has the row of a documented
//!   code.
//! - [`HttpError`]: the HTTP status is a failure, and the response has no error code.
//! - [`DecodeError`]: the response cannot be read.
//!
//! ```
//! use clientloom_runtime::Error;
//!
//! fn can_be_sent_again(error: &Error) -> bool {
//!     !error.may_have_been_carried_out() && error.retry_after().is_some()
//! }
//! ```
//!
//! Errors keep the start of the response, the number of attempts, and the possible effects of
//! earlier attempts. No message and no kept text contains a secret of the request.
//!
//! Circle: `auth.rs`, `sign_in.rs` and `call.rs`: a call can fail because the call for its token
//! has failed.

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
mod sign_in;
mod stream_failure;
mod transport;
mod violation;

pub(crate) use api::ApiError;
pub use auth::AuthError;
pub(crate) use body::{Body, MOST_TEXT};
pub use build::BuildError;
pub(crate) use call::Error;
pub use decode::DecodeError;
pub(crate) use headers::Headers;
pub(crate) use history::AttemptHistory;
pub use http_error::HttpError;
pub(crate) use http_error::RedirectNote;
pub use invalid_request::InvalidRequest;
pub use limit_rule::LimitRule;
pub use sign_in::{SignInReason, SignInRequired};
pub(crate) use stream_failure::StreamFailure;
pub use transport::{TransportError, TransportKind};
pub use violation::Violation;
