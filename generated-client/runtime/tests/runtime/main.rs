//! The runtime with an invented vendor, against a server on this machine.

/// Creates a value of the runtime.
macro_rules! json {
    ($($json:tt)*) => { clientloom_runtime::Value::from(serde_json::json!($($json)*)) };
}

mod arrivals;
mod bare;
mod batch;
mod beside;
mod blocking;
mod bodies;
mod broken_texts;
mod calls_at_a_time;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod certificates;
mod closing;
mod codings;
mod concurrency;
mod depth;
#[cfg(unix)]
mod descriptors;
mod download_faults;
mod downloads;
mod drifts;
mod empty_success;
mod envelopes;
mod error_lines;
mod errors;
mod events;
mod examples;
mod fields;
mod file_store;
mod heads;
mod hosts;
mod in_flight;
mod issuer;
mod lenient;
mod limits;
mod mock_server;
mod options;
mod order;
mod paging;
mod processes;
mod proxies;
mod rate_limits;
mod raw;
mod redirects;
mod response_bytes;
mod retries;
mod sample;
mod script;
mod send;
mod signature;
mod stores;
mod streams;
mod telemetry;
mod tenants;
mod token_errors;
mod token_kinds;
mod token_location;
mod tokens;
mod transports;
mod upload_streams;
mod uploads;
mod urls;
mod users;
