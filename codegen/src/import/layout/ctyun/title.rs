//! The title of a page, and its method and path.

use super::heading;
use crate::import::labels::{self, Label};
use crate::import::page::{Block, Page, Part, Section};

/// Characters that end the first words of an introduction.
const STOPS: [char; 10] = ['，', '。', '；', '（', '、', ',', ';', '(', '.', '\n'];

/// Sets the title and the name of the operation, and joins method and path.
///
/// The title is the last heading without a label above the sections of the call, or a line of its
/// own there. A page without one has the first words of its introduction instead.
pub(super) fn set(page: &mut Page) {
    join_call(&mut page.sections);
    let call = first_line(&page.sections, Label::Call).unwrap_or_default().to_owned();
    let label = |section: &Section| labels::section(&section.title);
    let above = page.sections.iter().position(|section| label(section).is_some()).unwrap_or_default();
    let heading = page.sections[..above].iter_mut().rev().find(|section| !section.title.is_empty());
    if let Some(section) = heading {
        let (title, name) = heading::english_name(&section.title, &call);
        page.operation = name.map(ToOwned::to_owned);
        page.title = title.to_owned();
        section.title.clone_from(&page.title);
    } else if let [Section { blocks, .. }] = &mut page.sections[..above]
        && let [Block { part: Part::Line(line), .. }] = blocks.as_mut_slice()
    {
        let (title, name) = heading::english_name(line, &call);
        page.operation = name.map(ToOwned::to_owned);
        page.title = title.to_owned();
        line.clone_from(&page.title);
    } else {
        set_first_words(page);
    }
}

/// Sets the first words of the introduction as the title.
pub(super) fn set_first_words(page: &mut Page) {
    let intro = first_line(&page.sections, Label::Intro);
    page.title = intro.and_then(|line| line.split(STOPS).next()).unwrap_or_default().trim().to_owned();
    page.is_untitled = true;
}

/// Writes method and path in one line, without marks of code.
fn join_call(sections: &mut [Section]) {
    let is_call = |section: &&mut Section| labels::section(&section.title) == Some(Label::Call);
    let Some(section) = sections.iter_mut().find(is_call) else { return };
    let is_line = |block: &Block| matches!(block.part, Part::Line(_));
    let Some(at) = section.blocks.iter().position(is_line) else { return };
    let Part::Line(line) = &mut section.blocks[at].part else { return };
    *line = line.replace('`', "").split_whitespace().collect::<Vec<_>>().join(" ");
    if line.contains(' ') || !section.blocks.get(at + 1).is_some_and(is_line) {
        return;
    }
    let below = section.blocks.remove(at + 1);
    if let (Part::Line(line), Part::Line(path)) = (&mut section.blocks[at].part, below.part) {
        *line = format!("{line} {}", path.replace('`', "").trim());
        section.blocks[at].lines.last = below.lines.last;
    }
}

/// Returns the first line of text in the section with a label.
pub(super) fn first_line(sections: &[Section], label: Label) -> Option<&str> {
    let section = sections.iter().find(|section| labels::section(&section.title) == Some(label))?;
    section.blocks.iter().find_map(|block| match &block.part {
        Part::Line(line) => Some(line.as_str()),
        _ => None,
    })
}
