//! Batches: what replies say about items, and long lists over many calls.

mod outcome;
mod running;
mod sample;
mod script;
