//! What lowering a vendor's folders carries along.

use crate::diagnostics::Sources;
use crate::spec::{Uses, Vendor};

/// What lowering a vendor's folders carries along.
pub(super) struct Cx<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) sources: &'a Sources,
    pub(super) uses: Uses,
}
