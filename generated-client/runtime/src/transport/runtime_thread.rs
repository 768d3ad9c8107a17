//! A thread with the connections and timers of blocking calls.

use crate::error::BuildError;
use std::thread::Builder as ThreadBuilder;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// A thread that runs connections and timers until it is dropped.
pub(crate) struct RuntimeThread {
    handle: Handle,
    /// Ends the thread when it is dropped.
    _end: oneshot::Sender<()>,
}

impl RuntimeThread {
    /// Starts the thread.
    pub fn start() -> Result<Self, BuildError> {
        let failed = |error| BuildError::because("cannot start the thread for blocking calls", error);
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel::<()>();
        let serve = move || drop(runtime.block_on(ended));
        ThreadBuilder::new().name("clientloom-runtime".to_owned()).spawn(serve).map_err(failed)?;
        Ok(Self { handle, _end: end })
    }

    /// Waits for a future on the calling thread.
    ///
    /// # Errors
    ///
    /// A [`BuildError`] inside an async runtime.
    #[cfg(feature = "streams")]
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> Result<T, BuildError> {
        check_thread()?;
        Ok(self.handle.block_on(future))
    }

    /// Returns the runtime of the thread.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }
}

/// Checks that the calling thread may be blocked.
pub(crate) fn check_thread() -> Result<(), BuildError> {
    if Handle::try_current().is_err() {
        return Ok(());
    }
    let message = "a blocking call inside an async runtime blocks a thread of the runtime: await the call, or inside \
                   `spawn_blocking` use `Handle::current().block_on`";
    Err(BuildError::new(message))
}
