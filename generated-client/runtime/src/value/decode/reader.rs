//! The reader: its location, its deviations and its failure.

use super::deviation::{Deviation, DeviationKind};
use super::failure::DecodeFailure;
use super::members::members;
use super::slot::{Decode, Object, Slot};
use crate::value::excerpt::excerpt;
use crate::value::redactor::Redactor;
use serde_json::value::RawValue;

/// The initial capacity of a location, in bytes; most locations are shorter.
const CAPACITY: usize = 96;

/// The deepest nesting of the data of a response.
///
/// `serde_json` has the same limit. The body adds one level.
const MAX_DEPTH: usize = 127;

/// The longest part of a value that an excerpt is made from, in bytes.
const WINDOW: usize = 8 * 1024;

/// The largest number of characters of an excerpt.
const EXCERPT: usize = 100;

/// A reader that fills slots from JSON text and notes deviations.
pub(crate) struct Reader<'a> {
    address: String,
    /// The location of the data.
    root: String,
    depth: usize,
    deviations: Vec<Deviation>,
    rules: ReadRules<'a>,
    /// Whether a failure ends the reading, although the reader is lenient.
    pub(super) is_over: bool,
}

/// The rules by which a response is read.
#[derive(Clone, Copy)]
pub(crate) struct ReadRules<'a> {
    /// Whether a field that cannot be read is left absent.
    pub is_lenient: bool,
    /// Whether the reader only notes deviations, and keeps as little data as possible.
    pub is_dry: bool,
    /// The dotted paths of members that must be readable, without indices.
    pub strict_members: &'static [&'static str],
    /// The secrets that excerpts must not contain.
    pub redactor: &'a Redactor,
}

impl<'a> Reader<'a> {
    /// Creates a reader at the location `address` of the body.
    pub fn at(address: &str, deviations: Vec<Deviation>, rules: ReadRules<'a>) -> Self {
        let mut reader = Self {
            address: String::with_capacity(CAPACITY),
            root: address.to_owned(),
            depth: 0,
            deviations,
            rules,
            is_over: false,
        };
        reader.address.push_str(address);
        reader
    }

    /// Returns the deviations.
    pub fn finish(self) -> Vec<Deviation> {
        self.deviations
    }

    /// Reads JSON text into a target.
    pub fn read(&mut self, target: &mut dyn Decode, json: &str) -> Result<(), DecodeFailure> {
        self.walk(target, json, &|_| false)
    }

    /// Reads an object into a target, except for the members that `known` accepts.
    pub fn read_except(
        &mut self,
        target: &mut dyn Decode,
        json: &str,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), DecodeFailure> {
        if matches!(target.slot(), Slot::Object(_)) {
            return self.walk(target, json, known);
        }
        let mut members = members(json).unwrap_or_default();
        members.retain(|key| !known(key));
        let rest = serde_json::to_string(&members).map_err(|_| self.failure("JSON", "not JSON"))?;
        self.read(target, &rest)
    }

    /// Reads JSON text once, and again value by value if it is not as documented.
    fn walk(&mut self, target: &mut dyn Decode, json: &str, known: &dyn Fn(&str) -> bool) -> Result<(), DecodeFailure> {
        let start = self.position();
        if self.first_walk(target.slot(), json, known) {
            return Ok(());
        }
        self.go_back(start);
        self.second_walk(target.slot(), json, known)
    }

    /// Returns the position of the reader.
    pub(super) fn position(&self) -> Position {
        Position { length: self.address.len(), depth: self.depth, noted: self.deviations.len() }
    }

    /// Goes back to an earlier position and forgets the deviations since then.
    pub(super) fn go_back(&mut self, position: Position) {
        self.address.truncate(position.length);
        self.depth = position.depth;
        self.deviations.truncate(position.noted);
    }

    /// Enters a list or an object.
    pub(super) fn enter(&mut self) -> Result<(), DecodeFailure> {
        if self.depth == MAX_DEPTH {
            return Err(self.unreadable());
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
        let is_noted = self.deviations.last().is_some_and(|last| last.address == self.address);
        if self.deviations.len() < Deviation::MOST && !is_noted {
            self.deviations.push(Deviation::new(self.rules.redacted(&self.address), kind));
        }
    }

    /// Notes a deviation with an excerpt of the value.
    pub(super) fn note_text(&mut self, kind: DeviationKind, raw: &RawValue) {
        let noted = self.deviations.len();
        self.note(kind);
        if let Some(deviation) = self.deviations.get_mut(noted) {
            deviation.text = self.rules.excerpt(raw);
        }
    }

    /// Returns the failure for valid JSON that no Rust value can hold.
    pub(super) fn unreadable(&self) -> DecodeFailure {
        if self.depth >= MAX_DEPTH {
            return self.failure("at most 128 levels deep", "more than 128 levels deep");
        }
        self.failure("readable JSON", "an exponent that is too long, nesting that is too deep or an invalid escape")
    }

    pub(super) fn failure(&self, expected: &str, found: &str) -> DecodeFailure {
        DecodeFailure { address: self.address.clone(), expected: expected.to_owned(), found: found.to_owned() }
    }

    /// Whether the reader only notes deviations.
    pub(super) fn is_dry(&self) -> bool {
        self.rules.is_dry
    }

    /// Whether the value at this location may be empty or absent instead of unreadable.
    ///
    /// The data itself may not.
    pub(super) fn is_lenient(&self) -> bool {
        self.rules.is_lenient && self.depth > 0
    }

    /// Whether the page documents no member of the data, so that nothing has to be read.
    pub(super) fn may_skip(&self, object: &dyn Object) -> bool {
        // A type without fields has no size.
        self.rules.is_lenient && size_of_val(object) == 0
    }

    /// Whether a member that must be readable is at this location, or below it.
    pub(super) fn is_strict(&self) -> bool {
        let strict = self.rules.strict_members;
        !strict.is_empty() && {
            let address = without_indices(&self.address);
            let path = address.strip_prefix(&*self.root).map_or(&*address, |path| path.trim_start_matches('.'));
            let is_at =
                |member: &&str| member.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            strict.iter().any(is_at)
        }
    }
}

/// A position of the reader, to which it can go back.
#[derive(Clone, Copy)]
pub(super) struct Position {
    length: usize,
    depth: usize,
    noted: usize,
}

impl ReadRules<'_> {
    /// Returns an excerpt of a value, without secrets.
    pub fn excerpt(&self, raw: &RawValue) -> String {
        excerpt(&self.redacted(raw.get()), EXCERPT)
    }

    /// Returns the start of a text without secrets. It is longer than any excerpt.
    pub fn redacted(&self, text: &str) -> String {
        let end = (0..=WINDOW.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        self.redactor.text(&text[..end.unwrap_or_default()])
    }
}

/// Removes the indices of a location: `items` for `items[17]`.
fn without_indices(address: &str) -> String {
    let mut parts = address.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |short, part| short + part.split_once(']').map_or(part, |(_, rest)| rest))
}
