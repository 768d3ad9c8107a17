//! The lenient reader of responses.
//!
//! The types of a response offer slots, and one reader fills them. The reader is not generic: it
//! walks the JSON text once, builds no tree, and notes each difference from the page as a
//! [`Deviation`].

mod deviation;
mod each;
mod expected;
mod failure;
mod fill;
mod key;
mod members;
mod raw;
mod read;
mod reader;
mod scalar;
mod slot;
mod slots;
mod walk;

pub use deviation::{Deviation, DeviationKind};
pub(crate) use each::each_object;
#[cfg(feature = "testing")]
pub(crate) use expected::{JSON_TEXT, expected};
pub(crate) use failure::DecodeFailure;
pub(crate) use members::{Members, members};
pub(crate) use raw::{elements, is_null, scalar_text, truth};
pub(crate) use reader::Reader;
pub use slot::{Decode, List, Map, Object, Optional, Slot};
