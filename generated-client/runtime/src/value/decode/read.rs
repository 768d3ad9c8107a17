//! The outcome of reading one value.

/// The outcome of reading one value: a value or `null`.
#[derive(PartialEq, Eq)]
pub(super) enum Read {
    Value,
    Null,
}
