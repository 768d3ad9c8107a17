//! What the surrounding crate offers.

/// What the surrounding crate offers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The crate has a feature `serde`, under which types derive its traits.
    pub serde: bool,
    /// The crate has a feature for each vendor.
    pub features: bool,
    /// The crate has a feature `testing`, under which the documented examples are there.
    pub examples: bool,
}
