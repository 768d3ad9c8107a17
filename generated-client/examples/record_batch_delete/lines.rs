//! The ids from the input, read on a separate thread so that calls in flight never wait for them.

use futures_core::Stream;
use std::io::{self, BufRead};
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::thread;
use tokio::sync::mpsc::{self, Receiver};

/// A stream of lines that reads at most 4096 lines ahead.
pub struct Lines {
    lines: Receiver<io::Result<String>>,
    error: Arc<OnceLock<io::Error>>,
}

impl Lines {
    /// Begins to read the lines that are not blank and that `filter` accepts.
    pub fn new(input: impl BufRead + Send + 'static, filter: impl Fn(&str) -> bool + Send + 'static) -> Self {
        let (sender, lines) = mpsc::channel(4096);
        thread::spawn(move || {
            let ids = input.lines().map(|line| line.map(|line| line.trim().to_owned()));
            for id in ids.filter(|id| id.as_ref().map_or(true, |id| !id.is_empty() && filter(id))) {
                let is_error = id.is_err();
                if sender.blocking_send(id).is_err() || is_error {
                    return;
                }
            }
        });
        Self { lines, error: Arc::default() }
    }

    /// Returns the cell that receives the error if reading fails.
    pub fn error(&self) -> Arc<OnceLock<io::Error>> {
        Arc::clone(&self.error)
    }
}

impl Stream for Lines {
    type Item = String;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<String>> {
        self.lines.poll_recv(cx).map(|line| match line? {
            Ok(id) => Some(id),
            Err(error) => {
                let _first = self.error.set(error);
                None
            }
        })
    }
}
