//! Facts in prose without labels: pairs of fields of which one is needed.

/// Words after the field that takes precedence over another.
const WINS: [&str; 3] = ["takes precedence", "为准", "prioritaire"];

/// Words that say that one of several fields is required.
const EITHER: [&str; 17] = [
    "either",
    "soit",
    "二选一",
    "三选一",
    "任选其一",
    "必填其一",
    "必选其一",
    "必传其一",
    "必填一个",
    "必传一个",
    "必选一个",
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

/// Words that require a field.
const REQUIRED: [&str; 11] = [
    "必填",
    "必传",
    "必选",
    "必须填",
    "必须传",
    "必须提供",
    "为必需",
    "is required",
    "must be set",
    "must be given",
    "est requis",
];

/// Words that keep such words from requiring the field, or that require another one.
const NOT_REQUIRED: [&str; 12] = [
    "非必填",
    "非必传",
    "非必选",
    "不必填",
    "不是必填",
    "是否必填",
    "无需",
    "必填项",
    "必填字段",
    "必填属性",
    "is not required",
    "not be required",
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
    EITHER.into_iter().chain(WINS)
}

/// Whether a text may say that one of several fields is required.
pub(super) fn has_either(text: &str) -> bool {
    let small = text.to_lowercase();
    EITHER.iter().any(|word| small.contains(word)) || ONE_OF.iter().any(|(word, _)| small.contains(word))
}

/// Whether a text says of a field that it is required, at least on a condition.
///
/// A sentence that requires one of several fields is another statement.
pub(super) fn may_require(text: &str) -> bool {
    let text = text.to_lowercase();
    let sentences = text.split(['。', '；', ';', '\n']).flat_map(|sentence| sentence.split(". "));
    sentences.into_iter().any(|sentence| {
        let is_required = REQUIRED.iter().any(|word| sentence.contains(word));
        let is_other = NOT_REQUIRED.iter().any(|word| sentence.contains(word));
        is_required && !is_other && !has_either(sentence)
    })
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
    use super::{allows_one, either, may_require, precedence};

    #[test]
    fn a_sentence_may_require_its_field() {
        for (text, expected) in [
            ("原因，仅当 `option` 为 `1` 时必填", true),
            ("该参数必填，请忽略左侧的“否”", true),
            ("This field is required when `kind` is 1.", true),
            ("非必填", false),
            ("answer 与 rich_answer 二者必填其一", false),
            ("是否必填", false),
            ("名称", false),
        ] {
            assert_eq!(may_require(text), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_requires_one_of_several_fields() {
        let names = ["label", "note", "photo_id", "box_id"];
        for (text, own, expected) in [
            ("与 note 至少填一个", Some("label"), "label, note"),
            ("label 与 note 二者必填其一", Some("note"), "label, note"),
            ("box_id 和 photo_id 必须有一个必填", None, "box_id, photo_id"),
            ("label、note、box_id 不能同时为空", None, "label, note, box_id"),
            ("该参数与 note 参数必传一个", Some("label"), "label, note"),
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
