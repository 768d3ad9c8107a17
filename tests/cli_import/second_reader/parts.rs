//! The rows, code and bullets of a page by their lines.

use super::cells::{barred, is_rule, name, tagged};

/// The content of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli_import) enum Content {
    /// A row of a table, with the level of its field if the table draws one.
    Row { depth: Option<usize>, cells: Vec<String> },
    /// Code, with the words of its fence.
    Code(String),
    /// An item of a list.
    Bullet(String),
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli_import) struct Part {
    /// The heading above.
    pub(in crate::cli_import) section: String,
    /// The first line, counted from 1.
    pub(in crate::cli_import) first: usize,
    /// The last line.
    pub(in crate::cli_import) last: usize,
    pub(in crate::cli_import) content: Content,
}

/// The rows of tags, with their ends.
const ROWS: [(&str, &str); 3] = [("<md-dt-tr", "</md-dt-tr>"), ("<md-tr", "</md-tr>"), ("<tr", "</tr>")];

/// Blocks of code, with their ends.
const CODE: [(&str, &str); 2] = [("```", "```"), ("<md-code-json", "</md-code-json>")];

/// Titles of sections without a mark, as rendered text has them.
const TITLES: [&str; 12] = [
    "Query参数",
    "路径参数",
    "请求头header参数",
    "请求体body参数",
    "响应参数",
    "枚举参数",
    "请求头header示例",
    "请求url示例",
    "请求体body示例",
    "响应示例",
    "状态码",
    "错误码",
];

/// Returns the parts of a page.
pub(in crate::cli_import) fn parts(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().collect();
    let mut parts = Vec::new();
    let mut section = String::new();
    let mut at = 0;
    while at < lines.len() {
        let mut push = |first: usize, last: usize, content: Content| {
            parts.push(Part { section: section.clone(), first: first + 1, last: last + 1, content });
        };
        let line = lines[at].trim();
        let next = lines.get(at + 1).map_or("", |line| line.trim());
        if let Some((_, end)) = CODE.iter().find(|(start, _)| line.starts_with(start)) {
            let last = end_of(&lines, at + 1, end);
            push(at, last, Content::Code(lines[at + 1..last.max(at + 1)].join("\n")));
            at = last;
        } else if let Some((start, end)) = ROWS.iter().find(|(start, _)| is_start(line, start)) {
            let last = if line.contains(end) { at } else { end_of(&lines, at + 1, end) };
            let row = lines[at..=last].join("\n");
            let depth = line.strip_prefix(start).and_then(|rest| rest.split('"').nth(1)?.parse().ok());
            if let Some(cells) = tagged(&row[row.find('>').map_or(0, |end| end + 1)..]) {
                push(at, last, Content::Row { depth, cells });
            }
            at = last;
        } else if line == "{" || line == "[" {
            let end = if line == "{" { "}" } else { "]" };
            let last = (at + 1..lines.len()).find(|at| lines[*at].trim_end() == end).unwrap_or(at);
            push(at, last, Content::Code(lines[at..=last].join("\n")));
            at = last;
        } else if line.contains('|') && is_rule(next) {
            let rows = barred_rows(&lines, at + 2);
            let is_drawn = rows.iter().any(|(.., cells)| drawn_depth(cells).is_some());
            at = rows.last().map_or(at + 1, |(_, last, _)| *last);
            for (first, last, cells) in rows {
                let depth = is_drawn.then(|| drawn_depth(&cells).unwrap_or_default());
                push(first, last, Content::Row { depth, cells });
            }
        } else if line.starts_with('|') && line.matches('|').count() > 1 {
            push(at, at, Content::Row { depth: None, cells: barred(line) });
        } else if let Some(title) = title(line) {
            title.clone_into(&mut section);
        } else if is_bullet(line) {
            push(at, at, Content::Bullet(line.to_owned()));
        }
        at += 1;
    }
    parts
}

