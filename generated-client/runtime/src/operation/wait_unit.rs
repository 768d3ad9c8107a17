//! The unit of a header or field that states a wait.

/// The unit of a header or field that states a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitUnit {
    /// Seconds to wait.
    Seconds,
    /// Milliseconds to wait.
    Milliseconds,
    /// The moment until which to wait, in seconds since 1970-01-01T00:00:00Z.
    EpochSeconds,
    /// The moment until which to wait, in milliseconds since 1970-01-01T00:00:00Z.
    EpochMilliseconds,
}

/// The first number that is a moment in seconds: in September 2001.
const EPOCH_SECONDS: f64 = 1e9;

/// The first number that is a moment in milliseconds: in March 1973. In seconds, it is the year
/// 5138.
const EPOCH_MILLISECONDS: f64 = 1e11;

/// The end of the moments in milliseconds: in the year 5138.
const END_OF_EPOCH: f64 = 1e14;

impl WaitUnit {
    /// Returns the unit of a number without a documented unit.
    ///
    /// - From 1e9 (below 1e11): a moment in seconds since 1970.
    /// - From 1e11 (below 1e14): a moment in milliseconds since 1970.
    /// - Others: seconds to wait.
    #[must_use]
    pub fn of(number: f64) -> Self {
        if (EPOCH_SECONDS..EPOCH_MILLISECONDS).contains(&number) {
            Self::EpochSeconds
        } else if (EPOCH_MILLISECONDS..END_OF_EPOCH).contains(&number) {
            Self::EpochMilliseconds
        } else {
            Self::Seconds
        }
    }
}
