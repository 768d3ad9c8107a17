//! Files that travel: as replies, and in bodies.

use crate::import::labels;
use crate::import::page::{Page, Part};

/// Whether the page's words say that the reply is a file.
pub(super) fn is_download(page: &Page) -> bool {
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    blocks.into_iter().any(|block| match &block.part {
        Part::Line(line) => labels::tells_of_file(line),
        Part::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).any(|cell| labels::tells_of_file(&cell.text))
        }
        Part::Code(_) => false,
    })
}