/// Returns the rows of a table between bars from a line on. A row ends at a line that ends with a
/// bar, if rows do.
fn barred_rows(lines: &[&str], from: usize) -> Vec<(usize, usize, Vec<String>)> {
    let mut rows = Vec::new();
    let mut at = from;
    while at < lines.len() && lines[at].contains('|') {
        let is_open = |line: &str| !line.trim_end().ends_with('|');
        let end = |line: &&str| line.trim().is_empty() || line.starts_with(['#', '|', '`']);
        let ahead = lines[at + 1..].iter().take_while(|line| !end(line));
        let more = ahead.clone().position(|line| !is_open(line)).filter(|_| is_open(lines[at]));
        let last =
            more.filter(|more| ahead.take(*more).all(|line| !line.contains('|'))).map_or(at, |more| at + 1 + more);
        rows.push((at, last, barred(&lines[at..=last].join("\n"))));
        at = last + 1;
    }
    rows
}

fn is_start(line: &str, tag: &str) -> bool {
    line.strip_prefix(tag).is_some_and(|rest| rest.starts_with(['>', ' ', '\t']))
}

/// Returns the line of an end, or the last line.
fn end_of(lines: &[&str], from: usize, end: &str) -> usize {
    let is_end = |line: &str| if end == "```" { line.trim_start().starts_with(end) } else { line.contains(end) };
    (from..lines.len()).find(|at| is_end(lines[*at])).unwrap_or(lines.len() - 1)
}

/// Returns the level that the marks before a name draw; `None` without a mark.
fn drawn_depth(cells: &[String]) -> Option<usize> {
    let first = cells.first()?;
    let (before, _) = first.split_once('└')?;
    Some(before.chars().filter(|c| *c == '\u{a0}').count() / 2)
}

fn title(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix('#') {
        return Some(rest.trim_start_matches('#').trim().trim_matches('*').trim());
    }
    let bare = line.trim_end_matches(['：', ':']).trim_matches('*');
    (TITLES.contains(&bare) || (bare.starts_with("表 ") && !bare.contains('|'))).then_some(bare)
}

fn is_bullet(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = number.len() < line.len() && [". ", ") ", "、", "）"].iter().any(|mark| number.starts_with(mark));
    is_numbered || ["- ", "* ", "+ ", "• ", "· "].iter().any(|mark| line.starts_with(mark))
}

impl Part {
    /// Returns the name in the first cell of a row.
    pub(super) fn name(&self) -> String {
        match &self.content {
            Content::Row { cells, .. } => cells.iter().map(|cell| name(cell)).next().unwrap_or_default(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, parts};

    /// Returns the parts in short: lines and first words.
    fn short(text: &str) -> Vec<String> {
        let words = |content: &Content| match content {
            Content::Row { depth, cells } => format!("row {depth:?} {}", cells.join("/").replace('\n', " ")),
            Content::Code(code) => format!("code {code}"),
            Content::Bullet(text) => format!("bullet {text}"),
        };
        let short = parts(text);
        short
            .iter()
            .map(|part| format!("{} {}-{} {}", part.section, part.first, part.last, words(&part.content)))
            .collect()
    }

    #[test]
    fn parts_have_their_lines() {
        let rows = [
            ("# A\n| x | y |\n| - | -- |\n| 1 | 2 |\ntext\n", vec!["A 4-4 row None  1/ 2"]),
            ("a | b |\n---|---|\nc | d |\n{\n \"e\": 1\n}\n", vec![" 3-3 row None c/ d", " 4-6 code {\n \"e\": 1\n}"]),
            ("**表 data**\n\n- a\n1. b\n", vec!["表 data 3-3 bullet - a", "表 data 4-4 bullet 1. b"]),
            ("```json\n- a\n```\n", vec![" 1-3 code - a"]),
            (
                "<md-dt-tr level=\"2\">\n<md-dt-td>\na\n</md-dt-td>\n</md-dt-tr>\n<md-tr><md-th>h</md-th></md-tr>\n",
                vec![" 1-5 row Some(2) a"],
            ),
            ("a|b\n-|-\nc|d\n- e |\nf | g|\n", vec![" 3-4 row None c/d - e", " 5-5 row None f/ g"]),
            ("|a|\n|-|--|\n|\u{a0}\u{a0}\u{a0}\u{a0}└ `b`|\n", vec![" 3-3 row Some(2) \u{a0}\u{a0}\u{a0}\u{a0}└ `b`"]),
        ];
        for (text, expected) in rows {
            assert_eq!(short(text), expected, "{text}");
        }
    }
}
