//! A mock server that responds as pages document, and documented examples.

mod documented;
mod example;
mod given;
mod loopback;
mod mock;
mod vendor_docs;

pub use documented::Documented;
pub use example::{Example, Outcome, Typed};
#[doc(hidden)]
pub use example::{file, json, number};
pub use loopback::{Fault, Loopback, LoopbackResponse, Part, Received};
pub use mock::{MockResponse, MockServer, MockedOperation, Request, RequestViolation};
pub use vendor_docs::VendorDocs;
