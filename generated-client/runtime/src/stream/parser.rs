//! The parser of event streams: bytes to frames, in both framings.
//!
//! Server-sent events are parsed as the HTML standard says. Ids and reconnection times are read and
//! have no effect, because nothing reconnects. [`Framing::Either`] is laxer where the standard
//! leaves JSON no chance:
//!
//! - A line that begins with a brace is an event by itself.
//! - A `data` line begins another event if the one before it is JSON already.
//! - JSON that is whole counts, even if the body ends without the empty line.

use crate::operation::Framing;
use serde::de::IgnoredAny;
use std::collections::VecDeque;

/// The mark with which some servers begin UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// An event before it is read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// The text of its `event` line; empty if it has none.
    pub event: String,
    /// Its data.
    pub data: String,
}

/// An event that is longer than the client accepts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// A parser that is fed chunks, cut at any byte.
#[derive(Debug)]
pub(super) struct Parser {
    framing: Framing,
    /// The largest size of an event, in bytes.
    most: usize,
    /// The beginning of a line.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, which a line feed may follow.
    is_after_return: bool,
    /// Whether a line was read, so that no byte order mark can follow.
    has_begun: bool,
    /// The event so far.
    frame: Frame,
    /// The number of data lines of the event so far.
    data_lines: usize,
    ready: VecDeque<Frame>,
}

impl Parser {
    /// Creates a parser of events with at most `most` bytes.
    pub fn new(framing: Framing, most: usize) -> Self {
        Self {
            framing,
            most,
            line: Vec::new(),
            is_after_return: false,
            has_begun: false,
            frame: Frame::default(),
            data_lines: 0,
            ready: VecDeque::new(),
        }
    }

    /// Reads a chunk. The frames that it completes come before the error.
    pub fn push(&mut self, mut chunk: &[u8]) -> Result<(), TooLong> {
        while !chunk.is_empty() {
            if std::mem::take(&mut self.is_after_return) {
                chunk = chunk.strip_prefix(b"\n").unwrap_or(chunk);
            }
            let end = chunk.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            self.line.extend_from_slice(&chunk[..end.unwrap_or(chunk.len())]);
            if self.line.len().saturating_add(self.frame.data.len()) > self.most {
                return Err(TooLong);
            }
            let Some(end) = end else { break };
            self.is_after_return = chunk[end] == b'\r';
            self.end_line();
            chunk = &chunk[end + 1..];
        }
        Ok(())
    }

    /// Returns the next whole frame.
    pub fn next(&mut self) -> Option<Frame> {
        self.ready.pop_front()
    }

    /// Ends the body, which may complete a frame.
    ///
    /// Returns whether the rest is the beginning of an event.
    pub fn finish(&mut self) -> bool {
        let is_lax = self.framing != Framing::Sse;
        let line = self.line.strip_prefix(self.mark()).unwrap_or(&self.line);
        let line = line.strip_prefix(b"data:").unwrap_or(line);
        if is_lax && !line.is_empty() && is_json(&String::from_utf8_lossy(line)) {
            self.end_line();
        }
        if self.framing == Framing::Either && self.data_lines > 0 && self.line.is_empty() && is_json(&self.frame.data) {
            self.dispatch();
        }
        self.data_lines > 0 || !self.line.is_empty()
    }

    /// Returns the mark with which the line may begin.
    fn mark(&self) -> &'static [u8] {
        if self.has_begun { &[] } else { BYTE_ORDER_MARK }
    }

    fn end_line(&mut self) {
        let (mark, bytes) = (self.mark(), std::mem::take(&mut self.line));
        self.has_begun = true;
        let line = String::from_utf8_lossy(bytes.strip_prefix(mark).unwrap_or(&bytes));
        match self.framing {
            Framing::Lines if line.trim().is_empty() => {}
            Framing::Lines => self.ready.push_back(Frame { event: String::new(), data: line.into_owned() }),
            Framing::Either if line.trim_start().starts_with('{') => {
                self.dispatch();
                self.ready.push_back(Frame { event: String::new(), data: line.into_owned() });
            }
            Framing::Either | Framing::Sse if line.is_empty() => self.dispatch(),
            Framing::Either | Framing::Sse => self.read_field(&line),
        }
    }

    fn read_field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.frame.event),
            "data" => {
                // Only one line is looked at, so that no body costs the square of its length.
                if self.framing == Framing::Either && self.data_lines == 1 && is_json(&self.frame.data) {
                    self.dispatch();
                }
                if self.data_lines > 0 {
                    self.frame.data.push('\n');
                }
                self.frame.data.push_str(value);
                self.data_lines += 1;
            }
            // A comment has an empty name.
            _ => {}
        }
    }

    /// Completes the event, if it has data.
    fn dispatch(&mut self) {
        let frame = std::mem::take(&mut self.frame);
        if std::mem::take(&mut self.data_lines) > 0 {
            self.ready.push_back(frame);
        }
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

#[cfg(test)]
#[path = "parser_test.rs"]
mod tests;
