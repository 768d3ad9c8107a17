//! State of a server that its connections share.

use super::received::Received;
use super::response::LoopbackResponse;
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::task::JoinSet;

/// Whoever answers requests.
pub(in crate::testing) trait Responder: Send + Sync {
    /// Whether to reset the connection of this request, of which no more than the head was read.
    fn resets(&self, head: &Received) -> bool;

    /// Answers a request.
    fn respond(&self, received: Received) -> LoopbackResponse;
}

pub(super) struct Shared {
    pub responder: Box<dyn Responder>,
    pub connections: Mutex<JoinSet<()>>,
    /// How many connections are still to be reset.
    pub resets: AtomicUsize,
}

pub(in crate::testing) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
