//! The events of a page: each body and each type of an event becomes a page of its own.

use super::example;
use crate::import::facts::{basics, page_kind};
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part, Section};
use crate::import::vendor;

/// Labels of sections that lines in bold may begin.
const LABELS: [Label; 5] = [Label::Event, Label::EventBody, Label::EventExample, Label::EventSamples, Label::EventType];

/// Returns a page for each event that a page describes, or any other page as it is.
///
/// `operation` of a page of an event is the type of the event.
pub(in crate::import) fn split(page: Page) -> Vec<Page> {
    if !page_kind::is_event(&page) {
        return vec![page];
    }
    let parts = parts(with_sections(page));
    let is_one = parts.len() == 1;
    let mut pages = Vec::new();
    for part in parts {
        let types = types(&part, is_one);
        let has_several = !is_one || types.len() > 1;
        for ty in types {
            let mut page = part.clone();
            if has_several {
                page.part = Some(page.part.iter().chain([&ty]).map(String::as_str).collect::<Vec<_>>().join(", "));
            }
            page.operation = Some(ty).filter(|ty| !ty.is_empty());
            pages.push(page);
        }
    }
    pages
}

/// Returns the label of a heading. Words in brackets may follow it.
fn label(title: &str) -> Option<Label> {
    let bare = title.split(['（', '(']).next().unwrap_or_default();
    labels::section(bare.trim_matches(['*', ' '])).filter(|label| LABELS.contains(label))
}

/// Makes headings of lines in bold, and takes words in brackets off the known headings.
fn with_sections(page: Page) -> Page {
    let mut sections: Vec<Section> = Vec::new();
    for section in page.sections {
        let Section { title, lines, blocks } = section;
        let above = sections.last().and_then(|above| labels::section(&above.title));
        // Comments of a sample program look like headings.
        if above != Some(Label::EventSamples) || labels::section(&title).is_some() {
            sections.push(Section { title: bare(&title), lines, blocks: Vec::new() });
        }
        for block in blocks {
            match &block.part {
                Part::Line(text) if text.starts_with("**") && text.ends_with('*') && label(text).is_some() => {
                    sections.push(Section { title: bare(text), lines: block.lines, blocks: Vec::new() });
                }
                _ => sections.iter_mut().last().into_iter().for_each(|section| section.blocks.push(block.clone())),
            }
        }
    }
    Page { sections, ..page }
}

/// Returns a known heading without marks and brackets, or any other one as it is.
fn bare(title: &str) -> String {
    let is_known = label(title).is_some();
    let bare = if is_known { title.split(['（', '(']).next().unwrap_or(title) } else { title };
    if is_known { bare.trim_matches(['*', ' ', '：', ':']).to_owned() } else { title.to_owned() }
}

/// Returns a page for each body: its own sections, and those of all bodies.
fn parts(page: Page) -> Vec<Page> {
    let labels: Vec<Option<Label>> = page.sections.iter().map(|section| labels::section(&section.title)).collect();
    let is_body = |at: &usize| labels[*at] == Some(Label::EventBody);
    let bodies: Vec<usize> = (0..labels.len()).filter(is_body).collect();
    let (Some(first), true) = (bodies.first(), bodies.len() > 1) else { return vec![page] };
    // The heading above a body belongs to it, unless that is a section of the body before.
    let heading = |body: usize| Some(body.checked_sub(1)?).filter(|at| labels[*at].is_none());
    let start = |body: usize| heading(body).unwrap_or(body);
    let is_after = |at: &usize| labels[*at] == Some(Label::EventSamples);
    let end = (*first..labels.len()).find(is_after).unwrap_or(labels.len());
    let starts: Vec<usize> = bodies.iter().map(|body| start(*body)).collect();
    let mut above = None;
    let mut pages = Vec::new();
    for (number, (body, start)) in bodies.iter().zip(&starts).enumerate() {
        above = heading(*body).or(above);
        let last = starts.get(number + 1).copied().unwrap_or(end);
        let own = above.into_iter().filter(|at| at < start).chain(*start..last);
        let shared = (0..starts[0]).chain(end..labels.len());
        let sections = own.chain(shared).map(|at| page.sections[at].clone()).collect();
        pages.push(Page { sections, ..page.clone() });
    }
    pages
}

/// Returns the types of the event of a page, or an empty text if the page names none.
///
/// `is_one` tells whether the page describes one body. Of several bodies, each shows its own type.
fn types(page: &Page, is_one: bool) -> Vec<String> {
    let shown = example::find(page, vendor::of(page.vendor));
    let stated = basics::stated(page, Label::EventType).filter(|stated| is_type(stated));
    let shown_type = shown.as_ref().and_then(|shown| shown.ty()).filter(|ty| is_type(ty)).map(ToOwned::to_owned);
    let ty = if is_one { stated.or(shown_type) } else { shown_type.or(stated) };
    let listed = shown.as_ref().map(|shown| shown.listed()).unwrap_or_default();
    let listed: Vec<String> = listed.into_iter().map(ToOwned::to_owned).collect();
    match ty {
        Some(ty) if listed.len() > 1 && listed.contains(&ty) => listed,
        ty => vec![ty.unwrap_or_default()],
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.')
}

/// Whether a text can be the type of an event.
fn is_type(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_letter)
}
