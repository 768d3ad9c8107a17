//! The traits of operations that answer with a stream, and of their events.

use crate::operation::Operation;
use crate::value::{Decode, Value};
use std::fmt::Debug;

/// An operation whose response is, or can be, a stream of events.
pub trait Streamed: Operation {
    /// The events of the stream.
    type Event: StreamEvent;
}

/// An event of a stream: an enum with a variant for each documented kind, and one for the others.
///
/// Generated types implement this trait.
pub trait StreamEvent: Debug + Send + Sized + 'static {
    /// Creates an event of this kind, whose data is still to be read; `None` for other kinds.
    #[doc(hidden)]
    fn of(kind: &str) -> Option<Self>;

    /// Creates an event of an undocumented kind from its whole JSON.
    #[doc(hidden)]
    fn other(event: Value) -> Self;

    /// Returns the data of the event.
    #[doc(hidden)]
    fn data(&mut self) -> &mut dyn Decode;
}
