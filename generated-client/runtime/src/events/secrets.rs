//! The secrets of a webhook.

use crate::value::Secret;

/// The secrets that an app and its vendor share, as the vendor's console shows them.
///
/// ```
/// use clientloom_runtime::events::WebhookSecrets;
///
/// let secrets = WebhookSecrets::new().token("v-token").encrypt_key("e-key");
/// ```
///
/// An empty text counts as absent, so that an empty setting of the console can be passed on.
#[derive(Clone, Debug, Default)]
pub struct WebhookSecrets {
    pub(super) token: Option<Secret>,
    pub(super) encrypt_key: Option<Secret>,
    pub(super) authorization: Option<Secret>,
}

impl WebhookSecrets {
    /// Creates a set without secrets.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the verification token, which each event contains.
    #[must_use]
    pub fn token(self, token: impl Into<Secret>) -> Self {
        Self { token: given(token.into()), ..self }
    }

    /// Sets the key that encrypts and signs events.
    ///
    /// Each event then needs a signature.
    #[must_use]
    pub fn encrypt_key(self, key: impl Into<Secret>) -> Self {
        Self { encrypt_key: given(key.into()), ..self }
    }

    /// Sets the token that the vendor sends as `Authorization: Bearer`. It replaces
    /// [`basic`](Self::basic).
    #[must_use]
    pub fn bearer(self, token: impl Into<Secret>) -> Self {
        let token = given(token.into());
        Self { authorization: token.map(|token| format!("Bearer {}", token.expose()).into()), ..self }
    }

    /// Sets the user and the password that the vendor sends as `Authorization: Basic`. They replace
    /// [`bearer`](Self::bearer).
    ///
    /// An empty password counts as absent.
    #[must_use]
    pub fn basic(self, user: &str, password: impl Into<Secret>) -> Self {
        use base64::Engine as _;
        let encode =
            |password: Secret| base64::prelude::BASE64_STANDARD.encode(format!("{user}:{}", password.expose()));
        let authorization = given(password.into()).map(|password| format!("Basic {}", encode(password)).into());
        Self { authorization, ..self }
    }

    /// Returns the verification token.
    #[cfg(feature = "testing")]
    pub(crate) const fn token_secret(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    /// Returns the key.
    #[cfg(feature = "testing")]
    pub(crate) const fn key_secret(&self) -> Option<&Secret> {
        self.encrypt_key.as_ref()
    }

    /// Returns the header `Authorization`.
    #[cfg(feature = "testing")]
    pub(crate) const fn authorization_secret(&self) -> Option<&Secret> {
        self.authorization.as_ref()
    }

    /// Whether no secret is set.
    pub(super) const fn is_empty(&self) -> bool {
        self.token.is_none() && self.encrypt_key.is_none() && self.authorization.is_none()
    }
}

/// Returns a secret that is not empty.
fn given(secret: Secret) -> Option<Secret> {
    Some(secret).filter(|secret| !secret.expose().is_empty())
}
