//! Walks JSON text and the places of a reply side by side, once and without a tree between them.

use super::reader::{Reader, expected};
use super::{Slot, What, key::Key};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// A place that the value is read into which comes next.
///
/// What is in it goes: of equal keys the last one counts.
pub(super) struct Place<'c, 's> {
    pub cx: &'c mut Reader,
    pub slot: Slot<'s>,
    /// Whether `null` says nothing about it.
    pub is_optional: bool,
    /// Whether the value stands in a string, as JSON text.
    pub is_text: bool,
    /// Keys of an object that are somebody else's.
    pub known: &'c dyn Fn(&str) -> bool,
}

/// Whether there was a value.
#[derive(PartialEq, Eq)]
pub(super) enum Read {
    Value,
    Null,
}

impl<'de> DeserializeSeed<'de> for Place<'_, '_> {
    type Value = Read;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Read, D::Error> {
        match self.slot {
            _ if self.is_text && !matches!(self.slot, Slot::Optional(_)) => {
                let raw = <&RawValue>::deserialize(json)?;
                self.cx.json_text(self.slot, raw, self.is_optional).map_err(|failure| self.cx.fail(failure))
            }
            Slot::Optional(optional) => {
                let place = Place { slot: optional.fill().slot(), is_optional: true, ..self };
                if place.deserialize(json)? == Read::Null {
                    optional.clear();
                }
                Ok(Read::Value)
            }
            Slot::Object(_) | Slot::List(_) | Slot::Map(_) => json.deserialize_any(self),
            // As text, so that a number that is read into a string keeps its digits.
            slot => {
                let raw = <&RawValue>::deserialize(json)?;
                let read = self.cx.scalar(slot, raw, self.is_optional);
                read.map_err(|failure| self.cx.fail(failure))
            }
        }
    }
}

impl<'de> Visitor<'de> for Place<'_, '_> {
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
                    if let Some(place) = object.field(&key) {
                        members.next_value_seed(Place { is_text, ..Place::of(cx, place.slot()) })?;
                    } else {
                        members.next_value::<IgnoredAny>()?;
                        if !known(&key) {
                            cx.note(What::UnknownKey);
                        }
                    }
                    cx.leave_to(length);
                }
            }
            Slot::Map(map) => {
                map.clear();
                while let Some(key) = members.next_key::<Key<'_>>()? {
                    let length = cx.enter_key(&key);
                    members.next_value_seed(Place::of(cx, map.grow(key.to_owned()).slot()))?;
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
            match items.next_element_seed(Place::of(cx, list.grow().slot()))? {
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
            self.cx.note(What::Null { expected: expected(&self.slot) });
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

impl<'c, 's> Place<'c, 's> {
    /// A place inside another.
    fn of(cx: &'c mut Reader, slot: Slot<'s>) -> Self {
        Self { cx, slot, is_optional: false, is_text: false, known: &|_| false }
    }
}
