//! Texts of the generated documentation: the facts of a page in words.
//!
//! Each file documents one kind of item. `plain.rs` makes a text of a spec safe for rustdoc, and
//! `text.rs` builds paragraphs and lists.

mod batch;
mod constants;
mod error_row;
mod event;
mod field;
mod operation;
mod pages;
mod plain;
mod stream;
mod text;
mod vendor;

pub(super) use batch::batch;
pub(super) use constants::{constant, constants};
pub(super) use error_row::{error_row, shared_rows};
pub(super) use event::event;
pub(super) use field::{allowed_values, field};
pub(super) use operation::{operation, request, response};
pub(super) use pages::pages;
pub(super) use plain::plain;
pub(super) use stream::{stream, stream_event, stream_events};
pub(super) use text::sentences;
pub(super) use vendor::{group, ty, vendor};
