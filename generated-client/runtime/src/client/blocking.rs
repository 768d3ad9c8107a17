//! Blocking calls, for programs without an async runtime.

use super::call::Call;
use super::handle::Client;
use super::raw::RawCall;
use crate::error::{BuildError, Error};
use crate::operation::Operation;
use crate::response::{Download, Response};
use crate::value::Value;
use tokio::runtime::Handle;

impl Client {
    /// Waits for a future of this client on the current thread.
    ///
    /// Connections and timers run on a thread that the client owns.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Build`] inside an async runtime, whose threads must not be blocked, and if
    /// the client's thread cannot be started.
    ///
    /// Threads of tokio's `spawn_blocking` count as threads of the runtime. Use
    /// `Handle::current().block_on(future)` there.
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> Result<T, Error> {
        if Handle::try_current().is_ok() {
            let message = "a blocking call inside an async runtime blocks a thread of the runtime: await the call, or \
                           inside `spawn_blocking` use `Handle::current().block_on`";
            return Err(BuildError::new(message).into());
        }
        Ok(self.worker().thread()?.handle().block_on(future))
    }
}

impl<O: Operation> Call<'_, O> {
    /// Sends the call and waits for its response, in a program without an async runtime.
    ///
    /// # Errors
    ///
    /// Returns the errors of an awaited call, and [`Error::Build`] inside an async runtime.
    pub fn blocking(self) -> Result<Response<O::Response>, Error> {
        self.client().block_on(self.into_future())?
    }
}

impl<O: Operation> Call<'_, O, Download> {
    /// Sends the call and waits until the file begins, in a program without an async runtime.
    ///
    /// Read the chunks of the file with [`Client::block_on`]. The download goes on after its client
    /// is dropped: any client or executor can then wait for its chunks.
    ///
    /// # Errors
    ///
    /// Returns the errors of an awaited call, and [`Error::Build`] inside an async runtime.
    pub fn blocking(self) -> Result<Download, Error> {
        self.client().block_on(self.into_future())?
    }
}

impl RawCall<'_> {
    /// Sends the call and waits for its response, in a program without an async runtime.
    ///
    /// # Errors
    ///
    /// Returns the errors of an awaited call, and [`Error::Build`] inside an async runtime.
    pub fn blocking(self) -> Result<Response<Value>, Error> {
        self.client().block_on(self.into_future())?
    }
}
