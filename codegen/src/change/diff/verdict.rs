//! The effect of a change on one audience.

/// The effect of a change on one audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No effect.
    Nothing,
    /// Only words change.
    Words,
    /// More becomes possible.
    Adds,
    /// The specs do not say whether anything breaks.
    Unclear,
    /// Something stops working.
    Breaks,
}

impl Verdict {
    /// Returns the word for the verdict.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Words => "words",
            Self::Adds => "adds",
            Self::Unclear => "unclear",
            Self::Breaks => "breaks",
        }
    }
}
