//! The client, its calls, and the loop that runs them.

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
