//! Facts in prose without labels: limits, defaults, ranges, and pairs of fields of which one is
//! needed.

use super::sizes;

/// Words before a limit.
const LIMITS: [&str; 13] = [
    "上限为",
    "最多",
    "不超过",
    "最大",
    "最长",
    "limit of",
    "at most",
    "no more than",
    "maximum of",
    "up to",
    "Up to",
    "Max length",
    "limite maximale de",
];

/// Words without meaning between such a word and its number.
const FILL: [&str; 12] = ["支持", "传入", "可以", "可", "值", "长度", "数", "是", "为", "删除", "更新", " "];

/// Units of characters. Any other unit counts items or belongs to the number itself.
const CHARACTERS: [&str; 5] = ["字符", "个字符", "个汉字", "characters", "chars"];

/// Units of items.
const ITEMS: [&str; 10] =
    ["个", "条", "项", "行", "items", "entries", "records", "rows", "documents", "enregistrements"];

/// Words before a default.
const DEFAULTS: [&str; 4] = ["默认", "Default", "default", "par défaut"];

/// Words that may follow such a word before the value.
const IS: [&str; 4] = ["value is ", "value of ", "value: ", "is "];

/// Words before a range of numbers.
const RANGES: [&str; 6] = ["范围", "长度", "range", "Range", "需为", "between"];

/// Words after the field that takes precedence over another.
const WINS: [&str; 3] = ["takes precedence", "为准", "prioritaire"];

/// Words that say that one of several fields is required.
const EITHER: [&str; 14] = [
    "either",
    "soit",
    "二选一",
    "三选一",
    "任选其一",
    "必填其一",
    "必选其一",
    "必传其一",
    "只能填一个",
    "有且只能",
    "mutually exclusive",
    "choose one",
    "cannot both be empty",
    "must not both be empty",
];

/// Words before and after the number one, with at most a few words between them.
const ONE_OF: [(&str, &[&str]); 8] = [
    ("至少", &["一个", "1 个", "一项", "一种", "其一", "之一"]),
    ("必须", &["其中一个", "其一", "之一", "有一个"]),
    ("不能", &["同时为空", "都为空"]),
    ("不可", &["同时为空", "都为空"]),
    ("不得", &["同时为空", "都为空"]),
    ("不允许", &["同时为空", "都为空"]),
    ("at least one", &[" of", " must", " is required"]),
    ("au moins", &["un de", "un des", "l'un"]),
];

/// Words that say that no more than one field may be given.
const ONLY_ONE: [&str; 10] = [
    "只能二选一",
    "有且只能",
    "只能填一个",
    "只能传一个",
    "只能选择其中一个",
    "只能填写其中一个",
    "mutually exclusive",
    "exactly one",
    "only one of",
    "exactement un",
];

/// Returns the words of prose by which damaged pages are repaired.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let all: [&'static [&'static str]; 7] = [&LIMITS, &FILL, &CHARACTERS, &ITEMS, &DEFAULTS, &RANGES, &EITHER];
    all.into_iter().flatten().copied().chain(WINS)
}

/// The unit of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Characters.
    Characters,
    /// Items.
    Items,
    /// No unit.
    None,
}

/// A limit in prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) number: i64,
    pub(super) unit: Unit,
}

/// A range of numbers, or of numbers of characters, in prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) min: Option<i64>,
    pub(super) max: i64,
    pub(super) unit: Unit,
}

/// Returns the unit at the beginning of a text after a number.
fn unit(after: &str) -> Unit {
    let after = after.trim_start_matches(['`', '*', ' ']);
    let is = |units: &[&str]| units.iter().any(|unit| after.starts_with(unit));
    match (is(&CHARACTERS), is(&ITEMS)) {
        (true, _) => Unit::Characters,
        (_, true) => Unit::Items,
        _ => Unit::None,
    }
}

