//! A server that responds as documented or as scripted, and checks requests against their pages.

mod choice;
mod documented_call;
mod in_flight;
mod mocked_operation;
mod page;
mod read;
mod request;
mod responder;
mod response;
mod route;
mod script;
mod server;
mod state;
mod tokens;
mod tree;
mod users;
mod violation;
mod wait;

pub use mocked_operation::MockedOperation;
pub use request::Request;
pub use response::MockResponse;
pub use server::MockServer;
pub use violation::RequestViolation;
