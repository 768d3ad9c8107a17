//! The editor of specs that a person wrote: each change keeps all bytes around it.
//!
//! `editor.rs` holds the text and its nodes. `insert.rs`, `remove.rs`, `replace.rs` and `texts.rs`
//! each add one kind of change, and `steps.rs` builds addresses. A change that would make the text
//! invalid is not made. `SpecEditor::finish` then returns its address.

mod editor;
mod insert;
mod remove;
mod replace;
mod steps;
mod texts;

pub(super) use editor::SpecEditor;
pub(super) use steps::{address, below, item};
pub(super) use texts::{Texts, set_texts};
