//! A typed call before it is awaited.

use super::handle::Client;
use crate::error::Error;
use crate::operation::Operation;
use crate::request::Options;
use crate::response::{Download, Response};
#[cfg(feature = "streams")]
use crate::stream::{EventStream, Streamed};
use crate::transport::BoxFuture;
use crate::value::{Secret, Value};
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

/// One call of an operation.
///
/// Set options, then await the call. Nothing is sent before that. If the future is dropped, the
/// call ends, and the vendor may or may not have carried it out.
///
/// `R` is the type of the result: a [`Response`], a [`Download`], or with the feature `streams` a
/// stream of events.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<'a, O: Operation, R = Response<<O as Operation>::Response>> {
    client: &'a Client,
    request: &'a O,
    options: Options,
    returns: PhantomData<fn() -> R>,
}

impl<'a, O: Operation> Call<'a, O> {
    /// Creates a call with the client's options.
    pub fn new(client: &'a Client, request: &'a O) -> Self {
        Self::of(client, request)
    }
}

impl<'a, O: Operation> Call<'a, O, Download> {
    /// Creates a call that downloads a file, with the client's options.
    ///
    /// Timeouts and attempts apply until the file begins.
    pub fn download(client: &'a Client, request: &'a O) -> Self {
        Self::of(client, request)
    }
}

#[cfg(feature = "streams")]
impl<'a, O: Streamed> Call<'a, O, EventStream<O::Event>> {
    /// Creates a call whose response is a stream of events, with the client's options.
    ///
    /// Timeouts and attempts apply until the stream begins.
    pub fn stream(client: &'a Client, request: &'a O) -> Self {
        Self::of(client, request)
    }

    /// Sets the longest wait for each part of the stream; see [`Options::idle_timeout`].
    pub fn idle_timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.idle_timeout(timeout))
    }
}

impl<'a, O: Operation, R> Call<'a, O, R> {
    pub(super) fn of(client: &'a Client, request: &'a O) -> Self {
        Self { client, request, options: Options::default(), returns: PhantomData }
    }

    /// Replaces all options.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Sets the time limit of the whole call; see [`Options::timeout`].
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.timeout(timeout))
    }

    /// Sets the time limit of each attempt; see [`Options::attempt_timeout`].
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.attempt_timeout(timeout))
    }

    /// Sets the largest number of attempts; see [`Options::attempts`].
    pub fn attempts(self, attempts: u32) -> Self {
        self.set(|options| options.attempts(attempts))
    }

    /// Sends the request even if it breaks limits of its page; see [`Options::skip_limits`].
    pub fn skip_limits(self) -> Self {
        self.set(Options::skip_limits)
    }

    /// Makes every deviation from the page an error; see [`Options::strict`].
    pub fn strict(self) -> Self {
        self.set(Options::strict)
    }

    /// Adds a header; see [`Options::header`].
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(|options| options.header(name, value))
    }

    /// Adds a query parameter; see [`Options::query_field`].
    pub fn query_field(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(|options| options.query_field(name, value))
    }

    /// Adds a field to the body; see [`Options::body_field`].
    pub fn body_field(self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.set(|options| options.body_field(name, value))
    }

    /// Sets the request id; see [`Options::request_id`].
    pub fn request_id(self, id: impl Into<String>) -> Self {
        self.set(|options| options.request_id(id))
    }

    /// Sends this token instead of the client's credentials; see [`Options::bearer`].
    pub fn bearer(self, token: impl Into<Secret>) -> Self {
        self.set(|options| options.bearer(token))
    }

    /// Sets the tenant; see [`Options::tenant`].
    pub fn tenant(self, tenant: impl Into<String>) -> Self {
        self.set(|options| options.tenant(tenant))
    }

    /// Calls for a user who has signed in; see [`Options::user`].
    #[cfg(feature = "users")]
    pub fn user(self, user: impl Into<String>) -> Self {
        self.set(|options| options.user(user))
    }

    fn set(self, change: impl FnOnce(Options) -> Options) -> Self {
        Self { options: change(self.options), ..self }
    }
}

#[cfg(feature = "blocking")]
impl<'a, O: Operation, R> Call<'a, O, R> {
    pub(crate) fn client(&self) -> &'a Client {
        self.client
    }
}

impl<'a, O: Operation> IntoFuture for Call<'a, O> {
    type Output = Result<Response<O::Response>, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let success = self.client.execute(O::INFO, self.request, self.options);
        Box::pin(async move {
            let mut response = O::Response::default();
            let meta = success.await?.read(&mut response)?;
            Ok(Response::new(response, meta))
        })
    }
}

impl<'a, O: Operation> IntoFuture for Call<'a, O, Download> {
    type Output = Result<Download, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let attempt_timeout = self.client.attempt_timeout(&self.options);
        let success = self.client.execute(O::INFO, self.request, self.options);
        #[cfg(feature = "blocking")]
        let client = self.client;
        Box::pin(async move {
            let download = success.await?.download(attempt_timeout);
            #[cfg(feature = "blocking")]
            let download = download.on_thread(client.worker().started());
            Ok(download)
        })
    }
}

#[cfg(feature = "streams")]
impl<'a, O: Streamed> IntoFuture for Call<'a, O, EventStream<O::Event>> {
    type Output = Result<EventStream<O::Event>, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let client = self.client;
        let idle_timeout = client.idle_timeout(&self.options);
        let success = client.execute_stream(O::INFO, self.request, self.options);
        Box::pin(async move {
            let (response, rule) = success.await?;
            let events = EventStream::new(response, rule, client.max_body(), idle_timeout);
            #[cfg(feature = "blocking")]
            let events = events.on_thread(client.worker().started());
            Ok(events)
        })
    }
}

impl<O: Operation + fmt::Debug, R> fmt::Debug for Call<'_, O, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("request", self.request).field("options", &self.options).finish_non_exhaustive()
    }
}
