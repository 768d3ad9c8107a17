//! A secret text that is never printed.

use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// A password, a key or a token.
///
/// `Debug` hides the text, and `Display` is not implemented. The memory is overwritten on drop.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Returns the text, to send or store it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}
