//! Keeps secrets out of errors, even if a vendor repeats them in its reply.

use http::HeaderMap;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// Shorter texts are no secrets, and replacing them would spoil the message.
const SHORTEST: usize = 4;

/// The secrets that went out with a request.
pub(crate) struct Redact(Vec<String>);

impl Redact {
    /// The words of all headers that are marked as sensitive.
    pub fn headers(headers: &HeaderMap) -> Self {
        let values = headers.values().filter(|value| value.is_sensitive());
        let texts = values.filter_map(|value| value.to_str().ok());
        Self::texts(texts.flat_map(str::split_whitespace).filter(|word| *word != "Bearer"))
    }

    /// These texts.
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().filter(|text| text.len() >= SHORTEST).map(str::to_owned).collect())
    }

    /// Returns `text` without the secrets.
    pub fn text(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, REDACTED))
    }
}
