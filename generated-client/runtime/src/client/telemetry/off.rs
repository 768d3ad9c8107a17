//! Nothing is seen.

use crate::errand::Errand;
use crate::reply::Answer;
use crate::{Drift, Error, StoreFailure};
use bytes::Bytes;
use std::time::Duration;

/// No span.
#[derive(Clone, Copy)]
pub(crate) struct Sight;

#[expect(clippy::unused_self, reason = "the same signatures as where something is seen")]
impl Sight {
    pub fn call(_: &Errand) -> Self {
        Self
    }

    pub fn attempt(self, _: &str, _: u32, _: &http::Request<Bytes>) -> Self {
        Self
    }

    pub async fn within<T>(self, future: impl Future<Output = T>) -> T {
        future.await
    }

    pub fn end(self, _: &Result<Answer, Error>) {}

    pub fn repeat(self, _: &Error, _: Duration) {}
}

pub(crate) fn drift(_: &Drift) {}

pub(crate) fn store(_: &StoreFailure) {}
