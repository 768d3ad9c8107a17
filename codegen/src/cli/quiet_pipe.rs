//! A stream whose reader may stop early, as in `cargo clientloom diff | head`.

use std::io::{self, Write};

/// A stream that drops the output after its reader has closed the pipe.
///
/// The run then continues, and returns its own exit code.
pub(super) struct QuietPipe<'a> {
    stream: &'a mut dyn Write,
    is_closed: bool,
}

impl<'a> QuietPipe<'a> {
    pub(super) fn new(stream: &'a mut dyn Write) -> Self {
        Self { stream, is_closed: false }
    }

    /// Returns the result, or `instead` if the reader has closed the pipe.
    fn ignore_closed<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(instead)
            }
            result => result,
        }
    }
}

impl Write for QuietPipe<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        let result = self.stream.write(bytes);
        self.ignore_closed(result, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let result = self.stream.flush();
        self.ignore_closed(result, ())
    }
}
