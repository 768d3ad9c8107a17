//! The attempts of a failed call.

use std::fmt;

/// The attempts of a failed call, the last one included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AttemptHistory {
    /// The number of attempts.
    pub attempts: u32,
    /// Whether an attempt before the last one may have reached the vendor.
    pub reached: bool,
    /// Whether an attempt before the last one may have been carried out.
    pub carried_out: bool,
    /// Whether a retry was impossible, because a stream of the request had been read.
    pub is_spent: bool,
}

/// Writes nothing about a single attempt.
impl fmt::Display for AttemptHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.attempts > 1 {
            write!(f, " ({} attempts", self.attempts)?;
            f.write_str(if self.carried_out { ", an earlier one may have been carried out)" } else { ")" })?;
        }
        if self.is_spent {
            f.write_str("; not retried, because its stream cannot be sent again")?;
        }
        Ok(())
    }
}
