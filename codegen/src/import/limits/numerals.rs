//! Small numbers in Chinese characters, such as `最多可填入一个城市`.

/// Words in front of a number that bounds a list.
const WORDS: &[&str] = &["最多", "至多", "不超过", "不能超过", "不得超过"];

/// Words in front of the least number of items.
const LEAST: &[&str] = &["至少", "最少"];

/// Words in front of the only number of items that is accepted.
const ONLY: &[&str] = &["只支持", "仅支持", "只能", "只允许", "仅允许", "仅限"];

/// Numbers, each at its value.
const NUMERALS: [char; 11] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// Words behind a number of items.
const COUNTERS: &[char] = &['个', '条', '位', '项', '张', '人', '种'];

/// Words that make a number one of alternatives: `A 和 B 至少传一个`.
const ALTERNATIVES: &[&str] = &["其中", "和", "与", "或", "、", "每", "同一"];

/// The most characters between a word and its number.
const GAP: usize = 5;

/// Returns a sentence with digits for a number of items in Chinese characters.
pub(super) fn with_digits(sentence: &str) -> String {
    sentence.split_inclusive(['，', ',']).map(clause_with_digits).collect()
}

fn clause_with_digits(clause: &str) -> String {
    let is_alternative = ALTERNATIVES.iter().any(|word| clause.contains(word));
    let found = if is_alternative { None } else { find(clause) };
    let Some((word, numeral, value)) = found else { return clause.to_owned() };
    let words = if ONLY.contains(&&clause[word.clone()]) { "最多" } else { &clause[word.clone()] };
    let rest = &clause[numeral.end..];
    format!("{}{words}{}{value} {rest}", &clause[..word.start], &clause[word.end..numeral.start])
}

type Span = std::ops::Range<usize>;

/// Returns the places of a word and of the number behind it, and the number.
fn find(clause: &str) -> Option<(Span, Span, usize)> {
    let (at, word) = WORDS.iter().chain(LEAST).chain(ONLY).find_map(|word| clause.find(word).map(|at| (at, *word)))?;
    let behind = &clause[at + word.len()..];
    let (gap, value, text) = numeral(behind)?;
    let start = at + word.len() + gap;
    let counter = behind[gap + text.len()..].strip_prefix(COUNTERS)?;
    // `At least one` without a noun is mostly one of several fields.
    let is_counted = !LEAST.contains(&word) || counter.starts_with(char::is_alphanumeric);
    (is_counted && behind[..gap].chars().count() <= GAP)
        .then(|| (at..at + word.len(), start..start + text.len(), value))
}

/// Returns the place, the value and the text of the first number in a text.
fn numeral(text: &str) -> Option<(usize, usize, &str)> {
    text.char_indices().find_map(|(at, c)| Some((at, value(c)?, &text[at..at + c.len_utf8()])))
}

/// Returns the value of a number.
pub(super) fn value(c: char) -> Option<usize> {
    if c == '两' { Some(2) } else { NUMERALS.iter().position(|numeral| *numeral == c) }
}

#[cfg(test)]
mod tests {
    use super::with_digits;

    #[test]
    fn numbers_of_items_become_digits() {
        for (sentence, expected) in [
            ("城市列表，最多可填入一个城市", "城市列表，最多可填入1 个城市"),
            ("当前只支持绑定一个仓库", "当前最多绑定1 个仓库"),
            ("必须至少指定一个字段", "必须至少指定1 个字段"),
            ("至少两位成员", "至少2 位成员"),
            ("两个字段至少填写其中一个", "两个字段至少填写其中一个"),
            ("编号和名称至少传一个", "编号和名称至少传一个"),
            ("每个任务只能有一个提醒", "每个任务只能有一个提醒"),
            ("最多保留一半", "最多保留一半"),
            ("至少有一个，否则会报错", "至少有一个，否则会报错"),
            ("只支持图片", "只支持图片"),
        ] {
            assert_eq!(with_digits(sentence), expected, "{sentence}");
        }
    }
}
