//! One of the two states that are compared.

use crate::diagnostics::Sources;
use crate::spec::Spec;

/// One state of the specs.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What its pages say.
    pub spec: &'a Spec,
    /// Its files.
    pub sources: &'a Sources,
}
