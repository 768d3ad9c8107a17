//! Keeps secrets out of errors, even if a vendor repeats them in its reply.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::OnceLock;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// Shorter texts are no secrets, and replacing them would spoil the message.
const SHORTEST: usize = 4;

/// Words of an Authorization header that say how it is to be read.
const SCHEMES: [&str; 3] = ["Basic", "Bearer", "Token"];

/// The secrets that went out with a request. Most requests never need them.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    headers: Vec<(HeaderName, HeaderValue)>,
    secrets: OnceLock<Vec<String>>,
}

impl Redactor {
    /// The words of all headers that are marked as sensitive.
    pub fn headers(headers: &HeaderMap) -> Self {
        let secret = headers.iter().filter(|(_, value)| value.is_sensitive());
        let headers = secret.map(|(name, value)| (name.clone(), value.clone())).collect();
        Self { headers, secrets: OnceLock::new() }
    }

    /// These texts, and the forms in which JSON may write them.
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self { headers: Vec::new(), secrets: forms(texts).into() }
    }

    /// Puts the headers back into a request from before it was signed.
    pub fn sign_again(&self, mut unsigned: http::Request<Bytes>) -> http::Request<Bytes> {
        unsigned.headers_mut().extend(self.headers.iter().cloned());
        unsigned
    }

    /// Returns `text` without the secrets.
    pub fn text(&self, text: &str) -> String {
        let secrets = self.secrets.get_or_init(|| {
            let texts = self.headers.iter().filter_map(|(_, value)| value.to_str().ok());
            forms(texts.flat_map(str::split_whitespace).filter(|word| !SCHEMES.contains(word)))
        });
        secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, REDACTED))
    }
}

/// Returns the forms in which texts may be written.
fn forms<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut secrets = Vec::new();
    for text in texts.into_iter().filter(|text| text.len() >= SHORTEST) {
        let quoted = serde_json::Value::from(text).to_string();
        let forms = [text.to_owned(), quoted[1..quoted.len() - 1].to_owned()];
        secrets.extend(forms.iter().map(|form| form.replace('/', "\\/")));
        secrets.extend(forms);
    }
    // The longest first: of a secret that begins with another one nothing is left over.
    secrets.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    secrets.dedup();
    secrets
}
