//! Successful responses, files, and deviations from the page.
//!
//! The client reads a response in three steps: the HTTP status, then the envelope, then the data.
//! It never decodes data from a failure. The envelope of the service defines success:
//!
//! - A success has a 2xx status and a success code.
//! - A response without a code is a success only if its page documents a bare response, the status
//!   is 2xx, and the body contains a documented member.
//! - A failure has an error code ([`ApiError`](crate::ApiError)), or only an HTTP status
//!   ([`HttpError`](crate::error::HttpError)).
//! - Other responses are unreadable ([`DecodeError`](crate::error::DecodeError)).
//!
//! A [`Response`] is the typed data of a success with the vendor's message, the log id and the
//! headers. A file is a [`Download`], which is read in chunks. A JSON object in place of a file is
//! read ahead, up to 64 KiB, because it may be an error. Its media type does not matter, but a
//! `Content-Disposition` that names a file or an attachment does.
//!
//! If the page documents that a redirect leads to the file, the client follows it for `GET`, up to
//! three times, over `https`. From this machine to this machine, it follows plain `http` as well.
//! The new request has no body, no credentials and no headers of the caller. A failure there is an
//! [`HttpError`](crate::error::HttpError). Any other redirect is an error, which shows scheme, host
//! and path of the address.
//!
//! Responses are read leniently: a field whose value cannot be read is absent. Some values must be
//! readable: the code, the data itself, all of a bare response, and members on which batches and
//! paging depend. [`Options::strict`](crate::Options::strict) makes each deviation an error.
//!
//! Bytes become text by the character set that `Content-Type` states, or that a byte order mark
//! shows. Broken texts are replaced and noted ([`DeviationKind::Replaced`]), so that they cost
//! neither a failure its code nor a success the rest. Bodies in gzip and deflate are decoded, and
//! the limit on a response counts decoded bytes. Another coding or character set is named in the
//! error. A file is requested without a coding, and never decoded.
//!
//! The difference between a response and its page is a [`Deviation`],
//! and a [`Drift`] counts one deviation over all calls of a client, by operation and location:
//!
//! ```
//! use clientloom_runtime::{Client, Response};
//!
//! fn report<T>(client: &Client, response: &Response<T>) {
//!     for deviation in response.deviations() {
//!         eprintln!("{deviation}"); // items[0].age is a string instead of a whole number
//!     }
//!     for drift in client.drifts() {
//!         eprintln!("{drift}");
//!     }
//! }
//! ```

mod body_fields;
mod body_text;
mod broken_locations;
mod broken_text;
mod charset;
mod class;
mod classify;
mod classify_failure;
#[cfg(feature = "streams")]
mod classify_stream;
mod context;
mod dotted;
pub(crate) mod download;
mod drift;
mod failure;
mod file;
mod file_name;
mod log_id;
mod meta;
mod no_data;
mod retry_after;
mod safe_name;
#[cfg(feature = "streams")]
mod streamed;
mod success;
mod trail;
pub(crate) mod typed;
mod unreadable;

pub use crate::value::{Deviation, DeviationKind};
pub(crate) use classify::classify;
#[cfg(feature = "streams")]
pub(crate) use classify_stream::{classify_stream, event_error};
pub(crate) use context::ResponseContext;
pub(crate) use download::Download;
pub use drift::Drift;
pub(crate) use drift::{DriftCallback, DriftCounts};
pub(crate) use file::{check_whole, classify_file, classify_redirected};
pub(crate) use meta::Meta;
pub use no_data::NoData;
#[cfg(feature = "streams")]
pub(crate) use streamed::StreamedResponse;
pub(crate) use success::SuccessResponse;
pub(crate) use typed::Response;
pub(crate) use unreadable::unreadable;
