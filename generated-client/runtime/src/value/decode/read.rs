//! Outcome of reading one value.

/// Whether there was a value.
#[derive(PartialEq, Eq)]
pub(super) enum Read {
    Value,
    Null,
}
