//! The data of a response that is a file, or that has no data: none.

use crate::value::{FieldsByKey, Object};

/// The data of a response that is a file, or that has no data: none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct NoData {}

impl Object for NoData {
    fn fields(&mut self) -> FieldsByKey<'_> {
        FieldsByKey::new([])
    }
}
