//! The check of a rate that a caller gives.

use crate::error::BuildError;
use crate::operation::Rate;

/// Rejects a rate by which a call would wait forever.
pub(crate) fn validate(rate: &Rate) -> Result<(), BuildError> {
    if rate.calls == 0 { Err(BuildError::new("a rate allows no call at all")) } else { Ok(()) }
}
