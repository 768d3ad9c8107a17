//! The thread on which blocking calls run.

use crate::error::BuildError;
use std::sync::{Mutex, PoisonError};
use std::thread::Builder as ThreadBuilder;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// The one thread on which a client's connections and timers live while nobody awaits them.
#[derive(Default)]
pub(super) struct Worker(Mutex<Option<WorkerThread>>);

struct WorkerThread {
    handle: Handle,
    /// Ends the thread when it is dropped.
    _end: oneshot::Sender<()>,
}

impl Worker {
    /// Returns the thread's runtime; starts it if need be.
    pub fn handle(&self) -> Result<Handle, BuildError> {
        let mut thread = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = &*thread {
            return Ok(thread.handle.clone());
        }
        let failed = |error| BuildError::because("the thread for blocking calls cannot be started", error);
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel::<()>();
        let serve = move || drop(runtime.block_on(ended));
        ThreadBuilder::new().name("clientloom-runtime".to_owned()).spawn(serve).map_err(failed)?;
        *thread = Some(WorkerThread { handle: handle.clone(), _end: end });
        Ok(handle)
    }
}
