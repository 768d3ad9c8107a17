//! A page's example: a request, what it looks like on the wire, and what is answered.

use crate::{BoxFuture, Call, Client, Error, Info, Operation, Tolerated};

/// A documented example of some operation.
pub trait Example: Sync {
    /// Returns what the operation's page says.
    fn info(&self) -> &'static Info;

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
    fn reply(&self) -> &'static str;

    /// Makes the call.
    fn call<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Outcome, Error>>;

    /// Returns the operation's typed code of an error, as `Debug` shows it.
    fn code(&self, error: &Error) -> Option<String>;
}

/// A success, whatever its type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The typed reply, as pretty `Debug` shows it.
    pub reply: String,
    /// The vendor's message.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// What the reader tolerated.
    pub tolerated: Vec<Tolerated>,
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
    pub reply: &'static str,
}

impl<O: Operation> Example for Typed<O> {
    fn info(&self) -> &'static Info {
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

    fn reply(&self) -> &'static str {
        self.reply
    }

    fn call<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Outcome, Error>> {
        Box::pin(async move {
            let request = (self.request)();
            let response = Call::new(client, &request).await?;
            Ok(Outcome {
                reply: format!("{:#?}", *response),
                message: response.message().to_owned(),
                status: response.status(),
                tolerated: response.tolerated().to_vec(),
            })
        })
    }

    fn code(&self, error: &Error) -> Option<String> {
        error.api::<O>().map(|code| format!("{code:?}"))
    }
}
