//! The types that a field must have when another key names it.

use super::predicates::is_list;
use crate::spec::model::Ty;

/// An expected type.
pub(super) struct Expected {
    /// The name of the type in messages.
    pub(super) name: &'static str,
    /// Whether a type is the expected one.
    pub(super) fits: fn(&Ty) -> bool,
}

pub(super) const LIST: Expected = Expected { name: "list", fits: is_list };
pub(super) const BOOLEAN: Expected = Expected { name: "boolean", fits: |ty| matches!(ty, Ty::Boolean) };
pub(super) const TOKEN: Expected =
    Expected { name: "text or number", fits: |ty| matches!(ty, Ty::String | Ty::Integer) };
pub(super) const NUMBER: Expected =
    Expected { name: "number", fits: |ty| matches!(ty, Ty::Integer | Ty::Number | Ty::Decimal | Ty::String) };
