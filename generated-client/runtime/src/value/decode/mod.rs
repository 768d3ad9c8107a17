//! The lenient reader of responses.
//!
//! The types of a response offer slots, and one reader fills them. The reader is not generic: it
//! walks the JSON text once, builds no tree, and notes each difference from the page as a
//! [`Deviation`]. If a value cannot be converted to its documented type, the reader walks again,
//! value by value, and leaves the field of that value absent.

mod deviation;
mod each;
mod expected;
mod facts;
mod failure;
mod fill;
mod key;
mod members;
mod raw;
mod read;
mod reader;
mod scalar;
mod second_walk;
mod slot;
mod slots;
mod tree;
mod walk;

pub use deviation::{Deviation, DeviationKind};
pub(crate) use each::each_object;
#[cfg(feature = "testing")]
pub(crate) use expected::JSON_TEXT;
#[cfg(any(feature = "serde", feature = "testing"))]
pub(crate) use expected::expected;
pub(crate) use failure::DecodeFailure;
pub(crate) use members::{Members, members};
pub(crate) use raw::{elements, is_empty, is_null, lossy_text, respelled, scalar_text, truth, whole_number};
pub(crate) use reader::{ReadRules, Reader};
pub use slot::{Decode, FieldsByKey, List, Map, Object, Optional, Slot, ValuesByKey};
pub(crate) use tree::tree;
