//! Responses that are streams of events.

mod blocking;
mod calls;
mod cuts;
mod events;
mod failures;
mod mock;
mod sample;
