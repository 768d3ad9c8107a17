//! CTyun's pages as text and as Markdown: headings, tables, and objects in tables named `表 NAME`.
//!
//! Text has headings without marks and tables without a frame. Markdown also has the English name
//! of a call, and the host of all calls of a file.

use std::iter::Peekable;
use std::str::Lines;

use super::heading::Heading;
use super::{starts, tables, title};
use crate::import::labels::Label;
use crate::import::layout::line_index::LineIndex;
use crate::import::layout::linked::NamedTable;
use crate::import::layout::reader::Layout;
use crate::import::layout::sections::Sections;
use crate::import::layout::{front, markdown, split};
use crate::import::page::{self, Cell, Page, Part, Row, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// The domain of all products. Guides contain it, too.
const HOST: &str = ".ctapi.ctyun.cn";

/// The words before the host of the calls, above the first call of a file.
const ENDPOINTS: [&str; 2] = ["终端节点", "Endpoint"];

/// The text before the address of the page in a link.
const LINK: &str = "[官方文档](";

/// The mark of a fence.
const FENCE: &str = "```";

fn is(text: &str) -> bool {
    let is_call = |line: &str| Heading::of(line.trim()).is_some_and(|heading| heading.label() == Some(Label::Call));
    text.lines().any(is_call) || text.contains(HOST)
}

fn read(text: &str) -> Vec<Page> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut pages = split::at(&lines, &starts::starts(&lines), read_page);
    // The lines above the first call are those of the file.
    let host = pages.first().and_then(|page| page.host.clone());
    for page in &mut pages {
        page.host.clone_from(&host);
    }
    pages
}

fn read_page(text: &str) -> Page {
    let mut page = Page { vendor: "ctyun", language: "zh", ..Page::default() };
    page.host = text.lines().find_map(endpoint);
    page.url = text.lines().find_map(link).map(ToOwned::to_owned);
    page.sections = sections(front::without_comment(text), &LineIndex::new(text));
    title::set(&mut page);
    page
}

/// Returns the host that a quoted line above the first call names.
fn endpoint(line: &str) -> Option<String> {
    let line = line.trim_start().strip_prefix('>')?;
    let rest = ENDPOINTS.iter().find_map(|word| Some(line.split_once(word)?.1))?;
    let mut words = rest.split(|c: char| !(c.is_ascii_alphanumeric() || ".-".contains(c)));
    words.find(|word| word.contains('.') && word.contains("ctyun")).map(ToOwned::to_owned)
}

/// Returns the address of the page from a line that is a link to it.
fn link(line: &str) -> Option<&str> {
    line.trim().strip_prefix(LINK)?.strip_suffix(')')
}

/// The kind of a line, with what it begins.
#[derive(Debug, PartialEq, Eq)]
enum LineKind<'a> {
    Heading(Heading<'a>),
    /// The name of the next table.
    TableName(&'a str),
    TableHead,
    Fence,
    Code,
    /// A line that is read apart from the sections.
    Known,
    Text,
    Blank,
}

/// Returns the kind of a trimmed line outside of tables and code.
fn line_kind<'a>(line: &'a str, next: Option<&str>) -> LineKind<'a> {
    if let Some(name) = table_name(line) {
        return LineKind::TableName(name);
    }
    // An unknown label with a value is a remark.
    let is_heading = |heading: &Heading<'_>| heading.label().is_some() || heading.value.is_empty();
    match Heading::of(line).filter(is_heading) {
        Some(heading) => LineKind::Heading(heading),
        None if next.is_some_and(is_rule) => LineKind::TableHead,
        None if line.starts_with(FENCE) => LineKind::Fence,
        None if link(line).is_some() || endpoint(line).is_some() => LineKind::Known,
        None if line.starts_with(['{', '[']) && !line.contains("](") => LineKind::Code,
        None if line.is_empty() => LineKind::Blank,
        None => LineKind::Text,
    }
}

