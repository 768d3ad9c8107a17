//! The tokens that the server has issued.

use std::collections::BTreeSet;
use std::time::Duration;

/// The default lifetime of a token.
const LIFETIME: Duration = Duration::from_secs(2 * 60 * 60);

/// The valid tokens, and the number of issued ones.
#[derive(Debug)]
pub(super) struct Tokens {
    valid: BTreeSet<String>,
    issued: u64,
    /// The lifetime that responses to token requests state.
    pub lifetime: Duration,
}

impl Default for Tokens {
    fn default() -> Self {
        Self { valid: BTreeSet::new(), issued: 0, lifetime: LIFETIME }
    }
}

impl Tokens {
    /// Issues a new token.
    pub fn issue(&mut self) -> String {
        self.issued += 1;
        let token = format!("replay-token-{}", self.issued);
        self.valid.insert(token.clone());
        token
    }

    pub fn accept(&mut self, token: &str) {
        self.valid.insert(token.to_owned());
    }

    pub fn revoke(&mut self) {
        self.valid.clear();
    }

    pub fn is_valid(&self, token: &str) -> bool {
        self.valid.contains(token)
    }
}
