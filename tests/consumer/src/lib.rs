//! A crate with its own specs, whose build script generates its client.

// README: from here
/// The client of the specs in `specs`.
pub mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
// README: up to here
