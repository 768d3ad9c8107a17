//! Facts in descriptions: labelled rules, and limits in prose.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Lines;

use super::bounds::Bounds;
use super::choices::{self, Choice, Choices};
use super::defaults::{self, Spoken, SpokenValue};
use super::empty_text;
use super::labels::{self, Label};
use super::limits::{self, Limit};
use super::page::{Cell, LOST, Mark};
use super::retired;
use super::sizes::{self, Size};
use super::value_words;

/// The facts of a description's cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a statement of the page, and none excludes another")]
pub(super) struct DescriptionFacts {
    /// The page's example, as text.
    pub(super) example: Option<String>,
    /// The default, as text.
    pub(super) default: Option<String>,
    /// The fixed value.
    pub(super) fixed: Option<String>,
    /// The allowed values.
    pub(super) values: Vec<Choice>,
    /// The allowed values in prose.
    pub(super) choices: Choices,
    /// The bounds of a length.
    pub(super) length: Option<Bounds>,
    /// The bounds of a number.
    pub(super) range: Option<Bounds>,
    /// A regular expression.
    pub(super) pattern: Option<String>,
    /// The limits in prose.
    pub(super) limits: Vec<Limit>,
    /// The default in prose.
    pub(super) spoken: Spoken,
    /// The bounds of bytes in prose.
    pub(super) size: Size,
    /// Whether the prose gives the empty text a meaning.
    pub(super) empty_has_meaning: bool,
    /// The kinds of tokens.
    pub(super) tokens: Vec<String>,
    /// Whether the field is deprecated.
    pub(super) is_retired: bool,
    /// Whether the field needs scopes of its own.
    pub(super) has_scopes: bool,
    /// The rules without a readable number.
    pub(super) unread: Vec<String>,
    /// The prose: the lines without the labelled rules.
    pub(super) prose: String,
    /// Whether characters of the prose are lost.
    pub(super) is_damaged: bool,
}

/// Reads the cell of a description.
pub(super) fn read(cell: &Cell) -> DescriptionFacts {
    let mut stated = DescriptionFacts::default();
    for mark in &cell.marks {
        match mark {
            Mark::Value { value, meaning } => stated.values.push(Choice::explained(value, meaning)),
            Mark::Token(token) => stated.tokens.push(token.clone()),
            Mark::Scope(_) => stated.has_scopes = true,
            Mark::App(_) => {}
        }
    }
    let mut plain = String::new();
    let text = with_own_lines(&cell.text);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let rule = labels::rule(line).filter(|(label, _)| *label != Label::Range || !value_words::is_list(line));
        let Some((label, mut text)) = rule else {
            plain.push_str(line);
            plain.push('\n');
            continue;
        };
        if label == Label::Values {
            while lines.next_if(|next| next.trim().is_empty()).is_some() {}
            loop {
                while let Some(item) = next_item(&mut lines) {
                    stated.values.extend(choice(item));
                }
                // A remark on a value does not end the list.
                let rest = lines.clone().take_while(|next| labels::rule(next).is_none());
                if stated.values.is_empty() || !rest.skip(1).any(is_marked_item) {
                    break;
                }
                let Some(remark) = lines.next_if(|next| labels::rule(next).is_none()) else { break };
                plain.push_str(remark);
                plain.push('\n');
            }
            continue;
        }
        // The value may follow its label in the next line.
        if text.is_empty() && matches!(label, Label::Example | Label::Default | Label::Fixed) {
            text = lines.next_if(|next| labels::rule(next).is_none()).unwrap_or_default().trim();
        } else if text.is_empty() && is_bound(label) {
            while lines.next_if(|next| next.trim().is_empty()).is_some() {}
            text = lines.next_if(|next| begins_with_number(next)).unwrap_or_default().trim();
        }
        if label == Label::Example && text.starts_with(['{', '[']) {
            // JSON may go on in the next lines.
            let mut json = text.to_owned();
            let mut next = lines.clone();
            while depth(&json) > 0
                && let Some(line) = next.next().filter(|line| labels::rule(line).is_none())
            {
                json = format!("{json}\n{line}");
            }
            if depth(&json) == 0 && json.len() > text.len() {
                lines = next;
                stated.example = Some(json);
                continue;
            }
        }
        if !text.is_empty() {
            read_rule(label, text, line, &mut stated);
        }
    }
    stated.limits = limits::read(&plain);
    stated.spoken = defaults::read(&plain);
    stated.size = sizes::read(&plain);
    if stated.values.is_empty() {
        stated.choices = choices::read(&plain);
        if stated.choices.list.is_empty() {
            stated.choices = value_words::read(&plain);
        }
    }
    if stated.spoken == Spoken::default() {
        let value = value_words::default(&plain);
        stated.spoken.value = value.map(|text| SpokenValue { text, is_text: true });
    }
    stated.empty_has_meaning = empty_text::has_meaning(&plain);
    stated.is_retired = retired::is_stated(&plain);
    stated.is_damaged = plain.contains(LOST);
    stated.prose = plain;
    stated
}

