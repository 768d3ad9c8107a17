//! A layout that pages come in.

use crate::import::page::Page;

/// A layout that pages come in.
pub(super) struct Layout {
    /// Whether a text is in this layout.
    pub(super) is: fn(&str) -> bool,
    /// Reads such a text. Whatever is missing or cut off, something is read.
    pub(super) read: fn(&str) -> Page,
}
