//! What went before an error: the attempts of its call.

use std::fmt;

/// The attempts that a call took before it failed, the last one included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AttemptHistory {
    /// How many there were.
    pub attempts: u32,
    /// Whether one before the last may have reached the server.
    pub reached: bool,
    /// Whether one before the last may have been carried out.
    pub carried_out: bool,
    /// Whether no other could follow, as a stream had been sent.
    pub is_spent: bool,
}

/// Writes nothing about a first attempt, as there is nothing to say.
impl fmt::Display for AttemptHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.attempts > 1 {
            write!(f, " ({} attempts", self.attempts)?;
            f.write_str(if self.carried_out { ", an earlier one may have been carried out)" } else { ")" })?;
        }
        if self.is_spent {
            f.write_str("; not repeated, as its stream cannot be sent again")?;
        }
        Ok(())
    }
}
