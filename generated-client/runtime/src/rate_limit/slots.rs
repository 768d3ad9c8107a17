//! The bound on the calls that a client has in flight.

use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The slots of a client, one for each call in flight.
#[derive(Clone)]
pub(super) struct CallSlots(Arc<Semaphore>);

/// The slot of one call, free again when it is dropped.
#[derive(Debug)]
pub(crate) struct CallSlot {
    /// Absent if nothing bounds the calls.
    _slot: Option<OwnedSemaphorePermit>,
}

impl CallSlots {
    pub fn new(count: usize) -> Self {
        Self(Arc::new(Semaphore::new(count.min(Semaphore::MAX_PERMITS))))
    }

    /// Takes a slot, if one is free.
    pub fn try_take(&self) -> Option<CallSlot> {
        Arc::clone(&self.0).try_acquire_owned().ok().map(|slot| CallSlot { _slot: Some(slot) })
    }

    /// Waits for a slot, first come, first served. The semaphore is never closed.
    pub async fn take(self) -> CallSlot {
        CallSlot { _slot: self.0.acquire_owned().await.ok() }
    }
}
