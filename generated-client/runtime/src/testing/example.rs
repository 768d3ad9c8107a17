//! The documented examples of pages: a request, its bytes on the wire, and the response.

use super::documented::{Documented, documented};
use super::untyped_request::UntypedRequest;
use crate::client::Client;
use crate::error::Error;
use crate::operation::{Operation, OperationInfo};
use crate::request::Options;
use crate::response::SuccessResponse;
use crate::transport::BoxFuture;
use crate::value::{Decode, Deviation, Encode, Object, Upload, Value};
use std::fmt::Debug;

/// A documented example of any operation.
///
/// The methods of `dyn Example` make its call. Only the parts here are typed, so that a client of
/// many operations is built soon.
pub trait Example: Sync {
    /// Returns the documented facts about the operation.
    fn info(&self) -> &'static OperationInfo;

    /// Returns the example as the page shows it.
    fn shown(&self) -> Shown;

    /// Returns the documented request.
    fn request(&self) -> Box<dyn Encode + Send + Sync>;

    /// Returns a response of the operation without any values.
    fn empty_response(&self) -> Box<dyn AnyResponse>;

    /// Returns the `Debug` text of the operation's typed code for an error.
    fn code(&self, error: &Error) -> Option<String>;

    /// Whether the response is a stream of events. Its text then has a line for each event.
    fn is_stream(&self) -> bool {
        false
    }

    /// Calls for a stream of events and reads it; `None` for other responses.
    #[doc(hidden)]
    fn stream(&self, _: &Client, _: &dyn Encode) -> Option<BoxFuture<'static, Result<Outcome, Error>>> {
        None
    }

    /// Returns the documented type in the data of an event, at a JSON pointer that begins with its
    /// kind.
    #[doc(hidden)]
    fn documented_event(&self, _: &str) -> Option<Documented> {
        None
    }
}

/// An example as a page shows it.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    name: &'static str,
    target: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: Option<&'static str>,
    status: u16,
    response: &'static str,
}

/// A response of any operation.
pub trait AnyResponse: Debug + Send {
    /// Returns the response as a target of the reader.
    fn target(&mut self) -> &mut dyn Decode;

    /// Returns the response as an object.
    fn object(&mut self) -> &mut dyn Object;
}

impl<T: Object + Debug + Send> AnyResponse for T {
    fn target(&mut self) -> &mut dyn Decode {
        self
    }

    fn object(&mut self) -> &mut dyn Object {
        self
    }
}

impl dyn Example + '_ {
    /// Returns the name of the example.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.shown().name
    }

    /// Returns the documented path and query, percent-encoded, without a host.
    #[must_use]
    pub fn target(&self) -> &'static str {
        self.shown().target
    }

    /// Returns the documented headers with fixed values.
    #[must_use]
    pub fn headers(&self) -> &'static [(&'static str, &'static str)] {
        self.shown().headers
    }

    /// Returns the documented body, as JSON text.
    #[must_use]
    pub fn body(&self) -> Option<&'static str> {
        self.shown().body
    }

    /// Returns the HTTP status of the documented response.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.shown().status
    }

    /// Returns the body of the documented response.
    #[must_use]
    pub fn response(&self) -> &'static str {
        self.shown().response
    }

    /// Makes the documented call.
    ///
    /// # Errors
    /// Any error of the call.
    pub async fn call(&self, client: &Client) -> Result<Outcome, Error> {
        let sent = self.send(client, &*self.request());
        sent.await
    }

    /// Returns the values of the request by the wire names of its fields.
    ///
    /// # Panics
    /// Never: a tree with text keys is JSON.
    #[must_use]
    pub fn values(&self) -> Value {
        serde_json::to_string(&self.request().encode()).map(|text| json(&text)).expect("a tree with text keys is JSON")
    }

    /// Makes the call with other values, which the types of the operation need not allow.
    ///
    /// # Errors
    /// Any error of the call.
    pub async fn call_with(&self, client: &Client, values: &Value) -> Result<Outcome, Error> {
        let sent = self.send(client, &UntypedRequest::new(self.info(), values));
        sent.await
    }

    /// Prepares the call, so that the future borrows no request.
    fn send(&self, client: &Client, request: &dyn Encode) -> BoxFuture<'_, Result<Outcome, Error>> {
        self.stream(client, request).unwrap_or_else(|| {
            let success = client.execute(self.info(), request, Options::default());
            Box::pin(self.read(success))
        })
    }

    async fn read(&self, success: BoxFuture<'_, Result<SuccessResponse, Error>>) -> Result<Outcome, Error> {
        let mut response = self.empty_response();
        let meta = success.await?.read(response.target())?;
        Ok(Outcome {
            response: format!("{response:#?}"),
            message: meta.message,
            status: meta.status,
            deviations: meta.deviations,
        })
    }

    /// Returns the documented type at a JSON pointer into the response's data, such as
    /// `/items/0/id`; `None` for an undocumented location.
    ///
    /// For a stream of events, the pointer begins with a kind and leads into the data.
    #[must_use]
    pub fn documented(&self, pointer: &str) -> Option<Documented> {
        if self.is_stream() {
            self.documented_event(pointer)
        } else {
            documented(self.empty_response().object(), pointer)
        }
    }
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

impl<O: Operation + 'static> Example for Typed<O> {
    fn info(&self) -> &'static OperationInfo {
        O::INFO
    }

    fn shown(&self) -> Shown {
        let Self { name, target, headers, body, status, response, .. } = *self;
        Shown { name, target, headers, body, status, response }
    }

    fn request(&self) -> Box<dyn Encode + Send + Sync> {
        Box::new((self.request)())
    }

    fn empty_response(&self) -> Box<dyn AnyResponse> {
        Box::new(O::Response::default())
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
