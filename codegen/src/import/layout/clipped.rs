//! Feishu's pages as programs save them from the site: the navigation around the page, folded
//! rows, and the numbers of lines above code.

use super::bare_code::{self, RewrittenLine};
use super::reader::Layout;
use super::{language, markdown, pipe, split, tree};
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Lines, Mark, Page, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// Buttons of the site. Their texts have lines of their own.
const BUTTONS: [&str; 10] = [
    "Copy Page",
    "Try It",
    "The contents of this article",
    "On this page",
    "Copy",
    "复制页面",
    "尝试一下",
    "本文内容",
    "本页目录",
    "复制",
];

/// The button that identifies the layout.
const COPY: [&str; 2] = ["Copy Page", "复制页面"];

/// The button of a row whose members are not shown.
const FOLDED: [&str; 3] = ["Show sublists", "显示子列表", "展开子列表"];

/// The text before the day of the last change.
const UPDATED: [&str; 2] = ["Last updated on ", "最后更新于 "];

/// The beginnings of the lines below a page.
const FOOTER: [&str; 6] = ["[Previous:", "[Next:", "Is this page helpful?", "[上一篇", "[下一篇", "本页面的内容"];

fn is(text: &str) -> bool {
    text.lines().any(|line| COPY.contains(&line.trim())) && text.contains("HTTP URL")
}

fn read(text: &str) -> Vec<Page> {
    split::each(text, page)
}

fn page(text: &str) -> Page {
    let mut page = Page { vendor: "feishu", ..Page::default() };
    let lines = bare_code::fence(body(text));
    page.sections = markdown::sections_of(lines.iter().map(RewrittenLine::numbered), tree::heading);
    page.title = page.sections.get(1).map(|section| section.title.clone()).unwrap_or_default();
    let day =
        |line: &str| UPDATED.iter().find_map(|before| line.strip_prefix(before)?.get(..10).map(ToOwned::to_owned));
    page.updated = text.lines().find_map(|line| day(line.trim()));
    markdown::tables(&mut page.sections).for_each(read_table);
    page.language = language::of(&page);
    page
}

/// Returns the lines from the title to the end of the page, without those of the site.
fn body(text: &str) -> Vec<RewrittenLine> {
    let is_title = |line: &str| tree::heading(line.trim()).is_some();
    let numbered = text.lines().enumerate().skip_while(|(_, line)| !is_title(line));
    let numbered = numbered.take_while(|(_, line)| !FOOTER.iter().any(|start| line.trim().starts_with(start)));
    let mut next = 1;
    let mut lines = Vec::new();
    for (number, line) in numbered {
        let trimmed = line.trim();
        // Code is preceded by the numbers of its lines.
        if trimmed == next.to_string() {
            next += 1;
            continue;
        }
        if !trimmed.is_empty() {
            next = 1;
        }
        if !is_of_site(trimmed) {
            lines.push(RewrittenLine { at: Lines::one(number + 1), text: line.to_owned() });
        }
    }
    lines
}

/// Whether a line is a button of the site, the day of the change, or a link within the page.
fn is_of_site(line: &str) -> bool {
    let is_anchor = line.starts_with('[') && line.ends_with(')') && line.contains("](#");
    is_anchor || BUTTONS.contains(&line) || UPDATED.iter().any(|before| line.starts_with(before))
}

fn read_table(table: &mut Table) {
    for row in &mut table.rows {
        for cell in &mut row.cells {
            cell.text = unescape(&cell.text);
        }
        let Some((first, rest)) = row.cells.split_first_mut() else { continue };
        let mut lines: Vec<&str> = first.text.lines().collect();
        let all = lines.len();
        lines.retain(|line| !FOLDED.contains(&line.trim()));
        table.shallow |= lines.len() < all;
        let label = labels::row(lines.first().copied().unwrap_or_default());
        first.text = lines.join("\n");
        match (label, rest) {
            (Some(Label::Apps), [cell]) => {
                cell.marks = labels::apps(&cell.text).map(|kind| Mark::App(kind.to_owned())).collect();
            }
            (Some(label), [cell]) => pipe::mark(label, cell),
            (_, rest) => rest.iter_mut().for_each(mark_tokens),
        }
    }
}

/// Marks the kinds of tokens that a description names.
fn mark_tokens(cell: &mut Cell) {
    let words = cell.text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let tokens = words.filter(|word| word.ends_with("_access_token"));
    cell.marks = tokens.map(|token| Mark::Token(token.to_owned())).collect();
}

/// Returns a text without the backslashes of Markdown. Code keeps them.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut is_code = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        is_code ^= letter == '`';
        if letter != '\\' || is_code || !letters.peek().is_some_and(char::is_ascii_punctuation) {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{body, unescape};

    #[test]
    fn lines_of_the_site_are_left_out() {
        let text = "[Site](https://a)\nMenu\n# A\nLast updated on 2026-01-01\nCopy Page\n[B](#b)\ntext\n1\n2\n\n{\n}\n\
                    Is this page helpful?\nYes";
        let lines: Vec<String> = body(text).iter().map(|line| format!("{} {}", line.at.first, line.text)).collect();
        assert_eq!(lines, ["3 # A", "7 text", "10 ", "11 {", "12 }"]);
    }

    #[test]
    fn code_keeps_its_backslashes() {
        for (text, expected) in [(r"room\_id", "room_id"), (r"`a\_b`\[\]", r"`a\_b`[]"), (r"a\b", r"a\b")] {
            assert_eq!(unescape(text), expected);
        }
    }
}
