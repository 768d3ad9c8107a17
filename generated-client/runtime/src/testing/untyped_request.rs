//! A request with arbitrary values, for tests of limits and types.

use crate::operation::OperationInfo;
use crate::value::{Encode, Json, Value};

/// A request of an operation with values that its types may not allow.
pub(super) struct UntypedRequest<'a> {
    info: &'static OperationInfo,
    values: &'a Value,
}

impl<'a> UntypedRequest<'a> {
    pub fn new(info: &'static OperationInfo, values: &'a Value) -> Self {
        Self { info, values }
    }
}

impl Encode for UntypedRequest<'_> {
    fn encode(&self) -> Json<'_> {
        let value = |name| self.values.get(name).map_or(Json::Absent, Json::Value);
        Json::Object(self.info.fields.iter().map(|field| (field.name, value(field.name))).collect())
    }
}
