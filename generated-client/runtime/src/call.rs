//! A call that is ready to be made.

use crate::{BoxFuture, Client, Error, Operation, Options, Response, Secret, Value};
use std::time::Duration;

/// One call of an operation: awaited as it is, or after it was given options.
///
/// Nothing is sent before it is awaited. If its future is dropped the call ends there, and nobody knows whether the
/// vendor carried it out.
#[derive(Debug)]
#[must_use = "a call is made when it is awaited"]
pub struct Call<'a, O> {
    client: &'a Client,
    request: &'a O,
    options: Options,
}

impl<'a, O: Operation> Call<'a, O> {
    /// A call with the client's own options.
    pub fn new(client: &'a Client, request: &'a O) -> Self {
        Self { client, request, options: Options::default() }
    }

    /// Replaces all options by these.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Bounds the time of the whole call, see [`Options::timeout`].
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.timeout(timeout))
    }

    /// Bounds the time of each attempt, see [`Options::attempt_timeout`].
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.attempt_timeout(timeout))
    }

    /// Bounds the attempts, see [`Options::attempts`].
    pub fn attempts(self, attempts: u32) -> Self {
        self.set(|options| options.attempts(attempts))
    }

    /// Sends the request even if it breaks limits of its page, see [`Options::skip_limits`].
    pub fn skip_limits(self) -> Self {
        self.set(Options::skip_limits)
    }

    /// Adds a header, see [`Options::header`].
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(|options| options.header(name, value))
    }

    /// Adds a query parameter, see [`Options::query_field`].
    pub fn query_field(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(|options| options.query_field(name, value))
    }

    /// Adds a field to the JSON body, see [`Options::body_field`].
    pub fn body_field(self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.set(|options| options.body_field(name, value))
    }

    /// Names the call, see [`Options::request_id`].
    pub fn request_id(self, id: impl Into<String>) -> Self {
        self.set(|options| options.request_id(id))
    }

    /// Sends this token instead of the client's credentials, see [`Options::bearer`].
    pub fn bearer(self, token: impl Into<Secret>) -> Self {
        self.set(|options| options.bearer(token))
    }

    /// Calls for this tenant, see [`Options::tenant`].
    pub fn tenant(self, tenant: impl Into<String>) -> Self {
        self.set(|options| options.tenant(tenant))
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn client(&self) -> &'a Client {
        self.client
    }

    fn set(self, change: impl FnOnce(Options) -> Options) -> Self {
        Self { options: change(self.options), ..self }
    }
}

impl<'a, O: Operation> IntoFuture for Call<'a, O> {
    type Output = Result<Response<O::Reply>, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let answer = self.client.execute(O::INFO, self.request, self.options);
        Box::pin(async move {
            let mut reply = O::Reply::default();
            let meta = answer.await?.read(&mut reply)?;
            Ok(Response::new(reply, meta))
        })
    }
}
