//! Batches: item results in responses, and long lists over many calls.

mod extremes;
mod outcome;
mod partition;
mod running;
mod sample;
mod script;
