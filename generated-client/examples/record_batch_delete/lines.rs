//! The ids, read on a thread of their own: reading may wait, calls in flight must not.

use futures_core::Stream;
use std::io::{self, BufRead};
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::thread;
use tokio::sync::mpsc::{self, Receiver};

/// A stream of lines, read ahead by a few calls.
pub struct Lines {
    lines: Receiver<io::Result<String>>,
    error: Arc<OnceLock<io::Error>>,
}

impl Lines {
    /// Reads lines that are not blank and that `wants` wants.
    pub fn of(input: impl BufRead + Send + 'static, wants: impl Fn(&str) -> bool + Send + 'static) -> Self {
        let (give, lines) = mpsc::channel(4096);
        thread::spawn(move || {
            let ids = input.lines().map(|line| line.map(|line| line.trim().to_owned()));
            for id in ids.filter(|id| id.as_ref().map_or(true, |id| !id.is_empty() && wants(id))) {
                let is_error = id.is_err();
                if give.blocking_send(id).is_err() || is_error {
                    return;
                }
            }
        });
        Self { lines, error: Arc::default() }
    }

    /// Returns where the error will be if the input ends with one.
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
