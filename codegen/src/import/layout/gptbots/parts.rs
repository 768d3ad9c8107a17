//! The parts of a page, in any of its forms.

use super::line::{Line, Piece, heading, span};
use super::section_builder::SectionBuilder;
use super::{code, flat_table, framed_table};
use crate::import::page::{Part, Section, Table};

/// Reads the sections of a page.
pub(super) fn sections(lines: &[Line<'_>]) -> Vec<Section> {
    let mut builder = SectionBuilder::default();
    let mut rest = lines;
    while let Some(line) = rest.first() {
        let text = line.text();
        let mut length = 1;
        if let Some(title) = heading(text) {
            builder.push_heading(title, line.at());
        } else if let Some(code) = code::at_start(rest) {
            length = code.length;
            if !code.part.is_empty() {
                builder.push(span(&rest[..length]), Part::Code(code.part));
            }
        } else if let Some(table) = table(rest) {
            length = table.length;
            builder.push_table(table.part);
        } else if !text.is_empty() {
            builder.push(line.at(), Part::Line(text.to_owned()));
        }
        rest = &rest[length..];
    }
    builder.finish()
}

/// Returns the table at the beginning of lines, in either form.
fn table(lines: &[Line<'_>]) -> Option<Piece<Table>> {
    framed_table::at_start(lines).or_else(|| flat_table::at_start(lines))
}

/// Returns the number of lines of the code or of the table at the beginning of lines.
pub(super) fn block_length(lines: &[Line<'_>]) -> Option<usize> {
    code::at_start(lines).map(|code| code.length).or_else(|| table(lines).map(|table| table.length))
}
