//! The one reader: walks JSON text and the places of a reply side by side.
//!
//! It parses one level at a time and leaves the values below as text ([`RawValue`]), so that a
//! number that is read into a string keeps its digits.

use super::key::Key;
use super::scalar::{self, Found};
use super::{Failure, Object, Slot, Tolerated, What};
use crate::excerpt::excerpt;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The members of an object, by key; of equal keys the last.
pub(crate) type Members<'a> = BTreeMap<Key<'a>, &'a RawValue>;

/// The bytes that most addresses keep within.
const ROOM: usize = 96;

/// How deep a reply may nest; as deep as `serde_json` goes.
const DEEPEST: usize = 128;

/// Parses the members of an object, leaving their values as text.
pub(crate) fn members(json: &str) -> Result<Members<'_>, serde_json::Error> {
    serde_json::from_str(json)
}

/// Returns the text of a string, or a number as it is written.
pub(crate) fn scalar_text(raw: &RawValue) -> Option<Cow<'_, str>> {
    match Found::of(raw) {
        Found::Text => scalar::unquoted(raw),
        Found::Number => Some(Cow::Borrowed(raw.get())),
        _ => None,
    }
}

/// Returns the elements of a list, leaving them as text; `None` for what is no list.
pub(crate) fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok().filter(|_| Found::of(raw) == Found::List)
}

/// Returns what a boolean says, also one that is spelled as a text or a number.
pub(crate) fn truth(raw: &RawValue) -> Option<bool> {
    scalar::boolean(raw, Found::of(raw))
}

/// Whether a value is `null`.
pub(crate) fn is_null(raw: &RawValue) -> bool {
    Found::of(raw) == Found::Null
}

/// Reads values into places, and notes what it tolerates.
pub(crate) struct Reader {
    address: String,
    depth: usize,
    tolerated: Vec<Tolerated>,
}

impl Reader {
    /// A reader that stands at `address` of the body.
    pub fn at(address: &str, tolerated: Vec<Tolerated>) -> Self {
        let mut reader = Self { address: String::with_capacity(ROOM), depth: 0, tolerated };
        reader.address.push_str(address);
        reader
    }

    /// Returns what was tolerated.
    pub fn finish(self) -> Vec<Tolerated> {
        self.tolerated
    }

    /// Reads the members of an object; keys that it does not have are noted unless `known` knows
    /// them.
    pub fn object(
        &mut self,
        object: &mut dyn Object,
        members: Members<'_>,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), Failure> {
        for (key, raw) in members {
            let length = self.enter_key(&key);
            match object.field(&key) {
                Some(place) => self.value(place.slot(), raw)?,
                None if known(&key) => {}
                None => self.note(What::UnknownKey),
            }
            self.address.truncate(length);
        }
        Ok(())
    }

    /// Reads JSON text into a place.
    pub fn text(&mut self, slot: Slot<'_>, json: &str) -> Result<(), Failure> {
        let raw = serde_json::from_str(json).map_err(|_| self.failure("JSON", "none"))?;
        self.value(slot, raw)
    }

    /// Reads those members of an object into a place that are not `known` otherwise.
    pub fn beside(&mut self, slot: Slot<'_>, json: &str, known: &dyn Fn(&str) -> bool) -> Result<(), Failure> {
        let mut members = members(json).unwrap_or_default();
        if let Slot::Object(object) = slot {
            return self.object(object, members, known);
        }
        members.retain(|key, _| !known(key));
        let rest = serde_json::to_string(&members).map_err(|_| self.failure("JSON", "none"))?;
        self.text(slot, &rest)
    }

