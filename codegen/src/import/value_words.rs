//! Allowed values inside a description: `state: ON-open, OFF-closed`, `type: Box/Bag`.
//!
//! Unlike the lists of `choices.rs`, these are between other words.

use super::choices::{self, Choice, Choices};
use super::defaults;

/// Words in front of values without signs between them and their meanings.
const RANGE: [&str; 4] = ["取值范围", "取值为", "取值", "可选值"];

/// Words in front of values that a slash separates.
const KINDS: [&str; 9] = ["类型", "架构", "状态", "取值", "可选值", "枚举值", "模式", "方式", "只能为整型"];

/// Words in front of quoted values.
const LISTS: [&str; 4] = ["列表", "取值", "可选值", "枚举值"];

/// First parts of media types, which a slash does not separate from another value.
const MEDIA: [&str; 7] = ["application", "text", "image", "audio", "video", "multipart", "font"];

/// Words that leave a list open.
const OPEN: [&str; 6] = ["例如", "比如", "如：", "等", "……", "..."];

/// Signs behind a meaning.
const SIGNS: [char; 8] = ['，', ',', '；', ';', '、', '。', ' ', '/'];

/// The word before a default.
const DEFAULT: &str = "默认";

/// Letters between that word and the default.
const IS: [char; 8] = ['为', '是', '用', '值', '即', '：', ':', ' '];

/// Words that precede the first value in its part.
const BEFORE: [&str; 2] = ["其中", "支持"];

/// Reads the values that a description states in one list.
pub(super) fn read(text: &str) -> Choices {
    let lines = text.lines().filter(|line| choices::item(line).is_none());
    let found = lines.filter_map(|line| explained(line).or_else(|| slashed(line)).or_else(|| quoted(line)));
    <[Choices; 1]>::try_from(found.collect::<Vec<_>>()).map(|[choices]| choices).unwrap_or_default()
}

/// Whether a line states values with their meanings.
pub(super) fn is_list(line: &str) -> bool {
    pairs(line).is_some()
}

/// Returns the value whose meaning is the default: `ON-open, OFF-closed, 默认 closed`.
pub(super) fn default(text: &str) -> Option<String> {
    let mut found: Vec<&str> = Vec::new();
    for line in text.lines() {
        let Some(pairs) = pairs(line) else { continue };
        found.extend(pairs.iter().filter(|pair| pair.is_marked()).map(|pair| pair.value));
        for (at, word) in line.match_indices(DEFAULT).filter(|(at, _)| !line[..*at].ends_with(['（', '('])) {
            let stated = line[at + word.len()..].trim_start_matches(IS);
            let named = pairs.iter().filter(|pair| stated.starts_with(pair.core()));
            let named = named.max_by_key(|pair| pair.core().len()).map(|pair| pair.value);
            let clause = line[..at].rfind(['，', '；', '。']).unwrap_or_default();
            found.extend(named.filter(|_| !defaults::is_conditional(&line[clause..at])));
        }
    }
    found.dedup();
    <[&str; 1]>::try_from(found).ok().map(|[value]| value.to_owned())
}

/// Returns the values of pairs, which have meanings.
fn explained(line: &str) -> Option<Choices> {
    Some(Choices { list: listed(&pairs(line)?), ..Choices::default() })
}

fn listed(pairs: &[Pair<'_>]) -> Vec<Choice> {
    pairs.iter().map(|pair| Choice::new(pair.value, pair.meaning)).collect()
}

/// Returns the pairs of `state: ON-open, OFF-closed`: values with their meanings that follow each
/// other. Words without a pair may precede and follow them.
fn pairs(line: &str) -> Option<Vec<Pair<'_>>> {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    let mut is_closed = false;
    for part in parts(line) {
        match Pair::of(part).or_else(|| pair_behind_words(part)) {
            Some(pair) if pairs.is_empty() || (!is_closed && part.text.starts_with(pair.value)) => pairs.push(pair),
            Some(_) => return None,
            None => is_closed = !pairs.is_empty(),
        }
    }
    let has_number = pairs.iter().any(|pair| is_number(pair.value));
    let is_alike = !has_number || pairs.iter().all(|pair| is_number(pair.value));
    let is_distinct = |text: fn(&Pair<'_>) -> String| {
        let mut texts: Vec<String> = pairs.iter().map(text).collect();
        texts.sort_unstable();
        texts.windows(2).all(|pair| pair[0] != pair[1])
    };
    let is_one_list =
        is_alike && is_distinct(|pair| pair.value.to_owned()) && is_distinct(|pair| pair.meaning.to_owned());
    let is_open = pairs.iter().any(|pair| OPEN.iter().any(|word| pair.meaning.ends_with(word)));
    let is_list = pairs.len() > 1 && is_one_list && !is_open && !choices::are_flags(&listed(&pairs));
    is_list.then_some(pairs)
}

fn without_meanings(values: Vec<String>) -> Choices {
    let list = values.into_iter().map(|value| Choice::new(value, "")).collect();
    Choices { list, ..Choices::default() }
}

/// A value with its meaning.
struct Pair<'a> {
    value: &'a str,
    meaning: &'a str,
}

