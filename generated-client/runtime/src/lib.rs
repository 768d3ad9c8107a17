//! Runtime of generated API clients.
//!
//! A generated client states facts: an [`Operation`](operation::Operation) with its
//! [`OperationInfo`](operation::OperationInfo), the fields of its request and the keys of its
//! response. The runtime does the work with these facts: it checks limits, encodes paths, keeps
//! rate limits, signs and sends requests, reads envelopes and data, and retries. None of this is
//! generic over the operation.
//!
//! The runtime knows no vendor. It has mechanisms, such as [`TokenExchange`](auth::TokenExchange),
//! and generated code gives them a vendor's facts, such as [`Service`](operation::Service).
//!
//! Calls run inside a Tokio runtime with its time driver on, because the default transport needs
//! both. With the feature `blocking` the client can bring its own runtime.
//!
//! A client needs no generated code for [calls by method and path](Client::call_raw):
//!
//! ```no_run
//! use clientloom_runtime::auth::Bearer;
//! use clientloom_runtime::operation::{Envelope, Service, Vendor};
//! use clientloom_runtime::{Builder, Client, Error, Method, Rate, VendorClient};
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
//! }
//!
//! impl VendorClient for Acme {
//!     fn from_client(client: Client) -> Self {
//!         Self(client)
//!     }
//!
//!     fn client(&self) -> &Client {
//!         &self.0
//!     }
//! }
//!
//! # async fn example() -> Result<(), Error> {
//! let acme: Acme = Builder::new(Bearer::new("token")).rate(Rate::per_second(10)).build()?;
//! let things = acme.0.call_raw(Method::Get, "/v1/things?limit=10", None).retry_is_safe().await?;
//! println!("{}", things["items"][0]);
//! # Ok(())
//! # }
//! ```
//!
//! # Map
//!
//! | for | see |
//! |---|---|
//! | options of a client | [`Builder`] |
//! | options of one call | [`Call`], [`Options`], [`RawCall`] |
//! | calls that begin with the request | [`OperationExt`] |
//! | rate limits | [`rate_limit`], [`Rate`], [`Builder::rate`], [`Builder::skip_rates`] |
//! | retries | [`retry`], [`Builder::attempts`], [`Builder::backoff`], [`Builder::retry_budget`] |
//! | errors | [`Error`], [`error`], [`Error::may_have_been_carried_out`], [`Error::retry_after`] |
//! | files | [`Upload`], [`Download`] |
//! | lists of any length | [`batch`], [`Response::outcome`] |
//! | results over several calls | [`paging`] |
//! | deviations of responses from their pages | [`response`], [`Response::deviations`], [`Client::drifts`] |
//! | credentials, tokens and token stores | [`auth`] |
//! | other ways to the vendor | [`transport`] |
//! | facts of a page | [`operation`] |
//!
//! # Tracing
//!
//! With the feature `tracing` a call is a span named `call`, and each attempt in it one named
//! `attempt`, both of level info, with the names of OpenTelemetry's HTTP client spans:
//!
//! - the call: `otel.name` (the operation), `otel.kind` (`internal`), `vendor.name`, `vendor.operation`,
//!   `vendor.request_id` if [given](Options::request_id), and `call.attempts` if it failed;
//! - the attempt: `otel.name` (method and path as its page writes it), `otel.kind` (`client`), `http.request.method`,
//!   `http.request.resend_count` (from 1, for repeats), `url.template`, `url.scheme`, `server.address`, `server.port`;
//! - both, when they are over: `http.response.status_code`, `vendor.log_id`, and of a failure `vendor.code` and
//!   `error.type`: the vendor's code, the HTTP status, or one of `invalid`, `build`, `auth`, `decode`, `connect`,
//!   `timeout`, `too_large`, `io`.
//!
//! Events tell that a call is repeated (info, with `wait_ms` and `error`), that a reply differs
//! from its page (warn), and that a call went on without its token store (warn). None of them has a
//! body, a query, a header or a token.
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
//! With neither TLS feature the default transport speaks plain http only. A
//! [`Transport`](transport::Transport) of the caller needs neither.

#[doc(hidden)]
pub mod __private; // names for generated code
pub mod auth; // credentials: signers, tokens, token stores
pub mod batch; // lists longer than one call
mod client; // the client, its calls, and the loop that runs them
pub mod error; // the error of every call
pub mod operation; // facts of a vendor's pages as constants
pub mod paging; // results over several calls
pub mod rate_limit; // documented rates, kept before sending
mod request; // unsigned HTTP requests made from typed values
pub mod response; // successes, files, deviations from the page
pub mod retry; // the decision about another attempt
#[cfg(feature = "testing")]
pub mod testing; // a mock server that responds as documented
pub mod transport; // the way to the vendor, replaceable
mod value; // JSON, bytes, secrets

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
