//! What is documented about one call: its errors, its examples, the words of its envelope.

use super::documented_call::DocumentedCall;
use super::request::Request;
use super::tree;
use crate::operation::{ErrorClass, ErrorRow, ResponseFormat};
use crate::testing::example::Example;
use crate::testing::loopback::LoopbackResponse;
use serde_json::{Map, Value};

/// A call and all that is documented about it.
#[derive(Clone)]
pub(super) struct DocumentedPage {
    pub documented_call: DocumentedCall,
    pub examples: Vec<&'static dyn Example>,
    /// Whether the vendor's codes are numbers in JSON.
    pub numeric: bool,
}

impl DocumentedPage {
    /// Returns the row of a code.
    pub fn row(&self, code: &str) -> Result<&'static ErrorRow, String> {
        self.find(|row| row.code == code).ok_or_else(|| {
            let known: Vec<&str> = self.rows().map(|row| row.code).collect();
            format!("{} has no documented code {code}; it has {}", self.documented_call.name(), known.join(", "))
        })
    }

    /// Returns the first row that means this to a client.
    pub fn meaning(&self, class: ErrorClass) -> Result<&'static ErrorRow, String> {
        self.find(|row| row.class == Some(class))
            .ok_or_else(|| format!("{} has no documented code that means {class:?}", self.documented_call.name()))
    }

    fn find(&self, is_it: impl Fn(&ErrorRow) -> bool) -> Option<&'static ErrorRow> {
        self.rows().find(|row| is_it(row))
    }

    fn rows(&self) -> impl Iterator<Item = &'static ErrorRow> {
        let own: &[ErrorRow] = match self.documented_call {
            DocumentedCall::Operation(info) => info.errors,
            DocumentedCall::Exchange(_) => &[],
        };
        own.iter().chain(self.documented_call.service().errors)
    }

    /// Returns an error in the vendor's envelope.
    pub fn failure(&self, row: &ErrorRow) -> LoopbackResponse {
        let envelope = &self.documented_call.service().envelope;
        let mut body = Map::new();
        let general = envelope.failure.first().filter(|_| !envelope.error_codes.is_empty());
        body.insert(envelope.code.to_owned(), self.code(general.unwrap_or(&row.code)));
        if let Some(field) = envelope.error_codes.first() {
            body.insert((*field).to_owned(), row.code.into());
        }
        let message = row.message.or(row.meaning).or(row.name);
        body.insert(envelope.message.to_owned(), message.unwrap_or("failed").into());
        let usual = if row.class == Some(ErrorClass::TooManyRequests) { 429 } else { 400 };
        json(row.status.unwrap_or(usual), body)
    }

    /// Returns a success whose fields stand beside the envelope's code.
    pub fn success(&self, fields: impl IntoIterator<Item = (&'static str, Value)>) -> LoopbackResponse {
        let envelope = &self.documented_call.service().envelope;
        let mut body = Map::new();
        body.insert(envelope.code.to_owned(), self.code(envelope.success.first().unwrap_or(&"")));
        body.insert(envelope.message.to_owned(), "ok".into());
        body.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
        json(200, body)
    }

    /// Returns the header in which the vendor says when to come back.
    pub fn retry_after(&self) -> &'static str {
        self.documented_call.service().retry_after.first().unwrap_or(&"Retry-After")
    }

    fn code(&self, code: &str) -> Value {
        let number = code.parse::<i64>().ok().filter(|_| self.numeric);
        number.map_or_else(|| code.into(), Value::from)
    }

    /// Returns the documented reply to the example that is most like the request.
    pub fn documented(&self, request: &Request) -> Result<LoopbackResponse, String> {
        let alike = |example: &dyn Example| tree::likeness(&example.values(), &request.values);
        // Of several that are alike, the page's first.
        let best = self.examples.iter().rev().max_by_key(|example| alike(**example));
        let is_file = matches!(self.documented_call, DocumentedCall::Operation(info) if info.response_format == ResponseFormat::File);
        if is_file && best.is_none_or(|example| example.response().is_empty()) {
            return Ok(file());
        }
        let example = best.ok_or_else(|| {
            format!("{} has no documented example; a test has to say what it answers", self.documented_call.name())
        })?;
        Ok(LoopbackResponse::new(example.status(), example.response()).header("Content-Type", "application/json"))
    }
}

/// A small file, for pages that answer with one and show none.
fn file() -> LoopbackResponse {
    LoopbackResponse::new(200, "documented")
        .header("Content-Type", "application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"documented\"")
}

fn json(status: u16, body: Map<String, Value>) -> LoopbackResponse {
    LoopbackResponse::new(status, Value::Object(body).to_string()).header("Content-Type", "application/json")
}
