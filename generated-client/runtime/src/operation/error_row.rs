//! One row of a page's table of error codes.

/// What a code tells the client to do, beyond what its text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorClass {
    /// The token is not valid (any more): drop it, fetch a new one, repeat the call once.
    BadToken,
    /// Too many calls in a short time: wait, then repeat.
    TooManyRequests,
    /// A quota is used up: a repeat cannot help.
    QuotaExhausted,
    /// The caller may not make such calls, whatever is in them: neither a repeat nor another call helps before
    /// credentials, scopes or settings are changed.
    Refused,
}

/// A documented error code: what the page says about it, and nothing that it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorRow {
    /// The code as text; numbers too.
    pub code: &'static str,
    /// A name for the code.
    pub name: Option<&'static str>,
    /// The HTTP status that comes with it.
    pub status: Option<u16>,
    /// The vendor's message, literally.
    pub message: Option<&'static str>,
    /// What the code means, where the page explains it instead of quoting a message.
    pub meaning: Option<&'static str>,
    /// What to do about it.
    pub remedy: Option<&'static str>,
    /// What the client does about it.
    pub class: Option<ErrorClass>,
    /// Whether the call may be repeated after this code.
    pub retry_safe: Option<bool>,
}

impl ErrorRow {
    /// A row that knows its code only.
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

    /// A row with the status and the literal message that the page gives.
    #[must_use]
    pub const fn literal(code: &'static str, status: u16, message: &'static str) -> Self {
        Self::new(code).status(status).message(message)
    }

    /// Names the code.
    #[must_use]
    pub const fn name(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// States the HTTP status.
    #[must_use]
    pub const fn status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// States the vendor's message.
    #[must_use]
    pub const fn message(self, message: &'static str) -> Self {
        Self { message: Some(message), ..self }
    }

    /// States what the code means.
    #[must_use]
    pub const fn meaning(self, meaning: &'static str) -> Self {
        Self { meaning: Some(meaning), ..self }
    }

    /// States what to do about it.
    #[must_use]
    pub const fn remedy(self, remedy: &'static str) -> Self {
        Self { remedy: Some(remedy), ..self }
    }

    /// States what the client does about it.
    #[must_use]
    pub const fn class(self, class: ErrorClass) -> Self {
        Self { class: Some(class), ..self }
    }

    /// States whether the call may be repeated after it.
    #[must_use]
    pub const fn retry_safe(self, safe: bool) -> Self {
        Self { retry_safe: Some(safe), ..self }
    }
}
