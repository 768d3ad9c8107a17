//! The client, its calls, and the loop that runs them.
//!
//! [`Builder`] builds a [`Client`]. [`Call`] and [`RawCall`] are calls before they are awaited. An
//! awaited call first becomes a `PreparedCall`, which is checked, encoded and borrows nothing.
//! `run.rs` has the loop of attempts, and `attempt.rs` one attempt: wait for a permit, sign, send,
//! classify the response.
//!
//! - The attempt timeout limits one attempt. The timeout of the call is its deadline, and limits
//!   all attempts and the waits between them.
//! - An error keeps the possible effects of earlier attempts: a refused last attempt says nothing
//!   about a first attempt that timed out.
//! - `.blocking()` polls a call on the caller's thread. Connections and timers are on one thread
//!   that the client owns. Inside an async runtime a blocking call is an error, because the blocked
//!   thread may be the one that has to do the work.
//! - `telemetry/` implements spans and events in two files with one interface, so that no other
//!   file depends on the feature `tracing`.

mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod defaults;
mod handle;
mod into_body;
mod operation_ext;
mod prepared_call;
mod raw;
mod run;
mod settings;
mod shared;
mod slot_body;
mod telemetry;
mod vendor_client;
#[cfg(feature = "blocking")]
mod worker;

pub use builder::Builder;
pub use call::Call;
pub use handle::Client;
pub use into_body::IntoBody;
pub use operation_ext::OperationExt;
pub use raw::RawCall;
pub use vendor_client::VendorClient;
