//! Code without fences: JSON that begins and ends in lines of its own.

use super::markdown::NumberedLine;
use crate::import::page::Lines;

/// The mark of a fence.
const FENCE: &str = "```";

/// A line of a page that was rewritten, with its position in the page.
pub(super) struct RewrittenLine {
    pub(super) at: Lines,
    pub(super) text: String,
}

impl RewrittenLine {
    /// Returns the line as the reader of Markdown takes it.
    pub(super) fn numbered(&self) -> NumberedLine<'_> {
        NumberedLine { at: self.at, text: &self.text }
    }
}

/// Puts fences around JSON that has none.
pub(super) fn fence(lines: Vec<RewrittenLine>) -> Vec<RewrittenLine> {
    let mut fenced = Vec::new();
    let mut lines = lines.into_iter().peekable();
    let mut is_open = false;
    while let Some(line) = lines.next() {
        is_open ^= line.text.trim_start().starts_with(FENCE);
        if is_open || !begins(&line.text) {
            fenced.push(line);
            continue;
        }
        let mut at = line.at;
        let mut depth = depth(&line.text);
        fenced.push(RewrittenLine { at, text: FENCE.to_owned() });
        fenced.push(line);
        while let Some(line) = lines.next_if(|line| depth > 0 && !line.text.starts_with(['#', '|'])) {
            depth += self::depth(&line.text);
            at = line.at;
            fenced.push(line);
        }
        fenced.push(RewrittenLine { at, text: FENCE.to_owned() });
    }
    fenced
}

/// Whether a line begins JSON. A link also begins with a bracket.
pub(super) fn begins(line: &str) -> bool {
    let line = line.trim();
    let inner = line.strip_prefix(['{', '[']).map(str::trim_start);
    inner.is_some_and(|inner| inner.is_empty() || inner.starts_with(['"', '{', '}']) || line == "[]")
}

/// Returns the number of brackets that a line opens, less those that it closes.
pub(super) fn depth(line: &str) -> i32 {
    let mut depth = 0;
    let (mut is_text, mut is_escaped) = (false, false);
    for letter in line.chars() {
        match letter {
            '"' if !is_escaped => is_text = !is_text,
            '{' | '[' if !is_text => depth += 1,
            '}' | ']' if !is_text => depth -= 1,
            _ => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::{RewrittenLine, fence};
    use crate::import::page::Lines;

    #[test]
    fn only_json_gets_fences() {
        for (text, expected) in [
            ("{\n \"a\": [\"}\"]\n}\nend", "``` { \"a\": [\"}\"] } ``` end"),
            ("{\"a\": 1}", "``` {\"a\": 1} ```"),
            ("[Request](#request)", "[Request](#request)"),
            ("{Try It}(url=x)", "{Try It}(url=x)"),
            ("{\n\"a\": 1\n# B", "``` { \"a\": 1 ``` # B"),
            ("```\n{\n}\n```", "``` { } ```"),
        ] {
            let line = |(at, text): (usize, &str)| RewrittenLine { at: Lines::one(at + 1), text: text.to_owned() };
            let found = fence(text.lines().enumerate().map(line).collect());
            let found: Vec<&str> = found.iter().map(|line| line.text.trim()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
