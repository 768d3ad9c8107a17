//! Feishu's own source of a page: Markdown with tables as `md-table` and `md-dt-table`.

use super::corner;
use super::line_index::LineIndex;
use super::markup::{Tag, unescape};
use super::reader::Layout;
use super::sections::Sections;
use crate::import::date;
use crate::import::page::{Cell, Lines, Mark, Page, Part, Row, Section, Table};
use crate::import::words;

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
    page.operation = explorer(body);
    page.sections = sections(body, &LineIndex::new(text));
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

fn sections(text: &str, index: &LineIndex<'_>) -> Vec<Section> {
    let mut sections = Sections::new();
    let mut rest = text;
    while let Some(tag) = Tag::next(rest) {
        if let Some(fenced) = Fenced::first(rest, tag.before.len()) {
            push_lines(fenced.before, index, &mut sections);
            sections.push(index.of(fenced.whole), Part::Code(fenced.code.trim().to_owned()));
            rest = fenced.after;
            continue;
        }
        push_lines(tag.before, index, &mut sections);
        let (inner, after) = tag.inner();
        let part = match tag.name {
            "md-code-json" => Some(Part::Code(unescape(inner).trim().to_owned())),
            table if TABLES.contains(&table) => Some(Part::Table(read_table(inner, index))),
            _ => None,
        };
        if let Some(part) = part {
            let whole = &rest[tag.before.len()..rest.len() - after.len()];
            sections.push(index.of(whole), part);
            rest = after;
        } else if tag.name == "md-alert" {
            push_lines(inner, index, &mut sections);
            rest = after;
        } else {
            // Tags within text, such as hints, have no meaning here.
            rest = tag.after;
        }
    }
    while let Some(fenced) = Fenced::first(rest, rest.len()) {
        push_lines(fenced.before, index, &mut sections);
        sections.push(index.of(fenced.whole), Part::Code(fenced.code.trim().to_owned()));
        rest = fenced.after;
    }
    push_lines(rest, index, &mut sections);
    sections.finish()
}

/// Code between two lines with a fence.
struct Fenced<'a> {
    before: &'a str,
    /// The code with its fences.
    whole: &'a str,
    code: &'a str,
    after: &'a str,
}

impl<'a> Fenced<'a> {
    /// The mark of a fence.
    const MARK: &'static str = "```";

    /// Returns the first code that begins within this length of a text. It must have an end.
    fn first(text: &'a str, within: usize) -> Option<Self> {
        let start = text[..within].match_indices(Self::MARK).map(|(at, _)| at).find(|at| is_line_start(text, *at))?;
        let (_, inner) = text[start..].split_once('\n')?;
        let from = text.len() - inner.len();
        let end = inner.match_indices(Self::MARK).map(|(at, _)| from + at).find(|at| is_line_start(text, *at))?;
        let after = end + Self::MARK.len();
        Some(Self { before: &text[..start], whole: &text[start..after], code: &text[from..end], after: &text[after..] })
    }
}

/// Whether only spaces precede a position in its line.
fn is_line_start(text: &str, at: usize) -> bool {
    text[..at].rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
}

fn push_lines(text: &str, index: &LineIndex<'_>, sections: &mut Sections) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(":::")) {
        let at = index.of(line);
        if line.starts_with('#') {
            sections.begin(line.trim_start_matches('#').trim(), at);
        } else {
            sections.push(at, Part::Line(line.to_owned()));
        }
    }
}

/// A token of a table.
enum Token {
    HeadBegins,
    HeadEnds,
    Row {
        at: Lines,
        depth: usize,
    },
    Cell {
        at: Lines,
        /// The lines of the content.
        inner: Lines,
        cell: Cell,
    },
    /// Text between the cells.
    Stray(Lines),
}

/// Splits the content of a table into its tokens.
fn tokens(text: &str, index: &LineIndex<'_>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(tag) = Tag::next(rest) {
        if !tag.before.trim().is_empty() {
            tokens.push(Token::Stray(index.of(tag.before)));
        }
        let at = index.of(&rest[tag.before.len()..rest.len() - tag.after.len()]);
        rest = tag.after;
        match tag.name {
            "md-thead" | "md-dt-thead" => tokens.push(Token::HeadBegins),
            "/md-thead" | "/md-dt-thead" | "md-tbody" | "md-dt-tbody" => tokens.push(Token::HeadEnds),
            "md-tr" | "md-dt-tr" | "tr" => {
                let depth = tag.attribute("level").and_then(|level| level.parse().ok()).unwrap_or_default();
                tokens.push(Token::Row { at, depth });
            }
            "md-th" | "md-dt-th" | "md-td" | "md-dt-td" => {
                let (inner, after) = tag.inner();
                tokens.push(Token::Cell { at, inner: index.of(inner), cell: read_cell(inner) });
                rest = after;
            }
            _ => {}
        }
    }
    tokens
}

fn read_table(text: &str, index: &LineIndex<'_>) -> Table {
    let mut table = Table::default();
    // Text between the cells belongs to no column. Rows without cells make it visible as unread.
    let mut strays = Vec::new();
    let mut in_head = false;
    for token in tokens(text, index) {
        match token {
            Token::HeadBegins => in_head = true,
            Token::HeadEnds => in_head = false,
            Token::Row { at, depth } if !in_head => table.rows.push(Row { lines: at, depth, cells: Vec::new() }),
            Token::Row { .. } => {}
            Token::Cell { at, cell, .. } if in_head => {
                table.lines = at;
                table.head.push(cell.text);
            }
            Token::Cell { at, inner, cell } => push_cell(at, inner, cell, &mut table),
            Token::Stray(lines) => strays.push(Row { lines, ..Row::default() }),
        }
    }
    corner::read_depths(&mut table);
    table.rows.extend(strays);
    table
}

/// Adds a cell to the last row, or to a new one if there is none.
fn push_cell(at: Lines, inner: Lines, cell: Cell, table: &mut Table) {
    if table.rows.is_empty() {
        table.rows.push(Row { lines: at, ..Row::default() });
    }
    if let Some(row) = table.rows.last_mut() {
        row.lines.last = row.lines.last.max(inner.last);
        row.cells.push(cell);
    }
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
                let is_explained = |value: &str| words::explains(&unescape(inner), value);
                cell.marks.extend(mark("key").map(|value| Mark::Value { is_explained: is_explained(&value), value }));
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
