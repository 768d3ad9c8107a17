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
//! Calls run inside a Tokio runtime with its time driver enabled, because the default transport
//! needs both. With the feature `blocking` the client can have a runtime of its own.
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
//! | any JSON, exact numbers | [`Value`], [`Decimal`] |
//! | files | [`Upload`], [`Download`] |
//! | lists of any length | [`batch`], [`Response::outcome`] |
//! | results over several calls | [`paging`] |
//! | streams of events | [`EventRule`](operation::EventRule), and the feature `streams` |
//! | deviations from pages | [`response`], [`Response::deviations`], [`Client::drifts`] |
//! | credentials, tokens and token stores | [`auth`] |
//! | users who sign in | `Client::users`, `Call::user`, [`Error::sign_in_reason`] |
//! | events that a vendor pushes | `events`, with the feature `events` |
//! | other ways to the vendor | [`transport`] |
//! | facts of a page | [`operation`] |
//!
//! # Tracing
//!
//! With the feature `tracing` each call is a span named `call`. Each attempt is a span named
//! `attempt` inside it. Both have level info and the field names of OpenTelemetry's HTTP client
//! spans.
//!
//! | span | fields |
//! |---|---|
//! | `call` | `otel.name` (the operation), `otel.kind` (`internal`) |
//! | `call` | `vendor.name`, `vendor.operation` |
//! | `call`, if [set](Options::request_id) | `vendor.request_id` |
//! | `call`, after a failure | `call.attempts` |
//! | `attempt` | `otel.name` (method and path of the page), `otel.kind` (`client`) |
//! | `attempt` | `http.request.method`, `url.template`, `url.scheme` |
//! | `attempt` | `server.address`, `server.port` |
//! | `attempt`, for a retry | `http.request.resend_count` (from 1) |
//! | both, at their end | `http.response.status_code`, `vendor.log_id` |
//! | both, after a failure | `vendor.code`, `error.type` |
//!
//! `error.type` is the vendor's code, the HTTP status, or one of `invalid`, `build`, `auth`,
//! `decode`, `connect`, `certificate`, `proxy_authentication`, `timeout`, `too_large`, `io`,
//! `upload` and `incomplete`.
//!
//! An event reports each retry (info, with `wait_ms` and `error`), each deviation of a response
//! from its page (warn), and each failure of the token store (warn). Spans and events contain no
//! body, query, header or token.
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `rustls` (default) | TLS by rustls |
//! | `native-tls` | TLS by the operating system |
//! | `eop` | the EOP request signature |
//! | `events` | events that a vendor pushes: verified, decrypted and typed |
//! | `serde` | serde's traits on generated types |
//! | `blocking` | `.blocking()` on calls, batches and paged items, without an async runtime |
//! | `users` | users who sign in by the authorization code flow |
//! | `streams` | responses that are streams of events |
//! | `tracing` | spans of calls and attempts, with OpenTelemetry's names |
//! | `testing` | a mock server that responds as documented, and the documented examples |
//!
//! Without a TLS feature the default transport supports only plain HTTP. A
//! [`Transport`](transport::Transport) of your own needs neither feature.

#[doc(hidden)]
pub mod __private; // names for generated code
pub mod auth; // credentials: signers, tokens, token stores
pub mod batch; // lists longer than one call
mod client; // the client, its calls, and the loop that runs them
pub mod error; // the error of every call
#[cfg(feature = "events")]
pub mod events; // events that a vendor pushes, verified and typed
pub mod operation; // facts of a vendor's pages as constants
pub mod paging; // results over several calls
pub mod rate_limit; // documented rates, kept before sending
mod request; // unsigned HTTP requests made from typed values
pub mod response; // successes, files, deviations from the page
pub mod retry; // the decision about another attempt
#[cfg(feature = "streams")]
pub mod stream; // responses that are streams of events
#[cfg(feature = "testing")]
pub mod testing; // a mock server that responds as documented
pub mod transport; // the way to the vendor, replaceable
mod value; // JSON, bytes, secrets

pub use client::{Builder, Call, Client, IntoBody, OperationExt, RawCall, VendorClient};
pub use error::api::ApiError;
pub use error::call::Error;
pub use operation::method::Method;
pub use operation::rate::Rate;
pub use request::Options;
pub use response::download::Download;
pub use response::typed::Response;
#[cfg(feature = "serde")]
pub use serde;
pub use value::{Decimal, ErrorCode, ParseDecimalError, ParseValueError, Secret, Upload, Value, ValueIndex};
pub use {bytes, http};
