//! The state of a server that its connections share.

use super::received::Received;
use super::response::LoopbackResponse;
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::task::JoinSet;

/// The part of a server that responds to requests.
pub(in crate::testing) trait Responder: Send + Sync {
    /// Whether to reset the connection after the head of a request.
    fn resets(&self, head: &Received) -> bool;

    /// Returns the response to a request.
    fn respond(&self, received: Received) -> LoopbackResponse;
}

/// The state of a server that its connections share.
pub(super) struct Shared {
    pub responder: Box<dyn Responder>,
    pub connections: Mutex<JoinSet<()>>,
    /// The number of next connections that are reset.
    pub resets: AtomicUsize,
}

/// Locks a mutex, even if another thread panicked while it held the lock.
pub(in crate::testing) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
