//! Predicates of types that several checks use.

use crate::spec::model::Ty;

pub(super) const fn is_scalar(ty: &Ty) -> bool {
    matches!(ty, Ty::String | Ty::Integer | Ty::Number | Ty::Decimal | Ty::Boolean)
}

pub(super) fn is_list(ty: &Ty) -> bool {
    matches!(ty, Ty::List(_))
}
