//! Results that come in pages.

mod bare;
mod ends;
mod property;
mod sample;
mod shelf;
mod ways;
