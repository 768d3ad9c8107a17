//! Feishu's pages with `updateTime` in the front matter: framed tables, nesting drawn with `└`,
//! lists in one line.

use super::corner;
use super::front::Front;
use super::markdown::{self, code_words, marked};
use super::reader::Layout;
use super::{language, site, split};
use crate::import::date;
use crate::import::defaults;
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Mark, Page, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// The key that identifies the layout.
const KEY: &str = "updateTime:";

/// The mark of a row that belongs to the row above.
const BRANCH: char = '└';

/// The indentation of one level of nesting.
const INDENT: &str = "&nbsp;&nbsp;";

fn is(text: &str) -> bool {
    Front::with(KEY, text).is_some()
}

fn read(text: &str) -> Vec<Page> {
    split::each(text, page)
}

fn page(text: &str) -> Page {
    let front = Front::of(text);
    let mut page = front.page();
    page.url = front.get("fullPath").map(|path| site::document(&path, text));
    page.updated = front.get("updateTime").and_then(|moment| date::stated(&moment));
    page.sections = markdown::sections(front.body, front.above, heading);
    markdown::tables(&mut page.sections).for_each(read_table);
    page.language = language::of(&page);
    page
}

/// Returns the title of a heading.
pub(super) fn heading(line: &str) -> Option<&str> {
    marked(line).map(|(_, title)| title)
}

/// Reads the cells of a table, in the words of this layout.
pub(super) fn read_table(table: &mut Table) {
    let columns: Vec<Option<Label>> = table.head.iter().map(|head| labels::column(head)).collect();
    for row in &mut table.rows {
        if let Some(first) = row.cells.first_mut().filter(|first| !corner::is_in(&first.text)) {
            let (indent, name) = first.text.split_once(BRANCH).unwrap_or(("", &first.text));
            row.depth = indent.matches(INDENT).count();
            // Hints follow the label of a row after two spaces.
            first.text = corner::bare(name.split("  ").next().unwrap_or_default(), &['`']);
        }
        let label = row.cells.first().and_then(|cell| labels::row(&cell.text));
        for (cell, column) in row.cells.iter_mut().zip(&columns).skip(1) {
            match column {
                Some(Label::Type) => cell.text = corner::bare(&cell.text, &['`']),
                Some(Label::Description) => read_description(cell),
                None if label.is_some() => mark(label, cell),
                _ => {}
            }
        }
    }
    corner::read_depths(table);
}

fn mark(label: Option<Label>, cell: &mut Cell) {
    let words = cell.text.split([',', ' ']).filter(|word| !word.is_empty());
    cell.marks = match label {
        Some(Label::Apps) => words.map(|kind| Mark::App(kind.to_owned())).collect(),
        Some(Label::Scopes) => code_words(&cell.text).map(|scope| Mark::Scope(scope.to_owned())).collect(),
        _ => return,
    };
}

fn read_description(cell: &mut Cell) {
    let tokens = code_words(&cell.text).filter(|word| word.ends_with("_access_token"));
    cell.marks = tokens.map(|token| Mark::Token(token.to_owned())).collect();
    cell.text = cell.text.lines().map(split_line).collect::<Vec<_>>().join("\n");
    let rules = cell.text.lines().filter_map(labels::rule).filter(|(label, _)| *label == Label::FieldScope);
    cell.marks.extend(rules.flat_map(|(_, scopes)| code_words(scopes)).map(|scope| Mark::Scope(scope.to_owned())));
}

/// The number of spaces before an item of an inner list.
const NESTED: usize = 3;

/// Splits a line, so that each rule and each item of a list has its own line.
fn split_line(line: &str) -> String {
    let mut split = String::new();
    let mut from = 0;
    for (at, _) in line.match_indices(' ') {
        let rest = line[at..].trim_start();
        // An item that is indented further belongs to the item above.
        let spaces = line.len() - line[..at].trim_end().len() - rest.len();
        let item = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("* "));
        let is_rule = rest.starts_with("**")
            && (labels::rule(rest).is_some() || (is_bold_label(rest) && !line[..at].ends_with(['*', '-'])));
        let is_last_link = rest.starts_with('[') && rest.ends_with(')') && rest.matches("](").count() == 1;
        let above = line[from.min(at)..at].trim_start();
        let is_in_list = above.starts_with("- ") || above.starts_with("* ");
        let is_first = !is_in_list && line[..at].trim_end().ends_with([':', '：']);
        let is_item = item.is_some_and(is_value) && (spaces < NESTED || is_first);
        if at >= from && (is_rule || is_last_link || is_item) {
            split.push_str(line[from..at].trim_end());
            split.push('\n');
            from = line.len() - rest.len();
        }
    }
    split.push_str(line[from..].trim());
    // The first item may follow its line without a space.
    let split = split.replace("\n* ", "\n- ");
    match split.split_once("- `") {
        Some((above, items)) if above.ends_with(|c: char| !c.is_ascii()) && !above.contains('\n') => {
            format!("{above}\n- `{items}")
        }
        _ => split,
    }
}

/// Whether a text begins with words in bold and a colon.
fn is_bold_label(text: &str) -> bool {
    let label = text.strip_prefix("**").and_then(|rest| rest.split_once("**"));
    label.is_some_and(|(label, rest)| !label.is_empty() && (label.ends_with('：') || rest.starts_with(['：', ':'])))
}

/// Whether an item of a list explains a value or states a rule.
fn is_value(item: &str) -> bool {
    let marked = item.strip_prefix('`').and_then(|rest| rest.split_once('`')).map(|(word, _)| word);
    if marked.is_some_and(|word| !word.is_empty() && word.is_ascii() && !word.contains(' ')) {
        return true;
    }
    let end = item.find(['：', ':']).unwrap_or(0);
    let word = item[..end].trim_matches('`');
    let word = defaults::MARKS.iter().find_map(|mark| word.strip_suffix(mark)).unwrap_or(word);
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    is_word || labels::rule(item).is_some()
}
