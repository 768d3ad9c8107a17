//! The proof that the program that exchanges a code is the one that asked for it (PKCE).

use super::state::random_text;
use crate::error::BuildError;
use crate::value::Secret;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// The verifier of one sign-in: a secret that stays with the program until it exchanges the code.
///
/// A program that is restarted meanwhile keeps its text, and makes the verifier of it again.
#[derive(Clone, Debug)]
pub struct PkceVerifier(Secret);

impl PkceVerifier {
    /// Creates a verifier of 43 random characters.
    pub(super) fn random() -> Result<Self, BuildError> {
        random_text().map(|text| Self(text.into()))
    }

    /// Creates the verifier from its text.
    pub fn new(text: impl Into<Secret>) -> Self {
        Self(text.into())
    }

    /// Returns the text, to keep it in the session of the browser, for example.
    #[must_use]
    pub const fn secret(&self) -> &Secret {
        &self.0
    }

    /// Returns the challenge by the method `S256`.
    pub(crate) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.expose().as_bytes()))
    }
}

#[cfg(test)]
#[path = "pkce_test.rs"]
mod test;
