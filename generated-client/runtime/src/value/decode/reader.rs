//! The reader: its location, its deviations, and the conversion of scalars.

use super::deviation::{Deviation, DeviationKind};
use super::failure::DecodeFailure;
use super::members::members;
use super::read::Read;
use super::scalar;
use super::scalar::Found;
use super::slot::Slot;
use crate::value::excerpt::excerpt;
use serde::de::Error;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The initial capacity of a location, in bytes; most locations are shorter.
const ROOM: usize = 96;

/// The deepest nesting of the data of a response.
///
/// `serde_json` has the same limit. The body adds one level.
const DEEPEST: usize = 127;

/// Returns the text of a string, or a number as it is written.
pub(crate) fn scalar_text(raw: &RawValue) -> Option<Cow<'_, str>> {
    match Found::of(raw) {
        Found::Text => scalar::unquoted(raw),
        Found::Number => Some(Cow::Borrowed(raw.get())),
        _ => None,
    }
}

/// Returns the elements of a list as raw text; `None` for other values.
pub(crate) fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok().filter(|_| Found::of(raw) == Found::List)
}

/// Returns a boolean, also one that is spelled as a text or a number.
pub(crate) fn truth(raw: &RawValue) -> Option<bool> {
    scalar::boolean(raw, Found::of(raw))
}

/// Whether a value is `null`.
pub(crate) fn is_null(raw: &RawValue) -> bool {
    Found::of(raw) == Found::Null
}

/// A reader that fills slots from JSON text and notes deviations.
pub(crate) struct Reader {
    address: String,
    depth: usize,
    deviations: Vec<Deviation>,
    /// The failure that ended the reading.
    pub(super) failure: Option<DecodeFailure>,
    /// Whether the reader only notes deviations, and keeps no more data than it must.
    pub(super) is_dry: bool,
}

impl Reader {
    /// Creates a reader at the location `address` of the body.
    pub fn at(address: &str, deviations: Vec<Deviation>) -> Self {
        let mut reader =
            Self { address: String::with_capacity(ROOM), depth: 0, deviations, failure: None, is_dry: false };
        reader.address.push_str(address);
        reader
    }

    /// Makes the reader note deviations only.
    pub fn dry(self) -> Self {
        Self { is_dry: true, ..self }
    }

    /// Returns the deviations.
    pub fn finish(self) -> Vec<Deviation> {
        self.deviations
    }

