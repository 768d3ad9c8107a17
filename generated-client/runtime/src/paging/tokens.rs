//! Detection of page tokens that repeat.

/// The tokens that are necessary to detect a cycle: the last one and an older one.
///
/// The older token is replaced after 1, 2, 4, … tokens (Brent's algorithm). A cycle of any size is
/// detected in constant memory.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    last: Vec<String>,
    older: Vec<String>,
    /// The number of tokens since the older one.
    since: u64,
    /// The number of tokens after which the older one is replaced.
    interval: u64,
}

impl Tokens {
    /// Begins with the token of the caller's request, which may be empty.
    pub fn new(start: Vec<String>) -> Self {
        Self { older: start.clone(), last: start, since: 0, interval: 1 }
    }

    /// Returns the last token.
    pub fn last(&self) -> &[String] {
        &self.last
    }

    /// Adds the token of the next page of results. Returns whether the token is new.
    pub fn add(&mut self, token: &[String]) -> bool {
        if token == self.last || token == self.older {
            return false;
        }
        self.last = token.to_vec();
        self.since += 1;
        if self.since == self.interval {
            self.older.clone_from(&self.last);
            self.since = 0;
            self.interval = self.interval.saturating_mul(2);
        }
        true
    }
}
