//! Results that come in pages.

mod ends;
mod property;
mod sample;
mod shelf;
mod ways;
