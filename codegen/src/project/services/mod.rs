//! Services of a client: the choice of some, and the texts that list all.
//!
//! - `selection.rs` chooses services.
//! - `block.rs` replaces the lines between two marks in a file of the user.
//! - `manifest.rs` and `readme.rs` write those lines: features, the features for docs.rs, and the
//!   table of the README.

mod block;
mod manifest;
mod readme;
mod selection;

pub(crate) use block::BrokenMarks;
pub(crate) use manifest::{is_marked, missing_features, with_docs, with_features};
pub(crate) use readme::with_table;
pub(crate) use selection::{choose, specs_of};
