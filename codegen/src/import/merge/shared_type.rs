//! A type that a file above declares.

use crate::yaml::Value;

/// A type that a file above declares: the file, the name, the type.
pub(in crate::import) type SharedType = (String, String, Value);
