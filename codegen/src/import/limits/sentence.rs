//! The limits of one sentence.

use super::bytes::Bytes;
use super::conditions::{ADVICE, CONDITIONS, GIVEN, OTHERS, SENT, SILENT};
use super::limit::{Limit, Unit};
use super::number::{self, Number};
use super::words::{
    AT_LEAST, AT_MOST, BETWEEN, COUNTS, EXACT, FILL, GREATER, INSIDE, LARGEST, LENGTHS, LESS, OVER, RANGES, SMALLEST,
};
use crate::import::bounds::Bounds;
use crate::import::sizes;

/// The most characters between a word for a limit and its number.
const GAP: usize = 14;

/// The end that a number bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    AtMost,
    Less,
    AtLeast,
    Greater,
    Exact,
    /// A number that something exceeds.
    Over,
}

/// The words for each end, and whether other words may precede the number.
const ENDS: [(End, &[&str], bool); 8] = [
    (End::AtMost, AT_MOST, false),
    (End::AtMost, LARGEST, true),
    (End::Less, LESS, false),
    (End::AtLeast, AT_LEAST, false),
    (End::AtLeast, SMALLEST, true),
    (End::Greater, GREATER, false),
    (End::Exact, EXACT, false),
    (End::Over, OVER, false),
];

/// Returns the limits of a sentence, in order.
pub(super) fn limits(sentence: &str) -> Vec<Limit> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = sentence[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let (start, is_apart) = start_of(sentence, from, at);
        let before = &sentence[from..start];
        let opening = before.trim_end_matches([' ', '`', '"']).chars().next_back().filter(|c| "[(（【".contains(*c));
        let Some(first) = number::read(&sentence[start..], opening.is_some()).filter(|_| is_apart) else {
            from = at + number::digits(&sentence[at..]).max(1);
            continue;
        };
        let (limit, rest) = limit(&sentence[..start], before, first, opening);
        found.extend(limit);
        from = sentence.len() - rest.len();
    }
    found
}

/// Returns the start of a number with its sign, and whether it is not within a word or an address.
fn start_of(sentence: &str, from: usize, at: usize) -> (usize, bool) {
    let start = if sentence[from..at].ends_with('-') { at - 1 } else { at };
    (start, !sentence[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || "._/".contains(c)))
}

/// Reads the limit at a number, and returns it with the text behind it.
///
/// `head` is the sentence up to the number, `before` the part behind the number before it. The
/// number may follow an opening bracket.
fn limit<'a>(head: &str, before: &str, first: Number<'a>, opening: Option<char>) -> (Option<Limit>, &'a str) {
    if let Some(second) = number::joined(units_skipped(first.rest), opening.is_some()) {
        return range(head, before, first, second, opening);
    }
    if sizes::is_unit(number::bare(first.rest)) {
        return (None, first.rest);
    }
    let Some(units) = number::unit(first.rest) else { return (exact_text(head, first), first.rest) };
    let clause = clause(before);
    let alone = || (units.unit == Unit::Characters && is_alone(clause)).then_some((End::AtMost, ""));
    let Some((end, gap)) = end(clause).or_else(|| inside(units.rest).map(|end| (end, ""))).or_else(alone) else {
        return (exact_text(head, first), first.rest);
    };
    let number = first.value;
    let bounds = match end {
        End::AtMost | End::Over => Bounds { min: None, max: Some(number) },
        End::Less => Bounds { min: None, max: Some(number - 1) },
        End::AtLeast => Bounds { min: Some(number), max: None },
        End::Greater => Bounds { min: Some(number + 1), max: None },
        End::Exact => Bounds { min: Some(number), max: Some(number) },
    };
    let unit = unit_of(clause, units.unit);
    let is_length = matches!(unit, Unit::Characters | Unit::Length);
    if contains(gap, SILENT) || contains(clause, SILENT) || (end == End::Exact && !is_length) {
        return (None, units.rest);
    }
    let binds = end != End::Over && binds(head, clause) && !units.is_other_count;
    (Some(Limit { bounds, unit, binds, about: about(clause) }), units.rest)
}

/// Returns the text behind the unit of a range's first number: `3 characters to 9 characters`.
fn units_skipped(rest: &str) -> &str {
    let rest = number::bare(rest);
    let skipped = ["个字符", "字符", "个", "条", "characters", "items"].iter().find_map(|unit| rest.strip_prefix(unit));
    skipped.filter(|after| number::joined(after, false).is_some()).unwrap_or(rest)
}

