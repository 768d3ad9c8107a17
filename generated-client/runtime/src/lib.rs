//! What generated API clients stand on.
//!
//! A generated client states data: an [`Operation`] with its [`Info`], the fields of a request
//! ([`Encode`]) and the keys of a reply ([`Object`]). Everything that happens with that data is
//! written here, once, and is not generic over the operation: limits are checked, paths encoded,
//! rates kept, requests signed and sent, envelopes judged, replies read.
//!
//! The runtime knows no vendor. It knows mechanisms ([`Bearer`], [`TokenExchange`],
//! [`TenantExchange`], the EOP signature behind the feature `eop`, the public trait [`Sign`]), and
//! generated code feeds them with the vendor's data ([`Service`], [`Envelope`], [`Exchange`]).
//!
//! Calls run inside a Tokio runtime whose time driver is on, as the default transport needs it; with the feature
//! `blocking` the client can bring its own.
//!
//! A client can be had without generated code, for [calls by method and path](Client::call_raw):
//!
//! ```no_run
//! use clientloom_runtime::{Bearer, Builder, Client, Envelope, Error, Method, Rate, Service, Vendor};
//!
//! static SERVICE: Service = Service {
//!     vendor: "acme",
//!     host: "https://api.acme.example",
//!     envelope: Envelope::new("code", "msg", &["0"]).data("data"),
//!     ..Service::BASE
//! };
//!
//! struct Acme(Client);
//!
//! impl Vendor for Acme {
//!     const SERVICE: &'static Service = &SERVICE;
//!     fn from_client(client: Client) -> Self {
//!         Self(client)
//!     }
//! }
//!
//! # async fn example() -> Result<(), Error> {
//! let acme: Acme = Builder::new(Bearer::new("token")).rate(Rate::per_second(10)).build()?;
//! let things = acme.0.call_raw(Method::Get, "/v1/things?limit=10", None).repeat_is_safe().await?;
//! println!("{}", things["items"][0]);
//! # Ok(())
//! # }
//! ```
//!
//! # Where to look
//!
//! | for | see |
//! |---|---|
//! | what a client can be told | [`Builder`] |
//! | what a call can be told | [`Call`], [`Options`], [`RawCall`] |
//! | rates | [`Rate`], [`Builder::rate`], [`Builder::skip_rates`] |
//! | repeats | [`Builder::attempts`], [`Builder::backoff`], [`Builder::retry_budget`], [`Repeat`], [`ErrorRow::repeat`] |
//! | errors | [`Error`], [`Error::may_have_been_carried_out`], [`Error::retry_after`] |
//! | files | [`Upload`], [`Download`] |
//! | lists of any length | [`Batch`], [`Running`], [`BatchOutcome`], [`Response::outcome`] |
//! | results that come in pages | [`Items`] |
//! | differences between replies and pages | [`Response::tolerated`], [`Client::drifts`], [`Builder::on_drift`] |
//! | tokens that processes share | [`TokenStore`], [`FileStore`], [`Builder::token_store`] |
//! | apps of many tenants | [`TenantExchange`], [`Ticket`], [`Options::tenant`] |
//!
//! # Tracing
//!
//! With the feature `tracing` a call is a span named `call`, and each attempt in it one named `attempt`, both of level
//! info, with the names of OpenTelemetry's HTTP client spans:
//!
//! - the call: `otel.name` (the operation), `otel.kind` (`internal`), `vendor.name`, `vendor.operation`,
//!   `vendor.request_id` if [given](Options::request_id), and `call.attempts` if it failed;
//! - the attempt: `otel.name` (method and path as its page writes it), `otel.kind` (`client`), `http.request.method`,
//!   `http.request.resend_count` (from 1, for repeats), `url.template`, `url.scheme`, `server.address`, `server.port`;
//! - both, when they are over: `http.response.status_code`, `vendor.log_id`, and of a failure `vendor.code` and
//!   `error.type`: the vendor's code, the HTTP status, or one of `invalid`, `build`, `auth`, `decode`, `connect`,
//!   `timeout`, `too_large`, `io`.
//!
//! Events tell that a call is repeated (info, with `wait_ms` and `error`), that a reply differs from its page (warn), and
//! that a call went on without its token store (warn). None of them has a body, a query, a header or a token.
//!
//! # Features
//!
//! | feature | brings |
//! |---|---|
//! | `rustls` (default) | TLS by rustls |
//! | `native-tls` | TLS by the operating system |
//! | `eop` | the EOP request signature |
//! | `serde` | `serde` with its derives, for users who store what they hold |
//! | `blocking` | `.blocking()` on calls, batches and results in pages, for programs without an async runtime |
//! | `tracing` | spans of calls and attempts, with OpenTelemetry's names |
//! | `testing` | a server that answers as pages document, and documented examples |
//!
//! With neither TLS feature the default transport speaks plain http only; a [`Transport`] of the
//! caller's own needs none of them.

#[doc(hidden)]
pub mod __private;
pub mod auth;
pub mod batch;
mod client;
pub mod error;
pub mod operation;
pub mod paging;
pub mod rate_limit;
mod request;
pub mod response;
pub mod retry;
#[cfg(feature = "testing")]
pub mod testing;
pub mod transport;
mod value;

pub use client::{Builder, Call, Client, OperationExt, RawCall, VendorClient};
pub use error::api::ApiError;
pub use error::call::Error;
pub use operation::method::Method;
pub use operation::rate::Rate;
pub use request::Options;
pub use response::download::Download;
pub use response::typed::Response;
#[cfg(feature = "serde")]
pub use serde;
pub use serde_json::Value;
pub use value::{ErrorCode, Secret, Upload};
pub use {bytes, http};
