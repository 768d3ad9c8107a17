//! Calls of the client that the build script generates, against a loopback server.

mod levels;
mod parcels;
mod server;
#[cfg(feature = "serde")]
mod stored;
