//! The server that answers as the pages document, asked by the client and by bare sockets.

mod answers;
mod faults;
mod rules;
mod socket;
mod tokens;
mod vendor;