/// Reads a range of two numbers.
fn range<'a>(
    head: &str,
    before: &str,
    first: Number<'_>,
    second: Number<'a>,
    opening: Option<char>,
) -> (Option<Limit>, &'a str) {
    let after = number::bare(second.rest);
    let closing = after.chars().next().filter(|c| "])）】".contains(*c) && opening.is_some());
    let after = closing.map_or(after, |closing| &after[closing.len_utf8()..]);
    if sizes::is_unit(number::bare(after)) {
        return (None, second.rest);
    }
    let Some(units) = number::unit(after) else { return (None, second.rest) };
    let clause = clause(before);
    let words = stripped(clause.trim_end_matches(['[', '(', '（', '【', ' ']));
    let is_range = RANGES.iter().any(|word| words.ends_with(word) || clause.to_lowercase().trim_end().ends_with(word));
    let is_between = BETWEEN.iter().any(|word| units.rest.trim_start().starts_with(word));
    let is_own_clause = clause.trim().is_empty() && opening.is_none() && ends_clause(units.rest);
    let unit = match unit_of(clause, units.unit) {
        // A range without any word is one of numbers.
        Unit::None if is_own_clause => Unit::Measure,
        unit => unit,
    };
    let is_bound = is_range || is_between || is_own_clause || unit == Unit::Characters;
    if !is_bound || first.value > second.value {
        return (None, second.rest);
    }
    if contains(clause, SILENT) {
        return (None, units.rest);
    }
    // A round bracket next to a square one, or around a comma, leaves its end out.
    let is_open = |bracket: Option<char>| bracket.is_some_and(|bracket| "()（）".contains(bracket));
    let has_square = [opening, closing].iter().any(|bracket| bracket.is_some_and(|bracket| "[]【】".contains(bracket)));
    let min = first.value + i64::from(has_square && is_open(opening));
    let max = second.value - i64::from(has_square && is_open(closing));
    let bounds = Bounds { min: Some(min), max: Some(max) };
    let binds = binds(head, clause) && !units.is_other_count;
    (Some(Limit { bounds, unit, binds, about: about(clause) }), units.rest)
}

/// Whether a clause ends in front of a text.
fn ends_clause(text: &str) -> bool {
    let text = text.trim_start();
    text.is_empty() || text.starts_with(['，', '。', '；', '、', ',', '.', ';'])
}

/// Reads `16 位字符串`: the only length of a text.
fn exact_text(head: &str, first: Number<'_>) -> Option<Limit> {
    let rest = first.rest.trim_start().strip_prefix('位')?.trim_start();
    let is_text = ["字符串", "字符", "的字符串"].iter().any(|word| rest.starts_with(word));
    let bounds = Bounds { min: Some(first.value), max: Some(first.value) };
    let binds = binds(head, clause(head));
    is_text.then_some(Limit { bounds, unit: Unit::Characters, binds, about: None })
}

