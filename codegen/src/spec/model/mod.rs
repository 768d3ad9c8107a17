//! The model of the pages, in the terms of the spec format.

mod auth;
mod batch;
mod constants;
mod envelope;
mod errors;
mod example;
mod field;
mod field_path;
mod operation;
mod page;
mod pages;
mod rates;
mod scheme;
mod scope;
mod ty;
mod unwritten;
mod uses;
mod vendor;

pub use auth::{Auth, Exchange, Tenants};
pub use batch::{Batch, Outcome};
pub use constants::{Constant, Constants, ConstantsType, ConstantsTypes};
pub use envelope::{Envelope, LogId, RetryAfter};
pub use errors::ErrorRow;
pub use example::{Example, ExampleTexts};
pub use field::{Field, FieldLocation, Type};
pub use field_path::{FieldPath, UnknownStep};
pub use operation::{Http, METHODS, NO_TOKEN, Operation, Receives, Repeat, Sends};
pub use page::{Erratum, PageSource, Unsure};
pub use pages::Pages;
pub use rates::{Concurrency, Rates};
pub use scheme::{SCHEMES, Scheme};
pub use scope::{Home, Scope};
pub use ty::{Bounds, Ty};
pub use unwritten::is_unwritten;
pub use uses::Uses;
pub use vendor::{Service, Shared, Spec, Variable, Vendor};
