//! The context of checks that follow names to the fields of one operation.

use crate::diagnostics::Report;
use crate::spec::model::{Operation, Scope};

/// An operation, its scope, and the report.
pub(super) struct OperationCx<'a, 'r> {
    pub(super) operation: &'a Operation,
    pub(super) scope: &'a Scope<'a>,
    pub(super) report: &'r mut Report,
}
