//! The mock server, called by the client and by plain sockets.

mod boolean_codes;
mod calls_at_a_time;
mod faults;
mod responses;
mod same_path;
mod socket;
mod token_locations;
mod tokens;
mod users;
mod vendors;
mod violations;
