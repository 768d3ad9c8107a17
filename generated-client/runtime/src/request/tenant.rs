//! Tenants.

/// The tenant of a call, an extension of the [`http::Request`] that a signer receives.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tenant(String);

impl Tenant {
    /// Creates a tenant from the vendor's key.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// Returns the vendor's key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
