//! Lists that are too long for one call, and what a reply says about their items.

mod batched;
mod entries;
mod id;
mod index;
mod outcome;
mod read;
mod reasons;
mod result;
mod rule;
mod verdict;

pub use batched::Batched;
pub use id::ItemId;
pub use outcome::{BatchOutcome, Failed, Stray, Succeeded, Unknown};
pub use rule::{BatchRule, Told};
