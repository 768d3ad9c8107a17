//! Batches: item results in responses, and long lists over many calls.

mod equal_results;
mod extremes;
mod on_call;
mod outcome;
mod partition;
mod running;
mod sample;
mod script;
mod wakes;
