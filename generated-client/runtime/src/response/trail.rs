//! The trail of a call up to its response: its attempts, and its spans.

use crate::error::{AttemptHistory, Error};

/// The attempts and spans of a call whose response is still to be read.
#[derive(Default)]
pub(crate) struct CallTrail {
    /// The attempts so far, with the one that received the response.
    pub history: AttemptHistory,
    /// The spans that end with the error, if the response cannot be read.
    pub spans: Vec<RecordError>,
}

/// Records an error in a span.
type RecordError = Box<dyn Fn(&Error) + Send + Sync>;

impl CallTrail {
    /// Adds the attempts to an error of the response, and records it in the spans.
    pub fn fail(&self, error: Error) -> Error {
        let error = error.after(self.history);
        self.spans.iter().for_each(|record| record(&error));
        error
    }
}
