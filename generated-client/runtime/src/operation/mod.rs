//! Facts of a vendor's pages as constants, and the traits over them.
//!
//! An [`Operation`] is the request of one page. Its [`OperationInfo`] states the facts of the page:
//! method and path, the [`Field`]s with their limits, the documented rates and the [`ErrorRow`]s. A
//! [`Service`] states the facts that several pages share: the host, the [`Envelope`] of responses
//! and the error codes of any call.
//!
//! Generated code states these facts, and they can be read like any constant:
//!
//! ```
//! use clientloom_runtime::operation::{Field, ValueType};
//!
//! const ID_LIST: ValueType = ValueType::List(&ValueType::String);
//! const IDS: Field = Field::body("ids", ID_LIST).required().items(1, 10);
//! assert!(IDS.required);
//! ```
//!
//! Circle: `field.rs` and `value_type.rs`: a field has a type, and an object type has fields.

mod envelope;
mod error_row;
mod event_rule;
mod field;
mod host_variable;
mod info;
pub(crate) mod method;
pub(crate) mod rate;
mod service;
mod token_location;
mod traits;
mod value_type;
mod wait_unit;

pub use crate::value::ApiCode;
pub use envelope::Envelope;
pub use error_row::{ErrorClass, ErrorRow};
pub use event_rule::{EventRule, Framing, StreamSwitch};
pub use field::{Bounds, Field, FieldLocation};
pub use host_variable::HostVariable;
pub use info::{BareResponse, OperationInfo, RequestFormat, ResponseFormat, RetrySafety};
pub(crate) use method::Method;
pub(crate) use rate::Rate;
pub use rate::{Concurrency, FieldRate};
pub use service::{LogId, Service};
pub(crate) use token_location::NO_TOKEN;
pub use token_location::TokenLocation;
pub use traits::{Operation, Vendor};
pub use value_type::{ObjectType, ValueType};
pub use wait_unit::WaitUnit;
