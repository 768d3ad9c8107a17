//! The context of a merge.

use std::collections::BTreeSet;

use super::decided::Decided;
use super::pairs::Pairs;
use super::shared_type::SharedType;
use crate::format::keys::Record;
use crate::import::doubt::Doubt;
use crate::import::edit::{SpecEditor, address};
use crate::import::write::{flow, scalar};
use crate::yaml::{Step, Value};

/// The longest value in a line about a change, in characters.
const SHOWN: usize = 60;

/// The context of a merge of a page into a spec.
pub(super) struct Merge<'a> {
    pub(super) editor: SpecEditor,
    /// The record of the file: an operation, or an event.
    pub(super) record: &'static Record,
    pub(super) page: &'a Value,
    /// The open points of the page that a fixed rule decides.
    pub(super) settled: &'a [Doubt],
    pub(super) shared: &'a [SharedType],
    pub(super) pairs: Pairs,
    pub(super) decided: Decided,
    /// Whether file and page have the same day. Then the page has removed nothing.
    pub(super) is_same_day: bool,
    /// Whether file and page have days that differ. Then the page decides what it leaves out.
    pub(super) is_other_day: bool,
    /// The types of the page that wait for insertion: the file's name and the page's name.
    pub(super) pending_types: Vec<(String, String)>,
    /// The types of the file whose fields have been merged.
    pub(super) merged: BTreeSet<String>,
    /// The open points about types of files above.
    pub(super) about_shared: Vec<Doubt>,
    /// The addresses of the changes.
    pub(super) touched: Vec<String>,
    pub(super) lines: Vec<String>,
    /// The lines about changes.
    pub(super) facts: Vec<String>,
}

impl Merge<'_> {
    /// Returns the page's value at an address that file and page have in common.
    pub(super) fn stated(&self, at: &[Step]) -> Option<&Value> {
        at.iter().try_fold(self.page, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Item(_) => None,
        })
    }

    /// Replaces a value and notes the change.
    pub(super) fn change(&mut self, at: &[Step], value: &Value) {
        let old = self.editor.value(at).map(shown).unwrap_or_default();
        self.editor.replace(at, value);
        self.note(at, &format!("{old} → {}", shown(value)));
    }

    /// Removes a key and notes the change.
    pub(super) fn remove(&mut self, at: &[Step]) {
        let old = self.editor.value(at).map(shown).unwrap_or_default();
        self.editor.remove(at);
        self.note(at, &format!("removed, was {old}"));
    }

    /// Notes a change at an address.
    pub(super) fn note(&mut self, at: &[Step], what: &str) {
        let at = address(at);
        let line = format!("{at}: {what}");
        self.facts.push(line.clone());
        self.lines.push(line);
        self.touched.push(at);
    }

    /// Notes a fact that was kept although the page differs.
    pub(super) fn keep(&mut self, at: &[Step], stated: Option<&Value>, why: &str) {
        let ours = self.editor.value(at).map_or("nothing".to_owned(), shown);
        let stated = stated.map_or("nothing".to_owned(), shown);
        self.lines.push(format!("kept {}: {ours}; the page has {stated} ({why})", address(at)));
    }
}

/// Returns a value as a line shows it: an object by its type or size.
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
