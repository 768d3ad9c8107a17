//! The result of an import as text: a paragraph for each page, and a summary.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::open_points::OpenPoints;
use super::streams::count;
use crate::diagnostics::Levels;
use crate::import::{Outcome, Plan};

/// The change of a spec by an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Created,
    Changed,
    Unchanged,
}

impl State {
    fn of(outcome: &Outcome, plan: &Plan) -> Self {
        match (outcome.is_new, plan.files.contains_key(&outcome.path)) {
            (true, _) => Self::Created,
            (false, true) => Self::Changed,
            (false, false) => Self::Unchanged,
        }
    }

    const fn suffix(self) -> &'static str {
        match self {
            Self::Created => "",
            Self::Changed => ", changed",
            Self::Unchanged => ", unchanged",
        }
    }
}

/// The paragraph about an imported page, displayed with its lines.
pub(super) struct ImportedPage<'a> {
    pub(super) page: &'a str,
    pub(super) outcome: &'a Outcome,
    pub(super) plan: &'a Plan,
    /// The severities of the project.
    pub(super) levels: &'a Levels,
    /// The displayed folder of the specs.
    pub(super) folder: &'a Path,
}

impl fmt::Display for ImportedPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Outcome { path, lines, open, .. } = self.outcome;
        let state = State::of(self.outcome, self.plan).suffix();
        writeln!(f, "{}", self.folder.join(path).display())?;
        let open = OpenPoints::of(open, self.levels).number();
        writeln!(f, "  from {}{state}, {} open", self.page, count(open, "point"))?;
        lines.iter().try_for_each(|line| writeln!(f, "  {line}"))
    }
}

/// The numbers of an import, displayed in one line after the repeated reasons.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Summary<'a> {
    created: usize,
    changed: usize,
    unchanged: usize,
    /// The points in all drafts that a user has to decide.
    open: OpenPoints,
    /// The numbers of refused pages, by their reasons without details.
    refused: BTreeMap<&'a str, usize>,
}

impl<'a> Summary<'a> {
    pub(super) fn of(plan: &'a Plan, levels: &Levels) -> Self {
        let mut summary = Self::default();
        for page in &plan.pages {
            match &page.outcome {
                Ok(outcome) => summary.add(State::of(outcome, plan), &OpenPoints::of(&outcome.open, levels)),
                Err(reason) => *summary.refused.entry(without_details(reason)).or_default() += 1,
            }
        }
        summary
    }

    fn add(&mut self, state: State, open: &OpenPoints) {
        self.open.add(open);
        match state {
            State::Created => self.created += 1,
            State::Changed => self.changed += 1,
            State::Unchanged => self.unchanged += 1,
        }
    }

    /// Returns the number of refused pages.
    pub(super) fn refused(&self) -> usize {
        self.refused.values().sum()
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { created, changed, unchanged, open, .. } = self;
        for (reason, number) in self.refused.iter().filter(|(_, number)| **number > 1) {
            writeln!(f, "{number} refused: {reason}")?;
        }
        let pages = created + changed + unchanged + self.refused();
        write!(f, "{}: {created} imported", count(pages, "page"))?;
        if changed + unchanged > 0 {
            write!(f, ", {changed} updated, {unchanged} unchanged")?;
        }
        write!(f, ", {} refused, {open}", self.refused())
    }
}

/// Returns the part of a reason that refused pages can share.
fn without_details(reason: &str) -> &str {
    reason.split_once(": ").map_or(reason, |(reason, _)| reason)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Levels, OpenPoints, Summary};
    use crate::diagnostics::codes::kinds;

    fn open(number: usize) -> OpenPoints {
        OpenPoints::of(&vec![&kinds::UNREAD_CODE; number], &Levels::new())
    }

    #[test]
    fn summary_of_new_pages_has_no_updates() {
        let summary = Summary { created: 2, open: open(1), ..Summary::default() };
        assert_eq!(summary.to_string(), "2 pages: 2 imported, 0 refused, 1 point open: 1 unread-code");
    }

    #[test]
    fn summary_of_merged_pages_counts_updates() {
        let summary = Summary { created: 1, changed: 2, unchanged: 3, open: open(4), ..Summary::default() };
        let expected = "6 pages: 1 imported, 2 updated, 3 unchanged, 0 refused, 4 points open: 4 unread-code";
        assert_eq!(summary.to_string(), expected);
    }

    #[test]
    fn summary_lists_reasons_of_several_pages() {
        let refused = BTreeMap::from([("the layout is unknown", 2), ("the page is empty", 1)]);
        let summary = Summary { refused, ..Summary::default() };
        let expected = "2 refused: the layout is unknown\n3 pages: 0 imported, 3 refused, 0 points open";
        assert_eq!(summary.to_string(), expected);
    }
}
