//! Filling of slots that hold scalars or any JSON.

use super::deviation::DeviationKind;
use super::expected::{INTEGER, TEXT, expected};
use super::facts::FieldFacts;
use super::failure::DecodeFailure;
use super::read::Read;
use super::reader::Reader;
use super::scalar;
use super::scalar::RawKind;
use super::slot::Slot;
use crate::value::any::{Value, any_json};
use serde_json::value::RawValue;

impl Reader<'_> {
    /// Reads a scalar, or any JSON, into a slot.
    pub(super) fn scalar(&mut self, slot: Slot<'_>, raw: &RawValue, facts: FieldFacts) -> Result<Read, DecodeFailure> {
        let (expected, found) = (expected(&slot), RawKind::of(raw));
        if let Slot::Any(any) = slot {
            return self.any(any, raw, facts.is_optional);
        }
        if found == RawKind::Null {
            self.note_null(expected, facts.is_optional);
            return Ok(Read::Null);
        }
        let is_float = matches!(slot, Slot::Float(_));
        if !self.fill(slot, raw, found) {
            let is_broken = found == RawKind::Text && expected == TEXT;
            let found =
                if is_broken { "a string with an invalid escape".to_owned() } else { found.describe_value(raw) };
            return Err(self.failure(expected, &found));
        }
        if found.describe() != expected && !(expected == INTEGER && scalar::is_integer(raw)) {
            self.note(DeviationKind::Coerced { expected, found: found.describe() });
        } else if is_float && scalar::is_rounded(raw.get()) {
            self.note_text(DeviationKind::Rounded, raw);
        }
        if !facts.values.is_empty() && !scalar::is_among(raw, found, expected == INTEGER, facts.values) {
            self.note_text(DeviationKind::Unlisted, raw);
        }
        Ok(Read::Value)
    }

    fn any(&mut self, any: &mut Value, raw: &RawValue, is_optional: bool) -> Result<Read, DecodeFailure> {
        if is_optional && RawKind::of(raw) == RawKind::Null {
            return Ok(Read::Null);
        }
        *any = any_json(raw).ok_or_else(|| self.unreadable())?;
        Ok(Read::Value)
    }

    /// Converts a value and writes it into its slot; returns whether it can be converted.
    fn fill(&self, slot: Slot<'_>, raw: &RawValue, found: RawKind) -> bool {
        let filled = match slot {
            Slot::Text(_) if self.is_dry() && found == RawKind::Text && !raw.get().contains('\\') => Some(()),
            Slot::Text(text) => scalar::text(raw, found).map(|read| *text = read),
            Slot::Integer(int) => scalar::integer(raw, found).map(|read| *int = read),
            Slot::Float(float) => scalar::float(raw, found).map(|read| *float = read),
            Slot::Decimal(decimal) => scalar::decimal(raw, found).map(|read| *decimal = read),
            Slot::Bool(bool) => scalar::boolean(raw, found).map(|read| *bool = read),
            _ => None,
        };
        filled.is_some()
    }
}
