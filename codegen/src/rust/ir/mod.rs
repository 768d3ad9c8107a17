//! The Rust-shaped model: what will be written, without a word of how.
//!
//! Circle: `example.rs` and `strukt.rs`: a field has a default, a default is an expression, and an expression has a type.

mod above;
mod auth;
mod batch;
mod docs;
mod example;
mod info;
mod library;
mod operation;
mod pages;
mod service;
mod strukt;

pub use above::Above;
pub use auth::{Auth, Exchange, Parameter, Scheme};
pub use batch::{Batch, OutcomeArgument, OutcomeRule, Step};
pub use docs::Docs;
pub use example::{Example, Expr};
pub use info::{BareResponse, ErrorRow, OperationInfo};
pub use library::{Group, Library, Vendor};
pub use operation::Operation;
pub use pages::{NextPage, Pages};
pub use service::{Envelope, Service, Variable};
pub use strukt::{Fact, Field, Struct, Ty};
