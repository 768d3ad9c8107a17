//! The reader: its location, its deviations and its failure.

use super::deviation::{Deviation, DeviationKind};
use super::expected::expected;
use super::failure::DecodeFailure;
use super::members::members;
use super::slot::Slot;
use serde::de::Error;

/// The initial capacity of a location, in bytes; most locations are shorter.
const CAPACITY: usize = 96;

/// The deepest nesting of the data of a response.
///
/// `serde_json` has the same limit. The body adds one level.
const MAX_DEPTH: usize = 127;

/// A reader that fills slots from JSON text and notes deviations.
pub(crate) struct Reader {
    address: String,
    depth: usize,
    deviations: Vec<Deviation>,
    /// The failure that ended the reading.
    pub(super) failure: Option<DecodeFailure>,
    /// Whether the reader only notes deviations, and keeps as little data as possible.
    pub(crate) is_dry: bool,
}

impl Reader {
    /// Creates a reader at the location `address` of the body.
    pub fn at(address: &str, deviations: Vec<Deviation>) -> Self {
        let mut reader =
            Self { address: String::with_capacity(CAPACITY), depth: 0, deviations, failure: None, is_dry: false };
        reader.address.push_str(address);
        reader
    }

    /// Returns the deviations.
    pub fn finish(self) -> Vec<Deviation> {
        self.deviations
    }

    /// Returns the number of `members` of the object at `address` that were unknown.
    pub fn unknown<'a>(&self, address: &str, members: impl Iterator<Item = &'a str>) -> usize {
        let location = |key: &str| if address.is_empty() { key.to_owned() } else { format!("{address}.{key}") };
        let is_noted = |location: &str| {
            self.deviations.iter().any(|noted| noted.address == location && noted.kind == DeviationKind::UnknownKey)
        };
        members.filter(|key| is_noted(&location(key))).count()
    }

    /// Reads JSON text into a slot.
    pub fn read(&mut self, slot: Slot<'_>, json: &str) -> Result<(), DecodeFailure> {
        self.walk(slot, json, &|_| false)
    }

    /// Reads an object into a slot, except for the members that `known` accepts.
    pub fn read_except(
        &mut self,
        slot: Slot<'_>,
        json: &str,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), DecodeFailure> {
        if matches!(slot, Slot::Object(_)) {
            return self.walk(slot, json, known);
        }
        let mut members = members(json).unwrap_or_default();
        members.retain(|key| !known(key));
        let rest = serde_json::to_string(&members).map_err(|_| self.failure("JSON", "not JSON"))?;
        self.read(slot, &rest)
    }

    /// Enters a list or an object.
    pub(super) fn enter<E: Error>(&mut self) -> Result<(), E> {
        if self.depth == MAX_DEPTH {
            let failure = self.unreadable();
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

    /// Notes a `null`, unless it is documented.
    pub(super) fn note_null(&mut self, expected: &'static str, is_optional: bool) {
        if !is_optional {
            self.note(DeviationKind::Null { expected });
        }
    }

    pub(super) fn note(&mut self, kind: DeviationKind) {
        if self.deviations.len() < Deviation::MOST {
            self.deviations.push(Deviation { address: self.address.clone(), kind });
        }
    }

    /// Ends the reading at a value that cannot be converted to the documented type.
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
    pub(super) fn unreadable(&self) -> DecodeFailure {
        if self.depth >= MAX_DEPTH {
            return self.failure("at most 128 levels deep", "more than 128 levels deep");
        }
        self.failure("readable JSON", "a number that is too large, nesting that is too deep or an invalid escape")
    }

    pub(super) fn failure(&self, expected: &str, found: &str) -> DecodeFailure {
        DecodeFailure { address: self.address.clone(), expected: expected.to_owned(), found: found.to_owned() }
    }
}
