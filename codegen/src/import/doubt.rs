//! A fact of a draft that is not certain.

use crate::diagnostics::codes::{Code, kinds};
use crate::yaml::Value;

/// A fact that is not certain and that a person has to decide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The kind, which is [`UNSURE`](crate::diagnostics::codes::UNSURE) if a file names none.
    pub kind: &'static Code,
    /// The address in the file, or the key.
    pub at: String,
    /// The value that is assumed.
    pub assumed: String,
    /// The reason why the value is not certain.
    pub why: String,
}

impl Doubt {
    pub(super) fn new(
        kind: &'static Code,
        at: impl Into<String>,
        assumed: impl Into<String>,
        why: impl Into<String>,
    ) -> Self {
        Self { kind, at: at.into(), assumed: assumed.into(), why: why.into() }
    }

    /// Whether two doubts have the same words, of any kind.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.at, &self.assumed, &self.why) == (&other.at, &other.assumed, &other.why)
    }

    /// Returns the entry of `unsure`.
    pub(super) fn into_value(self) -> Value {
        let kind = kinds::find(self.kind.name).map(|code| ("kind".to_owned(), code.name.to_owned()));
        let words = [("at".to_owned(), self.at)].into_iter().chain(kind);
        let words = words.chain([("assumed".to_owned(), self.assumed), ("why".to_owned(), self.why)]);
        Value::Map(words.map(|(key, words)| (key, Value::Text(words))).collect())
    }
}
