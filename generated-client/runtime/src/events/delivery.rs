//! The content of a request to a webhook.

use super::outcome::response;
use super::received::Received;
use crate::value::Value;
use bytes::Bytes;
use http::{Response, StatusCode};
use std::collections::BTreeMap;

/// The content of a verified request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Delivery {
    /// An event.
    Event(Received),
    /// A test of the URL, which brings no event.
    Challenge(Challenge),
}

impl Delivery {
    /// Returns the response to give back.
    #[must_use]
    pub fn response(&self) -> Response<Bytes> {
        match self {
            Self::Event(event) => event.response(),
            Self::Challenge(challenge) => challenge.response(),
        }
    }

    /// Returns the event; `None` for a test of the URL.
    #[must_use]
    pub fn into_event(self) -> Option<Received> {
        match self {
            Self::Event(event) => Some(event),
            Self::Challenge(_) => None,
        }
    }
}

/// A test of the URL.
#[derive(Clone, Debug)]
pub struct Challenge {
    member: &'static str,
    value: Value,
}

impl Challenge {
    pub(super) const fn new(member: &'static str, value: Value) -> Self {
        Self { member, value }
    }

    /// Returns the value that the vendor expects back.
    #[must_use]
    pub const fn value(&self) -> &Value {
        &self.value
    }

    /// Returns the response to give back.
    #[must_use]
    pub fn response(&self) -> Response<Bytes> {
        let member = BTreeMap::from([(self.member.to_owned(), self.value.clone())]);
        response(StatusCode::OK, Value::Object(member).to_string())
    }
}
