//! Notes: the lines of a page that say more than its tables, for a writer.

use super::subscribe;
use crate::import::draft::{Facts, text};
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part, Section};
use crate::import::wording::unwritten;
use crate::yaml::Value;

/// Beginnings of the items of a list.
const ITEMS: [&str; 5] = ["- ", "* ", "+ ", "• ", "· "];

/// Words of lines about all events of the vendor: how an app subscribes, and how it gets scopes.
const GENERAL: [&str; 8] = [
    "uUTNz4SN1MjL1UzM",
    "事件订阅概述",
    "事件概述",
    "字段权限要求",
    "搭配使用",
    "Event subscription overview",
    "event-subscription-guide",
    "Event overview",
];

/// Words that leave an event to apps of the store.
const STORE_ALONE: [&str; 4] = ["自建应用无此事件", "只有商店应用", "只有应用商店应用", "Only store apps"];

/// Returns the lines of a page that say when the event happens, for the writer of its summary.
///
/// They are above the first heading, below a heading of one of several bodies, or next to the
/// basics.
pub(super) fn intro(page: &Page, facts: &mut Facts) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for (number, section) in page.sections.iter().enumerate() {
        for block in section.blocks.iter().filter(|_| is_intro(number, section, page)) {
            if let Part::Line(line) = &block.part
                && !labels::is_idle(line)
                && item(line).is_none()
            {
                facts.tally.mark_read(block.lines);
                lines.push(line);
            }
        }
    }
    lines.join(" ")
}

/// Whether the lines of a section say when the event happens.
fn is_intro(number: usize, section: &Section, page: &Page) -> bool {
    match labels::section(&section.title) {
        None => number == 0 || section.title.is_empty() || section.title.trim() == page.title.trim(),
        label => label == Some(Label::Event),
    }
}

/// Returns the text of an item of a list.
fn item(line: &str) -> Option<&str> {
    ITEMS.iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim)
}

/// Adds a note for each item of a list, and for each line of a section of its own.
pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let mut notes: Vec<String> = Vec::new();
    let is_own = |(_, section): &(usize, &Section)| labels::section(&section.title).is_none();
    for (number, section) in page.sections.iter().enumerate().filter(is_own) {
        facts.tally.mark_read(section.lines);
        let has_heading = !is_intro(number, section, page);
        let mut is_open = false;
        for block in &section.blocks {
            let Part::Line(line) = &block.part else {
                is_open = false;
                continue;
            };
            let item = item(line);
            if labels::is_idle(line) || (item.is_none() && !has_heading) {
                is_open = false;
                continue;
            }
            facts.tally.mark_read(block.lines);
            if is_general(line) {
                continue;
            }
            match notes.last_mut().filter(|_| is_open && item.is_some()) {
                Some(above) => above.extend(["\n", line]),
                None => notes.push(item.unwrap_or(line).to_owned()),
            }
            is_open = (is_open && item.is_some()) || line.ends_with(['：', ':']) || line.ends_with("：**");
        }
    }
    state_apps(page, facts);
    facts.notes.extend(notes.iter().map(|note| unwritten(note)));
}

/// Whether a line says what holds for all events, or what other keys state.
fn is_general(line: &str) -> bool {
    GENERAL.iter().any(|words| line.contains(words)) || subscribe::is_about(line)
}

/// Sets the kinds of apps that only prose states.
fn state_apps(page: &Page, facts: &mut Facts) {
    let is_stated = facts.keys.iter().any(|(key, _)| key == "app_types");
    let is_sample = |section: &&Section| labels::section(&section.title) == Some(Label::EventSamples);
    let lines = page.sections.iter().filter(|section| !is_sample(section)).flat_map(Section::lines);
    let mut lines = lines.filter(|line| STORE_ALONE.iter().any(|words| line.contains(words)));
    if lines.next().is_some() && !is_stated {
        facts.set("app_types", Value::List(vec![text("isv")]));
    }
}
