//! Sizes in prose: bounds of the bytes of a text or of a file.

use super::bounds::Bounds;

/// The largest number of bytes of a unit that pages round: MB is 1,048,576 and not 1,000,000.
const UNITS: [(&str, i64); 21] = [
    ("字节", 1),
    ("octets", 1),
    ("octet", 1),
    ("bytes", 1),
    ("byte", 1),
    ("Bytes", 1),
    ("Byte", 1),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("KB", 1 << 10),
    ("kB", 1 << 10),
    ("Kb", 1 << 10),
    ("kb", 1 << 10),
    ("Ko", 1 << 10),
    ("ko", 1 << 10),
    ("MB", 1 << 20),
    ("Mo", 1 << 20),
    ("M", 1 << 20),
    ("GB", 1 << 30),
    ("Go", 1 << 30),
];

/// Words before a maximum.
const AT_MOST: [&str; 38] = [
    "不超过",
    "不得超过",
    "不能超过",
    "不可超过",
    "不应超过",
    "不要超过",
    "请勿超过",
    "不大于",
    "不得大于",
    "不能大于",
    "小于等于",
    "小于或等于",
    "最大",
    "最长",
    "最多",
    "上限",
    "限制",
    "限定长度",
    "限定",
    "≤",
    "<=",
    "at most",
    "up to",
    "no more than",
    "no larger than",
    "not exceed",
    "not be larger than",
    "not be greater than",
    "not be more than",
    "exceeding",
    "limit of",
    "limit",
    "limited to",
    "maximum",
    "maximum of",
    "au plus",
    "jusqu'à",
    "ne doit pas dépasser",
];

/// Words before a limit that is itself too large.
const LESS: [&str; 10] =
    ["小于", "少于", "低于", "<", "less than", "smaller than", "under", "below", "inférieure à", "moins de"];

/// Words before a minimum.
const AT_LEAST: [&str; 9] =
    ["不小于", "不少于", "不低于", "不得小于", "不能小于", "大于等于", "至少", "at least", "au moins"];

/// Words after a maximum.
const INSIDE: [&str; 8] = ["以内", "之内", "以下", "or less", "or smaller", "or fewer", "maximum", "au maximum"];

/// Words without meaning between such a word and its number.
const FILL: [&str; 9] = ["为", "是", "在", "值", "is", "of", "de", "est", "至"];

/// Words of advice. The vendor accepts more.
const ADVICE: [&str; 5] = ["建议", "推荐", "recommend", "should preferably", "conseillé"];

/// Words that make a limit one of something else than the field, or one on a condition.
const OTHERS: [&str; 24] = [
    "请求体",
    "消息体",
    "消息",
    "总",
    "合计",
    "卡片",
    "返回",
    "如果",
    "若",
    "支持的文件",
    "单个值",
    "request body",
    "message",
    "total",
    "together",
    "in all",
    "response",
    "if ",
    "when ",
    "each value",
    "au total",
    "réponse",
    "corps de la requête",
    " si ",
];

/// Words for a file.
const FILES: [&str; 11] =
    ["文件", "图片", "素材", "附件", "音频", "视频", "file", "image", "picture", "fichier", "attachment"];

/// Words for a file that is received.
const RECEIVED: [&str; 4] = ["下载", "download", "返回", "télécharger"];

/// Words for a file without bytes.
const EMPTY: [&str; 7] = ["空文件", "大小为 0", "大小为0", "empty file", "0 bytes", "size 0", "fichier vide"];

/// Words that refuse such a file.
const REFUSES: [&str; 8] = ["不允许", "不可", "不支持", "不能", "不得", "not ", "cannot", " pas "];

/// The bounds of bytes that a text states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    /// The bounds of the value itself.
    pub(super) bounds: Option<Bounds>,
    /// Whether the text states others, which bind the value only on a condition or not at all.
    pub(super) has_others: bool,
}

/// Whether a text after a number begins with a unit of bytes.
pub(super) fn is_unit(after: &str) -> bool {
    unit(after).is_some()
}

