//! A crate that keeps specs of its own and makes its client while it is built.

// README: from here
/// The client of the pages in `specs`.
pub mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
// README: up to here