/// Returns the name of the table that a line announces.
fn table_name(line: &str) -> Option<&str> {
    let title = Heading::of(line).map_or(line, |heading| heading.title);
    tables::name(title).filter(|_| !line.contains('|'))
}

fn sections(text: &str, index: &LineIndex<'_>) -> Vec<Section> {
    let mut sections = Sections::new();
    // The tables of the section that is being read.
    let mut tables = Vec::new();
    let mut name = None;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        let at = index.of(line);
        match line_kind(line, lines.peek().copied()) {
            LineKind::Heading(Heading { title, value, .. }) => {
                tables::push(std::mem::take(&mut tables), &mut sections);
                sections.begin(title, at);
                name = None;
                if !value.is_empty() {
                    sections.push(at, Part::Line(value.to_owned()));
                }
            }
            LineKind::TableName(stated) => name = Some(stated.to_owned()),
            LineKind::TableHead => {
                let table = read_table(line, &mut lines, index);
                tables.push(NamedTable { name: name.take().unwrap_or_default(), table });
            }
            LineKind::Fence if lines.clone().any(is_fence) => {
                let (at, code) = read_fenced(at, &mut lines, index);
                sections.push(at, Part::Code(code));
            }
            LineKind::Code => {
                let (at, code) = read_code(line, &mut lines, index);
                sections.push(at, Part::Code(code));
            }
            LineKind::Text | LineKind::Fence => sections.push(at, Part::Line(line.to_owned())),
            LineKind::Known | LineKind::Blank => {}
        }
    }
    tables::push(tables, &mut sections);
    sections.finish()
}

/// Reads the rows of a table below its head.
///
/// In a table without a frame, a row without a final bar continues on the next line.
fn read_table(head: &str, lines: &mut Peekable<Lines<'_>>, index: &LineIndex<'_>) -> Table {
    lines.next();
    let is_framed = head.starts_with('|');
    let mut table = Table { lines: index.of(head), head: cells(head, usize::MAX), ..Table::default() };
    let mut is_open = false;
    let is_row = |next: &str, is_open: bool| {
        let is_plain = !is_framed && !is_end(next) && (is_open || next.contains('|'));
        is_plain || (is_framed && next.trim_start().starts_with('|'))
    };
    while let Some(row) = lines.next_if(|next| is_row(next, is_open)) {
        let (line, at) = (row.trim(), index.of(row));
        if is_framed {
            let cells = cells(line, table.head.len()).into_iter().map(cell).collect();
            table.rows.push(Row { lines: at, depth: 0, cells });
        } else {
            push_row(line, at, is_open, &mut table);
            is_open = !line.ends_with('|');
        }
    }
    table
}

/// Reads code up to the next part, and returns it with its lines.
fn read_code(first: &str, lines: &mut Peekable<Lines<'_>>, index: &LineIndex<'_>) -> (page::Lines, String) {
    let mut at = index.of(first);
    let mut code = first.to_owned();
    while let Some(line) = lines.next_if(|next| !is_end(next)) {
        code.push('\n');
        code.push_str(line.trim_end());
        at.last = index.of(line).last;
    }
    (at, code.trim().to_owned())
}

/// Reads code up to the closing fence, and returns it with the lines of both fences.
fn read_fenced<'a>(
    mut at: page::Lines,
    lines: &mut impl Iterator<Item = &'a str>,
    index: &LineIndex<'_>,
) -> (page::Lines, String) {
    let mut code = Vec::new();
    for line in lines {
        at.last = index.of(line).last;
        if is_fence(line) {
            break;
        }
        code.push(line.trim_end());
    }
    (at, code.join("\n").trim().to_owned())
}

fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with(FENCE)
}

/// Whether a line begins the next part.
fn is_end(line: &str) -> bool {
    let line = line.trim();
    let has_label = || Heading::of(line).is_some_and(|heading| heading.label().is_some());
    line == "---" || table_name(line).is_some() || has_label()
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains("---") && line.contains('|') && line.chars().all(|c| "-| :".contains(c))
}

