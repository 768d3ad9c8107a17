//! The lenient reader of responses.
//!
//! The types of a response offer slots, and one reader fills them. The reader is not generic: it
//! walks the JSON text once, builds no tree, and notes each difference from the page as a
//! [`Deviation`].

mod deviation;
mod each;
mod failure;
mod key;
mod members;
mod read;
mod reader;
mod scalar;
mod slot;
mod slots;
mod walk;

pub use deviation::{Deviation, DeviationKind};
pub(crate) use each::each_object;
pub(crate) use failure::DecodeFailure;
pub(crate) use members::{Members, members};
#[cfg(feature = "testing")]
pub(crate) use reader::{JSON_TEXT, expected};
pub(crate) use reader::{Reader, elements, is_null, scalar_text, truth};
pub use slot::{Decode, List, Map, Object, Optional, Slot};
