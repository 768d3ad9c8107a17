//! Feishu's pages without any head: Markdown tables written by hand, with all facts of a field in
//! sentences.

use super::reader::Layout;
use super::{blocks, language, line_index::LineIndex, markdown, pipe, split};
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

fn is(text: &str) -> bool {
    text.lines().any(split::is_call)
}

fn read(text: &str) -> Vec<Page> {
    split::each(text, page)
}

fn page(text: &str) -> Page {
    let mut page = Page { vendor: "feishu", ..Page::default() };
    page.sections = blocks::sections(text, &LineIndex::new(text));
    markdown::tables(&mut page.sections).for_each(read_table);
    page.language = language::of(&page);
    page
}

fn read_table(table: &mut Table) {
    let description = table.head.iter().position(|head| labels::column(head) == Some(Label::Description));
    for row in &mut table.rows {
        let label = row.cells.first().and_then(|cell| labels::row(&cell.text));
        if let (Some(label), [_, cell]) = (label, row.cells.as_mut_slice()) {
            pipe::mark(label, cell);
        } else if let Some(cell) = description.and_then(|at| row.cells.get_mut(at)) {
            cell.text = sentences(&cell.text).into_iter().map(spelled).collect::<Vec<_>>().join("\n");
        }
    }
}

/// Splits a text at its sentences, and leaves out the final dots. Brackets and quotes stay whole.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut depth, mut is_quoted) = (0, 0_usize, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '"' | '`' => is_quoted = !is_quoted,
            '.' if depth == 0 && !is_quoted && text[at + 1..].starts_with(' ') => {
                found.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    let last = text[from..].trim();
    found.push(last.strip_suffix('.').unwrap_or(last));
    found
}

/// Rewrites a sentence to the notation of other layouts.
fn spelled(sentence: &str) -> String {
    match labels::rule(sentence) {
        Some((Label::Values, list)) => values(list).unwrap_or_else(|| sentence.to_owned()),
        Some(_) => sentence.to_owned(),
        None => length(sentence).unwrap_or_else(|| sentence.to_owned()),
    }
}

/// Returns the list of "`a` (first), `b` (second)" with a line for each value.
fn values(list: &str) -> Option<String> {
    let mut lines = vec!["**Optional values are**:".to_owned()];
    let mut rest = list;
    while let Some(after) = rest.trim_start_matches([',', ' ']).strip_prefix('`') {
        let (value, after) = after.split_once('`')?;
        let meaning = after.trim_start().strip_prefix('(').and_then(|inner| inner.split_once(')'));
        let (meaning, after) = meaning.unwrap_or(("", after));
        lines.push(format!("- `{value}`: {meaning}"));
        rest = after;
    }
    (lines.len() > 1 && rest.trim().is_empty()).then(|| lines.join("\n"))
}

/// Returns the rule of "1 to 64 characters".
fn length(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split(' ').collect();
    let [min, "to" | "-", max, "characters" | "items" | "entries"] = words.as_slice() else { return None };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(min) && is_number(max)).then(|| format!("- Length range: `{min}` ～ `{max}`"))
}

#[cfg(test)]
mod tests {
    use super::{sentences, spelled};

    #[test]
    fn sentences_state_rules() {
        for (text, expected) in [
            ("Text. Example: r-7. 1 to 64 characters.", "Text/Example: r-7/- Length range: `1` ～ `64`"),
            ("Tags. Example: [\"a. b\"]. 0 to 5 items.", "Tags/Example: [\"a. b\"]/- Length range: `0` ～ `5`"),
            (
                "Kind. Optional values: `1` (Guest), `2` (Staff). Default: 1.",
                "Kind/**Optional values are**:/- `1`: Guest/- `2`: Staff/Default: 1",
            ),
            ("Version 1.2 of it", "Version 1.2 of it"),
            ("Optional values: see there", "Optional values: see there"),
        ] {
            let found: Vec<String> = sentences(text).into_iter().map(spelled).collect();
            assert_eq!(found.join("/").replace('\n', "/"), expected, "{text}");
        }
    }
}
