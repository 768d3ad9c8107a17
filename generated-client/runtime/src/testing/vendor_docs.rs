//! The documentation of a vendor, for the mock server.

use super::example::Example;
use crate::auth::{AuthorizationCode, Exchange};
use crate::operation::OperationInfo;

/// The operations and examples of a vendor, and the calls that fetch its tokens.
#[derive(Clone, Copy)]
pub struct VendorDocs {
    pub(super) operations: &'static [&'static OperationInfo],
    pub(super) examples: &'static [&'static [&'static dyn Example]],
    pub(super) exchanges: &'static [&'static Exchange],
    pub(super) users: Option<&'static AuthorizationCode>,
}

impl VendorDocs {
    /// Creates the documentation from all operations and from the examples of each page.
    #[must_use]
    pub const fn new(
        operations: &'static [&'static OperationInfo],
        examples: &'static [&'static [&'static dyn Example]],
    ) -> Self {
        Self { operations, examples, exchanges: &[], users: None }
    }

    /// Returns the documented facts about all operations.
    #[must_use]
    pub const fn operations(&self) -> &'static [&'static OperationInfo] {
        self.operations
    }

    /// Replaces the operations and their examples. The calls that fetch tokens stay.
    #[must_use]
    pub const fn only(
        self,
        operations: &'static [&'static OperationInfo],
        examples: &'static [&'static [&'static dyn Example]],
    ) -> Self {
        Self { operations, examples, ..self }
    }

    /// Adds the calls that fetch tokens.
    #[must_use]
    pub const fn exchanges(self, exchanges: &'static [&'static Exchange]) -> Self {
        Self { exchanges, ..self }
    }

    /// Adds the flow by which users sign in.
    #[must_use]
    pub const fn users(self, flow: &'static AuthorizationCode) -> Self {
        Self { users: Some(flow), ..self }
    }
}

impl std::fmt::Debug for VendorDocs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.operations.iter().map(|info| info.name).collect();
        f.debug_struct("VendorDocs").field("operations", &names).finish_non_exhaustive()
    }
}
