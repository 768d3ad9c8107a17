//! Names that only generated code uses.

pub use crate::auth::*;
pub use crate::batch::*;
pub use crate::operation::*;
pub use crate::paging::*;
pub use crate::request::check_limits;
pub use crate::response::NoData;
pub use crate::value::{Decode, Encode, Json, List, Map, Object, Optional, Slot};
pub use crate::{
    Builder, Call, Client, Download, ErrorCode, Method, Rate, Response, Secret, Upload, Value, VendorClient,
};
pub use std::collections::BTreeMap;

/// Names that only generated examples use.
#[cfg(feature = "testing")]
pub mod testing {
    pub use crate::Value;
    pub use crate::operation::Operation;
    pub use crate::testing::{Example, Typed, VendorDocs, file, json, number};
    pub use std::collections::BTreeMap;
}