/// Whether a line speaks of a file that is sent.
pub(super) fn is_of_file(line: &str) -> bool {
    contains(&line.to_lowercase(), &FILES) && !contains(&line.to_lowercase(), &RECEIVED)
}

/// Reads the bounds of bytes that a text states.
pub(super) fn read(text: &str) -> Size {
    let mut found = Size::default();
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return found;
    }
    let mut all: Vec<Bounds> = Vec::new();
    for sentence in text.split(['。', '；', ';', '\n']).flat_map(|sentence| sentence.split(". ")) {
        if contains(sentence, &ADVICE) {
            continue;
        }
        let Sentence { mut bounds, has_more } = read_sentence(sentence);
        found.has_others |= has_more && !bounds.is_empty();
        if contains(&sentence.to_lowercase(), &OTHERS) || (has_more && !bounds.is_empty()) {
            found.has_others |= !bounds.is_empty();
            continue;
        }
        let refuses_empty = contains(sentence, &EMPTY) && contains(sentence, &REFUSES);
        for bounds in bounds.iter_mut().filter(|_| refuses_empty) {
            bounds.min = bounds.min.or(Some(1));
        }
        all.extend(bounds);
    }
    all.dedup();
    match all.as_slice() {
        [] => {}
        [bounds] => found.bounds = Some(*bounds),
        [Bounds { min, max: None }, Bounds { min: None, max }]
        | [Bounds { min: None, max }, Bounds { min, max: None }] => {
            found.bounds = Some(Bounds { min: *min, max: *max });
        }
        _ => found.has_others = true,
    }
    found
}

/// The bounds of a sentence, and whether it has sizes that are no bounds.
struct Sentence {
    bounds: Vec<Bounds>,
    has_more: bool,
}

fn read_sentence(sentence: &str) -> Sentence {
    let mut found = Sentence { bounds: Vec::new(), has_more: false };
    let mut from = 0;
    while let Some(start) = sentence[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let before = &sentence[from..start];
        let Some(number) = Number::read(&sentence[start..]) else {
            from = start + digits(&sentence[start..]).max(1);
            continue;
        };
        from = start + number.length;
        // A number within a word or an address is none.
        if sentence[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || "._-/=".contains(c)) {
            continue;
        }
        let Number { first, unit: Some(last_unit), last, .. } = number else { continue };
        match (last, bound(before, &sentence[from..])) {
            (Some(max), _) => {
                let min_unit = number.first_unit.unwrap_or(last_unit);
                found.bounds.push(Bounds { min: Some(first * min_unit), max: Some(max * last_unit) });
            }
            (None, Some(End::AtMost)) => found.bounds.push(Bounds { min: None, max: Some(first * last_unit) }),
            (None, Some(End::Less)) => found.bounds.push(Bounds { min: None, max: Some(first * last_unit - 1) }),
            (None, Some(End::AtLeast)) => found.bounds.push(Bounds { min: Some(first * last_unit), max: None }),
            (None, None) => found.has_more = true,
        }
    }
    found
}

/// A number with a unit, or two numbers that are joined.
struct Number {
    first: i64,
    first_unit: Option<i64>,
    last: Option<i64>,
    /// The unit of the last number.
    unit: Option<i64>,
    /// The length of the text that was read.
    length: usize,
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let (first, rest) = whole(text)?;
        let (first_unit, rest) = unit(rest).map_or((None, rest), |(unit, rest)| (Some(unit), rest));
        let joined = rest.trim_start_matches([' ', '`']);
        let joined = ["-", "~", "～", "–", "至", "到"].iter().find_map(|sign| joined.strip_prefix(sign));
        let second = joined.and_then(|rest| whole(rest.trim_start_matches([' ', '`'])));
        if let Some((last, (unit, rest))) = second.and_then(|(last, rest)| Some((last, unit(rest)?))) {
            let length = text.len() - rest.len();
            return Some(Self { first, first_unit, last: Some(last), unit: Some(unit), length });
        }
        Some(Self { first, first_unit, last: None, unit: first_unit, length: text.len() - rest.len() })
    }
}

