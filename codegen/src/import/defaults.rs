//! Defaults in words: `默认为 20`, `- open（默认）：…`, `default "red"`.

use super::choices;
use super::limits;
use super::sizes;

/// Words before a default.
const WORDS: [&str; 11] = [
    "默认",
    "Defaults to",
    "Default",
    "default",
    "par défaut",
    "預設",
    "デフォルト",
    "ค่าเริ่มต้น",
    "predeterminado",
    "por defecto",
    "Standardwert",
];

/// Words between such a word and the value.
const IS: [&str; 20] = [
    "取值",
    "值",
    "为",
    "是",
    "：",
    ":",
    "=",
    "value is ",
    "value of ",
    "value",
    "is ",
    "to ",
    "s to ",
    "est ",
    "為",
    "は",
    "คือ",
    "เป็น",
    "es ",
    "ist ",
];

/// Quotes around a value.
const QUOTES: [(char, char); 6] = [('`', '`'), ('"', '"'), ('“', '”'), ('\'', '\''), ('「', '」'), ('”', '”')];

/// Words of a condition, in front of a default.
const CONDITIONS: [&str; 9] = ["如果", "若", "对于", "时，", "时,", "类型为", "if ", "when ", " si "];

/// Conditions of a value of the field itself.
const OWN_VALUES: [&str; 8] = [
    "若为true",
    "若为false",
    "如果为true",
    "如果为false",
    "取值为true时，",
    "取值为false时，",
    "值为true时，",
    "值为false时，",
];

/// Conditions that a field without a value meets.
const ABSENT: [&str; 22] = [
    "不填",
    "不传",
    "不设",
    "不指定",
    "不写",
    "不提供",
    "没填",
    "没传",
    "没指定",
    "没有指定",
    "未填",
    "未传",
    "未设",
    "未指定",
    "为空",
    "缺省",
    "省略",
    "not set",
    "not given",
    "omitted",
    "absent",
    "unless",
];

/// Marks behind a value that is the default.
pub(super) const MARKS: [&str; 7] =
    ["（默认）", "（默认值）", "(默认)", "(默认值)", "(default)", "(Default)", "(par défaut)"];

/// Words for the absence of a default.
const NO_VALUES: [&str; 5] = ["空", "无", "-", "不填", "\\-"];

/// Words of a text in front of which `default` is an adjective.
const NAMES: [&str; 6] = ["url", "icon", "id", "logo", "app", "ico"];

/// The default that a text states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) value: Option<SpokenValue>,
    /// The defaults that bind only on a condition, are in another unit, or differ.
    pub(super) unread: Vec<String>,
}

/// A default in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpokenValue {
    pub(super) text: String,
    /// Whether the words also state a text: by quotes, or by a verb in front of it.
    pub(super) is_text: bool,
}

/// Returns the words of defaults by which damaged pages are repaired.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.into_iter().take(5)
}

/// Returns the default that a text states.
pub(super) fn read(text: &str) -> Spoken {
    let mut spoken = Spoken::default();
    let mut values: Vec<SpokenValue> = Vec::new();
    if !WORDS.iter().any(|word| text.contains(word)) {
        return spoken;
    }
    let sentences = text.split(['。', '；', ';', '\n']).flat_map(|sentence| sentence.split(". "));
    for sentence in sentences {
        if let Some(value) = marked(sentence) {
            values.push(value);
            continue;
        }
        for (at, word) in occurrences(sentence) {
            let (before, after) = (&sentence[..at], &sentence[at + word.len()..]);
            let Some((value, rest)) = value(before, after, word.ends_with("to")) else { continue };
            if is_conditional(before) || is_in_other_unit(rest, text) {
                spoken.unread.push(value.text);
            } else if !values.iter().any(|known| known.text == value.text) {
                values.push(value);
            }
        }
    }
    match <[SpokenValue; 1]>::try_from(values) {
        Ok([value]) => spoken.value = Some(value),
        Err(values) => spoken.unread.extend(values.into_iter().map(|value| value.text)),
    }
    spoken
}

/// Whether the words of a rule for a default say that there is none.
pub(super) fn is_no_value(text: &str) -> bool {
    let text = text.trim_matches(['`', '"', '“', '”', ' ']);
    let first = text.split(['，', ',', '。', '（', '(', '；', ' ']).next().unwrap_or_default().to_lowercase();
    NO_VALUES.contains(&first.as_str()) || ["空值", "空字符串", "空串", "无默认值"].contains(&first.as_str())
}

/// Returns the places of the words for a default. A word within another one does not count.
fn occurrences(sentence: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let found = WORDS.into_iter().flat_map(move |word| sentence.match_indices(word).map(move |(at, _)| (at, word)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())));
    found.dedup_by_key(|(at, _)| *at);
    found.into_iter()
}

/// Returns the value of `- open（默认）：…`.
fn marked(sentence: &str) -> Option<SpokenValue> {
    let item = choices::item(sentence)?;
    let at = MARKS.iter().find_map(|mark| item.find(mark))?;
    let value = item[..at].split(['：', ':', ' ']).next().unwrap_or_default().trim_matches(['`', '"', '*', ' ']);
    let is_value = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c));
    is_value.then(|| SpokenValue { text: value.to_owned(), is_text: true })
}

