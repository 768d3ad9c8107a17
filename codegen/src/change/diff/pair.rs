//! A pair of corresponding locations before and after, and the log of their differences.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::rule::Rule;
use crate::diagnostics::{At, FileId};

/// A location in the old state and its counterpart in the new one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a> {
    pub(super) old: At<'a>,
    pub(super) new: At<'a>,
}

impl<'a> Pair<'a> {
    pub(super) const fn files(old: FileId, new: FileId) -> Self {
        Self { old: At::file(old), new: At::file(new) }
    }

    pub(super) const fn key(&'a self, key: &'a str) -> Self {
        Self { old: self.old.key(key), new: self.new.key(key) }
    }

    pub(super) const fn index(&'a self, old: usize, new: usize) -> Self {
        Self { old: self.old.index(old), new: self.new.index(new) }
    }
}

/// A change with its locations and values in both states.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) rule: &'static Rule,
    pub(super) locations: [Option<(FileId, String)>; 2],
    pub(super) values: [String; 2],
}

/// The changes found so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    entries: Vec<Entry>,
    /// Compared types, by their names on both sides and their direction.
    compared: BTreeSet<(String, String, bool)>,
}

impl Log {
    /// Notes that a value changed.
    pub(super) fn change(&mut self, rule: &'static Rule, at: &Pair<'_>, old: impl Display, new: impl Display) {
        self.push(rule, [Some(&at.old), Some(&at.new)], [old.to_string(), new.to_string()]);
    }

    /// Notes a new value.
    pub(super) fn gain(&mut self, rule: &'static Rule, at: &Pair<'_>, new: impl Display) {
        self.push(rule, [None, Some(&at.new)], [String::new(), new.to_string()]);
    }

    /// Notes a removed value.
    pub(super) fn lose(&mut self, rule: &'static Rule, at: &Pair<'_>, old: impl Display) {
        self.push(rule, [Some(&at.old), None], [old.to_string(), String::new()]);
    }

    fn push(&mut self, rule: &'static Rule, at: [Option<&At<'_>>; 2], values: [String; 2]) {
        self.entries.push(Entry { rule, locations: at.map(|at| at.map(|at| (at.id(), at.to_string()))), values });
    }

    /// Whether a pair of types is compared for the first time in this direction.
    pub(super) fn is_first_comparison(&mut self, old: String, new: String, sent: bool) -> bool {
        self.compared.insert((old, new, sent))
    }

    pub(super) fn finish(self) -> Vec<Entry> {
        self.entries
    }
}
