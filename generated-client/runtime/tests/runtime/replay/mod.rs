//! The mock server, called by the client and by plain sockets.

mod answers;
mod faults;
mod rules;
mod socket;
mod tokens;
mod vendor;