/// Returns the number of brackets that are open at the end of JSON.
fn depth(json: &str) -> usize {
    let mut depth = 0_usize;
    for part in json.split('"').step_by(2) {
        for c in part.chars() {
            match c {
                '{' | '[' => depth += 1,
                '}' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    depth
}

/// Puts each labelled rule in bold that follows a word into a line of its own.
fn with_own_lines(text: &str) -> Cow<'_, str> {
    let is_behind = |at: &usize| {
        let above = text[..*at].rsplit('\n').next().unwrap_or_default();
        let is_apart = above.trim().is_empty() || above.ends_with(['*', '-', ' ', '"', '`']);
        !is_apart && above.matches("**").count().is_multiple_of(2)
    };
    let is_rule = |at: &usize| labels::rule(text[*at..].lines().next().unwrap_or_default()).is_some();
    let starts = text.match_indices("**").map(|(at, _)| at).filter(|at| is_behind(at) && is_rule(at));
    let cuts: Vec<usize> = [0].into_iter().chain(starts).chain([text.len()]).collect();
    match cuts.as_slice() {
        [_, _] => Cow::Borrowed(text),
        cuts => Cow::Owned(cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect::<Vec<_>>().join("\n")),
    }
}

/// Returns the next line if it is an item of a list. Blank lines may precede it.
fn next_item<'a>(lines: &mut Peekable<Lines<'a>>) -> Option<&'a str> {
    let mut ahead = lines.clone();
    let item = ahead.find(|line| !line.trim().is_empty()).filter(|line| choices::item(line).is_some())?;
    *lines = ahead;
    Some(item)
}

/// Whether a line is an item that begins with a value in backticks.
fn is_marked_item(line: &str) -> bool {
    choices::item(line).is_some_and(|item| item.starts_with('`'))
}

/// Returns the value that `- open：…` explains.
fn choice(line: &str) -> Option<Choice> {
    let line = choices::item(line).unwrap_or(line);
    let (value, meaning) = line.split_once(['：', ':']).unwrap_or((line, ""));
    let value = value.trim().trim_matches(['`', '*']);
    (!value.is_empty() && value.is_ascii() && !value.contains(' ')).then(|| Choice::explained(value, meaning))
}

fn read_rule(label: Label, text: &str, line: &str, stated: &mut DescriptionFacts) {
    match label {
        Label::Example => stated.example = Some(first_example(text).to_owned()),
        Label::Default if defaults::is_no_value(text) => {}
        Label::Default => stated.default = Some(before_remarks(text).trim_matches('`').to_owned()),
        Label::Fixed => stated.fixed = Some(text.trim_matches(['"', '`']).to_owned()),
        Label::Pattern => stated.pattern = Some(text.trim_matches('`').to_owned()),
        Label::Length | Label::MinLength | Label::MaxLength => {
            bound(label, text, line, &mut stated.length, &mut stated.unread);
        }
        Label::Range | Label::Min | Label::Max => bound(label, text, line, &mut stated.range, &mut stated.unread),
        _ => {}
    }
}

/// Returns the first of several examples in a line, without the words behind it.
fn first_example(text: &str) -> &str {
    let item = text.strip_prefix("- ").map_or(text, before_remarks);
    let end = |mark: char| Some(item.strip_prefix(mark)?.find(&format!("{mark}   "))? + 2);
    let end = end('"').or_else(|| end('`'));
    end.map_or(item, |end| &item[..end]).trim()
}

/// Returns the text in front of further items of a list that runs on in one line.
fn before_remarks(text: &str) -> &str {
    let end = if text.starts_with(['`', '{', '[']) { None } else { text.find(" - ") };
    end.map_or(text, |end| &text[..end]).trim()
}

fn is_bound(label: Label) -> bool {
    use Label as L;
    matches!(label, L::Length | L::MinLength | L::MaxLength | L::Range | L::Min | L::Max)
}

