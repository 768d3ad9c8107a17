//! A call that could not be signed.

use super::history::AttemptHistory;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Why a call could not be signed: for instance because its token could not be fetched.
///
/// The same failure may reach many calls, so that it is cheap to clone.
#[derive(Clone, Debug)]
pub struct AuthError {
    operation: Cow<'static, str>,
    pub(super) history: AttemptHistory,
    cause: Arc<dyn Error + Send + Sync>,
}

impl AuthError {
    /// Makes an error of its cause. The cause must not show a secret.
    #[must_use]
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { operation: Cow::Borrowed(""), history: AttemptHistory::default(), cause: Arc::from(cause.into()) }
    }

    /// Returns the name of the operation that was to be signed.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Returns the error of the call that was to fetch the token, if that is the cause.
    #[must_use]
    pub fn token_error(&self) -> Option<&super::Error> {
        self.cause.downcast_ref()
    }

    pub(crate) fn during(self, operation: Cow<'static, str>) -> Self {
        Self { operation, ..self }
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not sent, it could not be signed: {}", self.operation, self.cause)?;
        self.history.fmt(f)
    }
}

impl Error for AuthError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}