/// Returns the last clause of a text.
fn clause(before: &str) -> &str {
    let start = before
        .rfind(['，', ',', '、', '！', '？'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    &before[start..]
}

/// Returns the end that the words of a clause bound, and the words between them and the number.
fn end(clause: &str) -> Option<(End, &str)> {
    let small = clause.to_lowercase();
    if small.len() != clause.len() {
        return None;
    }
    let bytes = Bytes::of(&small);
    let mut best: Option<(usize, usize, End, bool)> = None;
    for (end, words, has_gap) in ENDS {
        for word in words {
            let Some(at) = bytes.may_have(word).then(|| small.rfind(word)).flatten() else { continue };
            let (start, stop) = (at, at + word.len());
            // The last word counts, and of words that end together the longest one.
            let is_better = best.is_none_or(|(known_start, known_stop, ..)| {
                stop > known_stop || (stop == known_stop && start < known_start)
            });
            // A length with a word for its largest or smallest value is not exact.
            if is_better && !(end == End::Exact && best.is_some_and(|(.., found, _)| found != End::Exact)) {
                best = Some((start, stop, end, has_gap));
            }
        }
    }
    let (_, stop, end, has_gap) = best?;
    let gap = &clause[stop..];
    let between = stripped(gap.trim_end_matches(['(', '（', ' ', '`', '*', '"', '“']));
    let is_near = between.is_empty() || (has_gap && is_gap(gap));
    is_near.then_some((end, gap))
}

fn is_gap(gap: &str) -> bool {
    let inner = gap.trim_matches(['(', '（', ' ', '`', '*', '=']);
    inner.chars().count() <= GAP && !inner.contains(['(', '（', ')', '）', '[', ']', '/'])
}

/// Returns the end that words behind a number bound.
fn inside(after: &str) -> Option<End> {
    let after = number::bare(after);
    INSIDE.iter().any(|word| after.starts_with(word)).then_some(End::AtMost)
}

/// Whether a number of characters is a whole statement: `名称：64 个字符`, `a name of 32 characters`.
fn is_alone(clause: &str) -> bool {
    let clause = clause.trim_end_matches([' ', '`', '*']);
    clause.ends_with(['：', ':', '（', '(']) || clause.to_lowercase().ends_with(" of")
}

/// Removes words without meaning from the end of a text.
fn stripped(text: &str) -> &str {
    let mut text = text.trim_end_matches([' ', '`', '*', '=', '：', ':', '"', '“']);
    while let Some(shorter) = FILL.iter().find_map(|fill| text.strip_suffix(fill)) {
        if RANGES.iter().any(|word| text.ends_with(word) && word.len() > 3) {
            break;
        }
        text = shorter.trim_end_matches([' ', '`', '*', '=', '：', ':', '"', '“']);
    }
    text
}

/// Returns the unit of a limit: the one behind its number, or the one that its clause names.
fn unit_of(clause: &str, unit: Unit) -> Unit {
    let small = clause.to_lowercase();
    match unit {
        Unit::None if COUNTS.iter().any(|word| small.contains(word)) => Unit::Characters,
        Unit::None if LENGTHS.iter().any(|word| small.contains(word)) => Unit::Length,
        unit => unit,
    }
}

/// Whether a limit binds the described value in every case.
fn binds(head: &str, clause: &str) -> bool {
    let small = without_parentheses(&head.to_lowercase()).replace("小时", "");
    let bytes = Bytes::of(&small);
    let given = GIVEN.iter().filter(|word| bytes.may_have(word)).fold(small, |text, word| text.replace(word, ""));
    let given: Vec<&str> = given.split_inclusive('，').filter(|clause| !is_sent(clause)).collect();
    let given = given.concat();
    let is_conditional = contains(&given, CONDITIONS) || is_when(&given);
    !is_conditional && !contains(&given, ADVICE) && !contains(&clause.to_lowercase().replace("总长", ""), OTHERS)
}

/// Whether a clause such as `传入该参数时，` only says that the value is sent.
fn is_sent(clause: &str) -> bool {
    let clause = clause.trim_start_matches(|c: char| c.is_ascii_digit() || "-.*、 ".contains(c));
    clause.ends_with("时，") && !clause.contains('为') && SENT.iter().any(|word| clause.starts_with(word))
}

/// Whether a text has a condition such as `当……时`.
fn is_when(text: &str) -> bool {
    text.match_indices('当').any(|(at, _)| {
        let rest = &text[at + '当'.len_utf8()..];
        !rest.starts_with(['前', '天', '日', '月', '年', '且']) && rest.contains('时')
    })
}

/// Removes closed parentheses with their content.
fn without_parentheses(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_usize;
    let mut held = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' => {
                depth += 1;
                held.push(c);
            }
            ')' | '）' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    held.clear();
                }
            }
            c if depth > 0 => held.push(c),
            c => plain.push(c),
        }
    }
    // A parenthesis that is still open contains the limit itself.
    plain + &held
}

/// Returns the field that a clause names: a word of small ASCII letters before the words of a
/// limit.
fn about(clause: &str) -> Option<String> {
    let clause = clause.trim_start_matches([' ', '-', '*', '（', '(']);
    let end = clause.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(clause.len());
    let (word, rest) = clause.split_at(end);
    let is_name = word.len() > 2
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && (word.contains('_') || word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    let is_field = rest.trim_start().starts_with(|c: char| !c.is_ascii());
    (is_name && is_field).then(|| word.to_owned())
}

fn contains(text: &str, words: &[&str]) -> bool {
    let bytes = Bytes::of(text);
    words.iter().any(|word| bytes.may_have(word) && text.contains(word))
}
