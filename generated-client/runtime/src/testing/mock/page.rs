//! The documentation of one call: its errors, its examples and its envelope.

use super::documented_call::DocumentedCall;
use super::request::Request;
use super::tree;
use super::wait::{in_unit, with_member};
use crate::operation::{ErrorClass, ErrorRow, Framing, OperationInfo, ResponseFormat, WaitUnit};
use crate::testing::example::Example;
use crate::testing::loopback::LoopbackResponse;
use crate::value::Value;
use http::{HeaderName, HeaderValue};
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

/// A call and its documentation.
#[derive(Clone)]
pub(super) struct DocumentedPage {
    pub documented_call: DocumentedCall,
    /// The operation of a token request that the client also has as an operation.
    pub operation: Option<&'static OperationInfo>,
    pub examples: Vec<&'static dyn Example>,
    /// Whether the vendor's codes are JSON numbers.
    pub numeric: bool,
}

impl DocumentedPage {
    /// Returns the error row of a code.
    pub fn row(&self, code: &str) -> Result<&'static ErrorRow, String> {
        self.find(|row| row.code == code).ok_or_else(|| {
            let known: Vec<&str> = self.rows().map(|row| row.code).collect();
            format!("{} documents no code `{code}`: use one of {}", self.documented_call.name(), known.join(", "))
        })
    }

    /// Returns the first error row of a class.
    pub fn row_of_class(&self, class: ErrorClass) -> Result<&'static ErrorRow, String> {
        self.find(|row| row.class == Some(class))
            .ok_or_else(|| format!("{} documents no code that means `{class:?}`", self.documented_call.name()))
    }

    fn find(&self, matches: impl Fn(&ErrorRow) -> bool) -> Option<&'static ErrorRow> {
        self.rows().find(|row| matches(row))
    }

    fn rows(&self) -> impl Iterator<Item = &'static ErrorRow> {
        let own: &[ErrorRow] = match self.documented_call {
            DocumentedCall::Operation(info) => info.errors,
            DocumentedCall::Exchange(_) | DocumentedCall::Users(..) => self.operation.map_or(&[], |info| info.errors),
        };
        own.iter().chain(self.documented_call.service().errors)
    }

    /// Returns a documented error in the vendor's envelope.
    pub fn failure(&self, row: &ErrorRow) -> LoopbackResponse {
        let envelope = &self.documented_call.service().envelope;
        let mut body = BTreeMap::new();
        let general = envelope.failure.first().copied().or_else(|| envelope.other_boolean());
        let general = general.filter(|_| !envelope.error_codes.is_empty());
        body.insert(envelope.code.to_owned(), self.code(general.unwrap_or(row.code)));
        if let Some(field) = envelope.error_codes.first() {
            body.insert((*field).to_owned(), row.code.into());
        }
        let message = row.message.or(row.meaning).or(row.name);
        // The envelope of a sign-in can have another message than that of the operation it shares.
        let of_operation = self.operation.map(|info| info.service.envelope.message);
        for name in [Some(envelope.message), of_operation].into_iter().flatten() {
            body.insert(name.to_owned(), message.unwrap_or("failed").into());
        }
        let default = if row.class == Some(ErrorClass::TooManyRequests) { 429 } else { 400 };
        json(row.status.unwrap_or(default), body)
    }

    /// Returns a success with these fields next to the envelope's code.
    pub fn success(&self, fields: impl IntoIterator<Item = (&'static str, Value)>) -> LoopbackResponse {
        let envelope = &self.documented_call.service().envelope;
        let mut body = BTreeMap::new();
        body.insert(envelope.code.to_owned(), self.code(envelope.success.first().unwrap_or(&"")));
        body.insert(envelope.message.to_owned(), "ok".into());
        body.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
        json(200, body)
    }

    /// Adds the time after which the vendor allows a retry: to its own header, to its field of a
    /// JSON body, or to `Retry-After`.
    pub fn add_retry_after(&self, wait: Duration, response: &mut LoopbackResponse) {
        let service = self.documented_call.service();
        let value = |name: &str| {
            let unit = service.retry_after_counts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            in_unit(wait, unit.map_or(WaitUnit::Seconds, |(_, unit)| *unit), SystemTime::now())
        };
        let field = service.retry_after_fields.first().filter(|_| service.retry_after.is_empty());
        if let Some(body) = field.and_then(|path| with_member(&response.body, path, value(path))) {
            response.body = body;
            return;
        }
        let name = service.retry_after.first().copied().unwrap_or("Retry-After");
        let value = HeaderValue::from_str(&value(name).to_string()).expect("digits");
        response.headers.append(HeaderName::from_bytes(name.as_bytes()).expect("a documented header"), value);
    }

    fn code(&self, code: &str) -> Value {
        let number = code.parse::<i64>().ok().filter(|_| self.numeric);
        match code {
            "true" | "false" => (code == "true").into(),
            _ => number.map_or_else(|| code.into(), Value::from),
        }
    }

    /// Returns the documented response of the example whose request is most similar.
    pub fn documented(&self, request: &Request) -> Result<LoopbackResponse, String> {
        let similarity = |example: &dyn Example| tree::similarity(&example.values(), &request.values);
        // `max_by_key` returns the last of equal examples. The page's first one is wanted.
        let asked = self.examples.iter().rev().filter(|example| self.is_asked(**example, request));
        let best = asked.max_by_key(|example| similarity(**example));
        let is_file = matches!(self.documented_call, DocumentedCall::Operation(info) if info.response_format == ResponseFormat::File);
        if matches!(self.documented_call, DocumentedCall::Operation(info) if info.redirect) {
            return Ok(LoopbackResponse::new(302, "").header("Location", FILE_TARGET));
        }
        if let DocumentedCall::Operation(info) = self.documented_call
            && info.response_format == ResponseFormat::Nothing
            && best.is_none_or(|example| example.response().is_empty())
        {
            return Ok(LoopbackResponse::new(204, ""));
        }
        if is_file && best.is_none_or(|example| example.response().is_empty()) {
            return Ok(file());
        }
        let example = best
            .ok_or_else(|| format!("{} has no documented example: script its response", self.documented_call.name()))?;
        Ok(match self.documented_call {
            DocumentedCall::Operation(OperationInfo { events: Some(rule), .. }) if example.is_stream() => {
                let lines = [example.response(), rule.end_text().unwrap_or_default()].join("\n");
                events(&lines, rule.framing).status(example.status())
            }
            _ => LoopbackResponse::new(example.status(), example.response()).header("Content-Type", "application/json"),
        })
    }

    /// Whether a request asks for the kind of response that an example has.
    fn is_asked(&self, example: &dyn Example, request: &Request) -> bool {
        let DocumentedCall::Operation(info) = self.documented_call else { return true };
        info.events.and_then(|rule| rule.switch).is_none_or(|switch| {
            let asks = request.values.get(switch.field).and_then(Value::as_str) == Some(switch.stream);
            asks == example.is_stream()
        })
    }
}

/// Returns a stream of events, each of which is a line of `lines`.
pub(super) fn events(lines: &str, framing: Framing) -> LoopbackResponse {
    let (before, behind, media) = match framing {
        Framing::Lines => ("", "\n", "application/x-ndjson"),
        _ => ("data: ", "\n\n", "text/event-stream"),
    };
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    let body: String = lines.flat_map(|line| [before, line, behind]).collect();
    LoopbackResponse::new(200, body).header("Content-Type", media)
}

/// The address of the file to which the redirects of pages lead.
pub(super) const FILE_TARGET: &str = "/documented/file";

/// Returns a small file, for pages that document a file and show none.
pub(super) fn file() -> LoopbackResponse {
    LoopbackResponse::new(200, "documented")
        .header("Content-Type", "application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"documented\"")
}

fn json(status: u16, body: BTreeMap<String, Value>) -> LoopbackResponse {
    LoopbackResponse::new(status, Value::Object(body).to_string()).header("Content-Type", "application/json")
}
