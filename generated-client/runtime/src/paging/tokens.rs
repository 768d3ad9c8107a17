//! Tokens that pages were asked for with, as far as it takes to notice that they go round in a circle.

/// The token that was used last, and an older one.
///
/// The older one is replaced after 1, 2, 4, … tokens (Brent's way to find a cycle), so that a circle of any size is
/// noticed in the end, however many pages there were, and nothing grows with them.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    last: Vec<String>,
    older: Vec<String>,
    /// How many came since the older one.
    since: u64,
    /// How many come before it is replaced.
    interval: u64,
}

impl Tokens {
    /// Begins with what the caller starts from, which may be nothing.
    pub fn new(start: Vec<String>) -> Self {
        Self { older: start.clone(), last: start, since: 0, interval: 1 }
    }

    /// Returns the token that was used last.
    pub fn last(&self) -> &[String] {
        &self.last
    }

    /// Takes the token of the next page; `false` if a page was asked for with it before.
    pub fn take(&mut self, token: &[String]) -> bool {
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
