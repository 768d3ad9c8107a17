//! The calls of a file: each begins with its title.

use super::line::{Line, heading, level};
use super::parts::block_length;
use crate::import::labels::{self, Label};

/// The text in front of the age of a page, in the line below its title.
const AGE: &str = "最新更新";

/// A call: its title, and the numbers of its lines, counted from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Call<'a> {
    pub(super) title: &'a str,
    pub(super) first: usize,
    /// The number behind the last line.
    pub(super) end: usize,
}

/// Returns the calls of a file, or all lines as one if it has less than two.
pub(super) fn calls<'a>(lines: &[Line<'a>]) -> Vec<Call<'a>> {
    let headings = headings(lines);
    let is_method = |heading: &&Heading| heading.label == Some(Label::Method);
    let methods: Vec<usize> = headings.iter().filter(is_method).map(|heading| heading.at).collect();
    let mut starts: Vec<usize> = methods.windows(2).map(|pair| start(lines, &headings, [pair[0], pair[1]])).collect();
    let depth = starts.first().map_or(0, |start| level(lines[*start].text()));
    let labelled = headings.iter().find(|heading| heading.label.is_some());
    let above = labelled.map_or(lines.len(), |heading| heading.at);
    let first = headings.iter().rev().find(|heading| depth > 0 && heading.at < above && heading.level == depth);
    let mut titles = vec![first.map_or_else(|| title(&lines[..above]), |heading| plain(lines[heading.at].text()))];
    titles.extend(starts.iter().map(|start| plain(lines[*start].text())));
    starts.insert(0, 0);
    let ends = starts.iter().copied().skip(1).chain([lines.len()]);
    starts.iter().zip(ends).zip(titles).map(|((first, end), title)| Call { title, first: *first, end }).collect()
}

fn plain(text: &str) -> &str {
    heading(text).unwrap_or(text)
}

/// A heading outside of code.
struct Heading {
    at: usize,
    /// The number of its marks.
    level: usize,
    label: Option<Label>,
}

fn headings(lines: &[Line<'_>]) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some(title) = heading(line.text()) {
            found.push(Heading { at, level: level(line.text()), label: labels::section(title) });
        } else if let Some(length) = block_length(&lines[at..]) {
            at += length;
            continue;
        }
        at += 1;
    }
    found
}

/// Returns the title of a page from the lines above its first label.
fn title<'a>(above: &[Line<'a>]) -> &'a str {
    let marked = above.iter().map(Line::text).find(|text| level(text) > 0).map(plain);
    let texts = || above.iter().map(Line::text).filter(|text| !text.is_empty());
    let twice = || texts().zip(texts().skip(1)).find(|(text, next)| text == next).map(|(text, _)| text);
    let first = || texts().find(|text| !text.starts_with('_') && !labels::is_of_site(text));
    marked.filter(|title| !title.is_empty()).or_else(twice).or_else(first).unwrap_or_default()
}

/// Returns the line with the title of the second of two calls, whose methods are in these lines.
///
/// It is the highest heading without a label, the line that follows twice, the line above an age,
/// or the first line behind the tables and the code of the first call.
fn start(lines: &[Line<'_>], headings: &[Heading], [before, method]: [usize; 2]) -> usize {
    let inside: Vec<&Heading> = headings.iter().filter(|one| before <= one.at && one.at < method).collect();
    let last = inside.iter().rposition(|heading| heading.label.is_some()).unwrap_or_default();
    let titles = &inside[last + 1..];
    let highest = titles.iter().map(|heading| heading.level).min();
    if let Some(title) = titles.iter().rev().find(|heading| Some(heading.level) == highest) {
        return title.at;
    }
    let mut from = inside[last].at + 1;
    let mut at = from;
    while at < method {
        let length = block_length(&lines[at..method]);
        at += length.unwrap_or(1);
        from = if length.is_some() { at } else { from };
    }
    let texts: Vec<usize> = (from..method).filter(|at| !lines[*at].text().is_empty()).collect();
    let text = |at: usize| lines[at].text();
    let pairs = || texts.windows(2).rev();
    let twice = pairs().find(|pair| text(pair[0]) == text(pair[1])).map(|pair| pair[0]);
    let aged = || pairs().find(|pair| text(pair[1]).starts_with(AGE)).map(|pair| pair[0]);
    let first = || texts.iter().copied().find(|at| !labels::is_of_site(text(*at)));
    twice.or_else(aged).or_else(first).unwrap_or(method)
}

#[cfg(test)]
mod tests {
    use super::calls;
    use crate::import::layout::gptbots::line::lines;

    #[test]
    fn a_call_begins_with_its_title() {
        for (text, expected) in [
            ("# A\nwords\n## Request Method\nGET", "A 0-4"),
            ("logo\nSearch\nA\n\nA\n\nRequest Method\nGET", "A 0-8"),
            ("_Last updated at: 2026-01-01_\nA\n## Request Method", "A 0-3"),
            ("# All\n## A\n### Request Method\n### Response\n## B\n### Request Method", "A 0-4, B 4-6"),
            ("A\n最新更新：1 天前\n## 请求方式\n## 响应\nB\n最新更新：1 天前\n## 请求方式", "A 0-4, B 4-7"),
            ("A\nA\nRequest Method\nGET\nResponse\n{\n}\n{\n}\nlogo\nB\nB\nRequest Method", "A 0-10, B 10-13"),
            ("A\nA\nRequest Method\nError Codes\nCode | Message |\n1 | a |\nB\nRequest Method", "A 0-6, B 6-8"),
            ("# A\n## Request Method\n```\n## Request Method\n```", "A 0-5"),
            ("# A\n## Request Method\n## Request Method", "A 0-2, Request Method 2-3"),
            ("", " 0-0"),
        ] {
            let found = calls(&lines(text, 0));
            let found: Vec<String> =
                found.iter().map(|call| format!("{} {}-{}", call.title, call.first, call.end)).collect();
            assert_eq!(found.join(", "), expected, "{text}");
        }
    }
}
