//! Encoding of a request's values as [`Json`].

use super::any::Value;
use super::decimal::Decimal;
use super::depth::encode_nested;
use super::json::{Encode, Json};
use super::upload::Upload;
use std::collections::BTreeMap;

impl Encode for String {
    fn encode(&self) -> Json<'_> {
        Json::Str(self)
    }
}

impl Encode for i64 {
    fn encode(&self) -> Json<'_> {
        Json::Int(*self)
    }
}

impl Encode for f64 {
    fn encode(&self) -> Json<'_> {
        Json::Float(*self)
    }
}

impl Encode for Decimal {
    fn encode(&self) -> Json<'_> {
        Json::Decimal(self)
    }
}

impl Encode for bool {
    fn encode(&self) -> Json<'_> {
        Json::Bool(*self)
    }
}

impl Encode for Value {
    fn encode(&self) -> Json<'_> {
        Json::Value(self)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self) -> Json<'_> {
        encode_nested(|| Json::List(self.iter().map(T::encode).collect()))
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self) -> Json<'_> {
        encode_nested(|| Json::Object(self.iter().map(|(key, value)| (key.as_str(), value.encode())).collect()))
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self) -> Json<'_> {
        self.as_ref().map_or(Json::Absent, T::encode)
    }
}

impl<T: Encode> Encode for Box<T> {
    fn encode(&self) -> Json<'_> {
        encode_nested(|| T::encode(self))
    }
}

impl Encode for Upload {
    fn encode(&self) -> Json<'_> {
        Json::File(self)
    }
}
