//! Blocking calls, for programs without an async runtime.

use super::call::Call;
use super::handle::Client;
use super::raw::RawCall;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::{Download, Response};
#[cfg(feature = "streams")]
use crate::stream::{BlockingEvents, EventStream, Streamed};
use crate::transport::check_thread;
use crate::value::Value;

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
        check_thread()?;
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

#[cfg(feature = "streams")]
impl<O: Streamed> Call<'_, O, EventStream<O::Event>> {
    /// Sends the call and waits until the stream begins, in a program without an async runtime.
    ///
    /// # Errors
    ///
    /// Returns the errors of an awaited call, and [`Error::Build`] inside an async runtime.
    pub fn blocking(self) -> Result<BlockingEvents<O::Event>, Error> {
        let client = self.client();
        let events = client.block_on(self.into_future())??;
        Ok(BlockingEvents::new(client.worker().thread()?, events))
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
