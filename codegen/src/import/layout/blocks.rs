//! The parts of a Markdown page that also contains the vendor's own tags.
//!
//! Tables are in tags or in Markdown, code is in a tag or between fences. Other tags only mark
//! text.

use super::line_index::LineIndex;
use super::markup::{Tag, unescape};
use super::sections::Sections;
use super::{corner, markdown, tagged_table};
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Part, Row, Section, Table};

/// Tags with a content of their own.
const BLOCKS: [&str; 3] = ["md-table", "md-dt-table", "md-code-json"];

/// The mark of a fence.
const FENCE: &str = "```";

/// Reads the sections of a text.
pub(super) fn sections(text: &str, index: &LineIndex<'_>) -> Vec<Section> {
    let mut sections = Sections::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, below) = first_line(rest);
        if let Some(fenced) = Fenced::at_start(rest) {
            sections.push(index.of(fenced.whole), Part::Code(fenced.code.trim().to_owned()));
            rest = fenced.after;
        } else if let Some((table, after)) = framed_table(rest, index) {
            sections.push_table(table);
            rest = after;
        } else if let Some((before, tag)) = block_tag(line, rest) {
            push_line(before, index, &mut sections);
            let (inner, after) = content(&tag);
            let part = match tag.name {
                "md-code-json" => Part::Code(unescape(inner).trim().to_owned()),
                _ => Part::Table(tagged_table::read_table(inner, index)),
            };
            sections.push(index.of(&rest[before.len()..rest.len() - after.len()]), part);
            rest = after;
        } else {
            push_line(line, index, &mut sections);
            rest = below;
        }
    }
    sections.finish()
}

/// Splits a text behind its first line.
fn first_line(text: &str) -> (&str, &str) {
    text.split_at(text.find('\n').map_or(text.len(), |end| end + 1))
}

/// Returns the first tag in a line that has a content of its own, with the text before it.
fn block_tag<'a>(line: &'a str, rest: &'a str) -> Option<(&'a str, Tag<'a>)> {
    line.match_indices("<md-").find_map(|(at, _)| {
        let tag = Tag::next(&rest[at..]).filter(|tag| tag.before.is_empty() && BLOCKS.contains(&tag.name))?;
        Some((&line[..at], tag))
    })
}

/// Returns the content of a tag and the text behind it.
///
/// A tag that is not closed ends where its frame does, and not where a later tag of its name ends.
fn content<'a>(tag: &Tag<'a>) -> (&'a str, &'a str) {
    let (inner, after) = tag.inner();
    let mut depth = 0_usize;
    let mut at = 0;
    for line in inner.split_inclusive('\n') {
        let mark = line.trim().strip_prefix(":::");
        match mark {
            Some("") if depth == 0 => return (&inner[..at], &tag.after[at..]),
            Some("") => depth -= 1,
            Some(_) => depth += 1,
            None => {}
        }
        at += line.len();
    }
    (inner, after)
}

/// Adds a line of text without its tags, or begins a section.
fn push_line(line: &str, index: &LineIndex<'_>, sections: &mut Sections) {
    let at = index.of(line);
    let mut plain = String::new();
    let mut rest = line;
    while let Some(tag) = Tag::next(rest) {
        plain.push_str(tag.before);
        rest = tag.after;
    }
    plain.push_str(rest);
    let plain = plain.trim();
    if plain.starts_with('#') {
        sections.begin(plain.trim_start_matches('#').trim(), at);
    } else if !plain.is_empty() && !plain.starts_with(":::") {
        sections.push(at, Part::Line(plain.to_owned()));
    }
}

/// Code between two lines with a fence.
struct Fenced<'a> {
    /// The code with its fences.
    whole: &'a str,
    code: &'a str,
    after: &'a str,
}

impl<'a> Fenced<'a> {
    /// Returns the code that begins in the first line of a text. It must have an end.
    fn at_start(text: &'a str) -> Option<Self> {
        let is_fence = |line: &str| line.trim_start().starts_with(FENCE);
        let (first, mut rest) = first_line(text);
        if !is_fence(first) {
            return None;
        }
        while !rest.is_empty() {
            let (line, below) = first_line(rest);
            if is_fence(line) {
                let end = text.len() - rest.len();
                let (whole, code) = (&text[..text.len() - below.len()], &text[first.len()..end]);
                return Some(Self { whole, code, after: below });
            }
            rest = below;
        }
        None
    }
}

