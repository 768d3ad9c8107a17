//! Values in the body of a response, by their dotted paths.

use crate::value::{Members, members, scalar_text};
use std::borrow::Cow;

/// Returns the scalar at a dotted path, such as `error.log_id`.
pub(super) fn dotted(fields: &Members<'_>, path: &str) -> Option<String> {
    match path.split_once('.') {
        None => scalar_text(fields.get(path)?).map(Cow::into_owned),
        Some((first, rest)) => dotted(&members(fields.get(first)?.get()).ok()?, rest),
    }
}
