//! The envelope of a vendor's responses.

use crate::value::respelled;

/// The fields around the data of a response, and the codes that mean success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The field with the code. A response without it is an error.
    pub code: &'static str,
    /// The field with the message.
    pub message: &'static str,
    /// A field with details about the message.
    pub detail: Option<&'static str>,
    /// The field with the data; `None` if the data's fields are next to the code.
    pub data: Option<&'static str>,
    /// Codes that mean success, compared as text: `800` and `"800"` are equal.
    ///
    /// The codes `true` and `false` are booleans. The text `"true"` and the number 1 are not equal
    /// to them.
    pub success: &'static [&'static str],
    /// Codes that the pages document for any failure.
    ///
    /// Every code outside `success` is a failure. These codes say nothing more specific.
    pub failure: &'static [&'static str],
    /// Fields with a more specific code than `code`.
    ///
    /// The first one that is present and not empty is the code of the error.
    pub error_codes: &'static [&'static str],
    /// Other known fields of the envelope.
    pub known: &'static [&'static str],
}

impl Envelope {
    /// The envelope `{code, message, data}` with `0` for success.
    pub const BASE: Self = Self {
        code: "code",
        message: "message",
        detail: None,
        data: Some("data"),
        success: &["0"],
        failure: &[],
        error_codes: &[],
        known: &[],
    };

    /// Creates an envelope with these fields.
    ///
    /// The data's fields are next to them unless [`data`](Self::data) is set.
    #[must_use]
    pub const fn new(code: &'static str, message: &'static str, success: &'static [&'static str]) -> Self {
        Self { code, message, data: None, success, ..Self::BASE }
    }

    /// Sets the field with the data.
    #[must_use]
    pub const fn data(self, data: &'static str) -> Self {
        Self { data: Some(data), ..self }
    }

    /// Sets the field with details about the message.
    #[must_use]
    pub const fn detail(self, detail: &'static str) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// Sets the codes that the pages document for any failure.
    #[must_use]
    pub const fn failure(self, failure: &'static [&'static str]) -> Self {
        Self { failure, ..self }
    }

    /// Sets the fields with a more specific code of a failure.
    #[must_use]
    pub const fn error_codes(self, error_codes: &'static [&'static str]) -> Self {
        Self { error_codes, ..self }
    }

    /// Sets the other known fields of the envelope.
    #[must_use]
    pub const fn known(self, known: &'static [&'static str]) -> Self {
        Self { known, ..self }
    }

    /// Whether `key` is one of the envelope's own fields.
    pub(crate) fn owns(&self, key: &str) -> bool {
        key == self.code
            || key == self.message
            || self.detail == Some(key)
            || self.data == Some(key)
            || self.error_codes.contains(&key)
            || self.known.contains(&key)
    }

    /// Whether the codes contain a boolean, and whether they contain anything else.
    pub(crate) fn kinds_of_codes(&self) -> (bool, bool) {
        let codes = || self.success.iter().chain(self.failure);
        (codes().any(|code| is_boolean(code)), codes().any(|code| !is_boolean(code)))
    }

    /// Returns the boolean that means failure, if one of them means success.
    #[cfg(feature = "testing")]
    pub(crate) fn other_boolean(&self) -> Option<&'static str> {
        match (self.success.contains(&"true"), self.success.contains(&"false")) {
            (true, false) => Some("false"),
            (false, true) => Some("true"),
            _ => None,
        }
    }

    /// Whether `code` means success, in any spelling of its number: `0`, `0.0`, `0e0`.
    pub(crate) fn succeeds(&self, code: &str) -> bool {
        self.success.contains(&code) || respelled(code).is_some_and(|code| self.success.contains(&&*code))
    }
}

/// Whether a code is a boolean.
fn is_boolean(code: &str) -> bool {
    matches!(code, "true" | "false")
}
