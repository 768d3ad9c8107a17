//! Users who sign in, at an invented vendor whose refresh tokens work once.

mod calls;
mod faults;
mod processes;
mod sign_in;
pub mod vendor;
