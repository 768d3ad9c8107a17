//! The interface of a layout.

use crate::import::page::Page;

/// A layout of pages.
pub(super) struct Layout {
    /// Whether a text has this layout.
    pub(super) is: fn(&str) -> bool,
    /// Reads the pages of a text of this layout. It also reads pages with missing parts.
    pub(super) read: fn(&str) -> Vec<Page>,
}
