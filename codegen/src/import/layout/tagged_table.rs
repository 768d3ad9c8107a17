//! Tables in the vendor's own tags, `md-table` and `md-dt-table`, and cells that contain such tags.

use super::corner;
use super::line_index::LineIndex;
use super::markup::{Tag, unescape};
use crate::import::labels;
use crate::import::page::{Cell, Lines, Mark, Row, Table};

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
        /// Whether the tag is the one of a heading.
        is_heading: bool,
        cell: Cell,
    },
    /// Text between the cells.
    Stray {
        at: Lines,
        text: String,
    },
}

/// Splits the content of a table into its tokens.
fn tokens(text: &str, index: &LineIndex<'_>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(tag) = Tag::next(rest) {
        if !tag.before.trim().is_empty() {
            tokens.push(Token::Stray { at: index.of(tag.before), text: unescape(tag.before.trim()) });
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
                let is_heading = tag.name.ends_with("th");
                tokens.push(Token::Cell { at, inner: index.of(inner), is_heading, cell: read_cell(inner) });
                rest = after;
            }
            _ => {}
        }
    }
    tokens
}

pub(super) fn read_table(text: &str, index: &LineIndex<'_>) -> Table {
    let mut table = Table::default();
    // Text between the cells belongs to no column. Rows without cells make it visible as unread.
    let mut strays = Vec::new();
    let mut in_head = false;
    let mut headings = 0;
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
            Token::Cell { at, inner, is_heading, cell } => {
                push_cell(at, inner, cell, &mut table);
                headings += usize::from(is_heading && table.rows.len() == 1);
            }
            Token::Stray { at, text } => {
                let row = table.rows.last_mut().filter(|_| !in_head && labels::rule(&text).is_some());
                match row.and_then(|row| row.cells.last_mut().map(|cell| (&mut row.lines, cell))) {
                    // A labelled rule behind the last cell belongs to that cell.
                    Some((lines, cell)) => {
                        lines.last = lines.last.max(at.last);
                        cell.text = format!("{}\n\n{text}", cell.text);
                    }
                    None => strays.push(Row { lines: at, ..Row::default() }),
                }
            }
        }
    }
    if table.head.is_empty() {
        take_head(headings, &mut table);
    }
    corner::read_depths(&mut table);
    table.rows.extend(strays);
    table
}

/// Makes the first row the head if the table marks no head.
///
/// All cells of such a row are headings or labels of columns. `headings` is the number of headings.
fn take_head(headings: usize, table: &mut Table) {
    let Some(first) = table.rows.first().filter(|_| table.rows.len() > 1) else { return };
    let all = first.cells.len();
    let is_label = |cell: &Cell| labels::column(&cell.text).is_some();
    if all > 1 && (headings == all || first.cells.iter().all(is_label)) {
        let first = table.rows.remove(0);
        table.lines = first.lines;
        table.head = first.cells.into_iter().map(|cell| cell.text).collect();
    }
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

pub(super) fn read_cell(text: &str) -> Cell {
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
                cell.marks.extend(mark("key").map(|value| Mark::Value { value, meaning: unescape(inner) }));
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
            "code" | "/code" => plain.push('`'),
            _ => {}
        }
    }
    plain.push_str(rest);
    cell.text = unescape(plain.trim());
    cell
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, read_table};

    #[test]
    fn a_rule_behind_the_last_cell_belongs_to_the_cell() {
        for (text, expected, rows) in [
            ("<md-tr><md-td>a</md-td><md-td>名称</md-td>\n**示例值**：b\n</md-tr>", "名称\n\n**示例值**：b", 1),
            ("<md-tr><md-td>a</md-td><md-td>名称</md-td>\n别的\n</md-tr>", "名称", 2),
        ] {
            let table = read_table(text, &LineIndex::new(text));
            let cell = table.rows.first().and_then(|row| row.cells.last());
            assert_eq!((cell.map(|cell| cell.text.as_str()), table.rows.len()), (Some(expected), rows), "{text}");
        }
    }

    #[test]
    fn a_head_needs_no_tag() {
        for (text, head, rows) in [
            ("<md-thead><md-tr><md-th>a</md-th></md-tr></md-thead><md-tr><md-td>1</md-td></md-tr>", "a", 1),
            ("<md-tr><md-th>a</md-th><md-th>b</md-th></md-tr></md-thead><md-tr><md-td>1</md-td></md-tr>", "a b", 1),
            ("<md-tr><md-td>名称</md-td><md-td>类型</md-td></md-tr><md-tr><md-td>1</md-td></md-tr>", "名称 类型", 1),
            ("<md-tr><md-th>a</md-th><md-td>b</md-td></md-tr><md-tr><md-td>1</md-td></md-tr>", "", 2),
            ("<md-tr><md-th>a</md-th><md-th>b</md-th></md-tr>", "", 1),
        ] {
            let table = read_table(text, &LineIndex::new(text));
            assert_eq!((table.head.join(" ").as_str(), table.rows.len()), (head, rows), "{text}");
        }
    }
}