/// Returns the limits that a text states in prose.
pub(super) fn limits(text: &str) -> Vec<Limit> {
    let mut limits: Vec<Limit> = Vec::new();
    for word in LIMITS {
        for (start, _) in text.match_indices(word) {
            let mut rest = &text[start + word.len()..];
            while let Some(shorter) = FILL.iter().find_map(|fill| rest.strip_prefix(fill)) {
                rest = shorter;
            }
            let rest = rest.trim_start_matches(['`', '*']);
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let after = rest[digits..].trim_start_matches(['`', '*', ' ']);
            if sizes::is_unit(after) {
                continue;
            }
            let unit = match (unit(after), after.chars().next()) {
                (Unit::None, None | Some('，' | '。' | '；' | ',' | '.' | ';' | ')' | '）' | '\n')) => Unit::None,
                // Ten thousands, megabytes, seconds: the limit is not the number itself.
                (Unit::None, _) => continue,
                (unit, _) => unit,
            };
            let limit = rest[..digits].parse().map(|number| Limit { number, unit });
            if let Some(limit) = limit.ok().filter(|limit| !limits.contains(limit)) {
                limits.push(limit);
            }
        }
    }
    limits
}

/// Returns the default that a text states, if it is a number, true or false.
pub(super) fn default(text: &str) -> Option<&str> {
    let (_, after) = DEFAULTS.iter().find_map(|word| text.split_once(word))?;
    let after = after.trim_start_matches(['值', '为', '是', ':', '：', '`', '"', '“', ' ']);
    let after = IS.iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c))).unwrap_or(after.len());
    let value = after[..end].trim_end_matches('.');
    let is_value = value == "true" || value == "false" || value.parse::<f64>().is_ok_and(f64::is_finite);
    is_value.then_some(value)
}

/// Returns the one range of numbers, or number of characters, that a text states.
pub(super) fn span(text: &str) -> Option<Range> {
    let mut found: Vec<Range> = Vec::new();
    let mut rest = text;
    let mut before = "";
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        before = if start == 0 { before } else { &rest[..start] };
        let (first, after) = number(&rest[start..]);
        let joined = after.trim_start().strip_prefix(['-', '~', '～', '–', '至']).map(str::trim_start);
        let (min, max, after) = match joined.map(number) {
            Some((Some(max), after)) => (first, Some(max), after),
            _ => (None, first, after),
        };
        let unit = unit(after);
        let is_apart =
            before.ends_with(|c: char| !(c.is_ascii_alphanumeric() || ".-_~".contains(c))) || before.is_empty();
        let is_range = RANGES.iter().any(|word| {
            before.trim_end_matches(['为', '是', ':', '：', ' ', '`']).trim_end_matches(" is").ends_with(word)
        });
        let is_stated = (unit == Unit::Characters || (is_range && min.is_some())) && !sizes::is_unit(after);
        if let Some(max) = max.filter(|max| is_apart && is_stated && min.is_none_or(|min| min < *max)) {
            found.push(Range { min, max, unit });
        }
        rest = after;
        before = "";
    }
    found.dedup();
    <[_; 1]>::try_from(found).ok().map(|[span]| span)
}

fn number(text: &str) -> (Option<i64>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

/// Whether a text may say that one of several fields is required.
pub(super) fn has_either(text: &str) -> bool {
    let small = text.to_lowercase();
    EITHER.iter().any(|word| small.contains(word)) || ONE_OF.iter().any(|(word, _)| small.contains(word))
}

/// Whether a text says that no more than one of several fields may be given.
pub(super) fn allows_one(text: &str) -> bool {
    let small = text.to_lowercase();
    ONLY_ONE.iter().any(|word| small.contains(word))
}

/// Whether a text is about the creation of something.
pub(super) fn is_of_creation(text: &str) -> bool {
    ["创建", "新建", "when creating", "création"].iter().any(|word| text.to_lowercase().contains(word))
}

/// Returns fields in the order of `a > b > c`, if a text has all of them so.
pub(super) fn precedence(text: &str, fields: &[String]) -> Option<Vec<String>> {
    let text = text.replace(['`', ' ', '\\'], "");
    let lists = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '>'));
    lists.filter(|list| list.contains('>')).find_map(|list| {
        let order: Vec<String> = list.split('>').map(str::to_owned).collect();
        let is_all = order.len() == fields.len() && fields.iter().all(|field| order.contains(field));
        is_all.then_some(order)
    })
}