/// Reads a whole number, which may have commas between its thousands.
fn whole(text: &str) -> Option<(i64, &str)> {
    let mut end = digits(text);
    while text[end..].starts_with(',') && digits(&text[end + 1..]) == 3 {
        end += 4;
    }
    let rest = &text[end..];
    let is_fraction = rest.strip_prefix('.').is_some_and(|rest| digits(rest) > 0);
    let number: i64 = text[..end].replace(',', "").parse().ok()?;
    (!is_fraction && number < 1 << 30).then_some((number, rest))
}

fn digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

/// Returns the bytes of the unit at the beginning of a text, and the text after it.
fn unit(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start_matches([' ', '`', '*', '=']);
    let text = text.strip_prefix('个').unwrap_or(text).trim_start();
    UNITS.iter().find_map(|(word, bytes)| {
        let rest = text.strip_prefix(word)?;
        let is_whole = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        is_whole.then_some((*bytes, rest))
    })
}

/// The end that a limit bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    AtMost,
    Less,
    AtLeast,
}

/// Returns the end that the words around a number bound.
fn bound(before: &str, after: &str) -> Option<End> {
    let small = before.to_lowercase();
    let mut before = small.trim_end_matches([' ', '`', '*', '=', '：', ':', '(', '（']);
    while let Some(shorter) = FILL.iter().find_map(|fill| before.strip_suffix(fill)) {
        if ends_with(before, &AT_MOST) {
            break;
        }
        before = shorter.trim_end_matches([' ', '`', '*', '=', '：', ':']);
    }
    let after = after.trim_start_matches([' ', '`', '*', '=']);
    if ends_with(before, &AT_LEAST) {
        return Some(End::AtLeast);
    }
    if ends_with(before, &AT_MOST) || INSIDE.iter().any(|word| after.starts_with(word)) {
        return Some(End::AtMost);
    }
    ends_with(before, &LESS).then_some(End::Less)
}

fn ends_with(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

fn contains(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_bound_the_bytes_of_a_value() {
        for (text, expected) in [
            ("备注，长度需小于 3000 字节", "..2999"),
            ("名称，长度限制：1~256 个字节", "1..256"),
            ("编号，限定长度16字节", "..16"),
            ("二进制内容，最大 300 MB", "..314572800"),
            ("图片，大小在 3KB-10MB 之间", "3072..10485760"),
            ("大小不超过 1024 KB。", "..1048576"),
            ("大小不超过50M", "..52428800"),
            ("图片大小小于10M。", "..10485759"),
            ("接口适用于20MB以下的文件", "..20971520"),
            ("文件大小不得超过 30 MB，且不允许上传空文件", "1..31457280"),
            ("文件大小不得超过 20 MB。要上传大于 20 MB 的文件，使用分片", "..20971520"),
            ("不少于 2 字节。不超过 8 字节", "2..8"),
            ("At most 20,480 bytes.", "..20480"),
            ("The file must not exceed 5 MB", "..5242880"),
            ("Le fichier ne doit pas dépasser 2 Mo", "..2097152"),
            ("Up to 1 GiB", "..1073741824"),
        ] {
            let found = read(text).bounds.map(|bounds| bounds.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_sizes_bind_no_value() {
        for (text, has_others) in [
            ("长度不超过 30 字符", false),
            ("建议大小不超过 10 MB", false),
            ("文本请求体最大不能超过 150 KB", true),
            ("附件大小限制为 50 M，图片大小为 10 M", true),
            ("附件总大小不超过 25 MB", true),
            ("如果是视频，不超过 5 MB", true),
            ("第 0 个字节到第 1024 个字节", false),
            ("分片大小 4MB", false),
            ("下载速度最大 5MB/s", false),
            ("编号 abc-10MB", false),
            ("不超过 1.5 MB", false),
        ] {
            let found = read(text);
            assert_eq!((found.bounds, found.has_others), (None, has_others), "{text}");
        }
    }
}
