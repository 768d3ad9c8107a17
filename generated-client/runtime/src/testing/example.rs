//! The documented examples of pages: a request, its bytes on the wire, and the response.

use super::documented::{Documented, documented};
use super::untyped_request::UntypedRequest;
use crate::client::{Call, Client};
use crate::error::Error;
use crate::operation::{Operation, OperationInfo};
use crate::response::Response;
use crate::transport::BoxFuture;
use crate::value::{Deviation, Upload, Value};
use std::fmt::Debug;

/// A documented example of any operation.
pub trait Example: Sync {
    /// Returns the documented facts about the operation.
    fn info(&self) -> &'static OperationInfo;

    /// Returns the name of the example.
    fn name(&self) -> &'static str;

    /// Returns the documented path and query, percent-encoded, without a host.
    fn target(&self) -> &'static str;

    /// Returns the documented headers with fixed values.
    fn headers(&self) -> &'static [(&'static str, &'static str)];

    /// Returns the documented body, as JSON text.
    fn body(&self) -> Option<&'static str>;

    /// Returns the HTTP status of the documented response.
    fn status(&self) -> u16;

    /// Returns the body of the documented response.
    fn response(&self) -> &'static str;

    /// Makes the documented call.
    fn call<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Outcome, Error>>;

    /// Returns the values of the request by the wire names of its fields.
    fn values(&self) -> Value;

    /// Makes the call with other values, which the types of the operation need not allow.
    fn call_with<'a>(&'a self, client: &'a Client, values: &'a Value) -> BoxFuture<'a, Result<Outcome, Error>>;

    /// Returns the documented type at a JSON pointer into the response's data, such as
    /// `/items/0/id`; `None` for an undocumented location.
    fn documented(&self, pointer: &str) -> Option<Documented>;

    /// Returns the `Debug` text of the operation's typed code for an error.
    fn code(&self, error: &Error) -> Option<String>;
}

/// A successful response of any type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The pretty `Debug` text of the typed response.
    pub response: String,
    /// The vendor's message.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// The deviations from the page that were tolerated.
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
    /// The name of the example, free text.
    pub name: &'static str,
    /// The function that creates the documented request.
    pub request: fn() -> O,
    /// The path and query, percent-encoded, without a host.
    pub target: &'static str,
    /// The headers with fixed values.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body, as JSON text.
    pub body: Option<&'static str>,
    /// The HTTP status of the response.
    pub status: u16,
    /// The body of the response.
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
        serde_json::to_string(&request.encode()).map(|text| json(&text)).expect("a tree with text keys is JSON")
    }

    fn call_with<'a>(&'a self, client: &'a Client, values: &'a Value) -> BoxFuture<'a, Result<Outcome, Error>> {
        Box::pin(async move {
            let request = UntypedRequest::<O>::new(values);
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

/// Creates a small file with the name in an example. Pages do not show the content.
#[must_use]
pub fn file(name: &str) -> Upload {
    Upload::from_bytes(name, "documented")
}

/// Reads a value of an example.
///
/// # Panics
///
/// Panics if the text is not JSON. The generator checks examples before it writes them.
#[must_use]
pub fn json(text: &str) -> Value {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Reads a number of an example.
///
/// # Panics
///
/// Panics if the text is not a number. The generator checks examples before it writes them.
#[must_use]
pub fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|error| panic!("{text} is not a number: {error}"))
}
