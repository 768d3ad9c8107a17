//! Documented rates of an operation, and the number of calls at a time.

/// Documented rates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// Calls per minute.
    pub per_minute: Option<u64>,
    /// Calls per second.
    pub per_second: Option<u64>,
    /// Calls per day.
    pub per_day: Option<u64>,
    /// Dotted name of the field to whose values the rates apply; `None` for all calls.
    pub per: Option<String>,
    /// Position in the list of the file; `None` for a mapping without a list.
    pub item: Option<usize>,
    /// Whether the mapping has a rate, also one with an invalid value.
    pub is_stated: bool,
}

impl Rates {
    /// Returns the rates, each with its key and the words for its window.
    #[must_use]
    pub fn all(&self) -> [(&'static str, &'static str, Option<u64>); 3] {
        [
            ("per_minute", "a minute", self.per_minute),
            ("per_second", "a second", self.per_second),
            ("per_day", "a day", self.per_day),
        ]
    }
}

/// The documented number of calls at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concurrency {
    /// Calls at a time.
    pub max: u64,
    /// Dotted name of the field to whose values the number applies; `None` for all calls.
    pub per: Option<String>,
}
