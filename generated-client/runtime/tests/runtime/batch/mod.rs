//! Batches: item results in responses, and long lists over many calls.

mod closing;
mod extremes;
mod outcome;
mod partition;
mod restarts;
mod running;
mod sample;
mod script;

pub use running::remove;
