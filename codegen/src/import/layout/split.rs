//! The pages of a file: each begins with its head, or with the title above its call.

use super::markdown::marked;
use crate::import::labels::{self, Label};
use crate::import::page::Page;

/// The most lines of a head. Longer ones are rules between two parts of a text.
const LONGEST: usize = 60;

/// The label of the row that each call has once.
const URL: &str = "HTTP URL";

/// Reads each page of a file. If there are several, each page has a name and the lines of the file.
pub(super) fn each(text: &str, read: fn(&str) -> Page) -> Vec<Page> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    at(&lines, &starts(&lines), read)
}

/// Reads the pages that begin at these lines, counted from 0.
pub(super) fn at(lines: &[&str], starts: &[usize], read: fn(&str) -> Page) -> Vec<Page> {
    let mut pages = Vec::new();
    for (at, first) in starts.iter().enumerate() {
        let last = starts.get(at + 1).copied().unwrap_or(lines.len());
        let piece = lines[*first..last].concat();
        if piece.trim().is_empty() {
            continue;
        }
        let mut page = read(&piece);
        if page.title.is_empty() {
            page.title = title(&page).unwrap_or_default();
        }
        if starts.len() > 1 {
            page.move_down(*first);
            page.part = Some(format!("lines {} to {last}", first + 1));
        }
        pages.push(page);
    }
    pages
}

/// Returns the first heading, unless it is a label.
pub(super) fn title(page: &Page) -> Option<String> {
    let first = page.sections.iter().find(|section| !section.title.is_empty())?;
    labels::section(&first.title).is_none().then(|| first.title.clone())
}

/// Returns the first line of each page, counted from 0.
///
/// Lines above the first head are a page of their own.
fn starts(lines: &[&str]) -> Vec<usize> {
    let plain = outside_code(lines);
    let mut starts: Vec<usize> = (0..lines.len()).filter(|at| plain[*at] && is_head(lines, *at)).collect();
    if starts.first().is_none_or(|first| *first > 0) {
        starts.insert(0, 0);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
    let inner = |(start, end): (&usize, usize)| further_calls(&lines[*start..end], &plain[*start..end], *start);
    let further: Vec<usize> = starts.iter().zip(ends).flat_map(inner).collect();
    starts.extend(further);
    starts.sort_unstable();
    starts
}

/// Returns for each line whether it is outside of code.
pub(super) fn outside_code(lines: &[&str]) -> Vec<bool> {
    let mut is_open = false;
    let mut plain: Vec<bool> = Vec::with_capacity(lines.len());
    for line in lines {
        let is_fence = line.trim_start().starts_with("```");
        plain.push(!is_open && !is_fence);
        is_open ^= is_fence;
    }
    // Without an end, a fence is text.
    if is_open { vec![true; lines.len()] } else { plain }
}

/// Whether a head with a title begins at a line.
fn is_head(lines: &[&str], at: usize) -> bool {
    let end = match lines[at].trim_end() {
        "---" => "---",
        "<!--" => "-->",
        _ => return false,
    };
    let inner = lines[at + 1..].iter().take(LONGEST).map(|line| line.trim_end());
    let inner: Vec<&str> = inner.take_while(|line| *line != end).collect();
    let is_entry = |line: &&str| line.is_empty() || line.starts_with([' ', '-']) || line.contains(':');
    let is_closed = lines.get(at + 1 + inner.len()).is_some_and(|line| line.trim_end() == end);
    is_closed && inner.iter().any(|line| line.starts_with("title:")) && inner.iter().all(is_entry)
}

/// A heading: its line, its level, and its label if it has one.
type Heading = (usize, usize, Option<Label>);

/// Returns the first lines of all calls but the first one. `above` is the number of lines above.
///
/// A call begins with its title: the highest heading without a label between the labels of the
/// previous call and its own table.
fn further_calls(lines: &[&str], plain: &[bool], above: usize) -> Vec<usize> {
    let calls: Vec<usize> = (0..lines.len()).filter(|at| plain[*at] && is_call(lines[*at])).collect();
    if calls.len() < 2 {
        return Vec::new();
    }
    let heading = |at: usize| {
        let (level, title) = marked(lines[at].trim()).filter(|_| plain[at])?;
        Some((at, level, labels::section(title)))
    };
    let headings: Vec<Heading> = (0..lines.len()).filter_map(heading).collect();
    let start = |[before, call]: [usize; 2]| {
        let mut inside = headings.iter().rev().filter(|(at, ..)| before < *at && *at < call).peekable();
        let mut first = call;
        while let Some((at, ..)) = inside.next_if(|(.., label)| *label == Some(Label::Request)) {
            first = *at;
        }
        let titles: Vec<&Heading> = inside.take_while(|(.., label)| label.is_none()).collect();
        let highest = titles.iter().map(|(_, level, _)| *level).min();
        let title = titles.iter().rev().find(|(_, level, _)| Some(*level) == highest);
        above + title.map_or(first, |(at, ..)| *at)
    };
    calls.windows(2).map(|pair| start([pair[0], pair[1]])).collect()
}

/// Whether a line is the row of a call's URL, in any notation of tables.
pub(super) fn is_call(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches('|').trim_start();
    let line = ["<md-th>", "<md-td>"].iter().find_map(|tag| line.strip_prefix(tag)).unwrap_or(line);
    let after = line.trim_start().strip_prefix(URL).map(str::trim_start);
    after.is_some_and(|after| after.starts_with("</") || (after.starts_with('|') && after.contains("//")))
}

#[cfg(test)]
mod tests {
    use super::starts;

    #[test]
    fn a_page_begins_at_its_head_or_at_its_title() {
        for (text, expected) in [
            ("# A\n| HTTP URL | https://a |\n", vec![0]),
            ("---\ntitle: A\n---\ntext\n---\ntitle: B\n---\n", vec![0, 4]),
            ("<!--\ntitle: A\n-->\ntext\n<!--\ntitle: B\n-->\n", vec![0, 4]),
            ("contents\n---\ntitle: A\n---\n", vec![0, 1]),
            ("---\ntitle: A\n---\n```\n---\ntitle: B\n---\n```\n", vec![0]),
            ("text\n\n---\n\nmore\n---\n", vec![0]),
            ("# A\n|HTTP URL|https://a|\n## 错误码\n# B\n## C\n## 请求\n|HTTP URL|https://b|\n", vec![0, 3]),
            ("# A\nHTTP URL | https://a\n## 请求\nHTTP URL | https://b\n", vec![0, 2]),
            ("# A\n| Call | HTTP URL |\n# B\n| Call | HTTP URL |\n", vec![0]),
        ] {
            assert_eq!(starts(&text.split_inclusive('\n').collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
