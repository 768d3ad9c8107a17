//! One of the two states that are compared.

use crate::diagnostics::Sources;
use crate::spec::Spec;

/// One state of the specs.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The checked specs.
    pub spec: &'a Spec,
    /// The files of the specs.
    pub sources: &'a Sources,
}
