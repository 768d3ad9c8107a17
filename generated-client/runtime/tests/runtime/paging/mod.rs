//! Paged results.

mod bare;
mod ends;
mod property;
mod requests;
mod sample;
mod server;
