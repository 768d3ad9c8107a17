//! The way to the vendor, replaceable.

mod exchange;
mod hosts;
mod http_client;
mod reqwest;

pub use crate::value::{BoxError, ByteStream};
pub use exchange::{BoxFuture, TransferLimits, Transport};
pub(crate) use hosts::Hosts;
pub use http_client::HttpClient;
pub(crate) use http_client::HttpClientInner;
pub(crate) use reqwest::{TransportSettings, connect};
