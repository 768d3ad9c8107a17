//! A page's example: a request, what it looks like on the wire, and what is answered.

use super::documented::{Documented, documented};
use super::given::Given;
use crate::client::{Call, Client};
use crate::error::Error;
use crate::operation::{Operation, OperationInfo};
use crate::response::Response;
use crate::transport::BoxFuture;
use crate::value::{Deviation, Upload};
use serde_json::Value;
use std::fmt::Debug;

/// A documented example of some operation.
pub trait Example: Sync {
    /// Returns what the operation's page says.
    fn info(&self) -> &'static OperationInfo;

    /// Returns the example's name.
    fn name(&self) -> &'static str;

    /// Returns the documented path and query, percent-encoded, without a host.
    fn target(&self) -> &'static str;

    /// Returns the documented headers that are fixed.
    fn headers(&self) -> &'static [(&'static str, &'static str)];

    /// Returns the documented body, as JSON text.
    fn body(&self) -> Option<&'static str>;

    /// Returns the HTTP status of the documented reply.
    fn status(&self) -> u16;

    /// Returns the body of the documented reply.
    fn response(&self) -> &'static str;

    /// Makes the call.
    fn call<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Outcome, Error>>;

    /// Returns the request's values, by the names that its fields have on the wire.
    fn values(&self) -> Value;

    /// Makes the call with other values, whether the operation's types allow them or not.
    fn call_with<'a>(&'a self, client: &'a Client, values: &'a Value) -> BoxFuture<'a, Result<Outcome, Error>>;

    /// Returns what the operation documents at a place of its reply's data: a JSON pointer such as
    /// `/items/0/id`. `None` for a place that it does not know.
    fn documented(&self, pointer: &str) -> Option<Documented>;

    /// Returns the operation's typed code of an error, as `Debug` shows it.
    fn code(&self, error: &Error) -> Option<String>;
}

/// A success, whatever its type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The typed reply, as pretty `Debug` shows it.
    pub response: String,
    /// The vendor's message.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// What the reader tolerated.
    pub deviations: Vec<Deviation>,
}

impl<T: Debug> From<Response<T>> for Outcome {
    fn from(response: Response<T>) -> Self {
        Self {
            response: format!("{:#?}", *response),
            message: response.message().to_owned(),
            status: response.status(),
            deviations: response.deviations().to_vec(),
        }
    }
}

/// An example of one operation.
#[derive(Clone, Copy, Debug)]
pub struct Typed<O> {
    /// Its name, free text.
    pub name: &'static str,
    /// Makes the documented request.
    pub request: fn() -> O,
    /// Path and query, percent-encoded, without a host.
    pub target: &'static str,
    /// Headers that are fixed.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body, as JSON text.
    pub body: Option<&'static str>,
    /// The HTTP status of the reply.
    pub status: u16,
    /// The body of the reply.
    pub response: &'static str,
}

impl<O: Operation> Example for Typed<O> {
    fn info(&self) -> &'static OperationInfo {
        O::INFO
    }

    fn name(&self) -> &'static str {
        self.name
    }

    fn target(&self) -> &'static str {
        self.target
    }

    fn headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    fn body(&self) -> Option<&'static str> {
        self.body
    }

    fn status(&self) -> u16 {
        self.status
    }

    fn response(&self) -> &'static str {
        self.response
    }

    fn call<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Outcome, Error>> {
        Box::pin(async move {
            let request = (self.request)();
            Call::new(client, &request).await.map(Outcome::from)
        })
    }

    fn values(&self) -> Value {
        let request = (self.request)();
        serde_json::to_value(request.encode()).expect("a tree with text keys is JSON")
    }

    fn call_with<'a>(&'a self, client: &'a Client, values: &'a Value) -> BoxFuture<'a, Result<Outcome, Error>> {
        Box::pin(async move {
            let request = Given::<O>::new(values);
            Call::new(client, &request).await.map(Outcome::from)
        })
    }

    fn documented(&self, pointer: &str) -> Option<Documented> {
        documented(&mut O::Response::default(), pointer)
    }

    fn code(&self, error: &Error) -> Option<String> {
        error.api::<O>().map(|code| format!("{code:?}"))
    }
}

/// Makes a small file of the name that an example shows; pages do not show what is in it.
#[must_use]
pub fn file(name: &str) -> Upload {
    Upload::from_bytes(name, "documented")
}

/// Reads a value that an example shows.
///
/// # Panics
/// If the text is not JSON; examples are checked before they become code.
#[must_use]
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text} is not JSON: {error}"))
}

/// Reads a number that an example shows.
///
/// # Panics
/// If the text is not a number; examples are checked before they become code.
#[must_use]
pub fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|error| panic!("{text} is not a number: {error}"))
}
