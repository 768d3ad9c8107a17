//! The example of an event: the code of a page that shows its frame or its body.

use crate::import::facts::commented_json::{self, CommentedJson};
use crate::import::facts::shown_code::codes;
use crate::import::labels::Label;
use crate::import::page::{Lines, Page, Part};
use crate::import::vendor::{self, Frame, Vendor};

/// The sections that may show an event, the likeliest first.
const SECTIONS: &[Label] = &[Label::EventExample, Label::EventBody];

/// The schema of events that pages may describe by an example alone.
const OLD: &str = "1.0";

/// The example of an event.
pub(super) struct EventExample<'a> {
    pub(super) lines: Lines,
    pub(super) code: &'a str,
    /// The JSON of the code, if it is some.
    pub(super) json: Option<CommentedJson>,
    /// The frame of the example.
    pub(super) frame: Option<&'static Frame>,
}

/// Returns the first code that shows the event: one in its section, or any code with a frame.
pub(super) fn find<'a>(page: &'a Page, vendor: &Vendor) -> Option<EventExample<'a>> {
    let labelled = codes(page, SECTIONS).find(|(_, code)| code.starts_with('{'));
    labelled.map(|(lines, code)| read(lines, code, vendor)).or_else(|| framed(page, vendor).into_iter().next())
}

/// Returns every code of a page that shows an event with its frame.
fn framed<'a>(page: &'a Page, vendor: &Vendor) -> Vec<EventExample<'a>> {
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    let codes = blocks.filter_map(|block| match &block.part {
        Part::Code(code) if code.trim_start().starts_with('{') => Some((block.lines, code.trim())),
        _ => None,
    });
    codes.map(|(lines, code)| read(lines, code, vendor)).filter(|example| example.frame.is_some()).collect()
}

/// Whether a page shows one event, in the old frame.
pub(in crate::import::facts) fn shows_old_event(page: &Page) -> bool {
    let shown = framed(page, vendor::of(page.vendor));
    matches!(shown.as_slice(), [only] if only.ty().is_some() && only.frame.is_some_and(|frame| frame.schema == OLD))
}

fn read<'a>(lines: Lines, code: &'a str, vendor: &Vendor) -> EventExample<'a> {
    let json = commented_json::read(code);
    let frame = json.as_ref().and_then(|json| Frame::of_example(&json.value, vendor));
    EventExample { lines, code, json, frame }
}

impl EventExample<'_> {
    /// Returns the type of the event.
    pub(super) fn ty(&self) -> Option<&str> {
        self.frame?.type_of(&self.json.as_ref()?.value)
    }

    /// Returns the types that the comment of the member with the type lists.
    pub(super) fn listed(&self) -> Vec<&str> {
        let comment = self.comment_of_type().unwrap_or_default();
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        comment.split(|c| !is_letter(c)).filter(|word| word.contains('_')).collect()
    }

    /// Whether the example is one of several types, and this type is among them.
    pub(super) fn lists(&self, ty: &str) -> bool {
        self.listed().contains(&ty)
    }

    fn comment_of_type(&self) -> Option<&str> {
        let (frame, json) = (self.frame?, self.json.as_ref()?);
        let is_type = |names: &[String]| names.iter().eq(frame.ty.iter());
        json.comments.iter().find(|(names, _)| is_type(names)).map(|(_, comment)| comment.as_str())
    }
}