/// Returns the value behind a word for a default, with the text behind the value.
///
/// `has_verb` says whether that word is a verb.
fn value<'a>(before: &str, after: &'a str, mut has_verb: bool) -> Option<(SpokenValue, &'a str)> {
    let mut rest = after.trim_start();
    while let Some(shorter) = IS.iter().find_map(|word| rest.strip_prefix(word)) {
        has_verb = true;
        rest = shorter.trim_start();
    }
    if let Some((open, close)) = rest.chars().next().and_then(|c| QUOTES.into_iter().find(|(open, _)| *open == c)) {
        let inner = &rest[open.len_utf8()..];
        let end = inner.find(close)?;
        let behind = &inner[end + close.len_utf8()..];
        let is_whole = !behind.trim_start().starts_with(['+', '/', '|']);
        let text = inner[..end].trim();
        return (is_whole && !text.is_empty() && text.is_ascii())
            .then(|| (SpokenValue { text: text.to_owned(), is_text: true }, behind));
    }
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c))).unwrap_or(rest.len());
    let text = rest[..end].trim_end_matches(['.', '-']);
    let behind = &rest[text.len()..];
    let is_apart = ends_clause(behind);
    // A number or a truth value is one in any context; a word has to be the whole clause.
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
    let is_plain = is_number || text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false");
    let begins = before.trim_end().ends_with(['，', ',', '（', '(', '：']);
    let is_name = NAMES.contains(&text.to_lowercase().as_str());
    let is_text = is_apart && (has_verb || begins) && !is_name;
    (!text.is_empty() && (is_plain || is_text)).then(|| (SpokenValue { text: text.to_owned(), is_text }, behind))
}

/// Whether a clause ends in front of a text.
fn ends_clause(text: &str) -> bool {
    let mut letters = text.trim_start().chars();
    match letters.next() {
        None => true,
        Some(',' | '.') => letters.next().is_none_or(char::is_whitespace),
        Some(c) => "，。；、！;!)）】".contains(c),
    }
}

pub(super) fn is_conditional(before: &str) -> bool {
    // `为 true 时` explains the value, and a condition in front of `是否` belongs to the meaning.
    let before = before.rfind("是否").map_or(before, |at| &before[at..]);
    let small = before.to_lowercase().replace("小时", "").replace("为 ", "为").replace("e 时", "e时");
    let small = OWN_VALUES.iter().fold(small, |text, words| text.replace(words, ""));
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let is_when = small.contains('当') && small.contains('时') && !small.contains("当前");
    (has(&CONDITIONS) || is_when) && !has(&ABSENT)
}

/// Whether a unit of time or bytes is behind a number, which the text does not call its own.
fn is_in_other_unit(rest: &str, text: &str) -> bool {
    let word: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric()).take(2).collect();
    let is_own = || {
        let units = text.match_indices("单位").map(|(at, unit)| &text[at + unit.len()..]);
        let mut units = units.map(|unit| unit.trim_start_matches(['是', '为', '：', ':', ' ', '（']));
        units.any(|unit| !word.is_empty() && word.starts_with(&unit.chars().take(1).collect::<String>()))
    };
    (limits::is_time(rest) || sizes::is_unit(rest.trim_start())) && !is_own()
}

#[cfg(test)]
mod tests {
    use super::{is_no_value, read};

    #[test]
    fn words_state_one_default() {
        for (text, value, is_text) in [
            ("每页条数，默认 20，最大 100", "20", true),
            ("默认为 False，不返回总数", "False", true),
            ("没填就用默认值，默认值为 500", "500", true),
            ("语言，默认 `zh`，即中文", "zh", true),
            ("角色，默认为\"viewer\"", "viewer", true),
            ("方式，默认值为 OVERWRITE，即覆盖", "OVERWRITE", true),
            ("顺序，如果没指定，默认为 asc", "asc", true),
            ("种类（默认user，可不填写）", "user", true),
            ("样式（默认为2 经典样式）", "2", false),
            ("大小，单位 px，默认为 14 px", "14", false),
            ("时长，单位：秒，默认 30 秒", "30", false),
            ("时长，单位：小时，默认 3", "3", true),
            ("- false（默认值）：不创建", "false", true),
            ("- `online`：线上（默认）", "online", true),
            ("Size of a page. Defaults to 20.", "20", true),
            ("Order, default \"asc\"", "asc", true),
            ("The default value is 3 for each.", "3", false),
            ("夜里开门时，是否开灯，默认false", "false", true),
            ("若为true表示关灯，默认为false", "false", true),
            ("取值为 true 时，主人可以关灯， 默认为 false", "false", true),
        ] {
            let found = read(text);
            let found = found.value.map(|value| (value.text, value.is_text));
            assert_eq!(found, Some((value.to_owned(), is_text)), "{text}");
        }
    }

    #[test]
    fn other_words_state_none() {
        for (text, unread) in [
            ("能收回的时长，单位为秒，默认 31 天", "31"),
            ("默认值：30日前的这一刻", "30"),
            ("类型为 a 时，默认 3", "3"),
            ("默认 1，旧版默认 2", "1, 2"),
            ("默认更新为 2", ""),
            ("默认 URL", ""),
            ("默认为Open ID", ""),
            ("默认为 UTC+8", ""),
            ("默认为“表名”", ""),
            ("默认查询全部", ""),
        ] {
            let found = read(text);
            assert_eq!((found.value, found.unread.join(", ")), (None, unread.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_rule_may_say_that_there_is_no_default() {
        for (text, expected) in
            [("`空`", true), ("`空，由系统生成`", true), ("无", true), ("`API导入`", false), ("`0`", false)]
        {
            assert_eq!(is_no_value(text), expected, "{text}");
        }
    }
}
