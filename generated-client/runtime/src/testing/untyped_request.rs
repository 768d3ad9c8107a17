//! A request with arbitrary values, for tests of limits and types.

use crate::operation::{Operation, OperationInfo};
use crate::value::{Encode, Json, Value};
use std::marker::PhantomData;

/// A request of the operation `O` with values that its types may not allow.
pub(super) struct UntypedRequest<'a, O> {
    values: &'a Value,
    operation: PhantomData<fn() -> O>,
}

impl<'a, O> UntypedRequest<'a, O> {
    pub fn new(values: &'a Value) -> Self {
        Self { values, operation: PhantomData }
    }
}

impl<O: Operation> Encode for UntypedRequest<'_, O> {
    fn encode(&self) -> Json<'_> {
        let value = |name| self.values.get(name).map_or(Json::Absent, Json::Value);
        Json::Object(O::INFO.fields.iter().map(|field| (field.name, value(field.name))).collect())
    }
}

impl<O: Operation> Operation for UntypedRequest<'_, O> {
    type Vendor = O::Vendor;
    type Response = O::Response;
    type Output = O::Output;
    type Code = O::Code;
    const INFO: &'static OperationInfo = O::INFO;
}
