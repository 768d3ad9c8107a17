//! For tests: a server that answers as the pages document, and the documented examples as data.

mod documented;
mod example;
mod given;
mod loopback;
pub mod prelude;
mod replay;
mod seed;

pub use documented::Documented;
pub use example::{Example, Outcome, Typed, file, json, number};
pub use loopback::{Fault, Loopback, Part, Received, Reply};
pub use replay::{Answer, Breach, On, Replay, Request};
pub use seed::Seed;