    /// Reads a value into a place.
    pub fn value(&mut self, slot: Slot<'_>, raw: &RawValue) -> Result<(), Failure> {
        let found = Found::of(raw);
        match (slot, found) {
            (Slot::Optional(_), Found::Null) => Ok(()),
            (Slot::Optional(optional), _) => self.value(optional.fill().slot(), raw),
            (Slot::Object(object), Found::Object) => self.deeper(|cx| {
                let members = cx.parse(raw)?;
                cx.object(object, members, &|_| false)
            }),
            (Slot::List(list), Found::List) => self.deeper(|cx| {
                let items: Vec<&RawValue> = cx.parse(raw)?;
                for (index, item) in items.into_iter().enumerate() {
                    let length = cx.enter_index(index);
                    let slot = list.grow().slot();
                    if Found::of(item) == Found::Null && !matches!(slot, Slot::Optional(_) | Slot::Any(_)) {
                        cx.note(What::Null { expected: expected(&slot) });
                        list.shrink();
                    } else {
                        cx.value(slot, item)?;
                    }
                    cx.address.truncate(length);
                }
                Ok(())
            }),
            (Slot::Map(map), Found::Object) => self.deeper(|cx| {
                for (key, value) in cx.parse::<Members>(raw)? {
                    let length = cx.enter_key(&key);
                    cx.value(map.grow(key.to_owned()).slot(), value)?;
                    cx.address.truncate(length);
                }
                Ok(())
            }),
            (Slot::Any(any), _) => {
                *any = self.parse(raw)?;
                Ok(())
            }
            (slot, Found::Null) => {
                self.note(What::Null { expected: expected(&slot) });
                Ok(())
            }
            (slot, _) => self.scalar(slot, raw, found),
        }
    }

    fn scalar(&mut self, slot: Slot<'_>, raw: &RawValue, found: Found) -> Result<(), Failure> {
        let expected = expected(&slot);
        let read = match (slot, found) {
            (Slot::Text(text), _) => scalar::text(raw, found).map(|read| *text = read),
            (Slot::Integer(int), _) => scalar::integer(raw, found).map(|read| *int = read),
            (Slot::Float(float), _) => scalar::float(raw, found).map(|read| *float = read),
            (Slot::Bool(bool), _) => scalar::boolean(raw, found).map(|read| *bool = read),
            _ => None,
        };
        if read.is_none() {
            let found = match found {
                Found::Number => format!("the number {}", excerpt(raw.get(), 40)),
                Found::Text if expected == TEXT => "a string with a broken escape".to_owned(),
                found => found.describe().to_owned(),
            };
            return Err(self.failure(expected, &found));
        }
        if found.describe() != expected && !(expected == INTEGER && scalar::is_integer(raw)) {
            self.note(What::Coerced { expected, found: found.describe() });
        }
        Ok(())
    }

    fn parse<'a, T: serde::Deserialize<'a>>(&self, raw: &'a RawValue) -> Result<T, Failure> {
        const BEYOND: &str = "a number too great, a nest too deep or a broken escape";
        serde_json::from_str(raw.get()).map_err(|_| self.failure("JSON that can be held", BEYOND))
    }

    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Result<(), Failure>) -> Result<(), Failure> {
        if self.depth == DEEPEST {
            return Err(self.failure("at most 128 levels", "more"));
        }
        self.depth += 1;
        read(self)?;
        self.depth -= 1;
        Ok(())
    }

    fn enter_key(&mut self, key: &str) -> usize {
        let length = self.address.len();
        if length > 0 {
            self.address.push('.');
        }
        self.address.push_str(key);
        length
    }

    fn enter_index(&mut self, index: usize) -> usize {
        let length = self.address.len();
        let _infallible = write!(self.address, "[{index}]");
        length
    }

    fn note(&mut self, what: What) {
        if self.tolerated.len() < Tolerated::MOST {
            self.tolerated.push(Tolerated { address: self.address.clone(), what });
        }
    }

    fn failure(&self, expected: &str, found: &str) -> Failure {
        Failure { address: self.address.clone(), expected: expected.to_owned(), found: found.to_owned() }
    }
}

const INTEGER: &str = "a whole number";
const TEXT: &str = "a string";

/// Returns what a place documents, as messages say it.
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
