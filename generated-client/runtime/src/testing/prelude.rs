//! The names that generated examples use without a path.

pub use super::{Example, Typed, json, number};
pub use crate::Value;
pub use std::collections::BTreeMap;
