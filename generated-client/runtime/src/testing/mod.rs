//! For tests: a server on this machine, and documented examples as data.

mod documented;
mod example;
mod given;
mod loopback;
pub mod prelude;

pub use documented::Documented;
pub use example::{Example, Outcome, Typed, json, number};
pub use loopback::{Loopback, Received, Reply};
