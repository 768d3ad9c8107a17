//! What becomes of specs between two states: every rule, every format, every key, and programs that judge the judge.

mod bump;
mod cases;
mod catalogue;
mod formats;
mod keys;
mod programs;
mod real;
mod redocly;
mod replies;
mod same;
pub(crate) mod state;
