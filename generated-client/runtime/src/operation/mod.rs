//! Facts of a vendor's page as constants, and the traits over them.

mod envelope;
mod error_row;
mod field;
mod host_variable;
mod info;
pub(crate) mod method;
pub(crate) mod rate;
mod service;
mod traits;
mod value_type;

pub use crate::value::ApiCode;
pub use envelope::Envelope;
pub use error_row::{ErrorClass, ErrorRow};
pub use field::{Bounds, Field, FieldLocation};
pub use host_variable::HostVariable;
pub use info::{BareResponse, OperationInfo, RequestFormat, ResponseFormat, RetrySafety};
pub(crate) use method::Method;
pub(crate) use rate::Rate;
pub use service::{LogId, Service};
pub use traits::{Operation, Vendor};
pub use value_type::{ObjectType, ValueType};
