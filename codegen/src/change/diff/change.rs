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

/// The lines of the files of one side, indexed on demand.
struct Lines<'a> {
    sources: &'a Sources,
    indexes: BTreeMap<FileId, Index>,
}

impl Lines<'_> {
    fn place(&mut self, file: FileId, address: &str) -> (usize, ChangeLocation) {
        let source = self.sources.get(file);
        let index = self.indexes.entry(file).or_insert_with(|| Index::new(&source.text));
        let start = index.find(address).key.start;
        let line = source.text[..start].matches('\n').count() + 1;
        (start, ChangeLocation { file: source.path.clone(), line })
    }
}

pub(super) fn locate(entries: Vec<Entry>, old: Side<'_>, new: Side<'_>) -> Changes {
    let mut lines = [old, new].map(|side| Lines { sources: side.sources, indexes: BTreeMap::new() });
    let mut changes: Vec<(String, usize, Change)> = Vec::new();
    for Entry { rule, places, values } in entries {
        let [old, new] = &places;
        let (side, (file, address)) = match (old, new) {
            (_, Some(place)) => (1, place),
            (Some(place), None) => (0, place),
            (None, None) => continue,
        };
        let subject = lines[side].sources.steps(*file).join(".");
        let subject = subject.replacen('.', " ", 1);
        let address = address.clone();
        let mut start = 0;
        let mut number = 0;
        let [old, new] = places.map(|place| {
            let found = place.map(|(file, address)| lines[number].place(file, &address));
            number += 1;
            start = found.as_ref().map_or(start, |(start, _)| *start);
            found.map(|(_, place)| place)
        });
        changes.push((subject.clone(), start, Change { rule, subject, address, old, new, values }));
    }
    let order = |(subject, start, change): &(String, usize, Change)| {
        (subject.clone(), *start, change.rule.name, change.address.clone(), change.values.clone())
    };
    changes.sort_by_cached_key(order);
    // A type that is sent and received is compared twice.
    changes.dedup_by(|one, other| order(one) == order(other));
    Changes(changes.into_iter().map(|(.., change)| change).collect())
}
