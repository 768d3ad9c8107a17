//! The vendor's side of pushed events: documented events, signed and encrypted, sent to a URL.
//!
//! Below it, `wire` knows HTTP and no event.

mod fault;
mod frame;
mod pusher;
mod wire;

pub use fault::PushFault;
pub use pusher::EventPusher;
