//! Files in responses.

use super::file_name::file_name;
use super::safe_name::safe_name;
use crate::error::{AttemptHistory, Error, TransportError, TransportKind};
#[cfg(feature = "blocking")]
use crate::transport::RuntimeThread;
use crate::value::ByteStream;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::HeaderMap;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
#[cfg(feature = "blocking")]
use std::sync::Arc;
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
    /// The thread with the connection, if the client makes blocking calls.
    #[cfg(feature = "blocking")]
    thread: Option<Arc<RuntimeThread>>,
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
        Self {
            operation,
            status,
            log_id,
            headers,
            body,
            bytes_read: 0,
            chunk_timeout,
            timer: None,
            history,
            #[cfg(feature = "blocking")]
            thread: None,
        }
    }

    /// Keeps the thread with the connection until the end of the download.
    #[cfg(feature = "blocking")]
    pub(crate) fn on_thread(self, thread: Option<Arc<RuntimeThread>>) -> Self {
        Self { thread, ..self }
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
    /// The name is safe on every system:
    ///
    /// - Folders, control characters and marks of the writing direction are removed, and so are
    ///   dots and spaces at the end.
    /// - Characters that Windows refuses, such as `:` and `?`, become `_`.
    /// - The name of a Windows device, such as `con.txt`, gets a `_` before it.
    /// - A name has at most 255 bytes of UTF-8. A longer one is cut before its extension.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        safe_name(&file_name(self.headers.get(CONTENT_DISPOSITION)?.as_bytes())?)
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
    /// [`Error::Transport`] if the connection fails before the end, if the file has another length
    /// than stated, or if no chunk arrives within the attempt timeout.
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
        #[cfg(feature = "blocking")]
        let _timers = this.thread.as_ref().map(|thread| thread.handle().enter());
        let timer = this.timer.get_or_insert_with(|| Box::pin(sleep(chunk_timeout)));
        ready!(timer.as_mut().poll(cx));
        this.timer = None;
        let error = TransportError::new(TransportKind::Timeout);
        Poll::Ready(Some(Err(this.end(error.because(stalled(chunk_timeout))))))
    }
}

/// Returns the cause of a download that ends after a wait.
fn stalled(wait: Duration) -> String {
    let wait = match wait.subsec_nanos() {
        0 => format!("{} s", wait.as_secs()),
        _ => format!("{} ms", wait.as_millis()),
    };
    format!("the next part did not come within {wait}")
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
