//! Users.

/// The user of a call, an extension of the request that a signer for users receives.
#[derive(Clone, Debug)]
pub(crate) struct User(pub String);
