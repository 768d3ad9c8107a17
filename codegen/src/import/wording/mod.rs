//! The texts of a spec, and the sentences of the page that they replace.
//!
//! - `place.rs` finds the texts of a spec by wire names.
//! - `sentence.rs` takes the page's sentences out of a draft, and gives each a digest.
//! - `memory.rs` keeps written texts by those digests; it contains no sentence of a page.
//! - `fill.rs` writes known texts into drafts and specs, and finds stale texts.
//! - `items.rs` finds the sentences that have no text yet, and divides them into batches.
//! - `work_list.rs` writes them as a list for a writer, and reads the list back.
//! - `glossary.rs` has the terms of pages with our words, for the writer.
//! - `learn.rs` takes texts out of specs.

mod fill;
mod glossary;
mod items;
mod learn;
mod memory;
mod place;
mod sentence;
mod work_list;

pub use fill::{Filled, TextSource, update};
pub use glossary::Glossary;
pub use items::{Batch, Item, batches, items};
pub use learn::{Learned, learn};
pub use memory::{Entry, Memory};
pub use place::{Kind, Place};
pub use sentence::Sentence;
pub use work_list::{read_items, write_batches};

pub(super) use place::written_places;
pub(super) use sentence::{add_sentences, take, unwritten, unwritten_with_note, without_sentences};