fn cells(line: &str, most: usize) -> Vec<String> {
    let texts = markdown::split_cells(line, most).into_iter();
    texts.map(|cell| cell.replace("<br>", "\n").trim().to_owned()).collect()
}

fn cell(text: String) -> Cell {
    Cell { text, marks: Vec::new() }
}

/// Adds a row, or continues the row above, whose cell spans several lines.
///
/// `is_open` says that the row above has no final bar: its last cell continues.
fn push_row(line: &str, at: page::Lines, is_open: bool, table: &mut Table) {
    let mut new = cells(line, usize::MAX).into_iter().map(cell);
    let most = table.head.len() + usize::from(is_open);
    let is_part = !line.contains('|');
    let goes_on = |row: &&mut Row| is_part || row.cells.len() + new.len() <= most;
    let Some(row) = table.rows.last_mut().filter(goes_on) else {
        return table.rows.push(Row { lines: at, depth: 0, cells: new.collect() });
    };
    row.lines.last = at.last;
    if let Some(cell) = row.cells.last_mut().filter(|_| is_open || is_part) {
        let text = new.next().unwrap_or_default().text;
        let whole = format!("{}\n{text}", cell.text);
        whole.trim().clone_into(&mut cell.text);
    }
    row.cells.extend(new);
}

#[cfg(test)]
mod tests {
    use super::{LineKind, line_kind, read};

    #[test]
    fn each_line_has_its_kind() {
        let rule = Some("---|---");
        let name = |kind: LineKind<'_>| match kind {
            LineKind::Heading(heading) => format!("heading {}", heading.title),
            LineKind::TableName(name) => format!("table {name}"),
            kind => format!("{kind:?}"),
        };
        let rows = [
            ("接口介绍", None, "heading 接口介绍"),
            ("**枚举参数**", None, "heading 枚举参数"),
            ("**注意**：房间", None, "Text"),
            ("表 records", None, "table records"),
            ("**表 records**", None, "table records"),
            ("表 a|b", rule, "TableHead"),
            ("参数|类型", rule, "TableHead"),
            ("| 参数 | 类型 |", Some("| --- | --- |"), "TableHead"),
            ("参数|类型", None, "Text"),
            ("{\"statusCode\": 800}", None, "Code"),
            ("[官方文档](https://eop.acme.example/a)", None, "Known"),
            ("> 终端节点：`rooms.ctapi.ctyun.cn`", None, "Known"),
            ("> 来源：房间", None, "Text"),
            ("```json", None, "Fence"),
            ("", rule, "TableHead"),
            ("", None, "Blank"),
        ];
        for (line, next, expected) in rows {
            assert_eq!(name(line_kind(line, next)), expected, "`{line}`, {next:?}");
        }
    }

    #[test]
    fn every_call_of_a_file_has_its_title_and_the_host() {
        let text = "# 房间 — 2 个\n> 终端节点：`rooms.ctapi.ctyun.cn`\n\n## 开房间（openRoom）\n\n\
            **URI**：`POST` `/api/openRoom`\n\n[官方文档](https://eop.ctyun.cn/a)\n\n---\n\n\
            ## 关房间（closeRoom）\n\n**URI**：`POST` `/api/closeRoom`\n";
        let pages = read(text);
        let found: Vec<_> = pages
            .iter()
            .map(|page| (page.title.as_str(), page.operation.as_deref(), page.host.as_deref(), page.url.as_deref()))
            .collect();
        let host = Some("rooms.ctapi.ctyun.cn");
        let expected = [
            ("开房间", Some("openRoom"), host, Some("https://eop.ctyun.cn/a")),
            ("关房间", Some("closeRoom"), host, None),
        ];
        assert_eq!(found, expected);
    }
}