fn begins_with_number(line: &str) -> bool {
    line.trim_start_matches(['`', '-', '*', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

/// Reads a whole number, which may be written as `360.0`.
fn whole(number: &str) -> Option<i64> {
    number.strip_suffix(".0").unwrap_or(number).parse().ok()
}

/// Removes the commas between thousands. In brackets, a comma separates two numbers.
fn without_thousands(text: &str) -> String {
    let mut plain = String::new();
    let is_digit = |c: char| c.is_ascii_digit();
    for (at, c) in text.char_indices() {
        let behind = &text[at + c.len_utf8()..];
        let digits = behind.find(|c: char| !is_digit(c)).unwrap_or(behind.len());
        let is_inner = c == ',' && plain.ends_with(is_digit) && digits == 3 && !text.contains(['[', '(']);
        if !is_inner {
            plain.push(c);
        }
    }
    plain
}

fn bound(label: Label, text: &str, line: &str, into: &mut Option<Bounds>, unread: &mut Vec<String>) {
    let numbers = numbers(&without_thousands(text));
    let exact = match (label, numbers.as_slice()) {
        (Label::Length, [length @ Some(_)]) if text.contains("固定长度") => {
            Some(Bounds { min: *length, max: *length })
        }
        _ => None,
    };
    match exact.or_else(|| with_bound(into.unwrap_or_default(), label, &numbers)) {
        Some(bounds) => *into = Some(bounds),
        None => unread.push(line.trim().trim_start_matches("- ").to_owned()),
    }
}

/// Returns the numbers of a text: those in backticks, or all if it has no backticks.
fn numbers(text: &str) -> Vec<Option<i64>> {
    let spaced = without_gaps(text);
    let marked = text.split('`').skip(1).step_by(2);
    let plain = spaced.split(|c: char| !c.is_ascii_digit() && !"-.".contains(c)).filter(|_| !text.contains('`'));
    let has_digits = |number: &&str| number.contains(|c: char| c.is_ascii_digit());
    marked.chain(plain).map(str::trim).filter(has_digits).flat_map(joined).collect()
}

/// Removes the spaces around a hyphen between two numbers.
fn without_gaps(text: &str) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    let mut plain = String::new();
    for (at, part) in parts.iter().enumerate() {
        let behind = parts.get(at + 1).map_or("", |part| part.trim_start());
        let is_between = part.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let is_before = is_between && behind.starts_with(|c: char| c.is_ascii_digit());
        let part = if plain.ends_with('-') && parts[at - 1].trim_end().ends_with(|c: char| c.is_ascii_digit()) {
            part.trim_start()
        } else {
            part
        };
        plain.push_str(if is_before { part.trim_end() } else { part });
        if at + 1 < parts.len() {
            plain.push('-');
        }
    }
    plain
}

/// Returns the two numbers of `1-64`, or the one number of a text.
fn joined(text: &str) -> Vec<Option<i64>> {
    let ends = text.rsplit_once('-').map(|(min, max)| [whole(min.trim()), whole(max.trim())]);
    match ends {
        Some([Some(min), Some(max)]) => vec![Some(min), Some(max)],
        _ => vec![whole(text)],
    }
}

/// Adds the bounds of a rule, or returns `None` if its numbers do not fit its label.
fn with_bound(bounds: Bounds, label: Label, numbers: &[Option<i64>]) -> Option<Bounds> {
    match (label, numbers) {
        (Label::Length | Label::Range, [min @ Some(_), max @ Some(_)]) => Some(Bounds { min: *min, max: *max }),
        (Label::MinLength | Label::Min, [min @ Some(_)]) => Some(Bounds { min: *min, ..bounds }),
        (Label::MaxLength | Label::Max, [max @ Some(_)]) => Some(Bounds { max: *max, ..bounds }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, depth, read};

    #[test]
    fn the_json_of_an_example_may_go_on() {
        for (text, expected) in [
            ("名称\n**示例值**：{\n\"a\": 1\n}\n**默认值**：`1`", "{\n\"a\": 1\n}"),
            ("名称\n**示例值**：[1]\n更多", "[1]"),
            ("名称\n**示例值**：{\n**默认值**：`1`", "{"),
        ] {
            let cell = Cell { text: text.to_owned(), marks: Vec::new() };
            assert_eq!(read(&cell).example.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_rule_of_a_length_has_its_numbers_in_several_forms() {
        for (text, expected) in [
            ("长度范围：1- 64 字符", "1..64"),
            ("长度范围：1 - 64 字符", "1..64"),
            ("长度范围：1-64 字符", "1..64"),
            ("长度范围：固定长度：10 个字符", "10..10"),
            ("最大长度：`5`", "..5"),
        ] {
            let cell = Cell { text: text.to_owned(), marks: Vec::new() };
            assert_eq!(read(&cell).length.map(|length| length.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn brackets_in_texts_do_not_count() {
        assert_eq!(depth("{\"a\": [1, \"{\"]"), 1);
        assert_eq!(depth("{\"a\": 1}"), 0);
    }
}
