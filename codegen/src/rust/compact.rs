//! Short code on one line: functions, arguments and lists.
//!
//! The formatter breaks code much earlier than at the end of the line.

/// The longest line, in columns.
pub(super) const WIDTH: usize = 120;

/// The largest number of statements of a function on one line.
const STATEMENTS: usize = 2;

/// A line without its indentation.
struct Line {
    indent: usize,
    text: String,
}

impl Line {
    fn width(&self) -> usize {
        self.indent + self.text.chars().count()
    }

    fn opens_block(&self) -> bool {
        !self.is_comment() && self.text.ends_with(['(', '[', '{'])
    }

    fn is_comment(&self) -> bool {
        self.text.starts_with("//")
    }
}

/// Joins lines of formatted Rust.
///
/// - A function with a short body is one line, and so is a block of such a function.
/// - Arguments, elements of a list, arms of a `match` and calls of a chain are one line if all fit.
/// - Pairs of a longer list fill their lines.
///
/// Comments stay as they are, and so does code with comments inside.
#[must_use]
pub fn compact(text: &str) -> String {
    let mut lines = text.lines().map(|line| {
        let text = line.trim_start();
        Line { indent: line.len() - text.len(), text: text.to_owned() }
    });
    let mut out = String::with_capacity(text.len());
    for line in compact_block(&mut lines, None) {
        out.extend(std::iter::repeat_n(' ', if line.text.is_empty() { 0 } else { line.indent }));
        out.push_str(&line.text);
        out.push('\n');
    }
    out
}

/// Joins lines up to the one that closes the block of this indentation, which stays in place.
fn compact_block(lines: &mut dyn Iterator<Item = Line>, outer: Option<usize>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    while let Some(line) = lines.next() {
        // The first call of a chain closes one level further inside.
        let is_inner_close = line.text.starts_with(')') && outer.is_some_and(|outer| line.indent == outer + 4);
        if outer == Some(line.indent) || is_inner_close {
            out.push(line);
            break;
        }
        out.push(line);
        join_inline(&mut out);
        // The line that closes one block can open another: `) -> Self {`.
        while let Some(open) = out.pop_if(|last| last.opens_block()) {
            let mut body = compact_block(lines, Some(open.indent));
            let Some(close) = body.pop() else {
                out.push(open);
                break;
            };
            out.extend(join_block(open, body, close));
        }
        continue_chain(&mut out);
        continue_pairs(&mut out);
    }
    out
}

/// Joins a block as one line if it is short.
fn join_block(open: Line, body: Vec<Line>, close: Line) -> Vec<Line> {
    let inner = body.first().map_or(0, |line| line.indent);
    let is_flat = body.iter().all(|line| line.indent == inner && !line.is_comment() && !line.text.is_empty());
    let whole = is_flat.then(|| one_line(&open, &body, &close.text)).flatten();
    if let Some(text) = whole {
        return vec![Line { text, ..open }];
    }
    std::iter::once(open).chain(body).chain([close]).collect()
}

/// Returns a block as one line, unless it is too long.
fn one_line(open: &Line, body: &[Line], close: &str) -> Option<String> {
    let texts: Vec<&str> = body.iter().map(|line| line.text.as_str()).collect();
    let text = if let (Some(head), true) = (open.text.strip_suffix("{"), open.text.ends_with("=> {")) {
        let [arm] = texts.as_slice() else { return None };
        format!("{head}{arm},")
    } else if let Some(head) = open.text.strip_suffix('{') {
        let heads = ["fn ", "pub fn ", "const fn ", "pub const fn ", "#[inline] ", "impl"];
        let is_function = heads.iter().any(|start| open.text.starts_with(start)) && body.len() <= STATEMENTS;
        let joins = is_function || open.text == "Self {" || open.text.starts_with("match ");
        joins.then(|| format!("{head}{{ {} {close}", texts.join(" ").trim_end_matches(',')))?
    } else {
        format!("{}{}{close}", open.text, texts.join(" ").trim_end_matches(','))
    };
    let is_literal = texts.len() == 1 && texts[0].starts_with('"') && open.text.ends_with('(');
    (is_literal || open.indent + text.chars().count() <= WIDTH).then_some(text)
}

/// Joins a function with `#[inline]` before it.
fn join_inline(lines: &mut Vec<Line>) {
    let [.., before, line] = lines.as_slice() else { return };
    let is_function = ["fn ", "pub fn "].iter().any(|start| line.text.starts_with(start));
    if before.text == "#[inline]" && is_function {
        join_last(lines, " ");
    }
}

/// Joins the last line with the one before, if it continues a chain of calls.
fn continue_chain(lines: &mut Vec<Line>) {
    if lines.last().is_some_and(|line| line.text.starts_with('.') && !line.text.starts_with("..")) {
        join_last(lines, "");
    }
}

/// Joins the last line with the one before, if both are pairs of a list.
///
/// Such pairs are the codes and the variants of an enum.
fn continue_pairs(lines: &mut Vec<Line>) {
    let is_pair = |line: &Line| line.text.starts_with("(\"") && line.text.ends_with("),");
    if lines.last_chunk::<2>().is_some_and(|last| last.iter().all(is_pair)) {
        join_last(lines, " ");
    }
}

/// Joins the last two lines, unless they are a comment or too long.
fn join_last(lines: &mut Vec<Line>, separator: &str) {
    let [.., before, line] = lines.as_slice() else { return };
    if !before.is_comment() && before.width() + separator.len() + line.text.chars().count() <= WIDTH {
        let text = format!("{separator}{}", line.text);
        lines.pop();
        if let Some(before) = lines.last_mut() {
            before.text.push_str(&text);
        }
    }
}

#[cfg(test)]
#[path = "compact_test.rs"]
mod tests;
