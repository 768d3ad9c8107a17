//! The interface of the spans and events, without the feature `tracing`.

use crate::auth::StoreFailure;
use crate::error::Error;
use crate::response::{Drift, ResponseContext, SuccessResponse};
use bytes::Bytes;
use std::time::Duration;

/// A span without effect.
#[derive(Clone, Copy)]
pub(in crate::client) struct CallSpan;

#[expect(clippy::unused_self, reason = "the same signatures as with the feature")]
impl CallSpan {
    pub fn call(_: &ResponseContext, _: Option<&str>) -> Self {
        Self
    }

    pub fn attempt(self, _: &str, _: u32, _: &http::Request<Bytes>) -> Self {
        Self
    }

    pub async fn within<T>(self, future: impl Future<Output = T>) -> T {
        future.await
    }

    pub fn end(self, _: &mut Result<SuccessResponse, Error>) {}

    pub fn retry(self, _: &Error, _: Duration) {}
}

pub(in crate::client) fn note_drift(_: &Drift) {}

pub(in crate::client) fn note_store_failure(_: &StoreFailure) {}
