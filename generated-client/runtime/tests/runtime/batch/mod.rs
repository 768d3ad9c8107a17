//! Batches: item results in responses, and long lists over many calls.

mod closing;
mod equal_results;
mod extremes;
mod on_call;
mod outcome;
mod partition;
mod restarts;
mod running;
pub mod sample;
mod script;
mod wakes;

pub use running::remove;
pub use sample::letters;
