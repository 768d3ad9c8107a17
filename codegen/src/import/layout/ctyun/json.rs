//! CTyun's pages as the portal's own JSON: the response of `ctapiDocument/search`, or several.
//!
//! A page is a list of sections. The tables of a section are JSON text in it. The lines of such a
//! page are those of its text: one for each heading, row and line.

use super::{tables, title};
use crate::import::date;
use crate::import::layout::linked::NamedTable;
use crate::import::layout::reader::Layout;
use crate::import::layout::sections::Sections;
use crate::import::page::{Cell, Lines, Page, Part, Row, Table};
use crate::yaml::Value;

pub(super) const LAYOUT: Layout = Layout { is, read };

/// Words that identify the layout.
const WORDS: [&str; 4] = ["\"capacityId\"", "\"capacityEname\"", "\"isDocumenFinish\"", "isRootNode"];

/// The answer in the column `isRootNode` of a section's main table.
const IS_ROOT: &str = "是";

fn is(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && WORDS.iter().any(|word| text.contains(word))
}

fn read(text: &str) -> Vec<Page> {
    let broken = |reason| vec![Page { vendor: "ctyun", broken: Some(reason), ..Page::default() }];
    let by_line = || text.lines().filter(|line| !line.trim().is_empty()).map(Value::from_json).collect();
    let Some(values) = Value::from_json(text).map(|value| vec![value]).or_else(by_line) else {
        return broken("the file is not valid JSON: save the whole response of the vendor's portal");
    };
    let mut entries = Vec::new();
    for value in &values {
        collect(value, &mut entries);
    }
    if entries.is_empty() {
        return broken("the JSON contains no page: save the response of `ctapiDocument/search`, with its sections");
    }
    let mut pages: Vec<Page> = entries.iter().map(|entry| page(entry)).collect();
    if pages.len() > 1 {
        for (at, page) in pages.iter_mut().enumerate() {
            page.part = Some(format!("page {}", at + 1));
        }
    }
    pages
}

/// Collects the objects that are pages: those with a list of sections.
fn collect<'a>(value: &'a Value, into: &mut Vec<&'a Value>) {
    match value {
        Value::Map(_) if list(value, "data").iter().any(is_section) => into.push(value),
        Value::Map(members) => members.iter().for_each(|(_, member)| collect(member, into)),
        Value::List(items) => items.iter().for_each(|item| collect(item, into)),
        _ => {}
    }
}

fn is_section(value: &Value) -> bool {
    text(value, "title").is_some() && value.get("content").is_some()
}

/// Returns a member that is a text and not empty.
fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_text().map(str::trim).filter(|text| !text.is_empty())
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    match value.get(key) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn page(entry: &Value) -> Page {
    let mut page = Page { vendor: "ctyun", language: "zh", ..Page::default() };
    let mut writer = Writer { sections: Sections::new(), line: 0 };
    let stated = list(entry, "data");
    stated.iter().filter(|section| is_section(section)).for_each(|section| writer.push(section));
    page.sections = writer.sections.finish();
    title::set(&mut page);
    if let Some(title) = ["name", "capacityName"].into_iter().find_map(|key| text(entry, key)) {
        title.clone_into(&mut page.title);
        page.is_untitled = false;
    }
    page.operation = text(entry, "capacityEname").map(ToOwned::to_owned);
    page.id = entry.get("capacityId").map(plain).filter(|id| !id.is_empty());
    page.updated = stated.iter().filter_map(|section| date::stated(text(section, "updatedTime")?)).max();
    page
}

/// Returns a value as the text of a cell.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.replace("<br>", "\n").trim().to_owned(),
        other => other.to_json(),
    }
}

/// The sections so far, and the number of lines that their text has.
struct Writer {
    sections: Sections,
    line: usize,
}

impl Writer {
    /// Takes the next lines.
    fn take(&mut self, number: usize) -> Lines {
        let first = self.line + 1;
        self.line += number;
        Lines { first, last: self.line }
    }

