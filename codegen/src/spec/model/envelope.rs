//! The members that wrap each response, and the log id.

use crate::yaml::Value;

/// The envelope of responses.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// Member with the code.
    pub code: String,
    /// Member with the message.
    pub message: String,
    /// Member with a second message.
    pub detail: Option<String>,
    /// Member with the data.
    pub data: Option<String>,
    /// Codes that mean success; `true` and `false` are booleans.
    pub success: Vec<String>,
    /// Codes that are documented as failures.
    pub failure: Vec<String>,
    /// Members with the code of a failure; the first one present counts.
    pub error_codes: Vec<String>,
    /// Further members that may appear next to these.
    pub known: Vec<String>,
}

/// The locations of a stated wait; the longest wait counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetryAfter {
    /// Response headers, in addition to `Retry-After`.
    pub headers: Vec<String>,
    /// Members of the response, by their paths.
    pub fields: Vec<String>,
}

impl RetryAfter {
    /// Whether there is no location.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.headers.is_empty() && self.fields.is_empty()
    }

    /// Returns the headers and members, each with its kind: `header X-Wait`, `field error.wait`.
    #[must_use]
    pub fn locations(&self) -> Vec<String> {
        let headers = self.headers.iter().map(|name| format!("header {name}"));
        headers.chain(self.fields.iter().map(|name| format!("field {name}"))).collect()
    }
}

impl Envelope {
    /// Whether a response can have this code of a failure.
    ///
    /// A member that tells success by a boolean has no other code.
    #[must_use]
    pub fn carries(&self, code: &str) -> bool {
        let is_boolean = |code: &str| matches!(code, "true" | "false");
        let tells_booleans = !self.success.is_empty() && self.success.iter().all(|code| is_boolean(code));
        !self.error_codes.is_empty() || !tells_booleans || is_boolean(code)
    }

    /// Whether a code of a response means success; the text `"true"` is not a boolean.
    #[must_use]
    pub fn succeeds(&self, code: &Value) -> bool {
        let text = match code {
            Value::Text(text) if matches!(text.as_str(), "true" | "false") => return false,
            Value::Text(text) => text.clone(),
            other => other.to_json(),
        };
        self.success.contains(&text)
    }
}

/// The location of the log ID; the first one present counts.
#[derive(Clone, Debug, Default)]
pub struct LogId {
    /// Response headers.
    pub headers: Vec<String>,
    /// Members of the response, by their paths.
    pub fields: Vec<String>,
}
