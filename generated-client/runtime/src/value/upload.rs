//! Files in a request.

use super::byte_stream::{BoxError, ByteStream};
use bytes::Bytes;
use futures_core::Stream;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A file to send, from memory or from a stream.
///
/// A file from memory can be sent any number of times. A stream can be read only once: after the
/// first byte was read, no call and no attempt can send it again. Clones share the stream. A call
/// takes the stream when it begins, and other calls with the stream are refused with
/// [`Error::Build`](crate::Error::Build). A call that ends before the first byte was read gives the
/// stream back.
#[derive(Clone)]
pub struct Upload {
    name: String,
    content_type: Option<String>,
    content: Content,
}

#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Stream(Arc<UploadStream>),
}

/// A stream that can be read only once.
pub(crate) struct UploadStream {
    /// The stream, until an attempt begins to read it.
    stream: Mutex<Option<ByteStream>>,
    length: Option<u64>,
    is_claimed: AtomicBool,
}

/// The exclusive right of one call to read a stream.
///
/// The right ends with the claim, unless the stream was read.
pub(crate) struct StreamClaim(Arc<UploadStream>);

impl Upload {
    /// Creates a file from bytes; a call copies them once.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: name.into(), content_type: None, content: Content::Bytes(bytes.into()) }
    }

    /// Creates a file from a stream, which is read while the request is sent.
    ///
    /// The length is announced if it is known; some servers require it. A stream with more or fewer
    /// bytes than `length` breaks the call, and so does an error of the stream: the call fails with
    /// [`TransportKind::Upload`](crate::error::TransportKind::Upload).
    ///
    /// The attempt timeout includes the time of sending. A signature over the body is impossible.
    pub fn from_stream<E: Into<BoxError>>(
        name: impl Into<String>,
        length: impl Into<Option<u64>>,
        stream: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    ) -> Self {
        let length = length.into();
        let stream = UploadStream {
            stream: Mutex::new(Some(ByteStream::new(stream, length))),
            length,
            is_claimed: AtomicBool::new(false),
        };
        Self { name: name.into(), content_type: None, content: Content::Stream(Arc::new(stream)) }
    }

    /// Sets the media type (default: `application/octet-stream`).
    #[must_use]
    pub fn content_type(self, media_type: impl Into<String>) -> Self {
        Self { content_type: Some(media_type.into()), ..self }
    }

    /// Returns the file name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the number of bytes, if it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Stream(stream) => stream.length,
        }
    }

    pub(crate) fn media_type(&self) -> &str {
        self.content_type.as_deref().unwrap_or("application/octet-stream")
    }

    pub(crate) fn content(&self) -> &Content {
        &self.content
    }
}

/// An empty file without a name.
impl Default for Upload {
    fn default() -> Self {
        Self::from_bytes("", Bytes::new())
    }
}

impl UploadStream {
    /// Claims the stream for one call; `None` if another call has claimed or read it.
    pub fn claim(self: &Arc<Self>) -> Option<StreamClaim> {
        let was_claimed = self.is_claimed.swap(true, Ordering::AcqRel);
        (!was_claimed).then(|| StreamClaim(Arc::clone(self)))
    }

    /// Removes the stream; `None` if it was removed before.
    fn take(&self) -> Option<ByteStream> {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn is_taken(&self) -> bool {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }
}

impl StreamClaim {
    pub fn length(&self) -> Option<u64> {
        self.0.length
    }

    /// Whether an attempt has begun to read the stream; it then cannot be sent again.
    pub fn has_begun(&self) -> bool {
        self.0.is_taken()
    }

    /// Returns the stream for reading; `None` if an attempt has begun to read it.
    pub fn begin(&self) -> Option<ByteStream> {
        self.0.take()
    }
}

impl Drop for StreamClaim {
    fn drop(&mut self) {
        if !self.0.is_taken() {
            self.0.is_claimed.store(false, Ordering::Release);
        }
    }
}

/// Compares bytes by value; a stream equals only its clones.
impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.content, &other.content) {
            (Content::Bytes(own), Content::Bytes(other)) => own == other,
            (Content::Stream(own), Content::Stream(other)) => Arc::ptr_eq(own, other),
            _ => false,
        };
        is_same && self.name == other.name && self.content_type == other.content_type
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload").field("name", &self.name).field("length", &self.length()).finish_non_exhaustive()
    }
}

#[cfg(feature = "serde")]
mod stored {
    //! Serialization of files from memory; streams cannot be serialized.

    use super::{Content, Upload};
    use serde::de::{Deserialize, Deserializer};
    use serde::ser::{Error, Serialize, Serializer};
    use std::borrow::Cow;

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Stored<'a> {
        name: Cow<'a, str>,
        content_type: Option<Cow<'a, str>>,
        bytes: Cow<'a, [u8]>,
    }

    impl Serialize for Upload {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Content::Bytes(bytes) = &self.content else {
                return Err(S::Error::custom("a stream cannot be serialized: read the file into memory first"));
            };
            let (name, content_type) = (Cow::from(&self.name), self.content_type.as_deref().map(Cow::from));
            Stored { name, content_type, bytes: Cow::from(&bytes[..]) }.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Upload {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let Stored { name, content_type, bytes } = Stored::deserialize(deserializer)?;
            let upload = Self::from_bytes(name, bytes.into_owned());
            Ok(Self { content_type: content_type.map(Cow::into_owned), ..upload })
        }
    }
}
