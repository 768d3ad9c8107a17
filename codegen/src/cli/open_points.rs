//! The numbers of open points by kind.

use std::collections::BTreeMap;
use std::fmt;

use super::streams::count;
use crate::diagnostics::codes::{self, Code, kinds};
use crate::diagnostics::{Finding, Levels, level};

/// The numbers of open points by kind, displayed with the most frequent kind first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OpenPoints(BTreeMap<&'static str, usize>);

impl OpenPoints {
    /// Counts the kinds that are not off.
    pub(super) fn of(kinds: &[&'static Code], levels: &Levels) -> Self {
        let mut points = Self::default();
        for code in kinds.iter().filter(|code| level(levels, code).is_some()) {
            *points.0.entry(code.name).or_default() += 1;
        }
        points
    }

    /// Counts the findings about entries of `unsure`.
    pub(super) fn of_findings(findings: &[Finding]) -> Self {
        let is_open = |code: &&'static Code| kinds::find(code.name).is_some() || code.name == codes::UNSURE.name;
        let mut points = Self::default();
        for code in findings.iter().map(|finding| finding.code).filter(is_open) {
            *points.0.entry(code.name).or_default() += 1;
        }
        points
    }

    /// Adds the numbers of another page.
    pub(super) fn add(&mut self, other: &Self) {
        for (name, number) in &other.0 {
            *self.0.entry(name).or_default() += number;
        }
    }

    /// Returns the number of all open points.
    pub(super) fn number(&self) -> usize {
        self.0.values().sum()
    }
}

impl fmt::Display for OpenPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} open", count(self.number(), "point"))?;
        let mut kinds: Vec<(&&str, &usize)> = self.0.iter().collect();
        kinds.sort_by_key(|(name, number)| (usize::MAX - **number, **name));
        let kinds: Vec<String> = kinds.iter().map(|(name, number)| format!("{number} {name}")).collect();
        if kinds.is_empty() { Ok(()) } else { write!(f, ": {}", kinds.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Levels, OpenPoints, codes, kinds};

    #[test]
    fn points_are_counted_by_kind_without_those_that_are_off() {
        let found = [&kinds::UNREAD_TABLE, &kinds::UNREAD_PROSE, &kinds::LIMIT_IN_WORDS, &codes::UNSURE];
        let found = [&found[..], &[&kinds::LIMIT_IN_WORDS]].concat();
        let text = |levels: &Levels| OpenPoints::of(&found, levels).to_string();
        assert_eq!(text(&Levels::new()), "4 points open: 2 limit-in-words, 1 unread-table, 1 unsure");
        let levels = Levels::from([("limit-in-words", None), ("unread-prose", Some(codes::Severity::Error))]);
        assert_eq!(text(&levels), "3 points open: 1 unread-prose, 1 unread-table, 1 unsure");
        assert_eq!(OpenPoints::default().to_string(), "0 points open");
    }
}
