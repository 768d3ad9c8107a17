//! The walk over JSON text that fills the slots of a response, once and without a tree.

use super::deviation::DeviationKind;
use super::expected::{JSON_TEXT, expected};
use super::failure::DecodeFailure;
use super::key::Key;
use super::read::Read;
use super::reader::Reader;
use super::scalar;
use super::scalar::RawKind;
use super::slot::{Map, Object, Slot};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// A slot that the next value is read into.
///
/// The value replaces the content of the slot: of equal keys the last one counts.
pub(super) struct DecodeTarget<'c, 's> {
    pub cx: &'c mut Reader,
    pub slot: Slot<'s>,
    /// Whether `null` is documented here.
    pub is_optional: bool,
    /// Whether the value is JSON text in a string.
    pub is_json_text: bool,
    /// Keys of an object that belong to the envelope.
    pub known: &'c dyn Fn(&str) -> bool,
}

impl<'de> DeserializeSeed<'de> for DecodeTarget<'_, '_> {
    type Value = Read;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Read, D::Error> {
        match self.slot {
            _ if self.is_json_text && !matches!(self.slot, Slot::Optional(_)) => {
                let raw = <&RawValue>::deserialize(json)?;
                self.cx.json_text(self.slot, raw, self.is_optional).map_err(|failure| self.cx.fail(failure))
            }
            Slot::Optional(optional) => {
                let target = DecodeTarget { slot: optional.fill().slot(), is_optional: true, ..self };
                if target.deserialize(json)? == Read::Null {
                    optional.clear();
                }
                Ok(Read::Value)
            }
            Slot::Object(_) | Slot::List(_) | Slot::Map(_) => json.deserialize_any(self),
            // Read as raw text, because a number that is read into a string keeps its digits.
            slot => {
                let raw = <&RawValue>::deserialize(json)?;
                let read = self.cx.scalar(slot, raw, self.is_optional);
                read.map_err(|failure| self.cx.fail(failure))
            }
        }
    }
}

impl<'de> Visitor<'de> for DecodeTarget<'_, '_> {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(expected(&self.slot))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Read, A::Error> {
        let Self { cx, slot, known, .. } = self;
        cx.enter()?;
        match slot {
            Slot::Object(object) => cx.object(object, members, known)?,
            Slot::Map(map) => cx.map(map, members)?,
            slot => return Err(cx.mismatch(&slot, "an object")),
        }
        cx.leave();
        Ok(Read::Value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Read, A::Error> {
        let Self { cx, slot, .. } = self;
        let Slot::List(list) = slot else { return Err(cx.mismatch(&slot, "a list")) };
        cx.enter()?;
        list.clear();
        for index in 0.. {
            let length = cx.enter_index(index);
            match items.next_element_seed(DecodeTarget::of(cx, list.grow().slot()))? {
                Some(Read::Value) => {}
                Some(Read::Null) => list.shrink(),
                None => {
                    list.shrink();
                    cx.leave_to(length);
                    break;
                }
            }
            if cx.is_dry {
                list.clear();
            }
            cx.leave_to(length);
        }
        cx.leave();
        Ok(Read::Value)
    }

    fn visit_unit<E: Error>(self) -> Result<Read, E> {
        self.cx.note_null(expected(&self.slot), self.is_optional);
        Ok(Read::Null)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Read, E> {
        Err(self.cx.mismatch(&self.slot, "a boolean"))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Read, E> {
        Err(self.cx.mismatch(&self.slot, &format!("the number {number}")))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Read, E> {
        Err(self.cx.mismatch(&self.slot, &format!("the number {number}")))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Read, E> {
        Err(self.cx.mismatch(&self.slot, &format!("the number {number}")))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Read, E> {
        Err(self.cx.mismatch(&self.slot, "a string"))
    }
}

impl<'c, 's> DecodeTarget<'c, 's> {
    /// Creates a target inside another one.
    fn of(cx: &'c mut Reader, slot: Slot<'s>) -> Self {
        Self { cx, slot, is_optional: false, is_json_text: false, known: &|_| false }
    }
}

impl Reader {
    /// Reads JSON text into a slot, except for the members that `known` accepts.
    pub(super) fn walk(
        &mut self,
        slot: Slot<'_>,
        json: &str,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), DecodeFailure> {
        let mut text = serde_json::Deserializer::from_str(json);
        let target = DecodeTarget { known, ..DecodeTarget::of(self, slot) };
        target.deserialize(&mut text).map(drop).map_err(|_| self.take_failure())
    }

    /// Reads the members of an object with known keys.
    fn object<'de, A: MapAccess<'de>>(
        &mut self,
        object: &mut dyn Object,
        mut members: A,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), A::Error> {
        while let Some(key) = members.next_key::<Key<'_>>()? {
            let length = self.enter_key(&key);
            let is_json_text = object.is_json_text(&key);
            if let Some(target) = object.field(&key) {
                members.next_value_seed(DecodeTarget { is_json_text, ..DecodeTarget::of(self, target.slot()) })?;
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
    fn map<'de, A: MapAccess<'de>>(&mut self, map: &mut dyn Map, mut members: A) -> Result<(), A::Error> {
        map.clear();
        while let Some(key) = members.next_key::<Key<'_>>()? {
            let length = self.enter_key(&key);
            members.next_value_seed(DecodeTarget::of(self, map.grow(key.to_owned()).slot()))?;
            self.leave_to(length);
        }
        Ok(())
    }

    /// Reads JSON text in a string, or the value itself if it is not in a string.
    fn json_text(&mut self, slot: Slot<'_>, raw: &RawValue, is_optional: bool) -> Result<Read, DecodeFailure> {
        let found = RawKind::of(raw);
        if found == RawKind::Null {
            self.note_null(JSON_TEXT, is_optional);
            return Ok(Read::Null);
        }
        let is_scalar = !matches!(slot, Slot::List(_) | Slot::Map(_) | Slot::Object(_));
        match found {
            RawKind::Text => {
                let text = scalar::unquoted(raw);
                self.inner(slot, text.as_deref().unwrap_or(raw.get()), is_optional)
            }
            RawKind::Number | RawKind::Bool if !is_scalar => Err(self.failure(JSON_TEXT, &found.describe_value(raw))),
            _ => {
                self.note(DeviationKind::Coerced { expected: JSON_TEXT, found: found.describe() });
                self.inner(slot, raw.get(), is_optional)
            }
        }
    }

    /// Reads the JSON text of a string.
    fn inner(&mut self, slot: Slot<'_>, json: &str, is_optional: bool) -> Result<Read, DecodeFailure> {
        if json.trim().is_empty() {
            self.note(DeviationKind::Coerced { expected: JSON_TEXT, found: "an empty string" });
            return Ok(Read::Null);
        }
        if serde_json::from_str::<IgnoredAny>(json).is_err() {
            return Err(self.failure(JSON_TEXT, "a string that is not JSON"));
        }
        let mut text = serde_json::Deserializer::from_str(json);
        let target = DecodeTarget { is_optional, ..DecodeTarget::of(self, slot) };
        target.deserialize(&mut text).map_err(|_| self.take_failure())
    }

    fn take_failure(&mut self) -> DecodeFailure {
        self.failure.take().unwrap_or_else(|| self.unreadable())
    }
}
