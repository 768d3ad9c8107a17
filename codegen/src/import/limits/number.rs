//! Numbers in prose, and the units behind them.

use super::limit::Unit;
use super::words::{CHARACTER_KINDS, CHARACTERS, INSIDE, ITEMS, MEASURES, OTHER_COUNTS, TIMES};

/// Signs between the two numbers of a range.
const JOINTS: [&str; 15] = ["-", "~", "～", "〜", "–", "—", "至", "到", "から", "ถึง", "and ", "to ", "et ", "à ", "y "];

/// A whole number, with the text behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number<'a> {
    pub(super) value: i64,
    pub(super) rest: &'a str,
}

/// Reads a whole number such as `5`, `-5`, `1,000` or `2^31-1`.
///
/// Parts of a fraction, of a date or of a time do not count. In brackets, a comma separates two
/// numbers.
pub(super) fn read(text: &str, in_brackets: bool) -> Option<Number<'_>> {
    let (sign, plain) = text.strip_prefix('-').map_or((1, text), |plain| (-1, plain.trim_start()));
    let mut end = digits(plain);
    if end == 0 {
        return None;
    }
    while !in_brackets && plain[end..].starts_with(',') && digits(&plain[end + 1..]) == 3 && end <= 11 {
        end += 4;
    }
    let value: i64 = plain[..end].replace(',', "").parse().ok()?;
    let rest = &plain[end..];
    if let Some(power) = rest.strip_prefix('^') {
        return power_of(sign, value, power);
    }
    let is_part = |sign: char| rest.strip_prefix(sign).is_some_and(|rest| digits(rest) > 0);
    let is_date = end == 4 && rest.strip_prefix(['-', '/']).is_some_and(|rest| digits(rest) == 2);
    (!is_part('.') && !is_part(':') && !is_date).then_some(Number { value: sign * value, rest })
}

/// Reads `31` or `31-1` as the exponent of a power, with the number that is subtracted.
fn power_of(sign: i64, base: i64, text: &str) -> Option<Number<'_>> {
    let end = digits(text);
    let power = base.checked_pow(text[..end].parse().ok()?)?;
    let rest = &text[end..];
    let less = rest.trim_start().strip_prefix('-').map(str::trim_start).filter(|less| digits(less) > 0);
    let Some(less) = less else { return Some(Number { value: sign * power, rest }) };
    let end = digits(less);
    let number: i64 = less[..end].parse().ok()?;
    Some(Number { value: (sign * power).checked_sub(number)?, rest: &less[end..] })
}

/// Reads the second number of a range behind the first one.
pub(super) fn joined(text: &str, in_brackets: bool) -> Option<Number<'_>> {
    let text = bare(text);
    let joint = JOINTS.iter().find_map(|joint| text.strip_prefix(joint));
    let joint = joint.or_else(|| text.strip_prefix([',', '，']).filter(|_| in_brackets))?;
    read(bare(joint), in_brackets)
}

/// Returns the number of digits at the beginning of a text.
pub(super) fn digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

/// Returns a text without marks and spaces at its beginning.
pub(super) fn bare(text: &str) -> &str {
    text.trim_start_matches(['`', '*', '=', ' ', '\u{a0}', '"', '“', '”'])
}

/// The unit behind a number, with the text behind the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Units<'a> {
    pub(super) unit: Unit,
    /// Whether the page counts in another way, such as in units of UTF-16.
    pub(super) is_other_count: bool,
    pub(super) rest: &'a str,
}

/// Returns the unit at the beginning of a text, or `None` for one that is unknown.
pub(super) fn unit(after: &str) -> Option<Units<'_>> {
    let after = bare(after);
    let mut inner = after.strip_prefix(['个', '個']).map_or(after, str::trim_start);
    let mut is_other_count = false;
    while let Some(rest) = CHARACTER_KINDS.iter().find_map(|kind| inner.strip_prefix(kind)) {
        inner = rest.trim_start_matches(['-', ' ']);
    }
    if let Some(rest) = OTHER_COUNTS.iter().find_map(|kind| inner.strip_prefix(kind)) {
        is_other_count = true;
        inner = rest.trim_start_matches(['编', '码', '的', '单', '元', ' ']);
    }
    let found = |unit: Unit, rest| Some(Units { unit, is_other_count, rest });
    if let Some(rest) = CHARACTERS.iter().find_map(|word| strip_word(inner, word)).filter(|_| !is_word_of(inner)) {
        return found(Unit::Characters, rest);
    }
    if is_other_count {
        return found(Unit::Characters, inner);
    }
    for (unit, words) in [(Unit::Time, TIMES), (Unit::Items, ITEMS), (Unit::Measure, MEASURES)] {
        if let Some(rest) = words.iter().find_map(|word| strip_word(after, word)) {
            return found(unit, rest);
        }
    }
    is_end(after).then_some(Units { unit: Unit::None, is_other_count, rest: after })
}

/// Removes a word, which must not go on in ASCII letters.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    let goes_on =
        word.ends_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    (!goes_on).then_some(rest)
}

/// Whether a text begins with a word that only begins like a unit of characters.
fn is_word_of(text: &str) -> bool {
    ["字节", "字段", "字典", "字体"].iter().any(|word| text.starts_with(word))
}

/// Whether a number without a unit ends here.
fn is_end(after: &str) -> bool {
    let ends = |c: char| "，。；：、！,.;:!)）]】（(〉》~～-".contains(c) || c.is_whitespace();
    let words = ["之间", "范围", "的整数", "的正整数", "默认", "且", "小于", "大于", "不", "or ", "and "];
    after.is_empty() || after.starts_with(ends) || words.iter().chain(INSIDE).any(|word| after.starts_with(word))
}
