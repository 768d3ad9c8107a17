//! The responses of an operation by their HTTP status.

use super::object::Object;
use crate::spec::{ErrorRow, Operation};

/// The HTTP status of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// This status.
    Code(u16),
    /// Any other status.
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

/// The facts about the responses with one status.
#[derive(Default)]
pub(super) struct ExportedResponse<'a> {
    /// The operation, if a success can have this status.
    pub(super) success: Option<&'a Operation>,
    /// The error rows of the page.
    pub(super) own: Vec<&'a ErrorRow>,
    /// The error rows of the levels above.
    pub(super) shared: Vec<&'a ErrorRow>,
    /// The documented responses.
    pub(super) documented: Object,
    /// Whether a documented response is a failure.
    pub(super) fails: bool,
}
