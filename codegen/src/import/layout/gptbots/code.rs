//! Code: between fences, or without them.
//!
//! Code without fences is a `curl` command or JSON. It ends where its quotes and brackets are
//! closed. Code that is never closed ends in front of the next part.

use super::line::{Line, Piece, heading};
use crate::import::labels;
use crate::import::layout::bare_code;

const FENCE: &str = "```";

/// The beginning of a command.
const COMMAND: &str = "curl ";

/// Characters that Markdown marks with a backslash, although JSON does not.
const ESCAPED: [char; 6] = ['_', '[', ']', '*', '{', '}'];

/// Returns the code at the beginning of lines.
pub(super) fn at_start(lines: &[Line<'_>]) -> Option<Piece<String>> {
    let first = lines.first()?.text();
    if first.starts_with(FENCE) {
        let inner = lines[1..].iter().take_while(|line| !is_fence(line)).count();
        let length = (inner + 2).min(lines.len());
        return Some(Piece { part: once(&joined(&lines[1..=inner])), length });
    }
    let is_command = first.starts_with(COMMAND);
    if !is_command && !bare_code::begins(first) {
        return None;
    }
    let length = length(lines, is_command);
    Some(Piece { part: once(&unescaped(&joined(&lines[..length]))), length })
}

/// The most lines behind a gap in which the end of code is looked for.
const LONGEST: usize = 500;

/// Returns the number of lines of code without fences.
fn length(lines: &[Line<'_>], is_command: bool) -> usize {
    let mut depth = 0;
    let mut quote = None;
    let mut gap: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        let is_end = at > 0 && is_other(line, is_command);
        if is_end || gap.is_some_and(|gap| at > gap + LONGEST) {
            return gap.unwrap_or(at);
        }
        let is_closed = if is_command {
            quote = quote_after(line.raw, quote);
            quote.is_none() && !line.raw.trim_end().ends_with('\\')
        } else {
            depth += bare_code::depth(line.raw);
            depth <= 0
        };
        if is_closed {
            return at + 1;
        }
        // The site surrounds each copy of code by lines of spaces.
        let is_space = !line.raw.is_empty() && line.raw.trim().is_empty();
        gap = gap.or((is_space || is_fence(line)).then_some(at));
    }
    gap.unwrap_or(lines.len())
}

/// Whether a line cannot belong to code that begins above.
fn is_other(line: &Line<'_>, is_command: bool) -> bool {
    let text = line.text();
    let is_start = text.starts_with(COMMAND) || text.starts_with('|') || (is_command && is_fence(line));
    is_start || heading(text).is_some() || labels::is_idle(text)
}

fn is_fence(line: &Line<'_>) -> bool {
    line.text().starts_with(FENCE)
}

/// Returns the quote that is open behind a line of a command.
fn quote_after(line: &str, mut quote: Option<char>) -> Option<char> {
    for letter in line.chars() {
        match (letter, quote) {
            ('\'' | '"', None) => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            _ => {}
        }
    }
    quote
}

/// Joins lines. Some pages have fences around a part of the code.
fn joined(lines: &[Line<'_>]) -> String {
    let inner = lines.iter().filter(|line| !is_fence(line)).map(|line| line.raw);
    inner.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Removes the backslashes that Markdown puts in front of characters of JSON.
fn unescaped(code: &str) -> String {
    ESCAPED.iter().fold(code.to_owned(), |code, letter| code.replace(&format!("\\{letter}"), &letter.to_string()))
}

/// Returns the characters by which two copies of code are compared.
pub(super) fn letters(code: &str) -> impl Iterator<Item = char> {
    code.chars().filter(|letter| !letter.is_whitespace() && *letter != '\\')
}

/// Returns code once if it consists of two copies, which the site shows below each other.
fn once(code: &str) -> String {
    let all: Vec<char> = letters(code).collect();
    let (first, second) = all.split_at(all.len() / 2);
    if first != second || first.is_empty() {
        return code.to_owned();
    }
    let mut left = first.len();
    let start = code.char_indices().find_map(|(at, letter)| {
        left -= usize::from(left > 0 && !letter.is_whitespace() && letter != '\\');
        (left == 0).then_some(at + letter.len_utf8())
    });
    code[start.unwrap_or_default()..].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::at_start;
    use crate::import::layout::gptbots::line::lines;

    #[test]
    fn code_ends_where_it_is_closed() {
        for (text, expected, length) in [
            ("```json\n{}\n```\nb", "{}", 3),
            ("```\n{}", "{}", 2),
            ("{\n\"a\": [1]\n}\nb", "{\n\"a\": [1]\n}", 3),
            ("{\"a\": \"}\"}\n{", "{\"a\": \"}\"}", 1),
            ("{\"a\\_b\": \\[1\\]}", "{\"a_b\": [1]}", 1),
            ("curl 'https://a' \\\n-d '{\n\"a\": 1\n}'\nb", "curl 'https://a' \\\n-d '{\n\"a\": 1\n}'", 4),
            ("curl 'https://a' \\ -d '{}'\n  \ncurl", "curl 'https://a' \\ -d '{}'", 1),
            ("{\n\"a\": 1\n{\n\"a\": 1\nResponse", "{\n\"a\": 1", 4),
            ("{\n\"a\": 1\n  \nb", "{\n\"a\": 1", 2),
            ("{\n```\n\"a\": 1\n```\n}\nb", "{\n\"a\": 1\n}", 5),
            ("{\n```\nb\n```", "{", 1),
            ("curl -d '{\"a\": \"it's\"}'\nThis code block in the floating window", "curl -d '{\"a\": \"it's\"}'", 1),
        ] {
            let found = at_start(&lines(text, 0)).map(|code| (code.part, code.length));
            assert_eq!(found, Some((expected.to_owned(), length)), "{text}");
        }
        assert!(at_start(&lines("[Words](https://a)", 0)).is_none());
    }
}
