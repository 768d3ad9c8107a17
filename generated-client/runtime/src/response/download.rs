//! Files in responses.

use super::file_name::file_name;
use crate::error::{AttemptHistory, Error, TransportError, TransportKind};
use crate::value::ByteStream;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::HeaderMap;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

/// A file in a response: its headers, and its bytes as they arrive.
///
/// Memory holds only the last chunk. The timeouts and retries of the call end when the file begins.
/// From then on the [attempt timeout](crate::Options::attempt_timeout) bounds the wait for each
/// chunk, and the file as a whole has no time limit. Dropping a download closes the connection.
#[must_use = "a file arrives only while it is read"]
pub struct Download {
    operation: Cow<'static, str>,
    status: u16,
    log_id: Option<String>,
    headers: HeaderMap,
    body: ByteStream,
    bytes_read: u64,
    chunk_timeout: Duration,
    timer: Option<Pin<Box<Sleep>>>,
    history: AttemptHistory,
}

/// The facts of a download besides its bytes.
pub(crate) struct Head {
    pub operation: Cow<'static, str>,
    pub status: u16,
    pub log_id: Option<String>,
    pub headers: HeaderMap,
    /// The attempts of the call.
    pub history: AttemptHistory,
}

impl Download {
    pub(crate) fn new(head: Head, body: ByteStream, chunk_timeout: Duration) -> Self {
        let Head { operation, status, log_id, headers, history } = head;
        Self { operation, status, log_id, headers, body, bytes_read: 0, chunk_timeout, timer: None, history }
    }

    /// Returns the media type, if the server states one.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// Returns the number of bytes, if the server states it.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.body.length()
    }

    /// Returns the file name, if the server states one.
    ///
    /// Folders are removed from the name, so it leads to no other folder.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        file_name(self.headers.get(CONTENT_DISPOSITION)?.as_bytes())
    }

    /// Returns a header of the response, or `None` if it is missing or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the id under which the vendor logged the call.
    #[must_use]
    pub fn log_id(&self) -> Option<&str> {
        self.log_id.as_deref()
    }

    /// Returns the next chunk of the file, of at least one byte, or `None` at the end.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection fails before the end, or if no chunk arrives within
    /// the attempt timeout.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }

    /// Reads the whole file into memory, up to `most` bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] as in [`chunk`](Self::chunk), and with [`TransportKind::TooLarge`] for
    /// a larger file.
    pub async fn bytes(mut self, most: usize) -> Result<Bytes, Error> {
        let fits = |length: u64| usize::try_from(length).is_ok_and(|length| length <= most);
        let mut all = BytesMut::new();
        if self.length().is_none_or(fits) {
            while let Some(chunk) = self.chunk().await? {
                if !fits(self.bytes_read) {
                    break;
                }
                all.extend_from_slice(&chunk);
            }
        }
        if self.length().is_none_or(fits) && fits(self.bytes_read) {
            return Ok(all.freeze());
        }
        Err(self.error(TransportError::new(TransportKind::TooLarge)))
    }

    /// Drops the rest of the file and returns the error.
    fn end(&mut self, error: TransportError) -> Error {
        self.body = Bytes::new().into();
        self.error(error)
    }

    fn error(&self, error: TransportError) -> Error {
        Error::from(error.during(self.operation.clone()).within_file(self.bytes_read)).after(self.history)
    }
}

/// The chunks of the file; an error is the last item.
impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Poll::Ready(next) = Pin::new(&mut this.body).poll_next(cx) {
            this.timer = None;
            return Poll::Ready(next.map(|chunk| match chunk {
                Ok(chunk) => {
                    this.bytes_read = this.bytes_read.saturating_add(chunk.len() as u64);
                    Ok(chunk)
                }
                Err(error) => Err(this.end(TransportError::of_body(error))),
            }));
        }
        let chunk_timeout = this.chunk_timeout;
        let timer = this.timer.get_or_insert_with(|| Box::pin(sleep(chunk_timeout)));
        ready!(timer.as_mut().poll(cx));
        this.timer = None;
        Poll::Ready(Some(Err(this.end(TransportError::new(TransportKind::Timeout)))))
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("length", &self.length())
            .field("read", &self.bytes_read)
            .finish_non_exhaustive()
    }
}
