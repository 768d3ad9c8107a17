//! Tables as text copied from the site: cells separated by single spaces.

use super::line::{Line, Piece, heading, span};
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Row, Table};

/// Types of two words.
const PAIRS: [&str; 5] = ["JSON Array", "JSON Object", "Array Object", "Array Objects", "List Object"];

/// The words of types that rows may have.
const TYPES: [&str; 24] = [
    "string",
    "text",
    "int",
    "integer",
    "int32",
    "int64",
    "long",
    "number",
    "float",
    "double",
    "decimal",
    "bool",
    "boolean",
    "enum",
    "object",
    "map",
    "json",
    "array",
    "list",
    "file",
    "any",
    "date",
    "datetime",
    "timestamp",
];

/// The most words of a column's heading.
const LONGEST: usize = 4;

/// Returns the table at the beginning of lines. It ends with a blank line.
pub(super) fn at_start(lines: &[Line<'_>]) -> Option<Piece<Table>> {
    let (first, below) = lines.split_first()?;
    let head = head(first.text())?;
    let is_inside = |line: &&Line<'_>| !line.text().is_empty() && heading(line.text()).is_none();
    let inside = below.iter().take_while(is_inside).take_while(|line| self::head(line.text()).is_none()).count();
    let mut table = Table { head, lines: first.at(), ..Table::default() };
    for line in &below[..inside] {
        match table.rows.last_mut() {
            // A cell of several lines goes on.
            Some(row) if !is_row(line.text(), &table.head) => {
                row.lines.last = line.number;
                if let Some(cell) = row.cells.last_mut() {
                    cell.text = format!("{}\n{}", cell.text, line.text());
                }
            }
            _ => table.rows.push(read_row(line, &table.head)),
        }
    }
    Some(Piece { part: table, length: inside + 1 })
}

/// Returns the columns if a line consists of their names.
fn head(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut columns = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let length =
            (1..=rest.len().min(LONGEST)).rev().find(|end| labels::column(&rest[..*end].join(" ")).is_some())?;
        columns.push(rest[..length].join(" "));
        rest = &rest[length..];
    }
    (columns.len() > 1).then_some(columns)
}

/// Whether a line below the first row begins a row of its own.
fn is_row(line: &str, head: &[String]) -> bool {
    let cells = split(line, head);
    let cell = |label: Label| {
        let at = head.iter().position(|column| labels::column(column) == Some(label))?;
        Some(cells.get(at).copied().unwrap_or_default())
    };
    let name = cells.first().copied().unwrap_or_default();
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.[]{}$".contains(c));
    let is_answer = |text: &str| !text.is_empty() && labels::answer(text).is_some();
    match (cell(Label::Type), cell(Label::Required)) {
        (Some(ty), required) => is_name && (is_type(ty) || name.contains('_') || required.is_some_and(is_answer)),
        (None, Some(required)) => is_name && is_answer(required),
        (None, None) => is_name && cells.len() == head.len(),
    }
}

/// Whether a word is a type, or the value of a header.
fn is_type(text: &str) -> bool {
    let small = text.to_lowercase();
    let word = small.split(['<', '[', '(']).next().unwrap_or_default();
    TYPES.contains(&word) || PAIRS.contains(&text) || text.starts_with("Bearer") || text.contains('/')
}

fn read_row(line: &Line<'_>, head: &[String]) -> Row {
    let texts = split(line.text(), head).into_iter();
    let mut cells: Vec<Cell> = texts.map(|text| Cell { text: text.to_owned(), marks: Vec::new() }).collect();
    cells.resize(head.len(), Cell::default());
    Row { lines: span(&[*line]), depth: 0, cells }
}

/// Splits a row: one word for each column, several for some types, and the rest for the description
/// or the last column.
fn split<'a>(line: &'a str, head: &[String]) -> Vec<&'a str> {
    let labels: Vec<Option<Label>> = head.iter().map(|column| labels::column(column)).collect();
    let wide = labels.iter().position(|label| *label == Some(Label::Description)).unwrap_or(head.len() - 1);
    let mut rest = line.trim();
    let mut cells = Vec::new();
    for label in &labels[..wide] {
        let (text, after) = rest.split_at(word(rest, *label == Some(Label::Type)));
        cells.push(text.trim());
        rest = after.trim_start();
    }
    let mut last = Vec::new();
    for _ in &labels[wide + 1..] {
        let start = rest.rfind(' ').unwrap_or_default();
        last.push(rest[start..].trim());
        rest = rest[..start].trim_end();
    }
    cells.push(rest);
    cells.extend(last.into_iter().rev());
    while cells.last() == Some(&"") {
        cells.pop();
    }
    cells
}

/// Returns the length of the first cell of a text.
fn word(text: &str, is_type: bool) -> usize {
    if let Some(pair) = PAIRS.iter().find(|pair| is_type && text.starts_with(**pair)) {
        pair.len()
    } else if let Some(end) = text.find('}').filter(|_| is_type && text.starts_with("Bearer ")) {
        end + 1
    } else {
        text.find(' ').unwrap_or(text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::at_start;
    use crate::import::layout::gptbots::line::lines;

    #[test]
    fn cells_are_words_and_the_last_one_is_the_rest() {
        let head = "Field Type Required Description\n";
        for (rows, expected) in [
            (
                "a string Yes The room.\nb JSON Array No The keys.\n\nend",
                "a, string, Yes, The room. / b, JSON Array, No, The keys.",
            ),
            ("a string Yes The mode.\n`on`: now\noff: later", "a, string, Yes, The mode.\n`on`: now\noff: later"),
            ("a string Yes\nb int No x", "a, string, Yes,  / b, int, No, x"),
            ("a string Yes The room.\nResponse", "a, string, Yes, The room."),
            ("a Room Yes The room.\nb_c Room Perhaps d", "a, Room, Yes, The room. / b_c, Room, Perhaps, d"),
        ] {
            let text = format!("{head}{rows}");
            let Some(found) = at_start(&lines(&text, 0)) else { panic!("no table: {text}") };
            let cells = |row: &crate::import::page::Row| {
                row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(", ")
            };
            assert_eq!(found.part.rows.iter().map(cells).collect::<Vec<_>>().join(" / "), expected, "{text}");
        }
    }

    #[test]
    fn the_description_need_not_be_last() {
        let found = at_start(&lines("Parameter Type Description Required\na int How many, 1-9. false", 0));
        let row = found.and_then(|table| table.part.rows.into_iter().next());
        let cells: Vec<String> = row.into_iter().flat_map(|row| row.cells).map(|cell| cell.text).collect();
        assert_eq!(cells, ["a", "int", "How many, 1-9.", "false"]);
    }

    #[test]
    fn every_word_of_a_head_belongs_to_a_column() {
        for (text, columns) in [
            ("ฟิลด์ ประเภท จำเป็นต้องกรอก คำอธิบาย", 4),
            ("フィールド タイプ 必須 説明", 4),
            ("Error code Message", 2),
            ("Type", 0),
            ("The type of the field", 0),
        ] {
            let found = at_start(&lines(text, 0)).map_or(0, |table| table.part.head.len());
            assert_eq!(found, columns, "{text}");
        }
    }
}
