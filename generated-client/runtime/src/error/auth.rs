//! Errors of calls that cannot be signed.

use super::history::AttemptHistory;
use crate::value::excerpt;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// The reason why a call cannot be signed, such as a failed token request.
///
/// Many calls can fail for the same reason, so a clone is cheap.
#[derive(Clone, Debug)]
pub struct AuthError {
    operation: Cow<'static, str>,
    pub(super) history: AttemptHistory,
    cause: Arc<dyn Error + Send + Sync>,
}

impl AuthError {
    /// Creates an error from its cause. The cause must not contain a secret.
    #[must_use]
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { operation: Cow::Borrowed(""), history: AttemptHistory::default(), cause: Arc::from(cause.into()) }
    }

    /// Returns the name of the operation, or an empty string before the client sets it.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Returns the error of the token request, if that is the cause.
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
        let (operation, cause) = (excerpt(&self.operation, 200), excerpt(&self.cause.to_string(), 1000));
        write!(f, "{operation} was not sent, because it could not be signed: {cause}")?;
        self.history.fmt(f)
    }
}

impl Error for AuthError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}
