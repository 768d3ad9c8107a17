//! Files that a request carries.

use super::byte_stream::{BoxError, ByteStream};
use bytes::Bytes;
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

/// A file to be sent, from memory or as a stream, with its name.
///
/// Bytes can be sent any number of times. A stream is read once: when its sending has begun, neither the call nor
/// another one can send it again, and clones share it.
#[derive(Clone)]
pub struct Upload {
    name: String,
    content_type: Option<String>,
    content: Content,
}

#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Stream(Arc<Once>),
}

/// A stream that is read once.
pub(crate) struct Once {
    stream: Mutex<ByteStream>,
    length: Option<u64>,
    has_begun: AtomicBool,
}

impl Upload {
    /// A file of these bytes. Its call copies them once.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: name.into(), content_type: None, content: Content::Bytes(bytes.into()) }
    }

    /// A file whose bytes come while it is sent, none of which is kept. With a `length` the request announces its own,
    /// which some servers insist on; a stream that gives more or fewer bytes breaks the call.
    ///
    /// The time of an attempt includes that of the sending. Signatures that cover the body are impossible.
    pub fn from_stream<E: Into<BoxError>>(
        name: impl Into<String>,
        length: impl Into<Option<u64>>,
        stream: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    ) -> Self {
        let length = length.into();
        let stream = Mutex::new(ByteStream::new(stream, length));
        let content = Content::Stream(Arc::new(Once { stream, length, has_begun: AtomicBool::new(false) }));
        Self { name: name.into(), content_type: None, content }
    }

    /// States its media type, which is `application/octet-stream` otherwise.
    #[must_use]
    pub fn content_type(self, kind: impl Into<String>) -> Self {
        Self { content_type: Some(kind.into()), ..self }
    }

    /// Returns the file's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the number of bytes, if it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Stream(once) => once.length,
        }
    }

    pub(crate) fn kind(&self) -> &str {
        self.content_type.as_deref().unwrap_or("application/octet-stream")
    }

    pub(crate) fn content(&self) -> &Content {
        &self.content
    }
}

impl Once {
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Whether some of it has been read, so that it cannot be sent again.
    pub fn has_begun(&self) -> bool {
        self.has_begun.load(Ordering::Relaxed)
    }

    pub fn poll_chunk(&self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        self.has_begun.store(true, Ordering::Relaxed);
        let mut stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *stream).poll_next(cx)
    }
}

/// Bytes are compared; a stream is equal to its clones alone.
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
    //! A file from memory can be stored; a stream cannot.

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
                return Err(S::Error::custom("a file that comes as a stream cannot be stored"));
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
