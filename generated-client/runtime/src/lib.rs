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
//! # Features
//!
//! | feature | brings |
//! |---|---|
//! | `rustls` (default) | TLS by rustls |
//! | `native-tls` | TLS by the operating system |
//! | `eop` | the EOP request signature |
//! | `serde` | `serde` with its derives, for users who store what they hold |
//! | `blocking` | `.blocking()` on calls, for programs without an async runtime |
//! | `tracing` | spans of calls and attempts, with OpenTelemetry's names |
//! | `testing` | a server that answers as pages document, and documented examples |
//!
//! With neither TLS feature the default transport speaks plain http only; a [`Transport`] of the
//! caller's own needs none of them.

mod auth;
mod batch;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod client;
mod clock;
mod code;
mod decode;
mod drift;
mod encode;
mod envelope;
mod errand;
mod error;
mod error_row;
mod excerpt;
mod field;
mod hosts;
mod info;
mod json;
mod kind;
pub mod limits;
mod operation;
mod options;
mod outgoing;
mod policy;
pub mod prelude;
mod quota;
mod raw;
mod redact;
mod repeat;
mod reply;
mod response;
mod secret;
mod service;
mod sight;
mod target;
#[cfg(feature = "testing")]
pub mod testing;
mod transport;
mod variant;
mod wire;

#[cfg(feature = "eop")]
pub use auth::Eop;
pub use auth::{
    Bearer, Exchange, FileStore, RequestId, Sign, StoreError, StoreFailure, StoredToken, Tenant, TenantExchange,
    Ticket, TokenExchange, TokenStore,
};
pub use batch::{Batch, BatchOutcome, BatchRule, BatchSummary, Batched, Failed, ItemId, Part, Rest, Running, Stray};
pub use batch::{Succeeded, Told, Unknown};
pub use builder::Builder;
pub use call::Call;
pub use client::Client;
pub use clock::Clock;
pub use code::{ApiCode, Code};
pub use decode::{Decode, List, Map, Object, Optional, Slot, Tolerated, What};
pub use drift::Drift;
pub use encode::Encode;
pub use envelope::Envelope;
pub use error::{
    ApiError, AuthError, BuildError, DecodeError, Error, HttpError, Invalid, TransportError, TransportKind,
};
pub use error_row::{ErrorRow, Means};
pub use field::{Bounds, Field, Place};
pub use info::{Info, Method, Rate, Repeat};
pub use json::Json;
pub use kind::{Kind, Shape};
pub use limits::{Rule, Violation};
pub use operation::{Operation, Vendor};
pub use options::Options;
pub use raw::RawCall;
pub use response::Response;
pub use secret::Secret;
#[cfg(feature = "serde")]
pub use serde;
pub use serde_json::Value;
pub use service::{LogId, Service};
pub use transport::{Allowance, BoxFuture, Transport};
pub use variant::Variant;
pub use wire::Wire;

/// The types of HTTP that a [`Transport`] and a [`Sign`] work with.
pub use {bytes, http};
