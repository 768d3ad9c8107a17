//! A mock server that responds as pages document, and documented examples.
//!
//! [`MockServer`] knows the facts and examples of one or more vendors ([`VendorDocs`]). The server
//! checks each request against its page. It responds with the documented example, unless a test
//! scripts another [`MockResponse`]. [`Loopback`] is a plain server that responds by a function:
//!
//! ```
//! use clientloom_runtime::testing::{Loopback, LoopbackResponse};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
//! assert!(server.base_url().starts_with("http://127.0.0.1:"));
//! assert!(server.received().is_empty());
//! # }
//! ```
//!
//! With the feature `events`, an `EventPusher` is a vendor that pushes documented events to a URL.
//!
//! The mock server uses the same documented facts as the client, but code of its own. It decodes
//! what the client encodes, so a mistake of the client cannot confirm itself. Below the mock
//! server, `loopback/` knows HTTP and the faults of connections, and no page.

mod documented;
mod example;
mod loopback;
mod mock;
#[cfg(feature = "events")]
mod push;
#[cfg(feature = "streams")]
mod typed_stream;
mod untyped_request;
mod vendor_docs;

pub use documented::Documented;
pub use example::{AnyResponse, Example, Outcome, Shown, Typed};
#[doc(hidden)]
pub use example::{file, json, number};
pub use loopback::{Fault, Loopback, LoopbackResponse, Part, Received};
pub use mock::{MockResponse, MockServer, MockedOperation, Request, RequestViolation};
#[cfg(feature = "events")]
pub use push::{EventPusher, PushFault};
#[cfg(feature = "streams")]
pub use typed_stream::TypedStream;
pub use vendor_docs::VendorDocs;
