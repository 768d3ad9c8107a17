//! A small HTTP/1.1 server on 127.0.0.1.

mod body;
mod connection;
mod fault;
mod part;
mod received;
mod response;
mod server;
mod shared;

pub use fault::Fault;
pub use part::Part;
pub use received::Received;
pub use response::LoopbackResponse;
pub use server::Loopback;
pub(super) use shared::{Responder, lock};
