//! Errors of calls whose credentials could not be added.

use super::call::Error as CallError;
use super::history::AttemptHistory;
use super::sign_in::SignInRequired;
use crate::operation::ErrorClass;
use crate::value::excerpt;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// The reason why a call has no credentials, such as a failed token request.
///
/// Many calls can fail for the same reason, so a clone is cheap.
#[derive(Clone, Debug)]
pub struct AuthError {
    operation: Cow<'static, str>,
    pub(super) history: AttemptHistory,
    /// Whether a signer failed to make a signature.
    is_of_signature: bool,
    cause: Arc<dyn Error + Send + Sync>,
}

impl AuthError {
    /// Creates the error of a signer from its cause. The cause must not contain a secret.
    #[must_use]
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { is_of_signature: true, ..Self::of_credentials(cause) }
    }

    /// Creates the error of a token, or of options that do not fit the credentials.
    #[must_use]
    pub(crate) fn of_credentials(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let (operation, history) = (Cow::Borrowed(""), AttemptHistory::default());
        Self { operation, history, is_of_signature: false, cause: Arc::from(cause.into()) }
    }

    /// Returns the name of the operation, or an empty string before the client sets it.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Returns the error of the token request, if that is the cause.
    #[must_use]
    pub fn token_error(&self) -> Option<&CallError> {
        let of_sign_in = || self.sign_in_required().and_then(|required| required.refusal.as_deref());
        self.cause.downcast_ref().or_else(of_sign_in)
    }

    /// Returns the reason that only a user can remove by signing in, if that is the cause.
    #[must_use]
    pub fn sign_in_required(&self) -> Option<&SignInRequired> {
        self.cause.downcast_ref()
    }

    pub(crate) fn during(self, operation: Cow<'static, str>) -> Self {
        Self { operation, ..self }
    }

    /// Returns the step that failed, in words; an empty string if the cause is the whole reason.
    fn step(&self) -> &'static str {
        if self.sign_in_required().is_some() {
            return "";
        }
        match self.token_error() {
            Some(error) if is_refusal(error) => "the token was refused: ",
            Some(_) => "no token could be fetched: ",
            None if self.is_of_signature => "it could not be signed: ",
            None => "",
        }
    }
}

/// Whether the vendor refused to issue a token, rather than failed to do so.
fn is_refusal(error: &CallError) -> bool {
    let may_pass = |status: u16| status >= 500 || matches!(status, 408 | 429);
    match error {
        CallError::Api(api) => {
            !may_pass(api.status) && api.row.and_then(|row| row.class) != Some(ErrorClass::TooManyRequests)
        }
        CallError::Http(http) => (400..500).contains(&http.status) && !may_pass(http.status),
        _ => false,
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, cause) = (excerpt(&self.operation, 200), excerpt(&self.cause.to_string(), 1000));
        if !operation.is_empty() {
            write!(f, "{operation} was not sent: ")?;
        }
        write!(f, "{}{cause}", self.step())?;
        self.history.fmt(f)
    }
}

impl Error for AuthError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}
