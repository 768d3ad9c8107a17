//! Bounds on calls in flight, of a client and of a documented number of calls at a time.

use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The slots of a bound, one for each call in flight.
#[derive(Clone)]
pub(super) struct CallSlots {
    free: Arc<Semaphore>,
    count: usize,
}

/// The slots of one call, free again when they are dropped.
#[derive(Debug)]
pub(crate) struct CallSlot {
    /// Absent if nothing bounds the calls.
    _slot: Option<OwnedSemaphorePermit>,
    /// The slots of other bounds.
    _others: Vec<CallSlot>,
}

impl CallSlots {
    pub fn new(count: usize) -> Self {
        let count = count.min(Semaphore::MAX_PERMITS);
        Self { free: Arc::new(Semaphore::new(count)), count }
    }

    /// Takes a slot, if one is free.
    pub fn try_take(&self) -> Option<CallSlot> {
        Arc::clone(&self.free).try_acquire_owned().ok().map(|slot| CallSlot { _slot: Some(slot), _others: Vec::new() })
    }

    /// Waits for a slot, first come, first served. The semaphore is never closed.
    pub async fn take(self) -> CallSlot {
        CallSlot { _slot: self.free.acquire_owned().await.ok(), _others: Vec::new() }
    }

    /// Whether no call has a slot.
    pub fn is_unused(&self) -> bool {
        self.free.available_permits() == self.count
    }
}

impl CallSlot {
    /// Adds the slots of other bounds.
    pub(super) fn with(self, others: Vec<Self>) -> Self {
        Self { _others: others, ..self }
    }
}
