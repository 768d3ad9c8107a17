//! The kind of a page: an event, or one that describes no call of a client, such as a guide.

use super::basics::{self, Basics};
use super::event::example;
use super::stream;
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part};
use crate::import::vendor;

const WEBHOOK: &str = "the page describes a webhook, a request to your own server: only calls become drafts";
const STREAM: &str = "the page describes a stream of events, and no table with their kinds was found";
pub(super) const GUIDE: &str = "no HTTP method and path were found: the page seems to be a guide";
const UNREAD: &str = "the page names an HTTP method and a URL, but in a form that the importer cannot read";

/// Marks of tables and lists before the words of a line.
const MARKS: [char; 5] = ['|', '*', '-', '`', ' '];

/// Returns the reason why a page has no draft although it may state a method and a path.
pub(super) fn refusal(page: &Page, basics: Option<&Basics>) -> Option<String> {
    if is_of_reader(page, basics) {
        return Some(WEBHOOK.to_owned());
    }
    if basics.is_none() {
        return Some(without_call(page));
    }
    stream::is_unknown(page).then(|| STREAM.to_owned())
}

/// Whether a page describes a request to the reader's server, which is an event without a frame.
pub(super) fn is_webhook(page: &Page, basics: Option<&Basics>) -> bool {
    vendor::of(page.vendor).frames.is_empty() && is_of_reader(page, basics)
}

fn is_of_reader(page: &Page, basics: Option<&Basics>) -> bool {
    basics.map_or_else(|| names_webhook(page), Basics::is_of_reader) && has_url(page)
}

/// Whether a page describes an event: in a section of its own, by its type, or by an old example
/// alone.
pub(super) fn is_event(page: &Page) -> bool {
    let labels = [Label::EventBody, Label::EventSamples];
    labels.into_iter().any(|label| has_section(page, label))
        || states(page, Label::EventType)
        || (basics::read(page).is_none() && example::shows_old_event(page))
}

fn has_section(page: &Page, label: Label) -> bool {
    page.sections.iter().any(|section| labels::section(&section.title) == Some(label))
}

/// Whether a row of two cells or a line of its own has this label.
fn states(page: &Page, label: Label) -> bool {
    let is_label = |text: &str| labels::row(text.trim_matches(['*', ' '])) == Some(label);
    page.sections.iter().flat_map(|section| &section.blocks).any(|block| match &block.part {
        Part::Line(line) => is_label(line),
        Part::Table(table) => table.rows.iter().any(|row| {
            let words = row.cells.first().and_then(|cell| cell.text.lines().next());
            row.cells.len() > 1 && words.is_some_and(is_label)
        }),
        Part::Code(_) => false,
    })
}

fn has_url(page: &Page) -> bool {
    [Label::Url, Label::Call].into_iter().any(|label| basics::stated(page, label).is_some())
}

/// Whether the title or the URL of a page calls it a webhook.
fn names_webhook(page: &Page) -> bool {
    let url = basics::stated(page, Label::Url).unwrap_or_default();
    [page.title.as_str(), &url].iter().any(|text| text.to_lowercase().contains("webhook"))
}

/// Returns the reason why no call can be read.
fn without_call(page: &Page) -> String {
    let [method, url] = [Label::Method, Label::Url].map(|label| basics::stated(page, label));
    match (method, url) {
        (Some(method), _) if !basics::is_method(&method) && method.is_ascii() => {
            format!("unknown HTTP method `{method}`: only GET, POST, PUT, PATCH and DELETE can be read")
        }
        (Some(_), Some(url)) if url.is_ascii() => format!("the URL has no path: `{url}`"),
        (Some(_), Some(_)) => UNREAD.to_owned(),
        _ if mentions_call(page) => UNREAD.to_owned(),
        _ => GUIDE.to_owned(),
    }
}

/// Whether lines or cells of the page begin with the labels of a method and of a URL.
fn mentions_call(page: &Page) -> bool {
    let mut texts: Vec<&str> = Vec::new();
    for block in page.sections.iter().flat_map(|section| &section.blocks) {
        match &block.part {
            Part::Line(text) => texts.push(text),
            Part::Table(table) => {
                texts.extend(table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()));
            }
            Part::Code(_) => {}
        }
    }
    labels::CALL.iter().all(|label| texts.iter().any(|text| text.trim_start_matches(MARKS).starts_with(label)))
}

#[cfg(test)]
mod tests {
    use super::{GUIDE, Page, Part, UNREAD, is_event, is_webhook, refusal};
    use crate::import::facts::basics;
    use crate::import::page::{Block, Cell, Lines, Row, Section, Table};

    /// Returns a page with sections, each with a title and a line.
    fn page(title: &str, sections: &[(&str, &str)]) -> Page {
        let block = |text: &str| Block { lines: Lines::one(1), part: Part::Line(text.to_owned()) };
        let section = |(title, line): &(&str, &str)| Section {
            title: (*title).to_owned(),
            blocks: vec![block(line)],
            ..Section::default()
        };
        Page { title: title.to_owned(), sections: sections.iter().map(section).collect(), ..Page::default() }
    }

    fn table(first: &str, second: &str) -> Page {
        let cells = [first, second].map(|text| Cell { text: text.to_owned(), ..Cell::default() });
        let rows = vec![Row { cells: cells.into(), ..Row::default() }];
        let part = Part::Table(Table { rows, ..Table::default() });
        let blocks = vec![Block { lines: Lines::one(1), part }];
        Page { sections: vec![Section { blocks, ..Section::default() }], ..Page::default() }
    }

    #[test]
    fn a_page_is_what_it_states() {
        let call = [("Request method", "POST"), ("Request URL", "https://api.acme.example/rooms")];
        let rows = [
            (page("Rooms", &call), None),
            (page("Rooms", &[]), Some(GUIDE)),
            (table("HTTP URL and HTTP Method", "-"), Some(GUIDE)),
            (page("Rooms", &[("", "| HTTP URL | /rooms |"), ("", "| HTTP Method | GET |")]), Some(UNREAD)),
            (page("Room closed", &[("", "**事件类型**")]), Some("event")),
            (table("Event type", "room.closed"), Some("event")),
            (page("Room closed", &[("事件体", "")]), Some("event")),
            (page("Room webhook", &[call[0], ("Request URL", "Your own address")]), Some("webhook")),
            (page("Rooms", &[call[0], ("Request URL", "https://your_domain/rooms")]), Some("webhook")),
            (page("Webhooks", &call), None),
            (page("Rooms", &[call[0], ("Request URL", "acme")]), Some("the URL has no path: `acme`")),
        ];
        for (page, expected) in rows {
            let page = Page { vendor: "gptbots", ..page };
            let basics = basics::read(&page);
            let found = match &basics {
                _ if is_event(&page) => Some("event".to_owned()),
                basics if is_webhook(&page, basics.as_ref()) => Some("webhook".to_owned()),
                basics => refusal(&page, basics.as_ref()),
            };
            assert_eq!(found.as_deref(), expected, "{page:?}");
        }
    }
}
