//! How patient a client is, unless a call says otherwise.

use crate::request::Options;
use crate::retry::Backoff;
use std::time::Duration;

/// Times and repeats of a client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallDefaults {
    /// The whole call.
    pub timeout: Duration,
    /// One attempt, from its sending to the end of its reply.
    pub attempt_timeout: Duration,
    /// The most attempts, the first one included.
    pub attempts: u32,
    pub backoff: Backoff,
}

impl CallDefaults {
    /// How long an attempt may take, and the wait for each part of a file.
    pub fn attempt_timeout(&self, options: &Options) -> Duration {
        options.attempt_timeout.unwrap_or(self.attempt_timeout)
    }
}

impl Default for CallDefaults {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(300),
            attempt_timeout: Duration::from_secs(60),
            attempts: 3,
            backoff: Backoff::default(),
        }
    }
}
