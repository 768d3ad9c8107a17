//! A call that is ready to be made.

use crate::client::Options;
use crate::{BoxFuture, Client, Error, Operation, Response};
use std::time::Duration;

/// One call of an operation: awaited as it is, or after it was given options.
///
/// Nothing happens before it is awaited.
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

    /// Bounds the time of the whole call; waiting for a token and for the operation's rates is part of it.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sends the request even if it breaks limits of its page; vendors raise limits.
    ///
    /// What would change the address or is not JSON is refused all the same.
    pub fn skip_limits(mut self) -> Self {
        self.options.skip_limits = true;
        self
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
