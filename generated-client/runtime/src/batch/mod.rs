//! Lists that are too long for one call, and what a reply says about their items.

mod batched;
mod rule;

pub use batched::Batched;
pub use rule::{BatchRule, Told};
