//! An answer of an operation by its HTTP status.

use super::object::Object;
use crate::spec::{ErrorRow, Operation};

/// When a reply comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// With this HTTP status.
    Code(u16),
    /// With any other.
    Default,
}

impl Status {
    pub(super) fn of(row: &ErrorRow) -> Self {
        row.status.map_or(Self::Default, Self::Code)
    }

    pub(super) fn key(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Default => "default".to_owned(),
        }
    }

    /// The name of the component that operations share.
    pub(super) fn component(self) -> String {
        match self {
            Self::Code(code) => format!("Failure{code}"),
            Self::Default => "AnyFailure".to_owned(),
        }
    }
}

/// What comes with one status.
#[derive(Default)]
pub(super) struct Answer<'a> {
    /// The operation, if it can have succeeded.
    pub(super) success: Option<&'a Operation>,
    /// The page's own rows.
    pub(super) own: Vec<&'a ErrorRow>,
    /// Rows of the levels above.
    pub(super) shared: Vec<&'a ErrorRow>,
    /// Documented replies.
    pub(super) documented: Object,
    /// Whether one of these is a failure.
    pub(super) fails: bool,
}
