//! The space between values: no trailing spaces, at most one blank line, and a final line end.

use std::ops::Range;

use crate::yaml::{self, Node, NodeStyle};

/// Adds a missing line end to the last line.
///
/// If the text ends with a block that would gain a line end, the header of that block gets a `-`.
pub(super) fn end(text: &str) -> String {
    if text.ends_with('\n') {
        return text.to_owned();
    }
    let ended = format!("{text}\n");
    let is_same = yaml::parse(&ended).ok() == yaml::parse(text).ok();
    let sign = Node::read(text).filter(|_| !is_same).and_then(|node| last_sign(&node));
    let Some(sign) = sign else { return ended };
    let header = &text[sign + 1..];
    let length = header.find(|c: char| !c.is_ascii_digit() && c != '+' && c != '-').unwrap_or(header.len());
    let digits: String = header[..length].chars().filter(char::is_ascii_digit).collect();
    format!("{}{digits}-{}\n", &text[..=sign], &header[length..])
}

/// Returns the start of the block of text at the end of a value, which is its header.
fn last_sign(node: &Node) -> Option<usize> {
    match &node.style {
        NodeStyle::Folded { .. } => Some(node.bytes.start),
        NodeStyle::Map { entries, .. } => last_sign(&entries.last()?.value),
        NodeStyle::List { items, .. } => last_sign(items.last()?),
        _ => None,
    }
}

/// Tidies the text between keys and values of a node; `None` if the node is not that of the text.
pub(super) fn tidy(text: &str, node: &Node) -> Option<String> {
    let mut solid = Vec::new();
    push_solid(node, &mut solid);
    let mut out = String::new();
    let mut start = 0;
    for bytes in solid {
        tidy_gap(text.get(start..bytes.start)?, &mut out);
        out.push_str(&text[bytes.clone()]);
        start = bytes.end;
    }
    tidy_gap(&text[start..], &mut out);
    if start < text.len() {
        out.truncate(out.trim_ascii_end().len());
        out.push('\n');
    }
    Some(out)
}

/// Adds the bytes of keys and scalars, in order.
fn push_solid(node: &Node, into: &mut Vec<Range<usize>>) {
    match &node.style {
        NodeStyle::Map { entries, .. } => {
            for entry in entries {
                into.push(entry.name.clone());
                push_solid(&entry.value, into);
            }
        }
        NodeStyle::List { items, .. } => items.iter().for_each(|item| push_solid(item, into)),
        _ => into.push(node.bytes.start..node.end()),
    }
}

/// Tidies the text between two values; its last line is the indent of the next one.
fn tidy_gap(gap: &str, out: &mut String) {
    let mut lines = gap.split('\n').peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_none() {
            out.push_str(line);
            break;
        }
        let line = line.trim_ascii_end();
        let is_blank = out.is_empty() || out.ends_with("\n\n");
        if !(line.is_empty() && is_blank) {
            out.push_str(line);
            out.push('\n');
        }
    }
}
