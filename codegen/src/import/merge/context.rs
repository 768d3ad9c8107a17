//! What goes along while a page is merged into a spec.

use std::collections::BTreeSet;

use super::decided::Decided;
use super::pairs::Pairs;
use super::shared_type::SharedType;
use crate::import::edit::{SpecEditor, address};
use crate::import::write::{flow, scalar};
use crate::yaml::{Step, Value};

/// Characters of a value in a line that says what changed.
const SHOWN: usize = 60;

/// What goes along while a page is merged.
pub(super) struct Merge<'a> {
    pub(super) sheet: SpecEditor,
    pub(super) page: &'a Value,
    pub(super) shared: &'a [SharedType],
    pub(super) pairs: Pairs,
    pub(super) decided: Decided,
    /// Whether the file comes from the page as it was on that day: then nothing is gone from it.
    pub(super) is_same_day: bool,
    /// Types of the page that wait to be inserted: the file's name, the page's.
    pub(super) brought: Vec<(String, String)>,
    /// Types of the file whose fields have been merged.
    pub(super) merged: BTreeSet<String>,
    /// Addresses of what changed.
    pub(super) touched: Vec<String>,
    pub(super) lines: Vec<String>,
    /// Those of the lines that say what changed.
    pub(super) facts: Vec<String>,
}

impl Merge<'_> {
    /// What the page says at an address that file and page have in common.
    pub(super) fn said(&self, at: &[Step]) -> Option<&Value> {
        at.iter().try_fold(self.page, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Item(_) => None,
        })
    }

    /// Puts another value in a place, and says so.
    pub(super) fn change(&mut self, at: &[Step], value: &Value) {
        let old = self.sheet.value(at).map(shown).unwrap_or_default();
        self.sheet.replace(at, value);
        self.note(at, &format!("{old} → {}", shown(value)));
    }

    /// Removes a key, and says so.
    pub(super) fn remove(&mut self, at: &[Step]) {
        let old = self.sheet.value(at).map(shown).unwrap_or_default();
        self.sheet.remove(at);
        self.note(at, &format!("gone, was {old}"));
    }

    /// Says what changed at an address.
    pub(super) fn note(&mut self, at: &[Step], what: &str) {
        let at = address(at);
        let line = format!("{at}: {what}");
        self.facts.push(line.clone());
        self.lines.push(line);
        self.touched.push(at);
    }

    /// Says what was left as it is although the page says something else.
    pub(super) fn keep(&mut self, at: &[Step], said: Option<&Value>, why: &str) {
        let ours = self.sheet.value(at).map_or("nothing".to_owned(), shown);
        let said = said.map_or("nothing".to_owned(), shown);
        self.lines.push(format!("kept {}: {ours}, the page has {said} ({why})", address(at)));
    }
}

/// A value in a line: an object by its type or its size.
pub(super) fn shown(value: &Value) -> String {
    let line = match value {
        Value::Map(entries) => match value.get("type") {
            Some(ty) => shown(ty),
            None if entries.iter().any(|(_, value)| value.has_inner()) => format!("an object of {}", entries.len()),
            None => flow(value),
        },
        Value::Text(text) => scalar(text, true),
        value => flow(value),
    };
    if line.chars().count() <= SHOWN {
        return line;
    }
    format!("{}…", line.chars().take(SHOWN).collect::<String>())
}
