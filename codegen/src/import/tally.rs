//! The lines of a page that have been read. Doubts name the other lines.

use std::collections::{BTreeMap, BTreeSet};

use super::labels;
use super::page::{Block, Lines, Page, Part, Section};
use crate::diagnostics::codes::{Code, kinds};

/// The kinds of unread content with their words, in the order of the reasons.
const UNREAD: [(&Code, &str); 7] = [
    (&kinds::UNREAD_TABLE, "tables"),
    (&kinds::UNREAD_ROW, "rows of tables"),
    (&kinds::UNREAD_COLUMN, "columns of tables"),
    (&kinds::UNREAD_CODE, "code"),
    (&kinds::UNREAD_LIST, "lists"),
    (&kinds::FIELD_SCOPES, "scopes of single fields"),
    (&kinds::UNREAD_PROSE, "prose"),
];

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
    pub(super) fn note_unread(&mut self, kind: &'static Code, lines: Lines) {
        self.left.entry(kind.name).or_default().push(lines);
    }

    /// Returns one sentence for each kind of unread content.
    pub(super) fn unread_parts(&self, page: &Page) -> Vec<(&'static Code, String)> {
        let mut left = self.left.clone();
        // Adjacent unread lines are named together.
        let mut above: Option<&'static Code> = None;
        for (kind, lines) in page.sections.iter().flat_map(|section| self.parts(section, page)) {
            if let Some(kind) = kind {
                let found = left.entry(kind.name).or_default();
                match found.last_mut().filter(|_| above == Some(kind)) {
                    Some(last) => last.last = lines.last,
                    None => found.push(lines),
                }
            }
            above = kind;
        }
        let unread = UNREAD.iter().filter_map(|(kind, words)| Some((*kind, *words, left.get(kind.name)?)));
        unread
            .map(|(kind, words, lines)| (kind, format!("The importer cannot read {} ({words}).", spans(lines))))
            .collect()
    }

    /// Returns the parts of a section in order, each with its kind if it is unread.
    fn parts(&self, section: &Section, page: &Page) -> Vec<(Option<&'static Code>, Lines)> {
        let title = section.title.trim_matches('~');
        let is_read = self.read.contains(&section.lines);
        let is_known = is_read || title.is_empty() || title == page.title || labels::section(title).is_some();
        let heading = (!is_known).then_some(&kinds::UNREAD_PROSE);
        let blocks = section.blocks.iter().flat_map(|block| self.block(block, page));
        std::iter::once((heading, section.lines)).chain(blocks).collect()
    }

    fn block(&self, block: &Block, page: &Page) -> Vec<(Option<&'static Code>, Lines)> {
        let unless_read = |kind, lines| ((!self.read.contains(&lines)).then_some(kind), lines);
        match &block.part {
            Part::Line(text) if labels::is_idle(text) || *text == page.title => vec![(None, block.lines)],
            Part::Line(text) => vec![unless_read(kind_of_line(text), block.lines)],
            Part::Code(_) => vec![unless_read(&kinds::UNREAD_CODE, block.lines)],
            Part::Table(table) if table.rows.iter().any(|row| self.read.contains(&row.lines)) => {
                table.rows.iter().map(|row| unless_read(&kinds::UNREAD_ROW, row.lines)).collect()
            }
            Part::Table(_) => vec![(Some(&kinds::UNREAD_TABLE), block.lines)],
        }
    }
}

/// Returns the kind of a line that no rule reads: an item of a list, a row of a table, or prose.
fn kind_of_line(line: &str) -> &'static Code {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = number.len() < line.len() && [". ", ") ", "、", "）"].iter().any(|mark| number.starts_with(mark));
    if line.starts_with('|') && line.matches('|').count() > 1 {
        &kinds::UNREAD_TABLE
    } else if is_numbered || ["- ", "* ", "+ ", "• ", "· "].iter().any(|mark| line.starts_with(mark)) {
        &kinds::UNREAD_LIST
    } else {
        &kinds::UNREAD_PROSE
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
