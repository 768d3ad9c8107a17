//! Calls of programs without an async runtime.

use crate::{BuildError, Call, Client, Download, Error, Operation, RawCall, Response, Value};
use std::sync::{Mutex, PoisonError};
use std::thread;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// The one thread on which a client's connections and timers live while nobody awaits them.
#[derive(Default)]
pub(crate) struct Worker(Mutex<Option<Running>>);

struct Running {
    handle: Handle,
    /// Ends the thread when it is dropped.
    _end: oneshot::Sender<()>,
}

impl Worker {
    /// Returns the thread's runtime; starts it if need be.
    fn handle(&self) -> Result<Handle, BuildError> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = &*running {
            return Ok(running.handle.clone());
        }
        let failed = |error| BuildError::because("the thread for blocking calls cannot be started", error);
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel::<()>();
        let serve = move || drop(runtime.block_on(ended));
        thread::Builder::new().name("client-runtime".to_owned()).spawn(serve).map_err(failed)?;
        *running = Some(Running { handle: handle.clone(), _end: end });
        Ok(handle)
    }
}

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
    pub fn blocking(self) -> Result<Response<O::Reply>, Error> {
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
