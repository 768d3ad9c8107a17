//! Response bodies, read as the fields of their envelope.

use crate::operation::{BareResponse, Envelope};
use crate::value::{
    Deviation, DeviationKind, Members, ReadRules, is_null, lossy_text, members, respelled, scalar_text,
};
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
    /// The body without its byte order mark; empty if the body is not UTF-8.
    body: &'a str,
}

/// Returns a body without its byte order mark; `None` if it is not UTF-8.
pub(super) fn text_of(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?;
    Some(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

impl<'a> BodyFields<'a> {
    /// Reads a body; any body has fields, and those of an unreadable one are empty.
    pub fn read(envelope: &'a Envelope, body: &'a [u8]) -> Self {
        let text = text_of(body);
        let body = text.unwrap_or_default();
        let members = text.ok_or_else(|| "not UTF-8".to_owned());
        match members.and_then(members_of) {
            Ok(members) => Self { envelope, members, problem: None, body },
            Err(problem) => Self { envelope, members: Members::default(), problem: Some(problem), body },
        }
    }

    /// Returns the text of a scalar, or `None` if it is missing or empty.
    pub fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.members.get(name).and_then(scalar_text).filter(|text| !text.is_empty())
    }

    /// Returns the text of a scalar like [`text`](Self::text), with invalid escapes replaced.
    pub fn lossy_text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.members.get(name).and_then(lossy_text).filter(|text| !text.is_empty())
    }

    /// Returns the values of the envelope's code, of which a body should have one.
    fn codes(&self) -> impl Iterator<Item = Option<Cow<'a, str>>> {
        let codes = self.members.iter().filter(|(key, _)| *key == self.envelope.code);
        let kinds = self.envelope.kinds_of_codes();
        codes.map(move |(_, raw)| code_of_kind(raw, kinds))
    }

    /// Whether the code of the envelope means success; of several codes, each one.
    pub fn has_success_code(&self) -> bool {
        let mut codes = self.codes().peekable();
        codes.peek().is_some() && codes.all(|code| code.is_some_and(|code| self.envelope.succeeds(&code)))
    }

    /// Returns the error codes, the most specific one first.
    ///
    /// A gateway may send the same code in several forms, of which the documentation lists one.
    pub fn error_codes(&self) -> impl Iterator<Item = Cow<'a, str>> {
        let specific = self.envelope.error_codes.iter().filter_map(|name| code(self.members.get(name)?));
        specific.chain(self.codes().flatten().filter(|code| !self.envelope.succeeds(code)))
    }

    /// Whether the body is a bare response: data without an envelope.
    pub fn is_bare(&self, bare: BareResponse) -> bool {
        match bare {
            BareResponse::Members => self.is_bare_object(),
            BareResponse::MembersWithCode => self.problem.is_none(),
            BareResponse::Whole(_) => self.is_bare_object() || self.is_list(),
        }
    }

    /// Whether the body has no code, and other fields than those of the envelope.
    fn is_bare_object(&self) -> bool {
        let mut keys = self.members.keys();
        self.members.get(self.envelope.code).is_none() && keys.any(|key| !self.envelope.owns(key))
    }

    fn is_list(&self) -> bool {
        serde_json::from_str::<Vec<&RawValue>>(self.body).is_ok()
    }

    /// Returns the range of the data in the body, if the envelope has a data field.
    pub fn data(&self) -> Option<Range<usize>> {
        let data = self.members.get(self.envelope.data?)?.get();
        let start = (data.as_ptr() as usize).checked_sub(self.body.as_ptr() as usize)?;
        Some(start..start + data.len())
    }

    /// Returns the deviations next to the data: an unreadable message, and unknown fields.
    ///
    /// Without a data field, fields that the envelope does not have are read as data.
    pub fn deviations(&self, rules: &ReadRules<'_>) -> Vec<Deviation> {
        let name = self.envelope.message;
        let message = self.members.get(name).filter(|raw| !is_null(raw) && scalar_text(raw).is_none());
        let message = message.map(|raw| Deviation {
            text: rules.excerpt(raw),
            ..Deviation::new(name.to_owned(), DeviationKind::Unreadable { expected: "a string" })
        });
        let keys = self.members.keys().filter(|key| self.envelope.data.is_some() && !self.envelope.owns(key));
        let unknown = keys.map(|key| Deviation::new(rules.redacted(key), DeviationKind::UnknownKey));
        message.into_iter().chain(unknown).take(Deviation::MOST).collect()
    }
}

/// Returns the text of a code: the digits of a number, in whichever spelling; `None` if it is
/// missing or empty.
fn code(raw: &RawValue) -> Option<Cow<'_, str>> {
    let text = scalar_text(raw).filter(|text| !text.is_empty())?;
    let is_number = !raw.get().starts_with('"');
    Some(respelled(&text).filter(|_| is_number).map_or(text, Cow::Owned))
}

/// Returns the text of the envelope's code, if it is of a documented kind.
///
/// Among other codes, the text `"true"` keeps its quotes, so that it differs from the boolean.
fn code_of_kind(raw: &RawValue, (has_booleans, has_others): (bool, bool)) -> Option<Cow<'_, str>> {
    let text = raw.get();
    match text {
        "true" | "false" => has_booleans.then_some(Cow::Borrowed(text)),
        _ if has_booleans && !has_others => None,
        r#""true""# | r#""false""# => Some(Cow::Borrowed(text)),
        _ => code(raw),
    }
}

fn members_of(text: &str) -> Result<Members<'_>, String> {
    members(text).map_err(|error| describe(text, &error))
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
