//! A request whose values are whatever a test wants them to be.

use crate::operation::{Operation, OperationInfo};
use crate::value::{Encode, Json};
use serde_json::Value;
use std::marker::PhantomData;

/// A call of `O` with values that are not held by its types.
pub(super) struct Given<'a, O> {
    values: &'a Value,
    operation: PhantomData<fn() -> O>,
}

impl<'a, O> Given<'a, O> {
    pub fn new(values: &'a Value) -> Self {
        Self { values, operation: PhantomData }
    }
}

impl<O: Operation> Encode for Given<'_, O> {
    fn encode(&self) -> Json<'_> {
        let value = |name| self.values.get(name).map_or(Json::Absent, Json::Value);
        Json::Object(O::INFO.fields.iter().map(|field| (field.name, value(field.name))).collect())
    }
}

impl<O: Operation> Operation for Given<'_, O> {
    type Vendor = O::Vendor;
    type Response = O::Response;
    type Output = O::Output;
    type Code = O::Code;
    const INFO: &'static OperationInfo = O::INFO;
}