/// Returns the fields of which a text requires one, in the order of the text.
///
/// `names` are the fields of an object. `own` is the field that the text describes: a sentence need
/// not name it.
pub(super) fn either(text: &str, own: Option<&str>, names: &[&str]) -> Option<Vec<String>> {
    let text = text.replace('\\', "");
    let sentences = text.split(['。', '；', '\n']).flat_map(|sentence| sentence.split(". "));
    sentences.into_iter().find_map(|sentence| {
        let small = sentence.to_lowercase();
        let is_either = EITHER.iter().any(|word| small.contains(word)) || is_one_of(&small);
        let mut found = if is_either { named(sentence, names) } else { Vec::new() };
        if let ([_], Some(own)) = (found.as_slice(), own.filter(|own| found.iter().all(|name| name != own))) {
            found.insert(0, own.to_owned());
        }
        (found.len() > 1).then_some(found)
    })
}

/// Whether a sentence has a pair of words for one of several.
fn is_one_of(sentence: &str) -> bool {
    ONE_OF.iter().any(|(before, after)| {
        let mut rests = sentence.match_indices(before).map(|(at, _)| &sentence[at + before.len()..]);
        rests.any(|rest| {
            let end = rest.char_indices().nth(14).map_or(rest.len(), |(at, _)| at);
            after.iter().any(|word| rest[..end].contains(word))
        })
    })
}

/// Returns the names that a sentence has, each once.
fn named(sentence: &str, names: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in sentence.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        let name = names.iter().find(|name| **name == word).or_else(|| names.iter().find(|name| is_alike(name, word)));
        if let Some(name) = name.filter(|name| !found.iter().any(|known| known == **name)) {
            found.push((*name).to_owned());
        }
    }
    found
}

/// Returns which of two fields takes precedence according to a text.
pub(super) fn wins(text: &str, pair: &[String; 2]) -> Option<bool> {
    let text = text.replace('\\', "");
    let (before, _) = WINS.iter().find_map(|word| text.split_once(word))?;
    let [first, second] = pair.each_ref().map(|name| before.rfind(name.as_str()));
    (first != second).then(|| first > second)
}

/// Whether a word is a name in another language: `filtre` for `filter`.
fn is_alike(name: &str, word: &str) -> bool {
    let start = name.get(..4).zip(word.get(..4));
    start.is_some_and(|(name, word)| name == word) && name.len() == word.len()
}

#[cfg(test)]
mod tests {
    use super::{allows_one, either, precedence};

    #[test]
    fn a_sentence_requires_one_of_several_fields() {
        let names = ["label", "note", "photo_id", "box_id"];
        for (text, own, expected) in [
            ("与 note 至少填一个", Some("label"), "label, note"),
            ("label 与 note 二者必填其一", Some("note"), "label, note"),
            ("box_id 和 photo_id 必须有一个必填", None, "box_id, photo_id"),
            ("label、note、box_id 不能同时为空", None, "label, note, box_id"),
            ("`label`、`note` 两个字段至少需要填写其中一个", None, "label, note"),
            ("At least one of label and note is required.", None, "label, note"),
            ("Send either `note` or `label`.", None, "note, label"),
            ("Au moins un de label et note", None, "label, note"),
            ("至少填写一个语种", Some("label"), ""),
            ("与 note 保持一致", Some("label"), ""),
            ("至少 2 个字符。与 note 一致", Some("label"), ""),
            ("与 room 至少填一个", Some("label"), ""),
        ] {
            let found = either(text, own, &names).unwrap_or_default();
            assert_eq!(found.join(", "), expected, "{text}");
        }
    }

    #[test]
    fn a_chain_of_fields_is_their_order() {
        let fields = ["note", "label", "box_id"].map(str::to_owned);
        let found = precedence("生效的顺序为 `box_id` > `label` > `note`。", &fields);
        assert_eq!(found.unwrap_or_default(), ["box_id", "label", "note"]);
        assert_eq!(precedence("box_id > label", &fields), None);
    }

    #[test]
    fn some_sentences_allow_only_one() {
        assert!(allows_one("与 label 只能二选一"));
        assert!(allows_one("有且只能填一个"));
        assert!(!allows_one("二选一"));
    }
}
