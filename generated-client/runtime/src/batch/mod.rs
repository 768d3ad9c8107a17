//! Lists that are longer than one call.

mod batched;
mod entries;
mod fatal;
mod id;
mod in_flight;
mod index;
mod limited;
mod outcome;
mod part;
mod read;
mod reasons;
mod result;
mod rule;
mod running;
mod settings;
mod split;
mod status;
mod summary;
mod unsent;

pub use batched::Batched;
pub use id::ItemId;
pub use outcome::{BatchOutcome, Failed, Succeeded, Unknown, UnmatchedResult};
pub use part::BatchPart;
pub use rule::{BatchRule, OutcomeRule};
pub use running::RunningBatch;
pub use split::Batch;
pub use summary::BatchSummary;
pub use unsent::UnsentItems;
