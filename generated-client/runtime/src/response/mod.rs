//! Successful responses, files, and deviations from the page.
//!
//! A [`Response`] is the typed data of a success with the vendor's message, the log id and the
//! headers. A file is a [`Download`], which is read in chunks.
//!
//! Responses are read leniently. The difference between a response and its page is a [`Deviation`],
//! and a [`Drift`] counts one deviation over all calls of a client:
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

mod classify;
mod context;
pub(crate) mod download;
mod drift;
mod file;
mod file_name;
mod log_id;
mod meta;
mod no_data;
mod retry_after;
mod success;
pub(crate) mod typed;
mod unreadable;

pub use crate::value::{Deviation, DeviationKind};
pub(crate) use classify::classify;
pub(crate) use context::ResponseContext;
pub(crate) use download::Download;
pub use drift::Drift;
pub(crate) use drift::{DriftCallback, DriftCounts};
pub(crate) use file::classify_file;
pub(crate) use meta::Meta;
pub use no_data::NoData;
pub(crate) use success::SuccessResponse;
pub(crate) use typed::Response;
pub(crate) use unreadable::unreadable;
