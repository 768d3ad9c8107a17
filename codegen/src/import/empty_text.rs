//! The meaning of the empty text, as a page states it in prose.

/// Words for the empty text, in small letters.
const EMPTY: [&str; 10] = [
    "空字符串",
    "空串",
    "空文本",
    "空字符",
    "empty string",
    "empty text",
    "blank string",
    "chaîne vide",
    "texte vide",
    "\"\"",
];

/// Parts of these words, one for each language.
const EMPTY_SIGNS: [&str; 5] = ["空", "empty", "blank", "vide", "\"\""];

/// Pairs of quotes with nothing between them.
const QUOTES: [&str; 4] = ["``", "“”", "''", "「」"];

/// Words behind the empty text if a page gives it a meaning.
const MEANS: [&str; 34] = [
    "表示",
    "代表",
    "则",
    "即",
    "时",
    "为",
    "是",
    "指",
    "意味",
    "视为",
    "会",
    "将",
    "默认",
    "清空",
    "清除",
    "means",
    "stands for",
    "refers to",
    "denotes",
    "represents",
    "selects",
    "removes",
    "clears",
    "resets",
    "returns",
    "for ",
    "to ",
    "is ",
    "are ",
    "then ",
    "signifie",
    "désigne",
    "représente",
    "pour ",
];

/// Words before the empty text if a page allows it.
const ALLOWS: [&str; 11] =
    ["可为", "可以", "可传", "可填", "允许", "支持", "may be", "can be", "may also be", "accepts", "peut être"];

/// Words before the empty text if a page refuses it.
const REFUSES: [&str; 21] = [
    "不能",
    "不可",
    "不允许",
    "不得",
    "不要",
    "不支持",
    "不接受",
    "不为",
    "不是",
    "禁止",
    "勿",
    "非",
    "not ",
    "cannot",
    "n't",
    "never",
    " no ",
    "without",
    "other than",
    " ne ",
    " pas ",
];

/// Words behind the empty text if a page calls it a mistake.
const FAILS: [&str; 13] = [
    "报错",
    "错误",
    "失败",
    "无效",
    "非法",
    "不允许",
    "不支持",
    "invalid",
    "error",
    "fail",
    "reject",
    "not allowed",
    "not accepted",
];

/// Whether a text allows the empty text of a field, or gives it a meaning.
pub(super) fn has_meaning(text: &str) -> bool {
    let small = text.to_lowercase();
    // Most texts name nothing empty.
    if !EMPTY_SIGNS.iter().chain(&QUOTES).any(|sign| small.contains(sign)) {
        return false;
    }
    let small = QUOTES.iter().fold(small, |text, quotes| text.replace(quotes, "\"\""));
    let sentences = small.split(['。', '；', ';', '\n']).flat_map(|sentence| sentence.split(". "));
    sentences.into_iter().any(|sentence| {
        EMPTY.iter().any(|word| {
            let mut places = sentence.match_indices(word);
            places.any(|(start, _)| is_meaning(&sentence[..start], &sentence[start + word.len()..]))
        })
    })
}

/// Whether the words around the empty text in a sentence allow it, or give it a meaning.
fn is_meaning(before: &str, after: &str) -> bool {
    // Two quotes are not the empty text in JSON, in an attribute, and as the end of another text.
    if before.ends_with(['{', '[', '=', '\\', '"']) || before.trim_end().ends_with("\":") {
        return false;
    }
    let clause = format!(" {}", before.rsplit(['，', ',']).next().unwrap_or_default());
    let contains = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_refused = contains(&clause, &REFUSES) || contains(after, &FAILS);
    !is_refused && (contains(&clause, &ALLOWS) || contains(after, &MEANS))
}

#[cfg(test)]
mod tests {
    use super::{EMPTY, EMPTY_SIGNS, has_meaning};

    #[test]
    fn each_word_for_the_empty_text_has_a_sign() {
        for word in EMPTY {
            assert!(EMPTY_SIGNS.iter().any(|sign| word.contains(sign)), "`{word}`");
        }
    }

    #[test]
    fn a_clause_allows_the_empty_text_or_gives_it_a_meaning() {
        for text in [
            "文件夹 token。值为空字符串时表示根目录",
            "若为空字符串，则移动到根目录",
            "传空字符串可清空名称",
            "空串代表全部",
            "可为空字符串",
            "填 `\"\"` 表示不限制",
            "填 “” 表示不限制",
            "Name of the folder. An empty string means the root.",
            "Pass an empty string for the root folder.",
            "May be an empty string.",
            "Use \"\" to clear the name",
            "Une chaîne vide désigne la racine.",
        ] {
            assert!(has_meaning(text), "{text}");
        }
        for text in [
            "名称",
            "不能为空字符串",
            "不允许输入空字符串，请确保字段的值符合类型的约束",
            "可不填，但是不要填空字符串",
            "非空字符串时生效",
            "传空字符串会报错",
            "默认为空字符串",
            "为空时返回全部",
            "Must not be an empty string; it is the name of the room.",
            "An empty string is invalid.",
            "No empty string is accepted for it",
            "Ce n'est pas une chaîne vide: il est requis",
            "例如 {\"a\":\"\"} 是对象",
            "当值为“至今”时，end_date==\"\"，值为其他时，end_date==end_time",
            "内容如 base_info.mobile eq \"\\\"+8613\\\"\" 的比较条件",
        ] {
            assert!(!has_meaning(text), "{text}");
        }
    }
}
