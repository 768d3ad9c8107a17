//! Keeps secrets out of errors, even if a vendor repeats them in its reply.

use http::HeaderMap;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// Shorter texts are no secrets, and replacing them would spoil the message.
const SHORTEST: usize = 4;

/// Words of an Authorization header that say how it is to be read.
const SCHEMES: [&str; 3] = ["Basic", "Bearer", "Token"];

/// The secrets that went out with a request.
pub(crate) struct Redact(Vec<String>);

impl Redact {
    /// The words of all headers that are marked as sensitive.
    pub fn headers(headers: &HeaderMap) -> Self {
        let values = headers.values().filter(|value| value.is_sensitive());
        let texts = values.filter_map(|value| value.to_str().ok());
        Self::texts(texts.flat_map(str::split_whitespace).filter(|word| !SCHEMES.contains(word)))
    }

    /// These texts, and the forms in which JSON may write them.
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
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
        Self(secrets)
    }

    /// Returns `text` without the secrets.
    pub fn text(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, REDACTED))
    }
}
