//! A row of a page's table of error codes.

/// The class of an error, which decides how the client handles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorClass {
    /// The token is invalid: the client fetches a new one and sends the call again, once.
    BadToken,
    /// Too many calls in a short time: the client waits and retries.
    TooManyRequests,
    /// A quota is used up: a retry cannot help.
    QuotaExhausted,
    /// The caller may not make such calls.
    ///
    /// Neither a retry nor another call helps until credentials, scopes or settings change.
    Refused,
    /// The user has to sign in again, for example to grant another scope.
    ///
    /// Neither a retry nor a refreshed token helps.
    SignIn,
}

/// A documented error code, with the facts that the page states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorRow {
    /// The code as text, also if it is a number.
    pub code: &'static str,
    /// A name for the code.
    pub name: Option<&'static str>,
    /// The HTTP status of the response.
    pub status: Option<u16>,
    /// The vendor's literal message.
    pub message: Option<&'static str>,
    /// The meaning, if the page explains the code instead of quoting a message.
    pub meaning: Option<&'static str>,
    /// The documented remedy.
    pub remedy: Option<&'static str>,
    /// The class, which decides how the client handles the code.
    pub class: Option<ErrorClass>,
    /// Whether the call may be retried after this code; `None` if the page does not say.
    pub retry_safe: Option<bool>,
}

impl ErrorRow {
    /// Creates a row with nothing but its code.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self {
            code,
            name: None,
            status: None,
            message: None,
            meaning: None,
            remedy: None,
            class: None,
            retry_safe: None,
        }
    }

    /// Creates a row with the HTTP status and the literal message of the page.
    #[must_use]
    pub const fn literal(code: &'static str, status: u16, message: &'static str) -> Self {
        Self { status: Some(status), message: Some(message), ..Self::new(code) }
    }

    /// Sets the name of the code.
    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    /// Sets the HTTP status.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets the vendor's literal message.
    #[must_use]
    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    /// Sets the meaning.
    #[must_use]
    pub const fn meaning(mut self, meaning: &'static str) -> Self {
        self.meaning = Some(meaning);
        self
    }

    /// Sets the remedy.
    #[must_use]
    pub const fn remedy(mut self, remedy: &'static str) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// Sets the class.
    #[must_use]
    pub const fn class(mut self, class: ErrorClass) -> Self {
        self.class = Some(class);
        self
    }

    /// Sets whether the call may be retried after this code.
    #[must_use]
    pub const fn retry_safe(mut self, safe: bool) -> Self {
        self.retry_safe = Some(safe);
        self
    }
}
