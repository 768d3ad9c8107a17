//! A change with its locations, and the list of all changes.

use std::collections::BTreeMap;

use super::pair::Entry;
use super::rule::{Rule, Verdict};
use super::side::Side;
use crate::diagnostics::{FileId, Sources};
use crate::yaml::Index;

/// A location in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangeLocation {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// One change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The rule of the change.
    pub rule: &'static Rule,
    /// The operation, or the folder whose operations share it, as `feishu apaas.v1.record.create`.
    pub subject: String,
    /// The address in the file.
    pub address: String,
    /// The old location.
    pub old: Option<ChangeLocation>,
    /// The new location.
    pub new: Option<ChangeLocation>,
    /// The old and the new value; empty if there is none.
    pub values: [String; 2],
}

/// All changes, grouped by file and in the file's order.
#[derive(Clone, Debug, Default)]
pub struct Changes(pub Vec<Change>);

impl Change {
    /// Returns the fingerprint: the part of a change that does not depend on files and positions.
    ///
    /// Users accept a change by its fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Self { rule, subject, address, values: [old, new], .. } = self;
        let address: String = address.split_inclusive('[').map(|part| part.trim_start_matches(is_digit)).collect();
        let line = format!("{} {subject} {address}: {old} -> {new}", rule.name);
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit()
}

impl Changes {
    /// Returns the strongest verdict over all audiences.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        self.0.iter().map(|change| change.rule.worst()).max().unwrap_or(Verdict::Nothing)
    }
}

/// The files of one side, indexed on demand.
struct IndexedFiles<'a> {
    sources: &'a Sources,
    indexes: BTreeMap<FileId, Index>,
}

/// A location, with its position in the file's bytes.
struct Position {
    start: usize,
    location: ChangeLocation,
}

/// A change, with the position by which it is sorted.
struct LocatedChange {
    start: usize,
    change: Change,
}

impl<'a> IndexedFiles<'a> {
    const fn new(side: Side<'a>) -> Self {
        Self { sources: side.sources, indexes: BTreeMap::new() }
    }

    fn find(&mut self, file: FileId, address: &str) -> Position {
        let source = self.sources.get(file);
        let index = self.indexes.entry(file).or_insert_with(|| Index::new(&source.text));
        let start = index.find(address).key.start;
        let line = source.text[..start].matches('\n').count() + 1;
        Position { start, location: ChangeLocation { file: source.path.clone(), line } }
    }

    /// Returns the operation or folder of a file, as `feishu apaas.v1.record.create`.
    fn subject(&self, file: FileId) -> String {
        self.sources.steps(file).join(".").replacen('.', " ", 1)
    }
}

impl LocatedChange {
    /// Returns the change of an entry; its subject and address are those of the new state, if any.
    fn new(entry: Entry, old: &mut IndexedFiles<'_>, new: &mut IndexedFiles<'_>) -> Option<Self> {
        let Entry { rule, locations: [before, after], values } = entry;
        let (subject, address) = match (&before, &after) {
            (_, Some((file, address))) => (new.subject(*file), address.clone()),
            (Some((file, address)), None) => (old.subject(*file), address.clone()),
            (None, None) => return None,
        };
        let before = before.map(|(file, address)| old.find(file, &address));
        let after = after.map(|(file, address)| new.find(file, &address));
        let start = after.as_ref().or(before.as_ref())?.start;
        let [old, new] = [before, after].map(|position| position.map(|position| position.location));
        Some(Self { start, change: Change { rule, subject, address, old, new, values } })
    }

    fn order(&self) -> (String, usize, &'static str, String, [String; 2]) {
        let Change { rule, subject, address, values, .. } = &self.change;
        (subject.clone(), self.start, rule.name, address.clone(), values.clone())
    }
}

/// Finds the location of each entry, and sorts the changes by file and position.
pub(super) fn locate(entries: Vec<Entry>, old: Side<'_>, new: Side<'_>) -> Changes {
    let [mut old, mut new] = [old, new].map(IndexedFiles::new);
    let mut changes: Vec<LocatedChange> =
        entries.into_iter().filter_map(|entry| LocatedChange::new(entry, &mut old, &mut new)).collect();
    changes.sort_by_cached_key(LocatedChange::order);
    // A type that is sent and received is compared twice.
    changes.dedup_by(|one, other| one.order() == other.order());
    Changes(changes.into_iter().map(|located| located.change).collect())
}
