//! The first walk over JSON text. It fills the slots of a response once and without a tree.
//!
//! The walk ends at the first value that cannot be converted to its documented type. The
//! [second walk](super::second_walk) then decides what becomes of it.

use super::deviation::DeviationKind;
use super::expected::{JSON_TEXT, expected};
use super::facts::{FieldFacts, ObjectFacts};
use super::failure::DecodeFailure;
use super::key::Key;
use super::read::Read;
use super::reader::Reader;
use super::scalar;
use super::scalar::RawKind;
use super::slot::{Map, Object, Slot};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A slot that the next value is read into.
///
/// The value replaces the content of the slot: of equal keys the last one counts.
pub(super) struct DecodeTarget<'c, 'r, 's> {
    pub cx: &'c mut Reader<'r>,
    pub slot: Slot<'s>,
    pub facts: FieldFacts,
    /// Keys of an object that belong to the envelope.
    pub known: &'c dyn Fn(&str) -> bool,
}

impl<'de> DeserializeSeed<'de> for DecodeTarget<'_, '_, '_> {
    type Value = Read;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Read, D::Error> {
        match self.slot {
            _ if self.facts.is_json_text && !matches!(self.slot, Slot::Optional(_)) => {
                let raw = <&RawValue>::deserialize(json)?;
                self.cx.inner(self.slot, raw, self.facts).ok_or_else(stop)
            }
            Slot::Optional(optional) => {
                let facts = FieldFacts { is_optional: true, ..self.facts };
                let target = DecodeTarget { slot: optional.fill().slot(), facts, ..self };
                if target.deserialize(json)? == Read::Null {
                    optional.clear();
                }
                Ok(Read::Value)
            }
            Slot::Object(_) | Slot::List(_) | Slot::Map(_) => json.deserialize_option(self),
            // Read as raw text, because a number that is read into a string keeps its digits.
            slot => {
                let raw = <&RawValue>::deserialize(json)?;
                self.cx.scalar(slot, raw, self.facts).map_err(|_| stop())
            }
        }
    }
}

impl<'de> Visitor<'de> for DecodeTarget<'_, '_, '_> {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(expected(&self.slot))
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<Read, D::Error> {
        if let Slot::List(_) = self.slot { json.deserialize_seq(self) } else { json.deserialize_map(self) }
    }

    fn visit_none<E: Error>(self) -> Result<Read, E> {
        self.cx.note_null(expected(&self.slot), self.facts.is_optional);
        Ok(Read::Null)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Read, A::Error> {
        let Self { cx, slot, known, facts } = self;
        cx.enter().map_err(|_| stop())?;
        match slot {
            Slot::Object(object) => cx.object(object, members, known)?,
            Slot::Map(map) => cx.map(map, members, facts.of_items())?,
            _ => return Err(stop()),
        }
        cx.leave();
        Ok(Read::Value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Read, A::Error> {
        let Self { cx, slot, facts, .. } = self;
        let Slot::List(list) = slot else { return Err(stop()) };
        cx.enter().map_err(|_| stop())?;
        list.clear();
        for index in 0.. {
            let length = cx.enter_index(index);
            match items.next_element_seed(DecodeTarget::of(cx, list.grow().slot(), facts.of_items()))? {
                Some(Read::Value) => {}
                Some(Read::Null) => list.shrink(),
                None => {
                    list.shrink();
                    cx.leave_to(length);
                    break;
                }
            }
            if cx.is_dry() {
                list.clear();
            }
            cx.leave_to(length);
        }
        cx.leave();
        Ok(Read::Value)
    }
}

impl<'c, 'r, 's> DecodeTarget<'c, 'r, 's> {
    /// Creates a target whose keys are all its own.
    fn of(cx: &'c mut Reader<'r>, slot: Slot<'s>, facts: FieldFacts) -> Self {
        Self { cx, slot, facts, known: &|_| false }
    }
}

/// Returns the error that ends the walk. The second walk describes the value.
fn stop<E: Error>() -> E {
    E::custom("")
}

impl Reader<'_> {
    /// Reads JSON text into a slot, except for the members that `known` accepts. Returns whether
    /// all of it could be read.
    pub(super) fn first_walk(&mut self, slot: Slot<'_>, json: &str, known: &dyn Fn(&str) -> bool) -> bool {
        let mut text = serde_json::Deserializer::from_str(json);
        let target = DecodeTarget { known, ..DecodeTarget::of(self, slot, FieldFacts::default()) };
        target.deserialize(&mut text).is_ok()
    }

    /// Reads the members of an object with known keys.
    fn object<'de, A: MapAccess<'de>>(
        &mut self,
        object: &mut dyn Object,
        mut members: A,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), A::Error> {
        let facts = ObjectFacts::of(object);
        let mut fields = object.fields();
        while let Some(key) = members.next_key::<Key<'_>>()? {
            let length = self.enter_key(&key);
            if let Some(target) = fields.get(&key) {
                members.next_value_seed(DecodeTarget::of(self, target.slot(), facts.field(&key)))?;
            } else {
                members.next_value::<IgnoredAny>()?;
                if !known(&key) {
                    self.note(DeviationKind::UnknownKey);
                }
            }
            self.leave_to(length);
        }
        Ok(())
    }

    /// Reads the entries of a map.
    fn map<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut dyn Map,
        mut members: A,
        facts: FieldFacts,
    ) -> Result<(), A::Error> {
        map.clear();
        while let Some(key) = members.next_key::<Key<'_>>()? {
            let length = self.enter_key(&key);
            let target = DecodeTarget::of(self, map.grow((*key).to_owned()).slot(), facts);
            if members.next_value_seed(target)? == Read::Null {
                map.remove(&key);
            }
            self.leave_to(length);
        }
        Ok(())
    }

    /// Reads a value that is JSON text in a string.
    fn inner(&mut self, slot: Slot<'_>, raw: &RawValue, facts: FieldFacts) -> Option<Read> {
        let Some(json) = self.json_text(&slot, raw, facts.is_optional).ok()? else { return Some(Read::Null) };
        let mut text = serde_json::Deserializer::from_str(&json);
        let target = DecodeTarget::of(self, slot, FieldFacts { is_json_text: false, ..facts });
        let read = target.deserialize(&mut text).ok()?;
        text.end().ok().map(|()| read)
    }

    /// Returns the JSON text in a string, or the value itself if it is not in a string; `None` if
    /// there is neither.
    pub(super) fn json_text<'t>(
        &mut self,
        slot: &Slot<'_>,
        raw: &'t RawValue,
        is_optional: bool,
    ) -> Result<Option<Cow<'t, str>>, DecodeFailure> {
        let found = RawKind::of(raw);
        let is_scalar = !matches!(slot, Slot::List(_) | Slot::Map(_) | Slot::Object(_));
        match found {
            RawKind::Null => {
                self.note_null(JSON_TEXT, is_optional);
                Ok(None)
            }
            RawKind::Text => {
                let text = scalar::unquoted(raw);
                let text = text.ok_or_else(|| self.failure(JSON_TEXT, "a string with an invalid escape"))?;
                if text.trim().is_empty() {
                    self.note(DeviationKind::Coerced { expected: JSON_TEXT, found: "an empty string" });
                    return Ok(None);
                }
                Ok(Some(text))
            }
            RawKind::Number | RawKind::Bool if !is_scalar => Err(self.failure(JSON_TEXT, &found.describe_value(raw))),
            _ => {
                self.note(DeviationKind::Coerced { expected: JSON_TEXT, found: found.describe() });
                Ok(Some(Cow::Borrowed(raw.get())))
            }
        }
    }
}
