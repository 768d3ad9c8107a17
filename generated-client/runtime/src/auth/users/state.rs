//! The state of a sign-in, which comes back with the redirect.

use crate::error::BuildError;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;

/// A text that the vendor returns with the code. It binds the code to the browser that asked for
/// it.
///
/// Keep it with the session of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInState(String);

impl SignInState {
    /// Creates a state of 43 random characters.
    ///
    /// # Errors
    ///
    /// [`Error::Build`](crate::Error::Build) if the system has no random numbers.
    pub fn random() -> Result<Self, crate::error::Error> {
        Ok(random_text().map(Self)?)
    }

    /// Creates a state from its text, which has to be hard to guess.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the redirect brought this state, compared in constant time.
    #[must_use]
    pub fn is(&self, received: &str) -> bool {
        self.0.as_bytes().ct_eq(received.as_bytes()).into()
    }
}

/// Returns 32 random bytes in base64url: 43 characters.
pub(super) fn random_text() -> Result<String, BuildError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| BuildError::because("the system has no random numbers", error))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}
