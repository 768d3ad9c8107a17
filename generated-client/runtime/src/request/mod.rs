//! Checked, unsigned HTTP requests made from typed values.
//!
//! `prepare` turns the values of an operation into a request in four steps:
//!
//! 1. `limits` checks the values against the limits of the page, unless the caller skips them.
//! 2. `body` writes a JSON body, or `form` a multipart body.
//! 3. `url` writes path and query, percent-encoded.
//! 4. `headers` adds the headers of the service, the operation and the call.
//!
//! The [`Options`] of the call replace fields and add headers. A multipart body that contains a
//! stream stays outside of the HTTP request, because it can be sent only once.

mod body;
mod bounds;
mod form;
mod headers;
mod leaf;
mod limits;
mod options;
mod prepare;
mod request_id;
mod segments;
mod switch;
mod tenant;
mod token_headers;
mod url;
#[cfg(feature = "users")]
mod user;
mod value_hash;

pub(crate) use body::json_bytes;
#[cfg(feature = "testing")]
pub(crate) use bounds::size_rule;
pub(crate) use form::Form;
#[cfg(feature = "eop")]
pub(crate) use form::Streamed;
pub(crate) use headers::{add_extensions, add_headers};
pub use limits::check_limits;
pub use options::Options;
pub(crate) use prepare::{PreparedRequest, TokenKinds, prepare};
pub use request_id::RequestId;
pub use tenant::Tenant;
pub(crate) use token_headers::TokenHeaders;
#[cfg(all(test, feature = "eop"))]
pub(crate) use url::target;
pub(crate) use url::{percent_encoded, replace_query};
#[cfg(feature = "users")]
pub(crate) use user::User;
