//! What the runtime does with an invented vendor, against a server on this machine.

mod blocking;
mod bodies;
mod crowds;
mod drifts;
mod envelopes;
mod errors;
mod examples;
mod file_store;
mod hosts;
mod issuer;
mod lenient;
mod limits;
mod options;
mod order;
mod quota;
mod raw;
mod repeats;
mod sample;
mod script;
mod sight;
mod signature;
mod stores;
mod targets;
mod tenants;
mod tokens;
mod transports;
