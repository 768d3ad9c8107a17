//! For tests: a server on this machine, and documented examples as data.

mod example;
mod loopback;

pub use example::{Example, Outcome, Typed};
pub use loopback::{Loopback, Received, Reply};