    /// Adds a section, unless it is empty.
    fn push(&mut self, section: &Value) {
        let content = match section.get("content") {
            Some(Value::List(items)) => items.as_slice(),
            Some(other) => std::slice::from_ref(other),
            None => &[],
        };
        let content: Vec<&Value> = content.iter().filter(|item| !plain(item).is_empty()).collect();
        if content.is_empty() {
            return;
        }
        let at = self.take(1);
        self.sections.begin(text(section, "title").unwrap_or_default(), at);
        match text(section, "type") {
            Some("table") => self.push_tables(&content),
            Some("json") => content.iter().for_each(|code| self.push_code(&plain(code))),
            _ => content.iter().for_each(|text| self.push_lines(&plain(text))),
        }
    }

    fn push_lines(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let at = self.take(1);
            self.sections.push(at, Part::Line(line.to_owned()));
        }
    }

    fn push_code(&mut self, code: &str) {
        let at = self.take(code.lines().count());
        self.sections.push(at, Part::Code(code.to_owned()));
    }

    /// Adds the tables of a section. Content that is none stays as an unread table.
    fn push_tables(&mut self, content: &[&Value]) {
        let mut found = Vec::new();
        for item in content {
            let before = found.len();
            match item.as_text().map(Value::from_json) {
                Some(Some(inner)) => self.read_tables(&inner, &mut found),
                Some(None) => {}
                None => self.read_tables(item, &mut found),
            }
            if found.len() == before {
                let lines = self.take(1);
                self.sections.push(lines, Part::Table(Table { lines, ..Table::default() }));
            }
        }
        // One table is the main one.
        if !found.iter().any(|named| named.name.is_empty())
            && let Some(first) = found.first_mut()
        {
            first.name.clear();
        }
        tables::push(found, &mut self.sections);
    }

    /// Reads the tables in a value, at any depth.
    fn read_tables(&mut self, value: &Value, into: &mut Vec<NamedTable>) {
        match value {
            Value::List(items) => items.iter().for_each(|item| self.read_tables(item, into)),
            Value::Map(_) if value.get("thead").is_some() => into.push(self.read_table(value)),
            Value::Map(members) => members.iter().for_each(|(_, member)| self.read_tables(member, into)),
            _ => {}
        }
    }

    /// Reads a table. A table of an object has a line with its name above.
    fn read_table(&mut self, value: &Value) -> NamedTable {
        let columns: Vec<(&str, String)> = list(value, "thead").iter().flat_map(columns).collect();
        let title = text(value, "title").unwrap_or_default();
        let is_root = text(value, "isRootNode") == Some(IS_ROOT);
        let name = tables::name(title).filter(|_| !is_root);
        if name.is_some() {
            self.take(1);
        }
        let head = columns.iter().map(|(_, heading)| heading.clone()).collect();
        let lines = Lines::one(self.take(2).first);
        let cell =
            |row: &Value, key: &str| Cell { text: row.get(key).map(plain).unwrap_or_default(), marks: Vec::new() };
        let mut rows = Vec::new();
        for row in list(value, "tbody") {
            let cells: Vec<Cell> = columns.iter().map(|(key, _)| cell(row, key)).collect();
            let height = cells.iter().map(|cell| cell.text.lines().count()).max().unwrap_or_default().max(1);
            rows.push(Row { lines: self.take(height), depth: 0, cells });
        }
        let table = Table { lines, head, rows, ..Table::default() };
        NamedTable { name: name.unwrap_or_default().to_owned(), table }
    }
}

/// Returns the columns that an entry of a table's head states, each with its key and its heading.
fn columns(entry: &Value) -> Vec<(&str, String)> {
    match entry {
        Value::Map(members) => members.iter().map(|(key, heading)| (key.as_str(), plain(heading))).collect(),
        _ => Vec::new(),
    }
}