/// Reads the table in Markdown that begins in the first line of a text.
fn framed_table<'a>(text: &'a str, index: &LineIndex<'_>) -> Option<(Table, &'a str)> {
    let (head, below) = first_line(text);
    let (rule, mut rest) = first_line(below);
    if !head.contains('|') || !is_rule(rule) {
        return None;
    }
    let heads = markdown::split_cells(head, usize::MAX);
    let heads: Vec<String> = heads.iter().map(|cell| bare(&tagged_table::read_cell(cell).text)).collect();
    let ty = heads.iter().position(|head| labels::column(head) == Some(Label::Type));
    let mut table = Table { lines: index.of(head), head: heads, ..Table::default() };
    while !rest.is_empty() {
        let (line, below) = first_line(rest);
        if !line.contains('|') || line.trim_start().starts_with('#') {
            break;
        }
        table.rows.push(read_row(line, ty, table.head.len(), index));
        rest = below;
    }
    corner::read_depths(&mut table);
    Some((table, rest))
}

/// Reads a row. The spaces before a mark of nesting count, without the one behind the frame.
fn read_row(line: &str, ty: Option<usize>, width: usize, index: &LineIndex<'_>) -> Row {
    let texts = markdown::split_cells(line, width);
    let mut cells: Vec<Cell> = texts.iter().map(|text| tagged_table::read_cell(text)).collect();
    if let (Some(first), Some(text)) = (cells.first_mut(), texts.first()) {
        let text = text.strip_prefix(' ').unwrap_or(text);
        let spaces = &text[..text.len() - text.trim_start().len()];
        first.text = if corner::is_in(&first.text) { format!("{spaces}{}", first.text) } else { bare(&first.text) };
    }
    if let Some(cell) = ty.and_then(|ty| cells.get_mut(ty)) {
        cell.text = bare(&cell.text);
    }
    Row { lines: index.of(line), depth: 0, cells }
}

/// Returns a name or type without the marks of code and of bold text.
fn bare(text: &str) -> String {
    text.trim().trim_matches(['`', '*']).trim().to_owned()
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.trim().chars().all(|c| "-| :\t".contains(c))
}

#[cfg(test)]
mod tests {
    use super::sections;
    use crate::import::layout::line_index::LineIndex;
    use crate::import::page::Part;

    /// Returns the parts of a text in one line each, with their lines.
    fn parts(text: &str) -> Vec<String> {
        let read = sections(text, &LineIndex::new(text));
        let blocks = read.iter().flat_map(|section| &section.blocks);
        let part = |part: &Part| match part {
            Part::Line(line) => format!("line {line}"),
            Part::Code(code) => format!("code {code}"),
            Part::Table(table) => {
                let cells = |row: &crate::import::page::Row| {
                    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                    format!("{}: {}", row.depth, texts.join(" "))
                };
                format!(
                    "table {} / {}",
                    table.head.join(" "),
                    table.rows.iter().map(cells).collect::<Vec<_>>().join(" / ")
                )
            }
        };
        blocks.map(|block| format!("{}-{} {}", block.lines.first, block.lines.last, part(&block.part))).collect()
    }

    #[test]
    fn tags_and_markdown_give_the_same_parts() {
        for (text, expected) in [
            ("a <b>bold</b> word", vec!["1-1 line a bold word"]),
            ("one\n```json\n{}\n```\ntwo", vec!["1-1 line one", "2-4 code {}", "5-5 line two"]),
            ("```\nopen", vec!["1-1 line ```", "2-2 line open"]),
            ("|**名称**|类型|\n|--|--|\n|`a`|int|\nend", vec!["1-3 table 名称 类型 / 0: a int", "4-4 line end"]),
            ("a | b\n--- | ---\nc | d", vec!["1-3 table a b / 0: c d"]),
            ("|a|b|\n|-|-|\n||d|", vec!["1-3 table a b / 0:  d"]),
            ("|a|b|\n|-|-|\n| &emsp;∟c|d<br>e|", vec!["1-3 table a b / 1: c d\ne"]),
            ("|a|b|\n|-|-|\n| ∟c|1|\n|  ∟ `d`|2|", vec!["1-4 table a b / 1: c 1 / 2: d 2"]),
            ("|a|b|\n|-|-|\n|c|x&#124;y<code>z</code>|", vec!["1-3 table a b / 0: c x|y`z`"]),
            ("x <md-code-json>\n1\n</md-code-json>", vec!["1-1 line x", "1-3 code 1"]),
            (
                "<md-code-json>\n1\n:::\ntwo\n<md-code-json>3</md-code-json>",
                vec!["1-2 code 1", "4-4 line two", "5-5 code 3"],
            ),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
