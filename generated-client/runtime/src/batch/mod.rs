//! Lists that are too long for one call, and what a reply says about their items.

mod batched;
mod entries;
mod fatal;
mod id;
mod index;
mod limited;
mod outcome;
mod part;
mod read;
mod reasons;
mod rest;
mod result;
mod rule;
mod running;
mod slot;
mod split;
mod summary;
mod verdict;

pub use batched::Batched;
pub use id::ItemId;
pub use outcome::{BatchOutcome, Failed, Stray, Succeeded, Unknown};
pub use part::Part;
pub use rest::Rest;
pub use rule::{BatchRule, Told};
pub use running::Running;
pub use split::Batch;
pub use summary::BatchSummary;
