//! The tokens that a server has handed out.

use std::collections::BTreeSet;
use std::time::Duration;

/// How long the documented kinds of tokens live, unless a test says otherwise.
const LIFE: Duration = Duration::from_secs(2 * 60 * 60);

/// Tokens that open something, and how many have been handed out.
#[derive(Debug)]
pub(super) struct Tokens {
    valid: BTreeSet<String>,
    handed_out: u64,
    pub life: Duration,
}

impl Default for Tokens {
    fn default() -> Self {
        Self { valid: BTreeSet::new(), handed_out: 0, life: LIFE }
    }
}

impl Tokens {
    /// Returns a token that never was before.
    pub fn hand_out(&mut self) -> String {
        self.handed_out += 1;
        let token = format!("replay-token-{}", self.handed_out);
        self.valid.insert(token.clone());
        token
    }

    pub fn accept(&mut self, token: &str) {
        self.valid.insert(token.to_owned());
    }

    pub fn revoke(&mut self) {
        self.valid.clear();
    }

    pub fn knows(&self, token: &str) -> bool {
        self.valid.contains(token)
    }
}