    /// Returns the number of `members` of the object at `address` that were unknown.
    pub fn unknown<'a>(&self, address: &str, members: impl Iterator<Item = &'a str>) -> usize {
        let noted = |place: &str| {
            self.deviations
                .iter()
                .any(|noted| noted.address == place && matches!(noted.kind, DeviationKind::UnknownKey))
        };
        let place = |key: &str| if address.is_empty() { key.to_owned() } else { format!("{address}.{key}") };
        members.filter(|key| noted(&place(key))).count()
    }

    /// Reads JSON text into a slot.
    pub fn text(&mut self, slot: Slot<'_>, json: &str) -> Result<(), DecodeFailure> {
        self.read(slot, json, &|_| false)
    }

    /// Reads an object into a slot, except for the members that `known` accepts.
    pub fn beside(&mut self, slot: Slot<'_>, json: &str, known: &dyn Fn(&str) -> bool) -> Result<(), DecodeFailure> {
        if matches!(slot, Slot::Object(_)) {
            return self.read(slot, json, known);
        }
        let mut members = members(json).unwrap_or_default();
        members.retain(|key| !known(key));
        let rest = serde_json::to_string(&members).map_err(|_| self.failure("JSON", "not JSON"))?;
        self.text(slot, &rest)
    }

    /// Reads a scalar, or any JSON, into a slot.
    pub(super) fn scalar(&mut self, slot: Slot<'_>, raw: &RawValue, is_optional: bool) -> Result<Read, DecodeFailure> {
        let (expected, found) = (expected(&slot), Found::of(raw));
        let read = match (slot, found) {
            (Slot::Any(_), Found::Null) if is_optional => return Ok(Read::Null),
            (Slot::Any(any), _) => {
                *any = serde_json::from_str(raw.get()).map_err(|_| self.beyond())?;
                return Ok(Read::Value);
            }
            (_, Found::Null) => {
                if !is_optional {
                    self.note(DeviationKind::Null { expected });
                }
                return Ok(Read::Null);
            }
            (Slot::Text(_), Found::Text) if self.is_dry && !raw.get().contains('\\') => Some(()),
            (Slot::Text(text), _) => scalar::text(raw, found).map(|read| *text = read),
            (Slot::Integer(int), _) => scalar::integer(raw, found).map(|read| *int = read),
            (Slot::Float(float), _) => scalar::float(raw, found).map(|read| *float = read),
            (Slot::Bool(bool), _) => scalar::boolean(raw, found).map(|read| *bool = read),
            _ => None,
        };
        if read.is_none() {
            let found = match found {
                Found::Number => number(raw),
                Found::Text if expected == TEXT => "a string with an invalid escape".to_owned(),
                found => found.describe().to_owned(),
            };
            return Err(self.failure(expected, &found));
        }
        if found.describe() != expected && !(expected == INTEGER && scalar::is_integer(raw)) {
            self.note(DeviationKind::Coerced { expected, found: found.describe() });
        }
        Ok(Read::Value)
    }

    /// Enters a list or an object.
    pub(super) fn enter<E: Error>(&mut self) -> Result<(), E> {
        if self.depth == DEEPEST {
            let failure = self.beyond();
            return Err(self.fail(failure));
        }
        self.depth += 1;
        Ok(())
    }

    /// Leaves a list or an object.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn enter_key(&mut self, key: &str) -> usize {
        let length = self.address.len();
        if length > 0 {
            self.address.push('.');
        }
        self.address.push_str(key);
        length
    }

    pub(super) fn enter_index(&mut self, index: usize) -> usize {
        let length = self.address.len();
        self.address.push('[');
        self.address.push_str(itoa::Buffer::new().format(index));
        self.address.push(']');
        length
    }

    /// Goes back to the location of this length.
    pub(super) fn leave_to(&mut self, length: usize) {
        self.address.truncate(length);
    }

    pub(super) fn note(&mut self, kind: DeviationKind) {
        if self.deviations.len() < Deviation::MOST {
            self.deviations.push(Deviation { address: self.address.clone(), kind });
        }
    }

    /// Ends the reading with a value that has not the documented type and cannot be converted.
    pub(super) fn mismatch<E: Error>(&mut self, slot: &Slot<'_>, found: &str) -> E {
        let failure = self.failure(expected(slot), found);
        self.fail(failure)
    }

    /// Ends the reading.
    pub(super) fn fail<E: Error>(&mut self, failure: DecodeFailure) -> E {
        self.failure = Some(failure);
        E::custom("")
    }

    /// Returns the failure for valid JSON that no Rust value can hold.
    pub(super) fn beyond(&self) -> DecodeFailure {
        if self.depth >= DEEPEST {
            return self.failure("at most 128 levels deep", "more than 128 levels deep");
        }
        self.failure("readable JSON", "a number that is too large, nesting that is too deep or an invalid escape")
    }

    pub(super) fn failure(&self, expected: &str, found: &str) -> DecodeFailure {
        DecodeFailure { address: self.address.clone(), expected: expected.to_owned(), found: found.to_owned() }
    }
}

pub(super) fn number(raw: &RawValue) -> String {
    format!("the number {}", excerpt(raw.get(), 40))
}

const INTEGER: &str = "a whole number";
const TEXT: &str = "a string";
/// The documented type of a value that is JSON text in a string.
pub(crate) const JSON_TEXT: &str = "JSON text in a string";

/// Returns the documented type of a slot, as messages name it.
pub(crate) fn expected(slot: &Slot<'_>) -> &'static str {
    match slot {
        Slot::Text(_) => TEXT,
        Slot::Integer(_) => INTEGER,
        Slot::Float(_) => "a number",
        Slot::Bool(_) => "a boolean",
        Slot::Any(_) | Slot::Optional(_) => "any JSON",
        Slot::Object(_) | Slot::Map(_) => "an object",
        Slot::List(_) => "a list",
    }
}