impl<'a> Pair<'a> {
    /// Returns the meaning without remarks behind it.
    fn core(&self) -> &'a str {
        self.meaning.split(['（', '(', ' ', '\u{3000}']).next().unwrap_or_default()
    }

    /// Whether a remark calls the value the default: `OFF-closed（默认）`.
    fn is_marked(&self) -> bool {
        ["（默认", "(默认"].iter().any(|mark| self.meaning.contains(mark))
    }

    /// Returns the pair that a part is: `ON-open`, `1：open`, `on（open）`, `1 为 open`.
    ///
    /// In a range, a space may separate value and meaning. Parentheses around one need a slash
    /// between the pairs.
    fn of(part: ListPart<'a>) -> Option<Self> {
        let ListPart { text, is_range, is_slashed } = part;
        let (value, rest) = value(text)?;
        let meaning = rest.trim_start();
        if let Some(meaning) = meaning.strip_prefix(['：', ':', '=']).map(str::trim_start) {
            return begins_beyond_ascii(meaning).then_some(Self { value, meaning });
        }
        if let Some(meaning) = meaning.strip_prefix('-').map(|meaning| meaning.trim_start_matches(['-', ' '])) {
            let words = meaning.split(SIGNS).next().unwrap_or_default();
            let is_words = words.starts_with(char::is_alphabetic) && !words.is_ascii();
            return is_words.then_some(Self { value, meaning });
        }
        if let Some(inner) = meaning.strip_prefix(['（', '(']).and_then(|inner| inner.strip_suffix(['）', ')'])) {
            return (is_slashed && begins_beyond_ascii(inner)).then_some(Self { value, meaning: inner });
        }
        let verb = ["为", "表示", "代表"].iter().find_map(|verb| meaning.strip_prefix(verb));
        if let Some(meaning) = verb.filter(|_| is_number(value)) {
            return begins_beyond_ascii(meaning).then_some(Self { value, meaning });
        }
        let is_apart = rest.starts_with(' ') || is_number(value);
        (is_range && is_apart && begins_beyond_ascii(meaning) && !meaning.starts_with(['到', '至', '个']))
            .then_some(Self { value, meaning })
    }
}

/// Returns the value at the start of a text: a word or a whole number.
fn value(text: &str) -> Option<(&str, &str)> {
    let sign = usize::from(text.starts_with('-'));
    let end = text[sign..]
        .find(|c: char| !(c.is_ascii_alphanumeric() || "_.".contains(c)))
        .map_or(text.len(), |at| sign + at);
    let (value, rest) = text.split_at(end);
    let is_value = value.len() > sign && (sign == 0 || is_number(value)) && !value.ends_with('.');
    is_value.then_some((value, rest))
}

fn is_number(value: &str) -> bool {
    value.parse::<i64>().is_ok()
}

fn begins_beyond_ascii(text: &str) -> bool {
    text.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic())
}

/// A part of a line between two signs.
#[derive(Clone, Copy)]
struct ListPart<'a> {
    text: &'a str,
    /// Whether the part is in a list behind words such as `取值范围`.
    is_range: bool,
    /// Whether one of the signs is a slash.
    is_slashed: bool,
}

/// Splits a line at its signs outside of parentheses, behind parentheses at a slash, and at a space
/// in front of a pair.
fn parts(line: &str) -> Vec<ListPart<'_>> {
    let mut parts: Vec<ListPart<'_>> = Vec::new();
    let (mut start, mut depth, mut above) = (0, 0_usize, ' ');
    let mut sign = ' ';
    for (at, letter) in line.char_indices().chain([(line.len(), '。')]) {
        let is_split = match letter {
            '（' | '(' => {
                depth += 1;
                false
            }
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            '，' | ',' | '；' | ';' | '、' | '。' => depth == 0 || at == line.len(),
            '/' => depth == 0 && matches!(above, '）' | ')'),
            ' ' | '\u{3000}' => depth == 0 && above != '：' && begins_with_pair(&line[at..]),
            _ => false,
        };
        if is_split {
            let text = line[start..at].trim();
            if !text.is_empty() {
                let is_range =
                    parts.last().is_some_and(|part| part.is_range) || RANGE.iter().any(|word| text.contains(word));
                parts.push(ListPart { text, is_range, is_slashed: sign == '/' || letter == '/' });
            }
            sign = letter;
            start = at + letter.len_utf8();
        }
        if !letter.is_whitespace() {
            above = letter;
        }
    }
    parts
}

fn begins_with_pair(text: &str) -> bool {
    Pair::of(ListPart { text: text.trim_start(), is_range: false, is_slashed: true }).is_some()
}

