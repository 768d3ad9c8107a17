//! The second walk over JSON text, for a response that the first walk cannot read.
//!
//! The walk has the text of each value before it reads the value, so a value that cannot be read
//! costs its field alone. Each level of nesting is scanned once more, which only responses with
//! such values pay for.

use super::deviation::DeviationKind;
use super::expected::{JSON_TEXT, expected};
use super::facts::{FieldFacts, ObjectFacts};
use super::failure::DecodeFailure;
use super::members::members;
use super::raw::elements;
use super::read::Read;
use super::reader::Reader;
use super::scalar;
use super::scalar::RawKind;
use super::slot::{Decode, List, Map, Object, Slot};
use crate::value::any::Value;
use crate::value::decimal::Decimal;
use serde_json::value::RawValue;

/// The outcome of reading a field or an entry.
enum FieldOutcome {
    Read(Read),
    /// The field is absent, because its value cannot be read.
    Absent(DecodeFailure),
}

impl Reader<'_> {
    /// Reads JSON text into a slot, except for the members that `known` accepts.
    ///
    /// # Errors
    ///
    /// Returns the first value that cannot be read if
    ///
    /// - the reader is not lenient,
    /// - the value is the data itself, or a member that must be readable,
    /// - no documented member can be read.
    pub(super) fn second_walk(
        &mut self,
        slot: Slot<'_>,
        json: &str,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), DecodeFailure> {
        let raw: &RawValue = serde_json::from_str(json).map_err(|_| self.unreadable())?;
        match (slot, RawKind::of(raw)) {
            (Slot::Object(object), RawKind::Object) => self.data(object, raw, known),
            (Slot::Object(object), _) if self.may_skip(object) => {
                self.note_text(DeviationKind::Unreadable { expected: "an object" }, raw);
                Ok(())
            }
            (slot, _) => self.value(slot, raw, FieldFacts::default()).map(drop),
        }
    }

    /// Reads the members of the data.
    fn data(
        &mut self,
        object: &mut dyn Object,
        raw: &RawValue,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), DecodeFailure> {
        let (mut is_read, mut first_failure) = (false, None);
        self.enter()?;
        self.members(object, raw, known, &mut |outcome| match outcome {
            FieldOutcome::Read(_) => is_read = true,
            FieldOutcome::Absent(failure) => {
                first_failure.get_or_insert(failure);
            }
        })?;
        self.leave();
        first_failure.filter(|_| !is_read).map_or(Ok(()), Err)
    }

    /// Reads the members of an object with known keys, and shows `watch` what becomes of each.
    fn members(
        &mut self,
        object: &mut dyn Object,
        raw: &RawValue,
        known: &dyn Fn(&str) -> bool,
        watch: &mut dyn FnMut(FieldOutcome),
    ) -> Result<(), DecodeFailure> {
        let facts = ObjectFacts::of(object);
        let mut fields = object.fields();
        for (key, raw) in members(raw.get()).map_err(|_| self.unreadable())?.iter() {
            let length = self.enter_key(key);
            match fields.get(key) {
                Some(target) => watch(self.field(target, raw, facts.field(key))?),
                None if known(key) => {}
                None => self.note(DeviationKind::UnknownKey),
            }
            self.leave_to(length);
        }
        Ok(())
    }

    /// Reads the value of a field or an entry, which is left absent if the value cannot be read.
    fn field(
        &mut self,
        target: &mut dyn Decode,
        raw: &RawValue,
        facts: FieldFacts,
    ) -> Result<FieldOutcome, DecodeFailure> {
        let start = self.position();
        let failure = match self.value(target.slot(), raw, facts) {
            Ok(read) => return Ok(FieldOutcome::Read(read)),
            Err(failure) => failure,
        };
        if !self.is_over {
            self.go_back(start);
            self.is_over = !self.is_lenient() || self.is_strict();
        }
        if self.is_over {
            return Err(failure);
        }
        let documented = clear(target.slot());
        let expected = if facts.is_json_text { JSON_TEXT } else { documented };
        self.note_text(DeviationKind::Unreadable { expected }, raw);
        Ok(FieldOutcome::Absent(failure))
    }

    /// Reads a value into a slot.
    fn value(&mut self, slot: Slot<'_>, raw: &RawValue, facts: FieldFacts) -> Result<Read, DecodeFailure> {
        match slot {
            Slot::Optional(optional) => {
                let read = self.value(optional.fill().slot(), raw, FieldFacts { is_optional: true, ..facts });
                if !matches!(read, Ok(Read::Value)) {
                    optional.clear();
                }
                read.map(|_| Read::Value)
            }
            slot if facts.is_json_text => {
                let Some(text) = self.json_text(&slot, raw, facts.is_optional)? else { return Ok(Read::Null) };
                let raw = serde_json::from_str::<&RawValue>(&text);
                let raw = raw.map_err(|_| self.failure(JSON_TEXT, "a string that is not JSON"))?;
                self.value(slot, raw, FieldFacts { is_json_text: false, ..facts })
            }
            slot @ (Slot::Object(_) | Slot::List(_) | Slot::Map(_)) => self.container(slot, raw, facts),
            slot => self.scalar(slot, raw, facts),
        }
    }

    /// Reads an object, a list or a map.
    fn container(&mut self, slot: Slot<'_>, raw: &RawValue, facts: FieldFacts) -> Result<Read, DecodeFailure> {
        let expected = expected(&slot);
        match (slot, RawKind::of(raw), scalar::describe_empty(raw).filter(|_| self.is_lenient())) {
            (_, RawKind::Null, _) => {
                self.note_null(expected, facts.is_optional);
                return Ok(Read::Null);
            }
            (Slot::Object(object), RawKind::Object, _) => {
                self.enter()?;
                self.members(object, raw, &|_| false, &mut |_| {})?;
            }
            (Slot::Map(map), RawKind::Object, _) => {
                self.enter()?;
                self.entries(map, raw, facts.of_items())?;
            }
            (Slot::List(list), RawKind::List, _) => {
                self.enter()?;
                self.items(list, raw, facts.of_items())?;
            }
            (slot, _, Some(found)) => {
                self.note(DeviationKind::Coerced { expected, found });
                let is_object = matches!(slot, Slot::Object(_));
                clear(slot);
                return Ok(if is_object { Read::Null } else { Read::Value });
            }
            (_, found, None) => return Err(self.failure(expected, &found.describe_value(raw))),
        }
        self.leave();
        Ok(Read::Value)
    }

    /// Reads the entries of a map. An entry that cannot be read is absent, like a `null`.
    fn entries(&mut self, map: &mut dyn Map, raw: &RawValue, facts: FieldFacts) -> Result<(), DecodeFailure> {
        map.clear();
        let is_replaced = |key: &str| key.contains('\u{FFFD}') && !raw.get().contains('\u{FFFD}');
        for (key, raw) in members(raw.get()).map_err(|_| self.unreadable())?.iter() {
            let length = self.enter_key(key);
            if is_replaced(key) {
                self.note_text(DeviationKind::Unreadable { expected: "a key" }, raw);
            } else if !matches!(self.field(map.grow(key.to_owned()), raw, facts)?, FieldOutcome::Read(Read::Value)) {
                map.remove(key);
            }
            self.leave_to(length);
        }
        Ok(())
    }

    /// Reads the items of a list. An item that cannot be read is a failure of the list.
    fn items(&mut self, list: &mut dyn List, raw: &RawValue, facts: FieldFacts) -> Result<(), DecodeFailure> {
        list.clear();
        for (index, raw) in elements(raw).unwrap_or_default().into_iter().enumerate() {
            let length = self.enter_index(index);
            if self.value(list.grow().slot(), raw, facts)? == Read::Null {
                list.shrink();
            }
            if self.is_dry() {
                list.clear();
            }
            self.leave_to(length);
        }
        Ok(())
    }
}

/// Makes a slot empty, and returns the documented type of its value.
fn clear(slot: Slot<'_>) -> &'static str {
    let documented = expected(&slot);
    match slot {
        Slot::Optional(optional) => {
            let documented = clear(optional.fill().slot());
            optional.clear();
            return documented;
        }
        Slot::List(list) => list.clear(),
        Slot::Map(map) => map.clear(),
        Slot::Text(text) => text.clear(),
        Slot::Integer(int) => *int = 0,
        Slot::Float(float) => *float = 0.0,
        Slot::Decimal(decimal) => *decimal = Decimal::default(),
        Slot::Bool(bool) => *bool = false,
        Slot::Any(any) => *any = Value::Null,
        Slot::Object(_) | Slot::File(_) => {}
    }
    documented
}
