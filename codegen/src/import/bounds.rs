//! Bounds of a number: of a value, of characters, items or bytes.

use std::fmt;

/// The bounds of a length or of a number. A missing one is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
}

impl Bounds {
    /// Whether both ends are open.
    pub(super) fn is_open(self) -> bool {
        self.min.is_none() && self.max.is_none()
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
        write!(f, "{}..{}", end(self.min), end(self.max))
    }
}
