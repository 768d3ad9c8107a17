//! Lists that are longer than one call.
//!
//! A [`Batch`] splits the items of one operation over several calls and reports the result of each
//! item in a [`BatchOutcome`]: succeeded, failed or unknown. A [`RunningBatch`] is a handle that
//! can be watched, stopped and resumed.
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
//!
//! # Rules
//!
//! A [`BatchRule`] is constant data from the page. The rule says where the list is, how many items
//! one call takes, and in which of four forms a response reports the items ([`OutcomeRule`]). The
//! outcome is read from the raw response by that data, so no operation needs code for it. An
//! outcome also survives a response whose typed form cannot be read.
//!
//! # Outcomes
//!
//! - If results of one item differ, a failure wins over an unknown result, and an unknown result
//!   over a success.
//! - An item that the response does not mention is unknown. It succeeded if responses report only
//!   failures, or no items at all.
//! - If a call fails, its items failed if the vendor refused the call. They are unknown if the
//!   vendor may have carried it out.
//! - If the server asks for a wait of more than two minutes, or of more than the time of a call,
//!   the batch stops. The items that it refused are in no part. They are sent after
//!   [`resume`](RunningBatch::resume), and [`into_unsent`](RunningBatch::into_unsent) returns them.
//!
//! # Running
//!
//! A running batch holds all of its state and spawns no task. Calls make progress only while one of
//! the handle's futures is polled. A spawned task would continue after its future was dropped, with
//! outcomes that no caller receives.
//!
//! Parts arrive in the order of the input. For each call in flight, the handle takes at most four
//! calls' worth of items from the source, so memory use does not grow with the length of the list.

mod batched;
mod calls;
mod completed_call;
mod fatal;
mod id;
mod in_flight;
mod index;
mod limit_violations;
mod outcome;
mod part;
mod read;
mod reasons;
mod report;
mod result;
mod rule;
mod running;
mod settings;
mod shortened;
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
