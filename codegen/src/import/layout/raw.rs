//! Feishu's own source of a page: Markdown with tables as `md-table` and `md-dt-table`.

use super::address;
use super::markup::{Tag, unescape};
use super::place::Places;
use super::reader::Layout;
use crate::import::date;
use crate::import::page::{Block, Cell, Lines, Mark, Page, Part, Row, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

const TABLES: [&str; 2] = ["md-table", "md-dt-table"];

/// The address of the vendor's explorer, which contains the operation's name.
const EXPLORER: &str = "api_explore_config?";

fn is(text: &str) -> bool {
    text.contains("<md-table") || text.contains("<md-dt-table") || split_head(text).0.contains("\nfullPath: ")
}

fn read(text: &str) -> Page {
    let mut page = Page { vendor: "feishu", language: "zh", ..Page::default() };
    let (head, body) = split_head(text);
    let meta = |key: &str| head.lines().find_map(|line| line.trim().strip_prefix(key)).map(str::trim);
    meta("title:").unwrap_or_default().clone_into(&mut page.title);
    page.url = meta("source:").map(ToOwned::to_owned);
    page.updated = meta("updatedAt:").and_then(|moment| date::day(moment.parse().ok()?));
    page.id = meta("id:").filter(|id| *id != "unknown" && !id.is_empty()).map(ToOwned::to_owned);
    page.operation = explorer(body).or_else(|| meta("source:").and_then(address::operation));
    page.sections = sections(body, &Places::new(text));
    if !page.title.is_ascii() {
        return page;
    }
    Page { language: if body.is_ascii() { "en" } else { "zh" }, ..page }
}

/// Splits a text into the comment above the page and the page.
fn split_head(text: &str) -> (&str, &str) {
    let inner = text.trim_start().strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
    inner.unwrap_or(("", text))
}

/// Returns the operation's name: `project=acs&version=v1&resource=device&method=list` is
/// `acs.v1.device.list`.
fn explorer(text: &str) -> Option<String> {
    let query = text.split_once(EXPLORER)?.1.split(')').next()?;
    let value = |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let parts = ["project", "version", "resource", "method"].map(value);
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (parts.len() > 1).then(|| parts.iter().map(|part| part.replace('.', "_")).collect::<Vec<_>>().join("."))
}

fn sections(text: &str, places: &Places<'_>) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut rest = text;
    while let Some(tag) = Tag::next(rest) {
        push_lines(tag.before, places, &mut sections);
        if tag.name == "md-alert" {
            let (inner, after) = tag.inner();
            push_lines(inner, places, &mut sections);
            rest = after;
        } else if tag.name == "md-code-json" || TABLES.contains(&tag.name) {
            let (inner, after) = tag.inner();
            let part = if tag.name == "md-code-json" {
                Part::Code(unescape(inner).trim().to_owned())
            } else {
                Part::Table(read_table(inner, places))
            };
            let whole = &rest[tag.before.len()..rest.len() - after.len()];
            push(Block { lines: places.of(whole), part }, &mut sections);
            rest = after;
        } else {
            // Tags within text, such as hints, have no meaning here.
            rest = tag.after;
        }
    }
    push_lines(rest, places, &mut sections);
    sections
}

fn push(block: Block, sections: &mut [Section]) {
    if let Some(section) = sections.last_mut() {
        section.blocks.push(block);
    }
}

fn push_lines(text: &str, places: &Places<'_>, sections: &mut Vec<Section>) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(":::")) {
        let lines = places.of(line);
        if line.starts_with('#') {
            let title = line.trim_start_matches('#').trim().to_owned();
            sections.push(Section { title, lines, blocks: Vec::new() });
        } else {
            push(Block { lines, part: Part::Line(line.to_owned()) }, sections);
        }
    }
}

fn read_table(text: &str, places: &Places<'_>) -> Table {
    let mut table = Table::default();
    // Text between the cells is of no column; as rows without cells, somebody gets to see it.
    let mut strays = Vec::new();
    let mut rest = text;
    let mut in_head = false;
    while let Some(tag) = Tag::next(rest) {
        let stray = tag.before;
        let whole = &rest[stray.len()..rest.len() - tag.after.len()];
        rest = tag.after;
        if !stray.trim().is_empty() {
            strays.push(Row { lines: places.of(stray), ..Row::default() });
        }
        match tag.name {
            "md-thead" | "md-dt-thead" => in_head = true,
            "/md-thead" | "/md-dt-thead" | "md-tbody" | "md-dt-tbody" => in_head = false,
            "md-tr" | "md-dt-tr" | "tr" if !in_head => {
                let depth = tag.attribute("level").and_then(|level| level.parse().ok()).unwrap_or_default();
                table.rows.push(Row { lines: places.of(whole), depth, cells: Vec::new() });
            }
            "md-th" | "md-dt-th" | "md-td" | "md-dt-td" => {
                let (inner, after) = tag.inner();
                let cell = read_cell(inner);
                rest = after;
                if in_head {
                    table.lines = places.of(whole);
                    table.head.push(cell.text);
                } else {
                    let lines = places.of(whole);
                    if table.rows.is_empty() {
                        table.rows.push(Row { lines, ..Row::default() });
                    }
                    if let Some(row) = table.rows.last_mut() {
                        row.lines = Lines { last: places.of(inner).last.max(row.lines.last), ..row.lines };
                        row.cells.push(cell);
                    }
                }
            }
            _ => {}
        }
    }
    table.rows.extend(strays);
    table
}

fn read_cell(text: &str) -> Cell {
    let mut cell = Cell::default();
    let mut rest = text;
    let mut plain = String::new();
    while let Some(tag) = Tag::next(rest) {
        plain.push_str(tag.before);
        let mark = |name| tag.attribute(name).map(|value| unescape(value).trim().to_owned());
        let (inner, after) = tag.inner();
        rest = tag.after;
        match tag.name {
            "md-enum-item" => {
                cell.marks.extend(mark("key").map(Mark::Value));
                rest = after;
            }
            "md-perm" => {
                cell.marks.extend(mark("name").map(Mark::Scope));
                rest = after;
            }
            "md-tooltip" => rest = after,
            "md-tag" if tag.attribute("type").is_some_and(|kind| kind.starts_with("token")) => {
                cell.marks.push(Mark::Token(inner.trim().to_owned()));
            }
            "md-app-support" => {
                let types = mark("types").unwrap_or_default();
                let types = types.split(',').map(str::trim).filter(|kind| !kind.is_empty());
                cell.marks.extend(types.map(|kind| Mark::App(kind.to_owned())));
            }
            "br" | "br/" => plain.push('\n'),
            _ => {}
        }
    }
    plain.push_str(rest);
    cell.text = unescape(plain.trim());
    cell
}
