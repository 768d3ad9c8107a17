//! The lines of a page that have been read. Doubts name the other lines.

use std::collections::{BTreeMap, BTreeSet};

use super::labels;
use super::page::{Block, Lines, Page, Part, Section};

/// The words in a reason that names unread tables.
pub(super) const UNREAD_TABLES: &str = "(tables)";

/// The lines that rules have read, and the parts that they leave out.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    read: BTreeSet<Lines>,
    left: BTreeMap<&'static str, Vec<Lines>>,
}

impl Tally {
    /// Marks a row, a piece of code or a line of text as read.
    pub(super) fn mark_read(&mut self, lines: Lines) {
        self.read.insert(lines);
    }

    /// Notes an unread part of a row or of a table's head.
    pub(super) fn note_unread(&mut self, what: &'static str, lines: Lines) {
        self.left.entry(what).or_default().push(lines);
    }

    /// Returns one sentence for each kind of unread content.
    pub(super) fn unread_parts(&self, page: &Page) -> Vec<String> {
        let mut left = self.left.clone();
        // Adjacent unread lines are named together.
        let mut above: Option<&'static str> = None;
        for (what, lines) in page.sections.iter().flat_map(|section| self.parts(section, page)) {
            let Some(what) = what else {
                above = None;
                continue;
            };
            let found = left.entry(what).or_default();
            match found.last_mut().filter(|_| above == Some(what)) {
                Some(last) => last.last = lines.last,
                None => found.push(lines),
            }
            above = Some(what);
        }
        left.iter().map(|(what, lines)| format!("The importer cannot read {} ({what}).", spans(lines))).collect()
    }

    /// Returns the parts of a section in order, each with its kind if it is unread.
    fn parts(&self, section: &Section, page: &Page) -> Vec<(Option<&'static str>, Lines)> {
        let title = section.title.trim_matches('~');
        let is_known = title.is_empty() || title == page.title || labels::section(title).is_some();
        let heading = (!is_known).then_some("prose");
        let blocks = section.blocks.iter().flat_map(|block| self.block(block, page));
        std::iter::once((heading, section.lines)).chain(blocks).collect()
    }

    fn block(&self, block: &Block, page: &Page) -> Vec<(Option<&'static str>, Lines)> {
        let unless_read = |what, lines| ((!self.read.contains(&lines)).then_some(what), lines);
        match &block.part {
            Part::Line(text) if labels::is_idle(text) || *text == page.title => vec![(None, block.lines)],
            Part::Line(_) => vec![unless_read("prose", block.lines)],
            Part::Code(_) => vec![unless_read("code", block.lines)],
            Part::Table(table) if table.rows.iter().any(|row| self.read.contains(&row.lines)) => {
                table.rows.iter().map(|row| unless_read("rows of tables", row.lines)).collect()
            }
            Part::Table(_) => vec![(Some("tables"), block.lines)],
        }
    }
}

/// Writes `line 4` or `lines 4 to 7, 9`.
fn spans(lines: &[Lines]) -> String {
    let mut lines = lines.to_vec();
    lines.sort_unstable();
    lines.dedup_by(|next, last| {
        let goes_on = next.first <= last.last + 1;
        if goes_on {
            last.last = last.last.max(next.last);
        }
        goes_on
    });
    let span = |lines: &Lines| match lines {
        Lines { first, last } if first == last => first.to_string(),
        Lines { first, last } => format!("{first} to {last}"),
    };
    let noun = if matches!(lines.as_slice(), [Lines { first, last }] if first == last) { "line" } else { "lines" };
    format!("{noun} {}", lines.iter().map(span).collect::<Vec<_>>().join(", "))
}
