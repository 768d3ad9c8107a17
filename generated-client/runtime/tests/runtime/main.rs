//! What the runtime does with an invented vendor, against a server on this machine.

mod bodies;
mod envelopes;
mod errors;
mod examples;
mod hosts;
mod lenient;
mod limits;
mod order;
mod quota;
mod sample;
mod signature;
mod targets;
mod tokens;
mod transports;
