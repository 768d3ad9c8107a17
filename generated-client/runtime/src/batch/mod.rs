//! Lists that are longer than one call.
//!
//! A [`Batch`] splits the items of one operation over as many calls as it takes and accounts for
//! each item in a [`BatchOutcome`]: it succeeded, it failed, or its outcome is unknown. A
//! [`RunningBatch`] is the handle of a batch that can be watched, stopped and resumed. Memory stays
//! flat, however many items there are.
//!
//! ```
//! use clientloom_runtime::batch::{Batch, BatchOutcome, Batched};
//! use clientloom_runtime::{Client, Error};
//!
//! async fn send_all<O: Batched>(client: &Client, request: O) -> Result<BatchOutcome, Error> {
//!     let mut running = Batch::new(client, request).parallel(2).run([])?;
//!     while let Some(part) = running.next().await {
//!         eprintln!("{}", part.outcome); // 498 succeeded, 1 failed, 1 unknown
//!     }
//!     Ok(running.finish().await)
//! }
//! ```

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
