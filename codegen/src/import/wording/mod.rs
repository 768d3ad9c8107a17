//! The texts of a spec, and the sentences of the page that they replace.
//!
//! - `place.rs` finds the texts of a spec by wire names.
//! - `sentence.rs` takes the page's sentences out of a draft, and gives each a digest.
//! - `memory.rs` keeps written texts by those digests; it contains no sentence of a page.
//! - `fill.rs` writes known texts into drafts and specs, and finds stale texts.
//! - `work_list.rs` lists the sentences that have no text yet, and reads the list back.

mod fill;
mod memory;
mod place;
mod sentence;
mod work_list;

pub use fill::{Filled, TextSource, update};
pub use memory::{Entry, Memory};
pub use place::{Kind, Place};
pub use sentence::Sentence;
pub use work_list::{Batch, Item, Learned, batches, items, learn, read_items, write_batches};

pub(super) use place::written_places;
pub(super) use sentence::{add_sentences, take, unwritten, unwritten_with_note};
