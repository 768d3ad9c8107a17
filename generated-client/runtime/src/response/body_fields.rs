//! Response bodies, read as the fields of their envelope.

use crate::operation::{BareResponse, Envelope};
use crate::value::{Deviation, DeviationKind, Members, members, scalar_text};
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::Range;

/// A response body, read as the fields of its envelope.
pub(super) struct BodyFields<'a> {
    pub envelope: &'a Envelope,
    /// The members of the body; empty if the body is not an object.
    pub members: Members<'a>,
    /// A description of a body that is not an object.
    pub problem: Option<String>,
    body: &'a [u8],
}

impl<'a> BodyFields<'a> {
    /// Reads a body; any body has fields, and those of an unreadable one are empty.
    pub fn read(envelope: &'a Envelope, body: &'a [u8]) -> Self {
        let text = std::str::from_utf8(body).map_err(|_| "not UTF-8".to_owned());
        match text.and_then(|text| members(text).map_err(|error| describe(text, &error))) {
            Ok(members) => Self { envelope, members, problem: None, body },
            Err(problem) => Self { envelope, members: Members::default(), problem: Some(problem), body },
        }
    }

    /// Returns the text of a scalar, or `None` if it is missing or empty.
    pub fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.members.get(name).and_then(scalar_text).filter(|text| !text.is_empty())
    }

    /// Whether the code of the envelope means success.
    pub fn has_success_code(&self) -> bool {
        self.text(self.envelope.code).is_some_and(|code| self.envelope.succeeds(&code))
    }

    /// Returns the error codes, the most specific one first.
    ///
    /// A gateway may send the same code in several forms, of which the documentation lists one.
    pub fn error_codes(&self) -> impl Iterator<Item = Cow<'a, str>> {
        let specific = self.envelope.error_codes.iter().filter_map(|name| self.text(name));
        specific.chain(self.text(self.envelope.code).filter(|code| !self.envelope.succeeds(code)))
    }

    /// Whether the body is a bare response: data without an envelope.
    pub fn is_bare(&self, bare: BareResponse) -> bool {
        match bare {
            BareResponse::Members => self.is_bare_object(),
            BareResponse::Whole(_) => self.is_bare_object() || self.is_list(),
        }
    }

    /// Whether the body has no code, and other fields than those of the envelope.
    fn is_bare_object(&self) -> bool {
        let mut keys = self.members.keys();
        self.members.get(self.envelope.code).is_none() && keys.any(|key| !self.envelope.owns(key))
    }

    fn is_list(&self) -> bool {
        serde_json::from_slice::<Vec<&RawValue>>(self.body).is_ok()
    }

    /// Returns the range of the data in the body, if the envelope has a data field.
    pub fn data(&self) -> Option<Range<usize>> {
        let data = self.members.get(self.envelope.data?)?.get();
        let start = (data.as_ptr() as usize).checked_sub(self.body.as_ptr() as usize)?;
        Some(start..start + data.len())
    }

    /// Returns the fields next to the data that the envelope does not have.
    ///
    /// Without a data field, they are read as data.
    pub fn unknown(&self) -> Vec<Deviation> {
        if self.envelope.data.is_none() {
            return Vec::new();
        }
        let keys = self.members.keys().filter(|key| !self.envelope.owns(key)).take(Deviation::MOST);
        keys.map(|key| Deviation { address: key.to_owned(), kind: DeviationKind::UnknownKey }).collect()
    }
}

/// Describes a body that is not a JSON object, without quoting it.
fn describe(text: &str, error: &serde_json::Error) -> String {
    // The reader of objects stops at the first character of another value.
    let whole = serde_json::from_str::<&RawValue>(text).err();
    match (text.trim_start().bytes().next(), error.classify(), &whole) {
        (None, ..) => "empty".to_owned(),
        (_, Category::Data, None) => "JSON, but not an object".to_owned(),
        _ => {
            let error = whole.as_ref().unwrap_or(error);
            format!("not JSON (line {}, column {})", error.line(), error.column())
        }
    }
}
