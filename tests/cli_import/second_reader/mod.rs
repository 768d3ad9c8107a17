//! A second reader of pages, written apart from the importer.
//!
//! It finds the rows, code and bullets of a page by their lines, and asks whether a draft has them
//! or names them.
//!
//! - `parts.rs` finds the parts of a page, `cells.rs` the cells of a row.
//! - `draft.rs` knows what a draft has and what it names.
//! - `verdict.rs` compares the two.

mod cells;
mod draft;
mod parts;
mod verdict;

pub(super) use draft::{Known, entries, items};
pub(super) use parts::{Content, Part, parts};
pub(super) use verdict::{Verdict, addresses, judge};
