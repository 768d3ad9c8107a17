//! Errors of clients that cannot be built and requests that cannot be made.

use crate::value::excerpt;
use std::error::Error;

/// The longest message, in characters; names in it are shortened on their own.
const LONGEST: usize = 1000;

/// An invalid option of a client, or an address or header that cannot be sent.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct BuildError {
    /// One line.
    what: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl BuildError {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: excerpt(&what.into(), LONGEST), source: None }
    }

    pub(crate) fn because(what: impl Into<String>, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..Self::new(what) }
    }
}
