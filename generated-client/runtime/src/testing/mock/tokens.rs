//! The tokens that the server has issued.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// The default lifetime of a token.
const LIFETIME: Duration = Duration::from_secs(2 * 60 * 60);

/// A code that the server has issued, with what its exchange has to prove.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub redirect: String,
    pub challenge: String,
}

/// The valid tokens, and the number of issued ones.
#[derive(Debug)]
pub(super) struct Tokens {
    valid: BTreeSet<String>,
    issued: u64,
    /// The codes of sign-ins; `None` after a code was used.
    codes: BTreeMap<String, Option<Code>>,
    /// The refresh tokens, each with whether it still works.
    refresh: BTreeMap<String, bool>,
    /// The lifetime that responses to token requests state.
    pub lifetime: Duration,
}

impl Default for Tokens {
    fn default() -> Self {
        let (codes, refresh) = (BTreeMap::new(), BTreeMap::new());
        Self { valid: BTreeSet::new(), issued: 0, codes, refresh, lifetime: LIFETIME }
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

    /// Issues a code.
    pub fn issue_code(&mut self, code: Code) -> String {
        self.issued += 1;
        let name = format!("replay-code-{}", self.issued);
        self.codes.insert(name.clone(), Some(code));
        name
    }

    /// Takes a code, once. Returns whether the server has issued it, and the code if it is unused.
    pub fn take_code(&mut self, code: &str) -> (bool, Option<Code>) {
        self.codes.get_mut(code).map_or((false, None), |code| (true, code.take()))
    }

    /// Issues a refresh token.
    pub fn issue_refresh(&mut self) -> String {
        self.issued += 1;
        let token = format!("replay-refresh-{}", self.issued);
        self.refresh.insert(token.clone(), true);
        token
    }

    /// Takes a refresh token. Returns whether the server has issued it, and whether it works.
    pub fn take_refresh(&mut self, token: &str, is_once: bool) -> (bool, bool) {
        let Some(works) = self.refresh.get_mut(token) else { return (false, false) };
        (true, std::mem::replace(works, *works && !is_once))
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
