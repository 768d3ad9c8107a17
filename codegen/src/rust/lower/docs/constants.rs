//! Documentation of constants for documented values.

use super::plain::plain;
use super::text::quoted;
use crate::rust::ir::Docs;
use crate::spec::{Constant, Constants};

/// Returns the documentation of a type that holds constants.
pub(in crate::rust::lower) fn constants(constants: &Constants) -> Docs {
    vec![format!("Documented values of `{}`.", constants.field)]
}

/// Returns the documentation of a constant: the meaning of its value.
pub(in crate::rust::lower) fn constant(constant: &Constant) -> Docs {
    let value = || format!("The value `{}`.", quoted(&constant.value));
    vec![if constant.meaning.is_empty() { value() } else { plain(&constant.meaning) }]
}
