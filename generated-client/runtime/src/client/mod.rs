//! The client, its calls, and the loop that runs them.
//!
//! [`Builder`] makes a [`Client`], [`Call`] and [`RawCall`] are calls before they are awaited, and
//! `run.rs` has the loop of attempts: wait for a permit, sign, send, read the response, decide
//! about another attempt.

mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod defaults;
mod handle;
mod operation_ext;
mod prepared_call;
mod raw;
mod run;
mod settings;
mod shared;
mod telemetry;
mod vendor_client;
#[cfg(feature = "blocking")]
mod worker;

pub use builder::Builder;
pub use call::Call;
pub use handle::Client;
pub use operation_ext::OperationExt;
pub use raw::RawCall;
pub use vendor_client::VendorClient;
