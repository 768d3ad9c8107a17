//! Whoever reads what is printed, and may have seen enough before the end: `cargo clientloom diff | head`.

use std::io::{self, Write};

/// A stream; what is printed after its reader has gone is lost, and the run goes on to its own exit code.
pub(super) struct QuietPipe<'a> {
    stream: &'a mut dyn Write,
    is_gone: bool,
}

impl<'a> QuietPipe<'a> {
    pub(super) fn new(stream: &'a mut dyn Write) -> Self {
        Self { stream, is_gone: false }
    }

    /// Takes a refusal for done if it says that nobody reads any more.
    fn unless_gone<T>(&mut self, done: io::Result<T>, lost: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_gone = true;
                Ok(lost)
            }
            done => done,
        }
    }
}

impl Write for QuietPipe<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_gone {
            return Ok(bytes.len());
        }
        let done = self.stream.write(bytes);
        self.unless_gone(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_gone {
            return Ok(());
        }
        let done = self.stream.flush();
        self.unless_gone(done, ())
    }
}
