//! Removal of secrets from errors, because a vendor may repeat them in its response.

use super::secret::Secret;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::OnceLock;

/// The replacement of a secret.
const REDACTED: &str = "[redacted]";

/// The length of the shortest secret; replacing shorter texts would garble the message.
const SHORTEST: usize = 4;

/// Authentication schemes of an `Authorization` header, which are not secret.
const SCHEMES: [&str; 3] = ["Basic", "Bearer", "Token"];

/// The secrets of one request.
///
/// Their texts are computed on first use, because most calls succeed and need none.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The secrets of the client that the request does not contain.
    unsent: Vec<Secret>,
    secrets: OnceLock<Vec<String>>,
}

impl Redactor {
    /// Creates a redactor for the words of all headers that are marked as sensitive.
    pub fn headers(headers: &HeaderMap) -> Self {
        let secret = headers.iter().filter(|(_, value)| value.is_sensitive());
        let headers = secret.map(|(name, value)| (name.clone(), value.clone())).collect();
        Self { headers, unsent: Vec::new(), secrets: OnceLock::new() }
    }

    /// Creates a redactor for `texts`, plain and as JSON strings.
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self { headers: Vec::new(), unsent: Vec::new(), secrets: forms(texts).into() }
    }

    /// Adds secrets that the request does not contain; a vendor may know them from other requests.
    pub fn with_unsent(self, unsent: Vec<Secret>) -> Self {
        Self { unsent, ..self }
    }

    /// Adds the sensitive headers to a copy of the request from before it was signed.
    pub fn sign_again(&self, mut unsigned: http::Request<Bytes>) -> http::Request<Bytes> {
        unsigned.headers_mut().extend(self.headers.iter().cloned());
        unsigned
    }

    /// Replaces each secret in `text`.
    pub fn clean(&self, text: &mut String) {
        if self.may_occur_in(text) {
            *text = self.text(text);
        }
    }

    /// Returns `text` with each secret replaced.
    pub fn text(&self, text: &str) -> String {
        let secrets = self.secrets.get_or_init(|| forms(self.words()));
        secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, REDACTED))
    }

    /// Whether `text` may contain a secret; most texts are found to have none without a copy.
    fn may_occur_in(&self, text: &str) -> bool {
        match self.secrets.get() {
            Some(secrets) => secrets.iter().any(|secret| text.contains(secret)),
            None => self.words().any(|word| word.len() <= text.len() && (text.contains(word) || !has_one_form(word))),
        }
    }

    /// Returns the unsent secrets, and the words of the headers without authentication schemes.
    fn words(&self) -> impl Iterator<Item = &str> {
        let texts = self.headers.iter().filter_map(|(_, value)| value.to_str().ok());
        let unsent = self.unsent.iter().map(Secret::expose);
        let words = texts.flat_map(str::split_whitespace).chain(unsent);
        words.filter(|word| word.len() >= SHORTEST && !SCHEMES.contains(word))
    }
}

/// Whether JSON writes a text only as it is.
fn has_one_form(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+=".contains(&byte))
}

/// Returns the texts as they can occur in a response and in notes: plain, as JSON strings, and with
/// escapes of bytes.
fn forms<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut secrets = Vec::new();
    for text in texts.into_iter().filter(|text| text.len() >= SHORTEST) {
        let quoted = serde_json::Value::from(text).to_string();
        let escaped = text.as_bytes().escape_ascii().to_string();
        let forms = [text.to_owned(), quoted[1..quoted.len() - 1].to_owned(), escaped];
        secrets.extend(forms.iter().map(|form| form.replace('/', "\\/")));
        secrets.extend(forms);
    }
    // The longest secret comes first, because a shorter one may be its beginning.
    secrets.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    secrets.dedup();
    secrets
}
