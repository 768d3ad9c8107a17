//! Calls of programs without an async runtime.

use super::call::Call;
use super::handle::Client;
use super::raw::RawCall;
use crate::error::{BuildError, Error};
use crate::operation::Operation;
use crate::response::{Download, Response};
use serde_json::Value;
use tokio::runtime::Handle;

impl Client {
    /// Waits for a future of this client on the current thread; connections and timers live on a thread that the
    /// client owns.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] inside an async runtime, whose thread must not be blocked, and if no thread can be started.
    ///
    /// Threads of tokio's `spawn_blocking` cannot be told from others of the runtime, so that it is an error there too;
    /// `Handle::current().block_on(future)` does the same in them.
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> Result<T, Error> {
        if Handle::try_current().is_ok() {
            let what = "a blocking call inside an async runtime would stop it; await the call instead, or inside of \
                        spawn_blocking use `Handle::current().block_on`";
            return Err(BuildError::new(what).into());
        }
        Ok(self.worker().handle()?.block_on(future))
    }
}

impl<O: Operation> Call<'_, O> {
    /// Makes the call and waits for it, in a program without an async runtime.
    ///
    /// # Errors
    ///
    /// As if it was awaited, and [`Error::Build`] inside an async runtime.
    pub fn blocking(self) -> Result<Response<O::Response>, Error> {
        self.client().block_on(self.into_future())?
    }
}

impl<O: Operation> Call<'_, O, Download> {
    /// Makes the call and waits until the file begins, in a program without an async runtime. Its parts are waited for
    /// by [`Client::block_on`].
    ///
    /// # Errors
    ///
    /// As if it was awaited, and [`Error::Build`] inside an async runtime.
    pub fn blocking(self) -> Result<Download, Error> {
        self.client().block_on(self.into_future())?
    }
}

impl RawCall<'_> {
    /// Makes the call and waits for it, in a program without an async runtime.
    ///
    /// # Errors
    ///
    /// As if it was awaited, and [`Error::Build`] inside an async runtime.
    pub fn blocking(self) -> Result<Response<Value>, Error> {
        self.client().block_on(self.into_future())?
    }
}
