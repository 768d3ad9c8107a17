//! The timeouts, attempts and strictness of calls that set none.

use crate::request::Options;
use crate::retry::Backoff;
use std::time::Duration;

/// The timeouts, attempts and waits of a client's calls.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallDefaults {
    /// The time limit of a whole call.
    pub timeout: Duration,
    /// The time limit of one attempt, from sending to the end of its response.
    pub attempt_timeout: Duration,
    /// The longest wait for each part of a stream of events.
    #[cfg(feature = "streams")]
    pub idle_timeout: Duration,
    /// The largest number of attempts, including the first.
    pub attempts: u32,
    pub backoff: Backoff,
    /// Whether every deviation of a response from its page is an error.
    pub strict: bool,
}

impl CallDefaults {
    /// Returns the time limit of an attempt, and of the wait for each chunk of a file.
    pub fn attempt_timeout(&self, options: &Options) -> Duration {
        options.attempt_timeout.unwrap_or(self.attempt_timeout)
    }

    /// Whether every deviation of a call's response from its page is an error.
    pub fn is_strict(&self, options: &Options) -> bool {
        self.strict || options.strict
    }
}

impl Default for CallDefaults {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(300),
            attempt_timeout: Duration::from_secs(60),
            #[cfg(feature = "streams")]
            idle_timeout: Duration::from_secs(120),
            attempts: 3,
            backoff: Backoff::default(),
            strict: false,
        }
    }
}
