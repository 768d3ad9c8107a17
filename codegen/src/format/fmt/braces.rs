//! Mappings in braces and lists in brackets.

use std::fmt::Write;
use std::iter;
use std::ops::Range;

use super::commented_lines::{CommentedLines, indent};
use super::content::Content;
use super::error::FormatError;
use crate::yaml::{MapEntry, Node};

impl CommentedLines<'_> {
    /// Formats a mapping in braces.
    ///
    /// Commas and line ends keep their positions, unless comments have to move.
    pub(super) fn braces(
        self,
        bytes: &Range<usize>,
        entries: &[MapEntry],
        content: Content,
    ) -> Result<String, FormatError> {
        let spans = entries.iter().map(|entry| entry.name.start..entry.value.bytes.end.max(entry.name.end));
        let gaps = self.gaps(bytes, spans.collect())?;
        let mut pairs = Vec::new();
        for entry in entries {
            let behind = entry.name.end..entry.value.bytes.end.max(entry.name.end);
            let value = self.value(&entry.value, content.key(&entry.key), behind)?;
            pairs.push(self.text[entry.name.clone()].to_owned() + &value);
        }
        let order = content.sort(entries.iter().map(|entry| entry.key.as_str()));
        // A colon without a value needs a space before the comma that now follows it.
        for pair in pairs.iter_mut().filter(|pair| !order.is_sorted() && pair.ends_with(':')) {
            pair.push(' ');
        }
        if !order.is_sorted() && gaps.iter().any(|gap| gap.contains('#')) {
            let indent = indent(&self.text[self.line(bytes.start)..]);
            return Ok(lines(&gaps, &pairs, &order, indent));
        }
        let pairs = order.iter().map(|number| pairs[*number].as_str());
        Ok(joined(&gaps, pairs, ['{', '}']))
    }

    /// Formats a list in brackets; the items keep their order.
    pub(super) fn brackets(
        self,
        bytes: &Range<usize>,
        items: &[Node],
        content: Content,
    ) -> Result<String, FormatError> {
        let gaps = self.gaps(bytes, items.iter().map(|item| item.bytes.clone()).collect())?;
        let items = items.iter().map(|item| self.value(item, content.item(), item.bytes.clone()));
        let items = items.collect::<Result<Vec<_>, _>>()?;
        Ok(joined(&gaps, items.iter().map(String::as_str), ['[', ']']))
    }

    /// Returns the text between braces and pairs: spaces, comments and commas.
    fn gaps(&self, bytes: &Range<usize>, spans: Vec<Range<usize>>) -> Result<Vec<&str>, FormatError> {
        let (mut gaps, mut start) = (Vec::new(), bytes.start + 1);
        let count = spans.len();
        for (number, span) in spans.into_iter().chain(iter::once(bytes.end - 1..bytes.end)).enumerate() {
            let gap = self.text.get(start..span.start).ok_or(FormatError::Unsupported(span.clone()))?;
            let signs: String = gap.lines().map(|line| split(line).0.trim_ascii()).collect();
            let is_valid = match signs.as_str() {
                "" => number == 0 || number == count,
                "," => number > 0,
                _ => false,
            };
            if !is_valid {
                return Err(FormatError::Unsupported(span));
            }
            gaps.push(gap);
            start = span.end;
        }
        Ok(gaps)
    }
}

fn joined<'a>(gaps: &[&str], pairs: impl Iterator<Item = &'a str>, brackets: [char; 2]) -> String {
    let mut out = String::from(brackets[0]) + gaps[0];
    for (pair, gap) in pairs.zip(&gaps[1..]) {
        out.push_str(pair);
        out.push_str(gap);
    }
    out.push(brackets[1]);
    out
}

/// Writes one pair per line, with the comments above and after it.
fn lines(gaps: &[&str], pairs: &[String], order: &[usize], indent: usize) -> String {
    let (inner, outer) = (indent + 4, indent + 2);
    let comments = |gap: &str| gap.lines().map(|line| split(line).1.trim_ascii_end().to_owned()).collect::<Vec<_>>();
    let (mut behind, mut above): (Vec<String>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    for gap in gaps {
        let mut comments = comments(gap).into_iter();
        behind.push(comments.next().filter(|comment| !comment.is_empty()).map(|c| format!(" {c}")).unwrap_or_default());
        above.push(comments.filter(|comment| !comment.is_empty()).collect());
    }
    let mut out = format!("{{{}\n", behind[0]);
    let mut push =
        |indent: usize, line: &str| writeln!(out, "{:indent$}{line}", "").expect("a `String` accepts any text");
    for number in order {
        above[*number].iter().for_each(|comment| push(inner, comment));
        push(inner, &format!("{},{}", pairs[*number], behind[number + 1]));
    }
    above[pairs.len()].iter().for_each(|comment| push(inner, comment));
    write!(out, "{:outer$}}}", "").expect("a `String` accepts any text");
    out
}

/// Splits a line before its comment.
fn split(line: &str) -> (&str, &str) {
    line.split_at(line.find('#').unwrap_or(line.len()))
}
