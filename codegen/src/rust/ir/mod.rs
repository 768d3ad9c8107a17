//! The model of the Rust code to write: names, types and texts, without tokens.
//!
//! `library.rs` holds vendors and folders, `operation.rs` an operation. The other files hold the
//! parts of both.
//!
//! Circle: `example.rs` and `object.rs`: a field has allowed values, a value is an expression, and
//! an empty list is an expression with a type.

mod auth;
mod batch;
mod constants;
mod declared_type;
mod docs;
mod events;
mod example;
mod info;
mod library;
mod object;
mod operation;
mod pages;
mod service;
mod services;
mod shared_type;
mod stream;
mod users;

pub use auth::{Auth, Exchange, Parameter, Scheme};
pub use batch::{Batch, OutcomeArgument, OutcomeRule, Step};
pub use constants::{Constant, Constants, FileConstants, SharedConstants};
pub use declared_type::DeclaredType;
pub use docs::Docs;
pub use events::{Event, EventInfo, Events, Frame, Webhook};
pub use example::{Example, Expr};
pub use info::{BareResponse, Concurrency, ErrorRow, OperationInfo, Rate, ResponseFormat, TokenLocation};
pub use library::{Group, Library, Vendor};
pub use object::{Bounds, Field, Struct, Ty, WireFacts};
pub use operation::{Kept, Operation};
pub use pages::{NextPage, Pages};
pub use service::{Envelope, LogId, Service, Variable};
pub use services::Services;
pub use shared_type::SharedType;
pub use stream::{Stream, Variant};
pub use users::Users;
