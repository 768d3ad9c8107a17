//! Checked, unsigned HTTP requests made from typed values.
//!
//! A request is checked against the limits of its page first. Then its URL, its headers and its
//! JSON or multipart body are made from the values and from the [`Options`] of the call.

mod bounds;
mod form;
mod limits;
mod options;
mod prepare;
mod request_id;
mod tenant;
mod url;

pub(crate) use form::Form;
#[cfg(feature = "eop")]
pub(crate) use form::Streamed;
pub use limits::check_limits;
pub use options::Options;
pub(crate) use prepare::{PreparedRequest, add_extensions, add_headers, json_bytes, prepare};
pub use request_id::RequestId;
pub use tenant::Tenant;
pub(crate) use url::put_extra;
#[cfg(all(test, feature = "eop"))]
pub(crate) use url::target;
