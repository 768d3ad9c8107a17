//! The thread of a client's blocking calls.

use crate::error::BuildError;
use crate::transport::RuntimeThread;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The thread of a client's blocking calls, once a call has started it.
#[derive(Default)]
pub(super) struct Worker(Mutex<Option<Arc<RuntimeThread>>>);

impl Worker {
    /// Returns the thread, which the first call starts.
    pub fn thread(&self) -> Result<Arc<RuntimeThread>, BuildError> {
        let mut thread = self.lock();
        if let Some(thread) = &*thread {
            return Ok(Arc::clone(thread));
        }
        let started = Arc::new(RuntimeThread::start()?);
        *thread = Some(Arc::clone(&started));
        Ok(started)
    }

    /// Returns the thread; `None` if no blocking call was made.
    pub fn started(&self) -> Option<Arc<RuntimeThread>> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<RuntimeThread>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
