//! The JSON body of a raw call.

use crate::value::Value;

/// The JSON body of a raw call: a [`Value`], a value of `serde_json`, or `None`.
///
/// Only the runtime implements it.
pub trait IntoBody: sealed::Sealed {
    /// Returns the body, if there is one.
    fn into_body(self) -> Option<Value>;
}

mod sealed {
    use super::Value;

    pub trait Sealed {}

    impl Sealed for Value {}
    impl Sealed for serde_json::Value {}
    impl Sealed for Option<Value> {}
}

impl IntoBody for Value {
    fn into_body(self) -> Option<Value> {
        Some(self)
    }
}

impl IntoBody for serde_json::Value {
    fn into_body(self) -> Option<Value> {
        Some(self.into())
    }
}

// The only option, so that the type of `None` is inferred.
impl IntoBody for Option<Value> {
    fn into_body(self) -> Option<Value> {
        self
    }
}
