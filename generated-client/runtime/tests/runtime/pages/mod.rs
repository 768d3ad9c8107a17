//! Paged results.

mod bare;
mod ends;
mod property;
mod sample;
mod shelf;
mod ways;
