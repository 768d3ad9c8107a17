//! What every exchange of a client stands on: the transport, the hosts, the time.

use crate::hosts::Hosts;
use crate::transport::{Allowance, ByteStream, Transport};
use crate::{Clock, Error, Method, Service, TokenStore, TransportError, TransportKind};
use bytes::Bytes;
use http::header::{ACCEPT, HeaderMap, HeaderValue, USER_AGENT};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The way to a vendor, below operations and signatures; what a [`Sign`](crate::Sign) may use.
///
/// Cheap to clone.
#[derive(Clone)]
pub struct Wire(Arc<Parts>);

pub(crate) struct Parts {
    pub hosts: Hosts,
    pub transport: Box<dyn Transport>,
    pub clock: Box<dyn Clock>,
    pub request_ids: Option<RequestIds>,
    pub user_agent: HeaderValue,
    pub max_body: usize,
    pub token_store: Option<Box<dyn TokenStore>>,
}

/// What makes the id of a request.
pub(crate) type RequestIds = Box<dyn Fn() -> String + Send + Sync>;

/// The headers that most requests keep within.
const HEADERS: usize = 6;

impl Wire {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Returns the time of day by the client's clock.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.0.clock.now()
    }

    /// Returns an id for a request, if the caller gave the client a source of them.
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        self.0.request_ids.as_ref().map(|next| next())
    }

    /// Returns where tokens are kept that other processes share, if the caller gave the client a
    /// place for them.
    #[must_use]
    pub fn token_store(&self) -> Option<&dyn TokenStore> {
        self.0.token_store.as_deref()
    }

    /// Makes a request to a service: its address, and the headers that every request has.
    ///
    /// `target` is path and query, percent-encoded.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if that makes no address.
    pub fn request(
        &self,
        service: &Service,
        method: Method,
        target: &str,
        body: Bytes,
    ) -> Result<http::Request<Bytes>, Error> {
        let base = self.0.hosts.base(service)?;
        let uri = http::Uri::try_from([&*base, target].concat())
            .map_err(|error| crate::BuildError::because("the address is not one", error))?;
        let mut request = http::Request::new(body);
        *request.method_mut() = method.into();
        *request.uri_mut() = uri;
        *request.headers_mut() = HeaderMap::with_capacity(HEADERS);
        request.headers_mut().insert(USER_AGENT, self.0.user_agent.clone());
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        Ok(request)
    }

    /// Sends a request once, as it is.
    ///
    /// # Errors
    ///
    /// Those of the transport, [`TransportKind::Timeout`] if there is no reply in that time, and
    /// [`TransportKind::TooLarge`] for a body above the client's cap.
    pub async fn send(
        &self,
        request: http::Request<Bytes>,
        timeout: Duration,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let allowance = Allowance { timeout, max_body: self.0.max_body };
        let reply = tokio::time::timeout(timeout, self.0.transport.send(request, allowance)).await;
        let response = reply.map_err(|_| TransportError::new(TransportKind::Timeout))??;
        if response.body().len() > allowance.max_body {
            return Err(TransportError::new(TransportKind::TooLarge));
        }
        Ok(response)
    }

    /// Sends a request once and returns the reply when its headers are there. The caller watches the time.
    pub(crate) async fn open(
        &self,
        request: http::Request<ByteStream>,
        timeout: Duration,
    ) -> Result<http::Response<ByteStream>, TransportError> {
        self.0.transport.stream(request, Allowance { timeout, max_body: self.0.max_body }).await
    }

    /// Reads a reply to its end.
    pub(crate) async fn whole(
        &self,
        response: http::Response<ByteStream>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let (head, mut body) = response.into_parts();
        let (whole, _) = body.start(self.0.max_body).await?;
        if whole.len() > self.0.max_body {
            return Err(TransportError::new(TransportKind::TooLarge));
        }
        Ok(http::Response::from_parts(head, whole))
    }

    pub(crate) fn max_body(&self) -> usize {
        self.0.max_body
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wire").finish_non_exhaustive()
    }
}
