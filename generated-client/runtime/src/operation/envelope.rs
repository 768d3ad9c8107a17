//! How a vendor wraps its replies.

/// The fields around a reply's data, and which of their values mean success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The field with the code. A reply without it is an error.
    pub code: &'static str,
    /// The field with the message.
    pub message: &'static str,
    /// A field with more about the message.
    pub detail: Option<&'static str>,
    /// The field with the data; `None` where the data's fields stand beside the code.
    pub data: Option<&'static str>,
    /// Codes that mean success, compared as text: `800` and `"800"` are equal.
    pub success: &'static [&'static str],
    /// Codes that the pages give for failure. Every code outside `success` is one; these are
    /// known to say nothing more than that.
    pub failure: &'static [&'static str],
    /// Fields of a failure that say more than `code`: the first that is there and not empty is
    /// the error's code.
    pub error_codes: &'static [&'static str],
    /// Other fields that the envelope is known to have.
    pub known: &'static [&'static str],
}

impl Envelope {
    /// `{code, message, data}`, with `0` for success.
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

    /// An envelope with these fields; the data stand beside them unless [`data`](Self::data) says otherwise.
    #[must_use]
    pub const fn new(code: &'static str, message: &'static str, success: &'static [&'static str]) -> Self {
        Self { code, message, data: None, success, ..Self::BASE }
    }

    /// Names the field with the data.
    #[must_use]
    pub const fn data(self, data: &'static str) -> Self {
        Self { data: Some(data), ..self }
    }

    /// Names a field with more about the message.
    #[must_use]
    pub const fn detail(self, detail: &'static str) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// States the codes that the pages give for failure.
    #[must_use]
    pub const fn failure(self, failure: &'static [&'static str]) -> Self {
        Self { failure, ..self }
    }

    /// Names the fields that hold the code of a failure.
    #[must_use]
    pub const fn error_codes(self, error_codes: &'static [&'static str]) -> Self {
        Self { error_codes, ..self }
    }

    /// Names other fields that may be there.
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

    /// Whether `code` means success.
    pub(crate) fn succeeds(&self, code: &str) -> bool {
        self.success.contains(&code)
    }
}
