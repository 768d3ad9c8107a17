//! Paged results.

mod bare;
mod ends;
mod property;
mod requests;
pub mod sample;
mod server;
