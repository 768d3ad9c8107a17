//! Tables whose cells have bars between them, with or without a frame.

use super::line::{Line, Piece, heading, span};
use crate::import::labels;
use crate::import::layout::markdown::split_cells;
use crate::import::page::{Cell, Row, Table};

/// Spaces of indentation for each level of nesting.
const STEP: usize = 4;

/// The beginning of an item behind another one.
const ITEM: &str = " \\- ";

/// The most lines of a row. A longer one is a row without its end.
const LONGEST: usize = 40;

/// Returns the table at the beginning of lines.
pub(super) fn at_start(lines: &[Line<'_>]) -> Option<Piece<Table>> {
    let head = lines.first()?;
    let text = head.text();
    if !text.contains('|') {
        return None;
    }
    let titles = split_cells(text, usize::MAX);
    let titles: Vec<String> = titles.iter().map(|title| title.trim().trim_matches(['*', '`']).to_owned()).collect();
    let has_rule = lines.get(1).is_some_and(|line| is_rule(line.text()));
    let is_known = titles.len() > 1 && titles.iter().all(|title| labels::column(title).is_some());
    if !has_rule && !is_known {
        return None;
    }
    let mut length = 1 + usize::from(has_rule);
    let mut table = Table { head: titles, lines: head.at(), ..Table::default() };
    while let Some(row) = lines.get(length) {
        let text = row.text();
        let is_row = if head.text().starts_with('|') { text.starts_with('|') } else { text.contains('|') };
        if !is_row || heading(text).is_some() {
            break;
        }
        let all = row_length(&lines[length..], &table);
        table.rows.push(read_row(&lines[length..length + all], table.head.len()));
        length += all;
    }
    Some(Piece { part: table, length })
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.chars().all(|c| "-| :".contains(c))
}

/// Returns the number of lines of the row at the beginning of lines.
///
/// Items of a list in a cell break a row. Its last line then ends with the bar.
fn row_length(lines: &[Line<'_>], table: &Table) -> usize {
    let Some((first, below)) = lines.split_first() else { return 0 };
    let cells = |text: &str| split_cells(text, usize::MAX).len();
    if first.text().ends_with('|') || cells(first.text()) != table.head.len() {
        return 1;
    }
    let below = below.iter().take(LONGEST);
    let goes_on = |line: &&Line<'_>| !line.text().starts_with('|') && heading(line.text()).is_none();
    let end = below.take_while(goes_on).position(|line| line.text().ends_with('|'));
    let is_own = |end: &usize| lines[1..=*end + 1].iter().all(|line| cells(line.text()) == 1);
    end.filter(is_own).map_or(1, |end| end + 2)
}

/// Reads a row of some lines. Further bars than those of the head belong to the last cell.
fn read_row(lines: &[Line<'_>], width: usize) -> Row {
    let mut texts = split_cells(lines[0].text(), width);
    for line in &lines[1..] {
        let text = line.text().trim_end_matches('|').trim_end();
        let item = text.strip_prefix("+ ").map_or(text.to_owned(), |item| format!("- {}", item.trim_start()));
        if let Some(last) = texts.last_mut() {
            *last = format!("{}\n{item}", last.trim_end());
        }
    }
    let name = texts.first().map(String::as_str).unwrap_or_default();
    let depth = (name.len() - name.trim_start_matches(' ').len()) / STEP;
    let cells = texts.iter().map(|text| Cell { text: broken(text), marks: Vec::new() }).collect();
    Row { lines: span(lines), depth, cells }
}

/// Returns the text of a cell with its line breaks. The items of a list may run on in one line.
fn broken(text: &str) -> String {
    let text = ["<br />", "<br/>", "<br>"].iter().fold(text.trim().to_owned(), |text, tag| text.replace(tag, "\n"));
    if text.matches(ITEM).count() > 1 { text.replace(ITEM, "\n- ") } else { text }
}

#[cfg(test)]
mod tests {
    use super::at_start;
    use crate::import::layout::gptbots::line::lines;

    #[test]
    fn rows_have_bars_and_may_be_broken() {
        for (text, expected, length) in [
            ("| A | B |\n|---|---|\n| a | b |\nend", "0 a, b", 3),
            ("| A | B |\n| :-: | - |\n|     a | b \\| c | d |", "1 a, b | c | d", 3),
            ("A | B |\n---|---|\na | b |\nc | d |\nend", "0 a, b / 0 c, d", 4),
            ("Field | Type |\na | int |\nend", "0 a, int", 2),
            ("| A | B |\n|---|---|\n| a | b\n+   1: c\n+   2: d |\n| e | f |", "0 a, b\n- 1: c\n- 2: d / 0 e, f", 6),
            ("| A | B |\n|---|---|\n| a | b\n\nwords\n| e | f |", "0 a, b", 3),
            ("| A | B |\n|---|---|\n| a<br>c | b |", "0 a\nc, b", 3),
            ("| A | B |\n|---|---|\n| a | b: \\- C: c \\- D: d |", "0 a, b:\n- C: c\n- D: d", 3),
        ] {
            let Some(found) = at_start(&lines(text, 0)) else { panic!("no table: {text}") };
            let cells = |row: &crate::import::page::Row| {
                let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                format!("{} {}", row.depth, texts.join(", "))
            };
            let rows: Vec<String> = found.part.rows.iter().map(cells).collect();
            assert_eq!((rows.join(" / ").as_str(), found.length), (expected, length), "{text}");
        }
        for text in ["a | b", "| a | b |", "words\n---|---"] {
            assert!(at_start(&lines(text, 0)).is_none(), "{text}");
        }
    }
}
