//! The way to the vendor, replaceable.
//!
//! A [`Transport`] sends one HTTP request and returns its response. It follows no redirect and
//! retries nothing. An [`HttpClient`] adds the base URL and the limits of a client to it. The
//! client follows redirects only for downloads whose page documents one, without credentials.
//!
//! The default transport uses reqwest and the HTTP proxies of the environment. The redirects and
//! retries of reqwest are off, because they know neither the page nor the rate limits. A proxy that
//! cannot be used fails the build of the client, because reqwest would connect without it. Under
//! rustls, the runtime verifies certificates as reqwest does, and accepts a root certificate of the
//! caller as the certificate of a server, as the TLS libraries of operating systems do.
//! [`Builder::transport`](crate::Builder::transport) sets another transport, for example in a
//! test:
//!
//! ```
//! use clientloom_runtime::bytes::Bytes;
//! use clientloom_runtime::error::TransportError;
//! use clientloom_runtime::http;
//! use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
//!
//! struct Canned;
//!
//! impl Transport for Canned {
//!     fn send(
//!         &self,
//!         _: http::Request<Bytes>,
//!         _: TransferLimits,
//!     ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
//!         Box::pin(async { Ok(http::Response::new(Bytes::from_static(br#"{"code":0}"#))) })
//!     }
//! }
//! ```

#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod certificate_problem;
mod chunks;
mod content_coding;
mod exchange;
mod hosts;
mod http_client;
mod proxies;
mod read_body;
mod redirect;
mod refusal;
mod reqwest;
#[cfg(feature = "blocking")]
mod runtime_thread;
#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
mod verifier;

pub use crate::value::{BoxError, ByteStream};
pub(crate) use content_coding::{Undecoded, decode, own_coding};
pub use exchange::{BoxFuture, TransferLimits, Transport};
pub(crate) use hosts::{Hosts, is_dots};
pub use http_client::HttpClient;
pub(crate) use http_client::HttpClientInner;
pub(crate) use proxies::Proxies;
pub(crate) use read_body::read_body;
pub(crate) use redirect::Redirect;
pub(crate) use reqwest::{TransportSettings, connect};
#[cfg(feature = "blocking")]
pub(crate) use runtime_thread::{RuntimeThread, check_thread};
