//! Short code on few lines: one-line functions, and lists that fill their lines.
//!
//! Users pay for generated lines when they read and when they compile. The formatter breaks each
//! list that exceeds a line into one element per line.

/// The longest line, in columns.
const WIDTH: usize = 120;

/// The largest number of statements of a function on one line.
const STATEMENTS: usize = 3;

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
/// - A function or block of functions with a short body is one line.
/// - Arguments, elements of lists, arms of a `match` and calls of a chain fill their lines.
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
        if outer == Some(line.indent) {
            out.push(line);
            break;
        }
        out.push(line);
        join_attributes(&mut out);
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
    }
    out
}

/// Joins a block: as one line if it is short, otherwise with full lines.
fn join_block(open: Line, body: Vec<Line>, close: Line) -> Vec<Line> {
    let inner = open.indent + 4;
    let is_flat = body.iter().all(|line| line.indent == inner && !line.is_comment() && !line.text.is_empty());
    let whole = is_flat.then(|| one_line(&open, &body, &close.text)).flatten();
    if let Some(text) = whole {
        return vec![Line { text, ..open }];
    }
    let is_list = !open.text.ends_with('{') || open.text.starts_with("match ") || open.text == "Self {";
    let is_info = open.text.ends_with("= OperationInfo {");
    let is_facts = body.iter().all(|line| line.text.starts_with("type ") || line.text.starts_with("const "));
    let body = if is_info || (is_flat && (is_list || is_facts)) { fill(body) } else { body };
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

/// Joins elements until their lines are full. An element of several lines keeps its own.
fn fill(body: Vec<Line>) -> Vec<Line> {
    let inner = body.first().map_or(0, |line| line.indent);
    let mut out: Vec<Line> = Vec::new();
    let mut lines = body.into_iter().peekable();
    let mut is_alone = true;
    while let Some(line) = lines.next() {
        let was_alone = is_alone;
        let goes_on = lines.peek().is_some_and(|next| next.indent > line.indent);
        is_alone = goes_on || line.indent > inner || line.text.starts_with([']', ')', '}']);
        let is_separate = was_alone || is_alone;
        match out.last_mut() {
            Some(last) if !is_separate && last.width() + 1 + line.text.chars().count() <= WIDTH => {
                last.text.push(' ');
                last.text.push_str(&line.text);
            }
            _ => out.push(line),
        }
    }
    out
}

/// Joins the last line with the attribute before it: another attribute, or a function.
fn join_attributes(lines: &mut Vec<Line>) {
    let [.., before, line] = lines.as_slice() else { return };
    let is_function = ["fn ", "pub fn "].iter().any(|start| line.text.starts_with(start));
    let is_pair = before.text.starts_with("#[") && before.text.ends_with(']') && line.text.starts_with("#[");
    if is_pair || (before.text == "#[inline]" && is_function) {
        join_last(lines, " ");
    }
}

/// Joins the last line with the one before, if it continues a chain of calls.
fn continue_chain(lines: &mut Vec<Line>) {
    if lines.last().is_some_and(|line| line.text.starts_with('.') && !line.text.starts_with("..")) {
        join_last(lines, "");
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
