//! For whom a call is made, where the credentials serve several.

/// A tenant, as an extension of the [`http::Request`] that a mechanism signs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tenant(String);

impl Tenant {
    /// Makes a tenant of the vendor's key for it.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// Returns the vendor's key for it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
