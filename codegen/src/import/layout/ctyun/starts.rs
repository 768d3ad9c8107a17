//! The calls of a file with several: each begins with its title, or with its first section.

use super::heading::Heading;
use crate::import::labels::Label;
use crate::import::layout::split;

/// The sections in front of the one with the call.
const OPENING: [Label; 4] = [Label::Intro, Label::Constraints, Label::Approval, Label::Access];

/// The most characters of a title without a mark.
const LONGEST: usize = 40;

/// A heading with the number of its line, counted from 0.
type Numbered<'a> = (usize, Heading<'a>);

/// Returns the first line of each call, counted from 0. Lines above the first call belong to it.
pub(super) fn starts(lines: &[&str]) -> Vec<usize> {
    let plain = split::outside_code(lines);
    let heading = |at: usize| Some((at, Heading::of(lines[at].trim()).filter(|_| plain[at])?));
    let headings: Vec<Numbered<'_>> = (0..lines.len()).filter_map(heading).collect();
    let calls = headings.iter().enumerate().filter(|(_, (_, heading))| heading.label() == Some(Label::Call));
    let further = calls.skip(1).map(|(call, _)| start(lines, &headings, call));
    std::iter::once(0).chain(further).collect()
}

/// Returns the first line of a call.
fn start(lines: &[&str], headings: &[Numbered<'_>], call: usize) -> usize {
    let is_opening = |(_, heading): &&Numbered<'_>| heading.label().is_some_and(|label| OPENING.contains(&label));
    let opening = headings[..call].iter().rev().take_while(is_opening).count();
    let first = call - opening;
    let titles = headings[..first].iter().rev().take_while(|(_, heading)| heading.label().is_none());
    let titles: Vec<(usize, usize)> = titles.filter_map(|(at, heading)| Some((*at, heading.level?))).collect();
    let highest = titles.iter().map(|(_, level)| *level).min();
    let first = headings[first].0;
    match titles.iter().find(|(_, level)| Some(*level) == highest) {
        Some((at, _)) => *at,
        None => title_above(lines, first).unwrap_or(first),
    }
}

/// Returns the line of a title without a mark: a short line of its own, or the second line below
/// the rate.
fn title_above(lines: &[&str], first: usize) -> Option<usize> {
    let is_gap = |line: &str| line.trim().trim_matches(['-', '*']).is_empty();
    let at = (0..first).rev().find(|at| !is_gap(lines[*at]))?;
    let line = lines[at].trim();
    let is_title = Heading::of(line).is_none()
        && line.chars().count() <= LONGEST
        && line.chars().any(char::is_alphabetic)
        && !line.contains(['|', '{', '}', '[', ']', '。', '：', '"']);
    let above = at.checked_sub(1).map(|above| lines[above].trim());
    let is_apart = above.is_none_or(|above| is_gap(above) || above.bytes().all(|byte| byte.is_ascii_digit()));
    (is_title && is_apart).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::starts;

    #[test]
    fn a_call_begins_with_its_title_or_its_first_section() {
        for (text, expected) in [
            ("URI\nGET /a\n", vec![0]),
            ("接口功能介绍\na\nURI\nGET /a\n响应参数\n接口功能介绍\nb\nURI\nGET /b\n", vec![0, 5]),
            ("URI\nGET /a\nURI\nGET /b\n", vec![0, 2]),
            ("# A\n> a\n## B\n**URI**：`GET` `/a`\n---\n## C\nc\n**URI**：`GET` `/b`\n", vec![0, 5]),
            ("URI\nGET /a\n# 二\n## C\nURI\nGET /b\n", vec![0, 2]),
            ("URI\nGET /a\n流控信息\n1000\n查看楼层\n接口功能介绍\nb\nURI\nGET /b\n", vec![0, 4]),
            ("URI\nGET /a\n\n查看楼层\n\nURI\nGET /b\n", vec![0, 3]),
            ("URI\nGET /a\n说明\n查看。\nURI\nGET /b\n", vec![0, 4]),
            ("URI\nGET /a\n```\nURI\n```\n", vec![0]),
        ] {
            assert_eq!(starts(&text.lines().collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
