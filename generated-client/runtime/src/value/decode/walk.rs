//! The walk over JSON text that fills the slots of a response, once and without a tree.

use super::deviation::DeviationKind;
use super::failure::DecodeFailure;
use super::key::Key;
use super::read::Read;
use super::reader::JSON_TEXT;
use super::reader::number;
use super::reader::{Reader, expected};
use super::scalar;
use super::scalar::Found;
use super::slot::Slot;
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
    pub is_text: bool,
    /// Keys of an object that belong to the envelope.
    pub known: &'c dyn Fn(&str) -> bool,
}

impl<'de> DeserializeSeed<'de> for DecodeTarget<'_, '_> {
    type Value = Read;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Read, D::Error> {
        match self.slot {
            _ if self.is_text && !matches!(self.slot, Slot::Optional(_)) => {
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

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Read, A::Error> {
        let Self { cx, slot, known, .. } = self;
        cx.enter()?;
        match slot {
            Slot::Object(object) => {
                while let Some(key) = members.next_key::<Key<'_>>()? {
                    let length = cx.enter_key(&key);
                    let is_text = object.is_json_text(&key);
                    if let Some(target) = object.field(&key) {
                        members.next_value_seed(DecodeTarget { is_text, ..DecodeTarget::of(cx, target.slot()) })?;
                    } else {
                        members.next_value::<IgnoredAny>()?;
                        if !known(&key) {
                            cx.note(DeviationKind::UnknownKey);
                        }
                    }
                    cx.leave_to(length);
                }
            }
            Slot::Map(map) => {
                map.clear();
                while let Some(key) = members.next_key::<Key<'_>>()? {
                    let length = cx.enter_key(&key);
                    members.next_value_seed(DecodeTarget::of(cx, map.grow(key.to_owned()).slot()))?;
                    cx.leave_to(length);
                }
            }
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
        if !self.is_optional {
            self.cx.note(DeviationKind::Null { expected: expected(&self.slot) });
        }
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
        Self { cx, slot, is_optional: false, is_text: false, known: &|_| false }
    }
}

impl Reader {
    pub(super) fn read(
        &mut self,
        slot: Slot<'_>,
        json: &str,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), DecodeFailure> {
        let mut text = serde_json::Deserializer::from_str(json);
        let read = DecodeTarget { cx: self, slot, is_optional: false, is_text: false, known }.deserialize(&mut text);
        read.map(drop).map_err(|_| self.failure.take().unwrap_or_else(|| self.beyond()))
    }

    /// Reads JSON text in a string, or the value itself if it is not in a string.
    pub(super) fn json_text(
        &mut self,
        slot: Slot<'_>,
        raw: &RawValue,
        is_optional: bool,
    ) -> Result<Read, DecodeFailure> {
        let found = Found::of(raw);
        let inner = match (found, &slot) {
            (Found::Null, _) if is_optional => return Ok(Read::Null),
            (Found::Null, _) => {
                self.note(DeviationKind::Null { expected: JSON_TEXT });
                return Ok(Read::Null);
            }
            (Found::Text, _) => scalar::unquoted(raw),
            (Found::Number, Slot::List(_) | Slot::Map(_) | Slot::Object(_)) => {
                return Err(self.failure(JSON_TEXT, &number(raw)));
            }
            (Found::Bool, Slot::List(_) | Slot::Map(_) | Slot::Object(_)) => {
                return Err(self.failure(JSON_TEXT, found.describe()));
            }
            _ => {
                self.note(DeviationKind::Coerced { expected: JSON_TEXT, found: found.describe() });
                None
            }
        };
        let json = inner.as_deref().unwrap_or(raw.get());
        if json.trim().is_empty() {
            self.note(DeviationKind::Coerced { expected: JSON_TEXT, found: "an empty string" });
            return Ok(Read::Null);
        }
        if serde_json::from_str::<IgnoredAny>(json).is_err() {
            return Err(self.failure(JSON_TEXT, "a string that is not JSON"));
        }
        let mut text = serde_json::Deserializer::from_str(json);
        let target = DecodeTarget { cx: self, slot, is_optional, is_text: false, known: &|_| false };
        target.deserialize(&mut text).map_err(|_| self.failure.take().unwrap_or_else(|| self.beyond()))
    }
}