/// Returns the pair behind the words of a part: `状态：ON-open`, `其中0为 open`.
fn pair_behind_words(part: ListPart<'_>) -> Option<Pair<'_>> {
    let signs = part.text.char_indices().filter(|(_, letter)| matches!(letter, '：' | ':' | ' '));
    let behind = signs.map(|(at, letter)| &part.text[at + letter.len_utf8()..]);
    let words = BEFORE.iter().filter_map(|word| Some(part.text.split_once(word)?.1));
    behind.chain(words).find_map(|text| Pair::of(ListPart { text: text.trim_start(), ..part }))
}

/// Returns the values of `type: Box/Bag`, if nothing but values follows the words.
fn slashed(line: &str) -> Option<Choices> {
    let clauses = line.split(['，', '。', '；', ';']);
    let lists = clauses.filter_map(|clause| {
        let (list, words) = KINDS.iter().find_map(|word| Some((clause.split_once(word)?.1, *word)))?;
        let list = list.trim_start();
        let list = list.strip_prefix(['：', ':']).or_else(|| words.ends_with("整型").then_some(list))?;
        let values: Vec<&str> = list.split('/').map(str::trim).collect();
        let is_list = values.len() > 1
            && values.iter().all(|text| value(text).is_some_and(|(_, rest)| rest.is_empty()))
            && !MEDIA.contains(&values[0].to_lowercase().as_str());
        is_list.then(|| values.into_iter().map(ToOwned::to_owned).collect::<Vec<_>>())
    });
    let [values] = <[Vec<String>; 1]>::try_from(lists.collect::<Vec<_>>()).ok()?;
    Some(without_meanings(values))
}

/// Returns the values of `list: "BOX","BAG"`, if nothing follows.
fn quoted(line: &str) -> Option<Choices> {
    let list = LISTS.iter().find_map(|word| Some(line.split_once(word)?.1))?;
    let list = list.trim_start().strip_prefix(['：', ':'])?;
    let bare = |text: &str| {
        let inner = text.trim().strip_prefix(['"', '“'])?.strip_suffix(['"', '”'])?;
        let is_value = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        is_value.then(|| inner.to_owned())
    };
    let values: Option<Vec<String>> = list.split([',', '，', '、']).map(bare).collect();
    let values = values.filter(|values| values.len() > 1)?;
    Some(without_meanings(values))
}

#[cfg(test)]
mod tests {
    use super::{default, read};

    #[test]
    fn a_meaning_names_the_default() {
        for (text, expected) in [
            ("包装：PAPER-纸，CLOTH-布，默认用纸", Some("PAPER")),
            ("要不要灯：ON：要，OFF：不要  不填默认不要", Some("OFF")),
            ("锁：true-锁上（15天后打开）；false-不锁（默认选项）", Some("false")),
            ("只能为整型0/1，其中0为开着，1为关着，不传默认为开着（见说明）", Some("0")),
            ("状态：A-开，B-不开，默认不开", Some("B")),
            ("状态：A-开，B-关，如果没有人默认关", None),
            ("状态：A-开，B-关，默认开，夜里默认关", None),
            ("状态：A-开，B-关，默认随机", None),
            ("默认开", None),
        ] {
            assert_eq!(default(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn values_are_between_other_words() {
        for (text, expected) in [
            ("状态：ON-开着，OFF-关着", "ON, OFF"),
            ("状态： A-开着，B-关着，默认 A", "A, B"),
            ("要不要灯：ON：要，OFF：不要  不填就不要", "ON, OFF"),
            ("状态: NEW: 新的 ，OLD：旧的 ， GONE-没有了", "NEW, OLD, GONE"),
            ("种类：GPU-GPU型 COMMON-普通型", "GPU, COMMON"),
            ("种类，0-全部 1-红的 2-黄的  4-白的", "0, 1, 2, 4"),
            ("状态的数组，Open（开着）/Closed（关着）", "Open, Closed"),
            ("只能为整型0/1，其中0为开，1为关，不传就为开", "0, 1"),
            ("种类，取值范围：1 红的，2 黄的，默认 1", "1, 2"),
            ("状态，取值范围：on 亮着，off 暗着", "on, off"),
            ("取值范围：200 好，400不好", "200, 400"),
            ("锁：true-锁上（15天后打开）；false-不锁（默认选项）", "true, false"),
            ("房间类型: Single/Double /Suite", "Single, Double, Suite"),
            ("结构:  x64/arm64", ""),
            ("门的架构:  x64/arm64", "x64, arm64"),
            ("特性列表： \"ALL\",\"FEAT-A\",\"FEAT-B\"", "ALL, FEAT-A, FEAT-B"),
            ("文件类型：image/png", ""),
            ("价格，单位：元/晚", ""),
            ("名称：a-z，长度 2-4 个", ""),
            ("状态：A-开着，B-关着等", ""),
            ("房号-1代表没有", ""),
            ("取值范围：1 到 5，2 到 6", ""),
            ("id（编号），name（名称）", ""),
            ("取值范围：on 亮着，off 暗着", "on, off"),
            ("权限，1：读，2：写，4：删除", ""),
            ("- ON：开着，OFF：关着", ""),
            ("开着：A-一，B-二。关着：C-三", ""),
            ("时间，格式为 yyyy-MM-dd HH:mm", ""),
        ] {
            let found: Vec<String> = read(text).list.into_iter().map(|choice| choice.value).collect();
            assert_eq!(found.join(", "), expected, "{text}");
        }
    }
}
