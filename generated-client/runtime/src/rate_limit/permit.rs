//! The right to one send.

use super::line::Line;
use std::sync::Arc;
use tokio::time::Instant;

/// The right to one send, given back when it is dropped without a start.
#[must_use]
pub(crate) struct Place {
    line: Arc<Line>,
    started: bool,
}

impl Place {
    /// A place that was taken in the line's log.
    pub(super) fn of(line: &Arc<Line>) -> Self {
        Self { line: Arc::clone(line), started: false }
    }

    /// States that the send starts now.
    pub fn start(mut self) {
        self.started = true;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.line.state();
        if self.started {
            state.log.start(Instant::now());
        } else {
            state.log.give_back();
        }
        drop(state);
        self.line.changed.notify_one();
    }
}
