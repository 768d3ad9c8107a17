//! The thread with the connections and timers of blocking calls.

use crate::error::BuildError;
use std::sync::{Mutex, PoisonError};
use std::thread::Builder as ThreadBuilder;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// The thread that runs a client's connections and timers for blocking calls.
#[derive(Default)]
pub(super) struct Worker(Mutex<Option<WorkerThread>>);

struct WorkerThread {
    handle: Handle,
    /// Ends the thread when it is dropped.
    _end: oneshot::Sender<()>,
}

impl Worker {
    /// Returns the runtime of the thread, which the first call starts.
    pub fn handle(&self) -> Result<Handle, BuildError> {
        let mut thread = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = &*thread {
            return Ok(thread.handle.clone());
        }
        let failed = |error| BuildError::because("cannot start the thread for blocking calls", error);
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel::<()>();
        let serve = move || drop(runtime.block_on(ended));
        ThreadBuilder::new().name("clientloom-runtime".to_owned()).spawn(serve).map_err(failed)?;
        *thread = Some(WorkerThread { handle: handle.clone(), _end: end });
        Ok(handle)
    }
}
