//! The check of a rate that a caller sets.

use crate::error::BuildError;
use crate::operation::Rate;

/// Rejects a rate that lets calls wait forever.
pub(crate) fn validate(rate: &Rate) -> Result<(), BuildError> {
    if rate.calls == 0 {
        return Err(BuildError::new("invalid rate of `0` calls: allow at least one call"));
    }
    Ok(())
}
