//! Calls of the client that was made while this crate was built, against a loopback server.

mod levels;
mod parcels;
mod server;
#[cfg(feature = "serde")]
mod stored;
