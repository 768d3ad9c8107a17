//! The names that generated examples use without a path.

pub use super::{Example, Seed, Typed, file, json, number};
pub use crate::{Operation, Value};
pub use std::collections::BTreeMap;
