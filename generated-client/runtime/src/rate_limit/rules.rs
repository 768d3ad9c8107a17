//! The rates and bounds that a caller sets for a client.

use crate::error::BuildError;
use crate::operation::Rate;
use std::time::Duration;

/// The rates and bounds that a caller sets for a client.
#[derive(Clone, Debug)]
pub(crate) struct RateRules {
    /// Rates for every operation, in addition to the documented ones.
    pub rates: Vec<Rate>,
    /// The most time that the way to the server takes longer for one call than for another.
    pub slack: Duration,
    /// The largest number of calls in flight.
    pub max_in_flight: usize,
}

impl Default for RateRules {
    fn default() -> Self {
        // A process on macOS may open 256 files unless its user raises the limit, on Linux 1,024.
        // A call in flight needs one, and the program needs some of its own.
        Self { rates: Vec::new(), slack: Duration::from_millis(250), max_in_flight: 200 }
    }
}

impl RateRules {
    /// Rejects rules that let calls wait forever.
    pub fn check(&self) -> Result<(), BuildError> {
        if self.max_in_flight == 0 {
            return Err(BuildError::new("invalid bound of `0` calls in flight: allow at least one call"));
        }
        self.rates.iter().try_for_each(validate)
    }
}

/// Rejects a rate that lets calls wait forever.
pub(crate) fn validate(rate: &Rate) -> Result<(), BuildError> {
    if rate.calls == 0 {
        return Err(BuildError::new("invalid rate of `0` calls: allow at least one call"));
    }
    Ok(())
}
