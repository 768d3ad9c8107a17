//! Lost characters: texts that contain one are left out, and a doubt names them.

use crate::diagnostics::codes::kinds;
use crate::import::draft::{Facts, UNWRITTEN};
use crate::import::page::{LOST, Page, Part};

/// Returns the title if it is complete.
pub(super) fn title<'a>(page: &'a Page, facts: &mut Facts) -> &'a str {
    if !page.title.contains(LOST) {
        return &page.title;
    }
    facts.doubt(
        &kinds::LOST_CHARACTERS,
        "source",
        "No title.",
        format!("Some of its characters are lost: `{}`.", page.title),
    );
    UNWRITTEN
}

/// Adds doubts about the lost characters and about the examples that contain some.
pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let lost: usize = page.sections.iter().map(|section| count(&section.title)).sum();
    let inside: usize =
        page.sections.iter().flat_map(|section| &section.blocks).map(|block| lost_in(&block.part)).sum();
    if lost + inside == 0 {
        return;
    }
    let why = format!("The page was decoded wrongly at some time, and {} of its characters are lost.", lost + inside);
    facts.doubt(&kinds::LOST_CHARACTERS, "source", "The words with lost characters are left out.", why);
    let examples = facts.keys.iter().find(|(key, _)| key == "examples");
    if examples.is_some_and(|(_, examples)| examples.to_json().contains(LOST)) {
        facts.doubt(
            &kinds::LOST_CHARACTERS,
            "examples",
            "A mark in place of each lost character.",
            "Some characters of texts in the example are lost.",
        );
    }
}

fn lost_in(part: &Part) -> usize {
    match part {
        Part::Line(text) | Part::Code(text) => count(text),
        Part::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| count(&cell.text));
            cells.sum::<usize>() + table.head.iter().map(|head| count(head)).sum::<usize>()
        }
    }
}

fn count(text: &str) -> usize {
    text.chars().filter(|letter| *letter == LOST).count()
}
