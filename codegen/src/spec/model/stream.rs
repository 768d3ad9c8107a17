//! A response that is a stream of events.

use super::field::Field;

/// The events of a response that is a stream.
#[derive(Clone, Debug)]
pub struct Events {
    /// Field of the body that chooses between a stream and a whole response.
    pub when: Option<When>,
    /// Framing: `either`, `sse` or `lines`.
    pub framing: String,
    /// Member whose value is the kind of an event.
    pub by: Option<String>,
    /// Kinds, with their Rust names.
    pub kinds: Vec<(String, String)>,
    /// Kind or literal text of the last event.
    pub end: Option<String>,
    /// Member with the data of an event.
    pub data: Option<String>,
    /// Data of the kinds, each named after its kind.
    pub contents: Vec<Field>,
}

/// A field that chooses between a stream and a whole response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Field at the top of the body.
    pub field: String,
    /// Value that asks for a stream.
    pub stream: String,
    /// Value that asks for a whole response.
    pub whole: String,
}

impl Events {
    /// Returns the data of a kind.
    #[must_use]
    pub fn content(&self, kind: &str) -> Option<&Field> {
        self.contents.iter().find(|content| content.name == kind)
    }
}
