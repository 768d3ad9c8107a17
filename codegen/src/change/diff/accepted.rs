//! Accepted changes, by their fingerprints.

use std::collections::BTreeSet;

use super::change::{Change, Changes};

/// Fingerprints with their lines in the text that lists them.
#[derive(Clone, Debug, Default)]
pub struct Accepted(Vec<(usize, String)>);

impl Accepted {
    /// Reads one fingerprint per line; blank lines and lines that begin with `#` are skipped.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim().to_owned()));
        Self(lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).collect())
    }

    /// Whether a change was accepted.
    #[must_use]
    pub fn holds(&self, change: &Change) -> bool {
        let fingerprint = change.fingerprint();
        self.0.iter().any(|(_, line)| *line == fingerprint)
    }

    /// Returns the changes that were not accepted.
    #[must_use]
    pub fn without(&self, changes: &Changes) -> Changes {
        Changes(changes.0.iter().filter(|change| !self.holds(change)).cloned().collect())
    }

    /// Returns the fingerprints that belong to no change, with their lines.
    pub fn stale(&self, changes: &Changes) -> impl Iterator<Item = (usize, &str)> {
        let known: BTreeSet<String> = changes.0.iter().map(Change::fingerprint).collect();
        self.0.iter().filter(move |(_, line)| !known.contains(line)).map(|(number, line)| (*number, line.as_str()))
    }
}
