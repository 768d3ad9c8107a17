//! The documented calls of a page.

use super::envelope::Envelope;
use super::field::FieldLocation;
use crate::yaml::Value;

/// A documented call.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Case that the example shows.
    pub name: Option<String>,
    /// Values of the request by location, if they are valid.
    pub request: Option<Vec<(FieldLocation, Value)>>,
    /// HTTP status of the response.
    pub status: u16,
    /// Response, if it is valid JSON.
    pub response: Option<Value>,
    /// Events of a response that is a stream.
    pub events: Option<Vec<Value>>,
    /// Texts that the page shows instead of valid JSON.
    pub texts: ExampleTexts,
}

impl Example {
    /// Whether the status and the code of the envelope mean success.
    #[must_use]
    pub fn is_success(&self, envelope: &Envelope) -> bool {
        let code = self.response.as_ref().and_then(|response| response.get(&envelope.code));
        (200..300).contains(&self.status) && code.is_some_and(|code| envelope.succeeds(code))
    }
}

/// Invalid JSON in an example, as the page shows it.
#[derive(Clone, Debug, Default)]
pub struct ExampleTexts {
    /// Body of the request.
    pub request: Option<String>,
    /// Response.
    pub response: Option<String>,
}
